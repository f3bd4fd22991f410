import { describe, expect, it } from 'vitest';
import { decisionWords } from '../../pipeline/classify/decision.ts';
import { classify } from '../../pipeline/classify/index.ts';
import guards from '../../pipeline/lexicon/decision-guards.json' with { type: 'json' };
import phrases from '../../pipeline/lexicon/decision-phrases.json' with { type: 'json' };
import { compilePhrases } from '../../pipeline/phrases.ts';
import { tokenise } from '../../pipeline/segment/tokens.ts';
import { resolved } from '../support/build.ts';

const words = (text: string): string[] =>
  tokenise(text).map(({ start, end }) => text.slice(start, end));

describe('decision phrases', () => {
  it.each(phrases.phrases)(
    '$id is reached by its example',
    ({ id, match, kind, strength, example }) => {
      expect(compilePhrases({ own: [{ id, match }] })(words(example))('own')).not.toEqual([]);
      const said = decisionWords(words(example), []);
      expect(said.kind).toBe(kind);
      if (strength === 'kind') return;
      const same = phrases.phrases.filter((p) => p.kind === kind).map((p) => p.id);
      expect(same).toContain(said.cue?.rule);
    },
  );

  it.each(guards.phrases)('guard $id keeps its example from being a decision', (guard) => {
    const example = words(guard.example);
    expect(compilePhrases({ own: [guard] })(example)('own')).not.toEqual([]);
    expect(decisionWords(example, []).cue).toBeNull();
  });

  it('has each id once, in NFC', () => {
    for (const list of [phrases.phrases, guards.phrases]) {
      const ids = list.map((phrase) => phrase.id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const phrase of list) expect(phrase.match).toBe(phrase.match.normalize('NFC'));
    }
  });
});

/** [text, what decides] – organisations in brackets; null where nothing is decided. */
const TABLE: readonly (readonly [string, string | null])[] = [
  ['Dagordningen godkändes.', 'phrase:godkanna'],
  ['[Chefsrådet] ställde sig bakom att gruppen arbetar vidare.', 'phrase:stalla-sig-bakom'],
  [
    'Efter diskussion beslutade [chefsrådet] att listan ska tas som rekommendation.',
    'phrase:besluta',
  ],
  ['Det beslutades att sommarfesten hålls i juni.', 'phrase:besluta'],
  ['Beslöts att sommarfesten hålls i juni.', 'phrase:besluta'],
  ['§ 4 Till justerare valdes {Rut Ek}.', 'phrase:valja'],
  ['Beslut: Protokollet läggs till handlingarna.', 'label:beslut'],
  ['{Nils Ryd} och {Eva Lind} föreslogs och valdes.', 'phrase:valja'],
  ['Arbetsgruppen fick i uppdrag att återkomma med en budget.', 'phrase:ge-uppdrag'],
  ['Vi avstår från att köpa in nya element.', 'phrase:avsta-fran'],
  [
    'Mötet fann att kallelsen skett och att mötet var behörigen utlyst.',
    'phrase:stadgeenligt-utlyst',
  ],
  ['Frågan om laddplatser bordläggs.', 'phrase:bordlagga'],
  ['Begäran om att få bygga in balkongen avslogs.', 'phrase:avsla'],
  ['Planen som tagits fram godkändes.', 'phrase:godkanna'],
  ['Gruppen enades om alternativ C.', 'phrase:enas-om'],
  ['{Eva Lind} ([Hallsta kommun]) och {Bo Ek} blir kontaktpersoner.', 'phrase:bli-ansvarig'],
  // Hard negatives.
  ['[Hallsta kommun] beviljade ett bidrag till taket.', null],
  ['Arbetsutskottet gav i februari 2023 {Bo Ek} i uppdrag att räkna.', null],
  ['Kassör {Bo Ek} (antecknar) och {Eva Lind}.', null],
  ['Arbetsutskottet föreslår att planen antas.', null],
  ['Uppdraget som beslutades i juni redovisas senare.', null],
  ['[Regeringen] beslutade om nya bidragsregler.', null],
  ['Nämnden beslutade den 3 mars 2021 att utreda frågan.', null],
  ['Gruppen läste den rapport som antogs.', null],
  ['I beslutet beskrivs hur planen antas.', null],
  ['Beslut om medel tas före sommaren.', null],
  ['Kan gruppen ställa sig bakom detta?', null],
  ['För äldre kan höga kostnader noteras.', null],
  ['{Eva Lind} (V) yrkar att motionen bifalls.', null],
  ['Ordföranden finner att förslaget bifallits.', null],
];

describe('what a sentence decides', () => {
  it.each(TABLE)('%s → %s', async (text, by) => {
    const input = resolved(
      `Möte med rådet\n\nFråga om planen\n\n${text}`,
      'Chefsrådet för folkhälsa',
    );
    const { acts } = await classify(input, null);
    expect(acts.at(-1)?.find((act) => act.act === 'decision')?.by ?? null).toBe(by);
  });

  it('takes what stands under "Beslut", not under "Yrkanden" or "Bakgrund"', async () => {
    const text = [
      '§ 4 Ny lekplats',
      'Bakgrund',
      'Nämnden godkände planen 2021.',
      'Yrkanden',
      'Eva Lind (V) yrkar bifall.',
      'Beslut',
      'En lekplats anläggs vid ån. Skälet är att barnen saknar en.',
    ].join('\n');
    const { acts, blocks } = await classify(resolved(text), null);
    const decided = blocks
      .flatMap((block) => block.sentences)
      .filter((s) => acts[s.index]?.some((act) => act.act === 'decision'))
      .map((s) => s.text);
    expect(decided).toEqual(['En lekplats anläggs vid ån.']);
  });

  it('takes no other body for its own because both names begin alike', async () => {
    const text = 'Protokoll här\n\n[Hallsta kommun] beviljade ett bidrag till taket.';
    const { acts } = await classify(resolved(text, 'Hallsta hembygdsförening'), null);
    expect(acts.at(-1)?.some((act) => act.act === 'decision')).toBe(false);
  });

  it('takes neither reservations nor remarks under "Beslut" for decisions', async () => {
    const text = 'Beslut\n\nEva Ask (M) reserverar sig mot beslutet.\n\nParagrafen är justerad.';
    const { acts } = await classify(resolved(text), null);
    expect(acts.flat().some((act) => act.act === 'decision')).toBe(false);
  });

  it('lets the model speak alone when sure, and overrule no phrase', async () => {
    const p = { decision: 0, proposal: 0, background: 0, assignment: 0, deadline: 0, meeting: 0 };
    const rest = { voting: 0, reservation: 0, discussion: 0, heading: 0, information: 0 };
    const model = (decision: number) => ({
      model: 'fake@1',
      classify: async (units: readonly unknown[]) => units.map(() => ({ ...p, ...rest, decision })),
    });
    const weak = resolved('Inledning följer här.\n\nVi avstår från att köpa in nya element.');
    const sure = resolved('Inledning följer här.\n\nVi kör på onsdagar i stället.');
    const has = async (input: typeof weak, score: number): Promise<boolean> => {
      const { acts } = await classify(input, model(score));
      return acts.at(-1)?.some((act) => act.act === 'decision') ?? false;
    };
    expect(await has(weak, 0.01)).toBe(true);
    expect(await has(sure, 0.99)).toBe(true);
    expect(await has(sure, 0.5)).toBe(false);
  });
});
