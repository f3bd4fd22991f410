import { describe, expect, it } from 'vitest';
import { METHOD } from '../../pipeline/summarise/index.ts';
import { wordCount } from '../../pipeline/summarise/length.ts';
import { summarised } from './summarised.ts';

/** The best line of each item. */
async function best(marked: string, times: readonly string[] = []): Promise<string[]> {
  const { summary } = await summarised(marked, times);
  const first = new Map<string, string>();
  for (const line of summary.perItem.toSorted((a, b) => a.rank - b.rank)) {
    if (!first.has(line.agendaItem)) first.set(line.agendaItem, line.text);
  }
  return [...first.values()];
}

describe('the sentence that sums an item up', () => {
  it.each<[string, string, readonly string[], string]>([
    [
      'a decision goes before all else',
      'Skolvägarna vid ån är farliga för barnen. Nämnden beslutar att skolvägarna byggs om. ' +
        'Många kör fort på skolvägarna vid ån.',
      [],
      'Nämnden beslutar att skolvägarna byggs om.',
    ],
    [
      'a deadline goes before what is told',
      'Föreningen har haft ett bra år. Alla var glada åt det. Enkäten ska vara inne den 3 maj.',
      ['den 3 maj'],
      'Enkäten ska vara inne den 3 maj.',
    ],
    [
      'what is central goes before what is said aside',
      'Kaffet smakade gott den här kvällen. Skolvägar vid ån kräver nya broar. ' +
        'Nya broar vid ån och nya skolvägar kostar mycket.',
      [],
      'Nya broar vid ån och nya skolvägar kostar mycket.',
    ],
    [
      'of equals the first',
      'Bänkarna målas gröna nästa sommar. Träden planteras tätt nästa sommar.',
      [],
      'Bänkarna målas gröna nästa sommar.',
    ],
    [
      'a figure tells more than none',
      'Kassören berättade utförligt om hela läget. Överskottet stannade till slut vid 14 kronor.',
      [],
      'Överskottet stannade till slut vid 14 kronor.',
    ],
  ])('%s', async (_, body, times, line) => {
    expect(await best(`1. Frågan\n\n${body}`, times)).toEqual([line]);
  });
});

describe('what is never chosen', () => {
  it.each([
    ['questions', 'Vem tar hand om korven i år på riktigt?'],
    ['scraps', 'Gott kaffe bjöds.'],
    ['votes asked for', 'Omröstning begärs och den utfaller med åtta ja mot sju nej.'],
    ['withdrawn text', '~~Hassan mejlar ut alla bilder till oss.~~'],
    ['rows', 'Västar\tRobban\t25 oktober\nBollar\tJocke\t26 oktober'],
    ['lists of names', 'Ja röstade {Anna Ek}, {Bo Al}, {Eva Berg} och {Ola Dahl}.'],
    ['what leads up to a list', 'Frågor som kom upp på mötet i kväll:'],
  ])('%s', async (_, body) => {
    const { summary } = await summarised(`1. Väg\n\n${body}`);
    expect(summary).toEqual({ sentences: [], perItem: [], method: METHOD });
  });

  it('is the foot of a page', async () => {
    const foot = 'Ordförandes sign Justerandes sign Utdragsbestyrkande';
    const text = `1. Väg\n\nVägen vid ån lagas i år av oss.\n\n${foot}\n\nVägen blir bred och fin.`;
    const { blocks, summary } = await summarised(text);
    expect(blocks.map(({ kind }) => kind)).toContain('furniture');
    expect(summary.perItem.map((line) => line.text)).toEqual([
      'Vägen vid ån lagas i år av oss.',
      'Vägen blir bred och fin.',
    ]);
  });

  it.each(['Expedieras till', 'Handlingar'])('is what stands under %s', async (heading) => {
    const text = `§ 1 Ärendet\n\nSaken togs upp och gicks igenom.\n\n${heading}\n\nKontorets skrivelse om saken den 3 maj`;
    expect(await best(text)).toEqual(['Saken togs upp och gicks igenom.']);
  });
});

const TWO =
  '1. Skolvägar\n\nKommunen vill bygga säkra skolvägar vid ån. Säkra skolvägar kräver nya broar och ' +
  'vägar vid ån. Kaffet var gott den här gången. Bullarna tog slut alldeles för tidigt.\n\n' +
  '2. Budget\n\nStyrelsen antog budgeten för året.\n\n3. Övrigt\n\nEva berättade om resan till fjällen.';

/** Words that are all different. */
const SORTS = Array.from(
  { length: 37 },
  (_, i) => `${'bcdfghjklm'[i % 10]}${'aeiouyåäö'[i % 9]}nk`,
);

