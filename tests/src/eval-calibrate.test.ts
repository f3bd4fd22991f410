import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { at, emptyRecord, named } from '../eval/records.ts';
import { call, folderWith } from './support/world.ts';

const TEXT = 'Asta och Boel kom.';
const GOLD = {
  doc: 'a.txt',
  people: [{ quote: 'Asta', name: 'Asta' }],
  organisations: [],
  decisions: [],
  deadlines: [],
  meetings: [],
};

/** Finds both names, one of them by a bold rule. */
const analyser = {
  run: 'prov',
  seen: [],
  minutes: () => Promise.reject(new Error('only records')),
  analyse: async () => ({
    ...emptyRecord(TEXT),
    people: [
      named('Asta', [at(TEXT, 'Asta')], { confidence: 0.5, by: 'shy' }),
      named('Boel', [at(TEXT, 'Boel')], { confidence: 0.9, by: 'bold' }),
    ],
  }),
};

async function calibrate(...argv: readonly string[]) {
  const folder = folderWith({ 'klubb/a.txt': TEXT, 'klubb/a.gold.json': JSON.stringify(GOLD) });
  const file = join(folder, 'confidence.json');
  const answer = await call(['eval', folder, '--calibrate', file, ...argv], { analyser });
  return { ...answer, file };
}

describe('klubbslag eval --calibrate', () => {
  test('counts, writes, and says how well that carries over', async () => {
    const { code, out, file } = await calibrate();
    expect(code).toBe(0);
    expect(out).toMatch(/^people +2 +0\.700 +\d\.\d{3} +–$/mu);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
      source: expect.stringContaining('1 annotated document'),
      layers: {
        people: {
          all: { right: 1, count: 2 },
          by: { shy: [{ right: 1, count: 1 }], bold: [{ right: 0, count: 1 }] },
        },
      },
    });
  });

  test('takes no option that it would not heed', async () => {
    const { code, err, file } = await calibrate('--report', 'x');
    expect([code, err]).toEqual([2, 'klubbslag: --calibrate and --report cannot go together\n']);
    expect(existsSync(file)).toBe(false);
  });

  test('knows an option from a folder of the same name', async () => {
    const { err } = await call(['eval', 'x', '--report', 'x', '--calibrate', 'y'], { analyser });
    expect(err).toContain('--calibrate and --report cannot go together');
  });

  test('says so where the file cannot be written', async () => {
    const folder = folderWith({ 'klubb/a.txt': TEXT, 'klubb/a.gold.json': JSON.stringify(GOLD) });
    const argv = ['eval', folder, '--calibrate', '/dev/null/x.json'];
    const { code, err } = await call(argv, { analyser });
    expect([code, err]).toEqual([2, expect.stringContaining('/dev/null/x.json cannot be written')]);
  });
});
