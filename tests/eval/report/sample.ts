/** Evaluations for the tests of the reports, made of marks in short texts. */
import { RESAMPLING } from '../../../eval/bootstrap.ts';
import { type Evaluation, evaluate } from '../../../eval/evaluation.ts';
import { LAYERS, type Layer } from '../../../eval/layers.ts';
import { type MarkInput, toMark } from '../../../eval/mark.ts';
import { outcomesOf } from '../../../eval/outcome.ts';
import { NAMES, type ScoredDocument } from '../../../eval/score.ts';
import { at } from '../records.ts';

/** A mark by its quote: the first occurrence, or the n-th. */
export interface Said extends Omit<MarkInput, 'span' | 'quote' | 'type'> {
  readonly quote: string;
  readonly n?: number;
  readonly type?: string;
}

/** Gold and predictions of a layer; gold is null where nobody annotated it. */
export type Both = readonly [gold: readonly Said[] | null, predicted: readonly Said[]];

/** One document as scored. */
export function documentOf(
  document: string,
  text: string,
  layers: Partial<Record<Layer | typeof NAMES, Both>>,
  body: string | null = null,
): ScoredDocument {
  const scored = ([...LAYERS, NAMES] as const).map((layer) => {
    const [gold, predicted] = layers[layer] ?? [null, []];
    const marks = (side: readonly Said[]) => side.map((one) => markOf(text, one));
    const outcomes = outcomesOf({ gold: gold && marks(gold), predicted: marks(predicted) }, text);
    return [layer, { judged: gold !== null, outcomes }];
  });
  return {
    document,
    genre: document.split('/')[0] ?? '',
    body,
    sha256: `of ${document}`,
    annotated: true,
    layers: Object.fromEntries(scored),
  };
}

function markOf(text: string, { quote, n = 0, type = 'mark', ...rest }: Said) {
  return toMark({ ...rest, span: at(text, quote, n), quote, type });
}

/** The figures of some documents. */
export function evaluationOf(documents: readonly ScoredDocument[]): Evaluation {
  return evaluate({ documents, skipped: 1, drafts: 0 }, RESAMPLING);
}

/** What a document may hold that a page or a pull request must not take for markup. */
export const HOSTILE = {
  script: '<script>globalThis.broken = 1</script>',
  image: '"><img src=x onerror="globalThis.broken = 2">',
  style: '</style></blockquote></main>',
  markdown: '**fet** [länk](javascript:1) | `kod` @alla',
};

/** A decision of a kind. */
export function kind(quote: string, type: string, more: Partial<Said> = {}): Said {
  return { quote, type, values: { kind: type, decider: null }, ...more };
}

/** Six bodies alike and one that is hostile: every layer of errors, marks that overlap, no gold. */
export function sampleDocuments(): ScoredDocument[] {
  const alike = Array.from({ length: 6 }, (_, index) => club(`klubb/mote-${index + 1}.txt`, index));
  return [...alike, hostile()];
}

const CLUB = `Odlarklubben Rova

Närvarande: Asta Rova, Ture Lind

§ 1 Mötet antog planen för året.

§ 2 Asta Rova får i uppdrag att skriva till Viks kommun senast den 2 maj.

§ 3 Frågan om staketet bordlades.

§ 4 Årsavgiften höjs inte.
`;

function club(document: string, index: number): ScoredDocument {
  const odd = index % 2 === 1;
  const sure = { confidence: 0.95, by: 'rule:antog' };
  const asked = 'Asta Rova får i uppdrag att skriva till Viks kommun';
  return documentOf(
    document,
    CLUB,
    {
      decisions: [
        [
          kind('Mötet antog planen för året.', 'adopt'),
          kind(asked, 'assign'),
          kind('Frågan om staketet bordlades.', 'postpone'),
          kind('Årsavgiften höjs inte.', 'reject'),
        ],
        [
          kind('Mötet antog planen', 'adopt', sure),
          kind(asked, odd ? 'other' : 'assign', { confidence: 0.55, by: 'rule:uppdrag' }),
          kind('Frågan om staketet bordlades.', 'postpone', sure),
          ...(odd ? [kind('Odlarklubben Rova', 'other', { confidence: 0.35, by: 'model' })] : []),
        ],
      ],
      deadlines: [
        [{ quote: 'senast den 2 maj', values: { date: '2024-05-02' } }],
        [
          {
            quote: 'den 2 maj',
            values: { date: odd ? '2025-05-02' : '2024-05-02' },
            confidence: 0.8,
            by: 'date:day',
          },
        ],
      ],
      people: [
        [{ quote: 'Asta Rova' }, { quote: 'Ture Lind' }, { quote: 'Asta Rova', n: 1 }],
        [{ quote: 'Asta Rova' }, { quote: 'Asta Rova', n: 1 }, { quote: 'Viks' }],
      ],
      places: [null, [{ quote: 'Viks kommun', confidence: 0.7, by: 'rule:kommun' }]],
    },
    'Odlarklubben Rova',
  );
}

function hostile(): ScoredDocument {
  const { script, image, style, markdown } = HOSTILE;
  const text = `Punkt 1. Mötet antog ${script} i sin helhet.\n\nPunkt 2. ${image} avslogs.\n\n${style} och ${markdown} noterades.\n`;
  return documentOf(
    `andra/"farlig" & <b>.txt`,
    text,
    {
      decisions: [
        [
          kind(`Mötet antog ${script}`, 'adopt', { values: { kind: 'adopt', decider: image } }),
          kind(`${style} och ${markdown} noterades`, 'note'),
        ],
        [
          kind(`${script} i sin helhet`, 'adopt', {
            values: { kind: 'adopt', decider: style },
            by: script,
            confidence: 0.5,
          }),
          kind(`${image} avslogs`, 'reject', { by: image, confidence: 0.9 }),
        ],
      ],
    },
    `Nämnd ${script} | **fet**`,
  );
}