describe('a point of an item', () => {
  it.each<[string, string, [number, string][]]>([
    [
      'with a letter is as long as its entry',
      'a) Elin Falk beviljades medlemskap i år.\nb) Altanen vid gaveln målas grön.\n\nAlla tackade för kaffet till slut.',
      [
        [1, 'Elin Falk beviljades medlemskap i år.'],
        [2, 'Altanen vid gaveln målas grön.'],
        [0, 'Alla tackade för kaffet till slut.'],
      ],
    ],
    [
      'with a number of two levels lasts until the next',
      '1.1 Vägbom (R. Karimi, Bredsjö 4:9). Bommen vid badet lagas till sommaren.\n' +
        '1.2 Grind (H. Ask, Bredsjö 2:31). Grinden vid ån målas röd.\n\nHanna håller i det arbetet.',
      [
        [1, 'Vägbom (R. Karimi, Bredsjö 4:9).'],
        [1, 'Bommen vid badet lagas till sommaren.'],
        [2, 'Grind (H. Ask, Bredsjö 2:31).'],
        [2, 'Grinden vid ån målas röd.'],
        [2, 'Hanna håller i det arbetet.'],
      ],
    ],
    [
      'with bold words before it lasts, too',
      'Vi talade om allt möjligt.\n\n**Flytt av data.** Posterna flyttas över en helg.\n\n**Personuppgifter.** Ombudet vill se bedömningen först.',
      [
        [0, 'Vi talade om allt möjligt.'],
        [1, 'Posterna flyttas över en helg.'],
        [2, 'Ombudet vill se bedömningen först.'],
      ],
    ],
    [
      'is not every entry of a list',
      '- Bommen vid badet lagas till sommaren.\n- Grinden vid ån målas röd.',
      [
        [0, 'Bommen vid badet lagas till sommaren.'],
        [0, 'Grinden vid ån målas röd.'],
      ],
    ],
  ])('%s', async (_, body, lines) => {
    const { summary } = await summarised(`1. Saker\n\n${body}`);
    expect(summary.perItem.map(({ part, text }) => [part, text])).toEqual(lines);
  });
});

describe('a summary', () => {
  it('quotes, and every line carries its place', async () => {
    const { text, summary } = await summarised(TWO);
    expect(summary.perItem).toHaveLength(5);
    for (const { text: said, span } of [...summary.sentences, ...summary.perItem]) {
      expect(text.slice(span.start, span.end)).toBe(said);
    }
  });

  it('has at most three lines an item, each rank once, the first lines of all items first', async () => {
    const { summary } = await summarised(TWO);
    const starts = summary.perItem.map(({ span }) => span.start);
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
    const ranked = summary.perItem.toSorted((a, b) => a.rank - b.rank);
    expect(ranked.map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5]);
    expect(ranked.map(({ agendaItem }) => agendaItem)).toEqual([
      'item-2',
      expect.any(String),
      expect.any(String),
      'item-1',
      'item-1',
    ]);
    expect(new Set(ranked.slice(0, 3).map(({ agendaItem }) => agendaItem)).size).toBe(3);
  });

  it('says nothing twice while there is something else', async () => {
    const said = 'Skolvägarna vid ån byggs om i år med 3 nya broar.';
    const { summary } = await summarised(
      `1. Vägar\n\n${said} ${said} Träden i allén fälls efter stormen i höst.`,
    );
    const second = summary.perItem.find(({ rank }) => rank === 2);
    expect(second?.text).toContain('Träden');
  });

  it('keeps within the words of an item, its first line apart', async () => {
    const short = await summarised(TWO, [], { perItem: 1 });
    expect(short.summary.sentences).toHaveLength(3);
    const long = await summarised(TWO, [], { perItem: 100 });
    expect(long.summary.sentences).toHaveLength(5);
  });

  it('keeps within its words, and decisions stand in it anyhow', async () => {
    const { summary } = await summarised(TWO, [], { words: 11 });
    expect(summary.sentences.map(({ text }) => text)).toEqual([
      'Styrelsen antog budgeten för året.',
      'Eva berättade om resan till fjällen.',
    ]);
    const none = await summarised(TWO, [], { words: 0 });
    expect(none.summary.sentences.map(({ text }) => text)).toEqual([
      'Styrelsen antog budgeten för',
    ]);
  });

  it('quotes at most 15 % of a document of some length', async () => {
    const told = (n: number) =>
      `${n}. Ärende ${n}\n\nFråga ${n} om broar togs upp av kassören. Vi talade länge om bro ${n}. ` +
      'Sedan var det paus och alla drack kaffe ute på gården i solen.';
    const text = Array.from({ length: 30 }, (_, i) => told(i + 1)).join('\n\n');
    const { summary } = await summarised(text);
    const words = summary.sentences.reduce((sum, line) => sum + wordCount(line.text), 0);
    expect(words / wordCount(text)).toBeLessThanOrEqual(0.15);
    expect(words / wordCount(text)).toBeGreaterThan(0.13);
  });

  it('quotes a deadline in a row and outside every item', async () => {
    const { summary } = await summarised('Västar\tRobban\tden 3 maj\nBollar\tJocke\tden 4 maj', [
      'den 3 maj',
    ]);
    expect(summary.perItem).toEqual([]);
    expect(summary.sentences.map(({ text }) => text).join()).toContain('den 3 maj');
  });

  it('of a section of 5,000 sentences takes seconds', async () => {
    const body = Array.from(
      { length: 5000 },
      (_, i) => `Den ${SORTS[i % 37]} frågan om en ${SORTS[i % 31]} bro vid ${i} togs upp.`,
    ).join(' ');
    const before = performance.now();
    const { summary } = await summarised(`1. Allt\n\n${body}`);
    expect(summary.perItem).toHaveLength(3);
    expect(performance.now() - before).toBeLessThan(15_000);
  });
});
