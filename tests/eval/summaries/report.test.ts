import { describe, expect, it } from 'vitest';
import {
  coverageFigures,
  lengthFigures,
  reportItems,
  reportSummaries,
  summariesToJson,
  systemFigures,
} from '../../../eval/summaries/report.ts';
import type { SummaryScore } from '../../../eval/summaries/score.ts';

const DRAWN = { seed: 1, resamples: 200 };

/** A document whose items have these scores: ours, lead-1, lead-3, LexRank. */
function score(
  rouges: readonly (readonly [number, number, number, number])[],
  change: Partial<SummaryScore> = {},
): SummaryScore {
  const coverage = { found: 2, covered: 1, characters: 40, quoted: 10 };
  return {
    document: 'x/a.txt',
    items: rouges.map(([klubbslag, one, three, central], i) => ({
      item: `${i + 1}. Sak`,
      reference: 'Saken.',
      said: { klubbslag: 'Vår.', 'lead-1': 'Ett.', 'lead-3': 'Tre.', LexRank: 'Lex.' },
      rouge: { klubbslag, 'lead-1': one, 'lead-3': three, LexRank: central },
    })),
    coverage: { decisions: coverage, deadlines: { ...coverage, covered: 2 } },
    lines: 4,
    unfounded: 1,
    words: 1000,
    quotedWords: 100,
    ...change,
  };
}

const SIX = Array.from({ length: 6 }, (_, i) =>
  score([
    [0.5, 0.1, 0.5, 0.8],
    [0.3 + i / 100, 0.1, 0.4, 0.2],
  ]),
);

describe('figures', () => {
  it('are means over items, with what ours has more', () => {
    const [ours, one, three, central] = systemFigures(SIX, DRAWN);
    expect(ours).toMatchObject({ system: 'klubbslag', ahead: null, won: 0, lost: 0 });
    expect(ours?.rouge.value).toBeCloseTo(0.4125, 10);
    expect(ours?.rouge.interval?.low).toBeLessThan(0.4125);
    expect(one?.rouge.value).toBeCloseTo(0.1, 10);
    expect(one?.ahead?.difference).toBeCloseTo(0.3125, 10);
    expect(one).toMatchObject({ won: 12, lost: 0 });
    expect(three?.ahead?.difference).toBeCloseTo(-0.0375, 10);
    expect(three).toMatchObject({ won: 0, lost: 6 });
    expect(central).toMatchObject({ won: 6, lost: 6 });
  });

  it('weigh documents by their items, and leave out those without', () => {
    const some = [
      score([[1, 0, 0, 0]]),
      score([
        [0, 0, 0, 0],
        [0, 0, 0, 0],
      ]),
      score([]),
    ];
    expect(systemFigures(some, DRAWN)[0]?.rouge).toEqual({ value: 1 / 3, interval: null });
    expect(systemFigures([score([])], DRAWN)[0]?.rouge.value).toBeNull();
  });

  it('of coverage are of marks and of their characters', () => {
    const [decisions, deadlines] = coverageFigures(SIX, DRAWN);
    expect(decisions).toMatchObject({ layer: 'decisions', found: 12 });
    expect(decisions?.covered.value).toBe(0.5);
    expect(decisions?.quoted.value).toBe(0.25);
    expect(deadlines?.covered.value).toBe(1);
    expect(deadlines?.covered.interval?.low).toBeLessThan(0.8);
  });

  it('of length are apart for documents of some length', () => {
    const lengths = lengthFigures([
      score([], { words: 600, quotedWords: 60 }),
      score([], { words: 1000, quotedWords: 150 }),
      score([], { words: 599, quotedWords: 599 }),
    ]);
    expect(lengths.long).toEqual({ documents: 2, mean: 0.125, most: 0.15 });
    expect(lengths.short).toEqual({ documents: 1, mean: 1, most: 1 });
    expect(lengthFigures([]).long).toEqual({ documents: 0, mean: null, most: null });
  });
});

describe('the report', () => {
  it('sets the systems under one another, then coverage, evidence and length', () => {
    const text = reportSummaries(SIX, DRAWN);
    expect(text).toMatch(/^6 documents, 12 items summed up by a person\n/u);
    expect(text).toContain('bootstrap over documents (200 resamples, seed 1)');
    expect(text).toMatch(/\nklubbslag +0\.413 \[[\d.]+–[\d.]+\]\n/u);
    expect(text).toMatch(/\nlead-3 +0\.450 \S+ +-0\.037 \[\S+ +\d\.\d{3} +0 +6\n/u);
    expect(text).toMatch(/\ndecisions +12 +0\.500 .* 0\.250/u);
    expect(text).toContain('Lines without evidence: 6 of 24');
    expect(text).toMatch(/\n600 or more +6 +0\.100 +0\.100\nfewer +0 +– +–$/u);
  });

  it('has no ROUGE-L where nobody has summed anything up', () => {
    const text = reportSummaries([score([])], DRAWN);
    expect(text).toMatch(/^1 document, 0 items/u);
    expect(text).not.toContain('ROUGE');
  });

  it('lists the items, the greatest loss first', () => {
    const lines = reportItems(SIX.slice(0, 1)).split('\n');
    expect(lines.filter((line) => line.startsWith('=='))).toEqual([
      '== x/a.txt: 1. Sak ==',
      '== x/a.txt: 2. Sak ==',
    ]);
    expect(lines.slice(1, 4)).toEqual([
      'reference         Saken.',
      'klubbslag  0.500  Vår.',
      'lead-1     0.100  Ett.',
    ]);
  });

  it('is the same as plain data', () => {
    const json = JSON.parse(JSON.stringify(summariesToJson(SIX, DRAWN)));
    expect(json).toMatchObject({ schema: 'klubbslag/eval-summaries@1', resampling: DRAWN });
    expect(json.systems.map(({ system }: { system: string }) => system)).toEqual([
      ...['klubbslag', 'lead-1', 'lead-3', 'LexRank'],
    ]);
    expect(json.documents).toHaveLength(6);
    expect(json.length.long.documents).toBe(6);
  });
});
