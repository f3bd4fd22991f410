/** The marked series: each mark stands in its document, and most of them is followed. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type FollowGold, parseFollow, peekDocuments } from '../../../eval/follow/gold.ts';
import { agreementOf, FOLLOWED, stateShare } from '../../../eval/follow/report.ts';
import { type ScoredSeries, scoreFollow } from '../../../eval/follow/score.ts';
import { problemLine } from '../../../eval/gold/problem.ts';
import { caseNumbersIn, followUps, mattersOf } from '../../../pipeline/across/index.ts';
import { makeAnalyser } from '../../../src/analyse.ts';
import { resolveSettings } from '../../../src/config.ts';
import { readSource } from '../../../src/files.ts';
import { meetingDocument } from '../../../src/follow.ts';

const FILES = readdirSync('fixtures', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.follow.json'))
  .map((name) => join('fixtures', name));

function textsOf(path: string): ReadonlyMap<string, string> {
  const names = peekDocuments(readFileSync(path));
  const read = (name: string) => readFileSync(join(dirname(path), name), 'utf8');
  return new Map(names.map((name) => [name, read(name)]));
}

function goldOf(path: string): FollowGold {
  const { gold, problems } = parseFollow(path, readFileSync(path), textsOf(path));
  if (gold === null) throw new Error(problems.map(problemLine).join('\n'));
  return gold;
}

describe('marks', () => {
  it('are of several series', () => {
    expect(FILES.length).toBeGreaterThanOrEqual(5);
  });

  it.each(FILES)('%s: every quote is found, and all documents of a folder are named', (path) => {
    const { documents, matters, tasks } = goldOf(path);
    expect(tasks.length).toBeGreaterThan(4);
    expect(documents.length).toBeGreaterThan(2);
    const texts = [...textsOf(path).values()];
    const beside = readdirSync(dirname(path)).filter((name) => /\.(?:txt|md)$/u.test(name));
    expect(documents.toSorted()).toEqual(beside.toSorted());
    for (const { title, caseNumbers, items } of matters) {
      for (const { document, span } of items) {
        const said = caseNumbersIn((texts[document] ?? '').slice(span.start, span.end + 40));
        expect(said, title).toEqual(caseNumbers.flatMap((number) => caseNumbersIn(number)));
      }
    }
  });
});

/** What the rules reach on the marked series, less what one sentence more or less moves. */
const FLOORS = { links: 0.94, steps: 0.88, kinds: 0.82 } as const;

describe('what is followed', () => {
  let series: readonly ScoredSeries[] = [];

  beforeAll(async () => {
    const { analyse } = makeAnalyser({ threads: 1 });
    const settings = resolveSettings({}, {});
    const scored: ScoredSeries[] = [];
    for (const path of FILES) {
      const gold = goldOf(path);
      const documents = [];
      for (const name of gold.documents) {
        const { file } = await readSource(join(dirname(path), name), name, settings);
        if (file === null) throw new Error(`${path}: no document ${name}`);
        documents.push(meetingDocument(await analyse(file)));
      }
      const matters = mattersOf(documents);
      const answers = { documents, matters, tasks: followUps(documents, matters) };
      scored.push(scoreFollow(basename(path), gold, answers));
    }
    series = scored;
  }, 120_000);

  it.each(FOLLOWED)('%s are not fallen below what was reached', (layer) => {
    const { gold, said, right } = agreementOf(layer, series);
    expect((2 * right) / (gold + said)).toBeGreaterThanOrEqual(FLOORS[layer]);
  });

  it('no two matters are taken for one', () => {
    const { said, right } = agreementOf('links', series);
    expect(said - right).toBe(0);
  });

  it('nine tasks of ten stand as they do in the end', () => {
    const { tasks, found, right } = stateShare(series.flatMap(({ states }) => states));
    expect(found / tasks).toBeGreaterThanOrEqual(0.88);
    expect(right / found).toBeGreaterThanOrEqual(0.88);
  });

  it('would be fallen below if no sentence were taken for the end', () => {
    const worse = series.map((one) => ({
      ...one,
      steps: one.steps.map(({ said, ...step }) => {
        return { ...step, said: said && { ...said, kind: 'reported' as const } };
      }),
    }));
    const { gold, said, right } = agreementOf('kinds', worse);
    expect((2 * right) / (gold + said)).toBeLessThan(FLOORS.kinds);
  });
});
