/** Reservations, statements, remarks and conflicts of interest, each with who makes it. */
import type { Formality, FormalityKind } from '../beside.ts';
import { ABSENT, wordedFormality } from '../formality.ts';
import { itemOf, sectionOf } from '../outline.ts';
import { quote } from '../span.ts';
import type { Block, Classified, Responsible, Sentence } from '../types.ts';
import { namesIn } from './parties.ts';

/** A formality, its block and the item of the agenda that it stands under. */
export interface ItemFormality {
  readonly item: string | null;
  readonly block: number;
  readonly formality: Formality;
}

/** 'Ingen anmäler jäv': nobody makes it. */
const NOBODY = /(?<!\p{L})(?:ingen|inga|inget)(?!\p{L})/iu;

/** The formalities of a document, in the order of its text. */
export function formalitiesIn(input: Classified): readonly ItemFormality[] {
  return input.blocks
    .filter((block) => block.kind !== 'furniture' && block.kind !== 'heading')
    .flatMap((block) =>
      block.sentences.flatMap((sentence): ItemFormality[] => {
        const formality = formalityIn(input, block, sentence);
        const item = itemOf(input.sections, block.index)?.id ?? null;
        return formality ? [{ item, block: block.index, formality }] : [];
      }),
    );
}

function formalityIn(input: Classified, block: Block, sentence: Sentence): Formality | null {
  const { text, span } = sentence;
  const section = sectionOf(input.sections, block.index);
  const kind = kindOf(text, section?.role === 'reservation' ? section.title : '');
  if (kind === null || NOBODY.test(text)) return null;
  const who = makersOf(input, sentence);
  if (who.length === 0) return null;
  const worded = kind.by === 'words';
  return {
    kind: kind.kind,
    who,
    span,
    text: quote(input.text, span),
    confidence: worded ? 0.9 : 0.8,
    by: worded ? `rule:${kind.kind}` : 'section:reservation',
  };
}

/** What the words say, else what the heading says: 'Yttrande' over 'Yttrande från SD den 8 maj.' */
function kindOf(text: string, title: string): { kind: FormalityKind; by: string } | null {
  const said = wordedFormality(text);
  if (said !== null) return { kind: said, by: 'words' };
  if (/jäv/iu.test(title)) return ABSENT.test(text) ? { kind: 'conflict', by: 'heading' } : null;
  if (/yttrande/iu.test(title)) return { kind: 'statement', by: 'heading' };
  if (/anteckning|röstförklaring/iu.test(title)) return { kind: 'remark', by: 'heading' };
  return null;
}

/** The people named, else the parties: 'Ledamöterna från M och KD'. */
function makersOf(input: Classified, { span }: Sentence): readonly Responsible[] {
  const all = namesIn(input, span);
  const people = all.filter(({ isPerson }) => isPerson);
  return (people.length > 0 ? people : all).map(({ id, start, end }) => {
    return { id, text: quote(input.text, { start, end }), span: { start, end } };
  });
}
