/** The marked fixtures: each mark is of a matter that the text has, and most are judged right. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseComplete } from '../../../eval/complete/gold.ts';
import {
  isLive,
  isRight,
  type ScoredCompleteness,
  scoreComplete,
} from '../../../eval/complete/score.ts';
import lexicon from '../../../pipeline/lexicon/completeness.json' with { type: 'json' };
import { makeAnalyser } from '../../../src/analyse.ts';
import { resolveSettings } from '../../../src/config.ts';
import { readSource } from '../../../src/files.ts';

const GOLD = readdirSync('fixtures', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.complete.json'))
  .map((name) => join('fixtures', name));

const read = (path: string) => parseComplete(path, readFileSync(path, 'utf8'));
const textOf = (path: string) => join(path, '..', read(path).doc);

/** As the agenda of the text's own gold has it: the numbers of the matters. */
function matters(path: string): unknown[] {
  const gold = JSON.parse(readFileSync(path.replace('.complete.', '.gold.'), 'utf8'));
  return gold.agenda.map(({ number, quote }: { number: string | null; quote: string }) => {
    return number ?? quote;
  });
}

describe('marks', () => {
  it('are of many documents', () => {
    expect(GOLD.length).toBeGreaterThanOrEqual(23);
  });

  it.each(GOLD)('%s: every item stands in the gold, and has every point', (path) => {
    const { yardstick, points } = read(path);
    const { document, item, council } = lexicon.yardsticks[yardstick];
    const items = new Set(points.flatMap((one) => one.item ?? []));
    const known = matters(path);
    expect([...items].filter((one) => !known.includes(one))).toEqual([]);
    const of = (wanted: string | null) =>
      points.filter((one) => one.item === wanted).map(({ point }) => point);
    expect(of(null)).toEqual(document);
    for (const one of items) expect([item, [...item, ...council]]).toContainEqual(of(one));
  });
});

describe('what is said of them', () => {
  let documents: readonly ScoredCompleteness[] = [];

  beforeAll(async () => {
    const { analyse } = makeAnalyser({ threads: 1 });
    const scored: ScoredCompleteness[] = [];
    for (const path of GOLD) {
      const { file } = await readSource(textOf(path), path, resolveSettings({}, {}));
      if (file === null) throw new Error(`${path}: no document`);
      scored.push(scoreComplete(path, await analyse(file), read(path)));
    }
    documents = scored;
  }, 120_000);

  it('is right for nine in ten, also where there is something to tell', () => {
    const all = documents.flatMap(({ outcomes }) => outcomes);
    const live = all.filter(isLive);
    expect(all.filter(isRight).length / all.length).toBeGreaterThanOrEqual(0.95);
    expect(live.filter(isRight).length / live.length).toBeGreaterThanOrEqual(0.9);
  });
});
