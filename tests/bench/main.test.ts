/** The benchmark itself, built, on few documents: every row is there, whatever it says. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { ROOT } from '../src/support/process.ts';
import { folderWith } from '../src/support/world.ts';

const MAIN = join(ROOT, 'dist/bench/main.js');

beforeAll(() => {
  if (!existsSync(MAIN)) execFileSync('npm', ['run', 'build:bench'], { cwd: ROOT });
}, 120_000);

function bench(...argv: readonly string[]) {
  return spawnSync(process.execPath, [MAIN, ...argv], { encoding: 'utf8' });
}

const ROWS = [
  ...['bare node', '--version', '--help', 'one-page document', 'show'].map((row) => `cold: ${row}`),
  ...['read', 'ingest', 'segment', 'recognise', 'head', 'resolve', 'classify', 'decide', 'date']
    .concat(['assign', 'summarise', 'record', 'store'])
    .map((stage) => `stages: ${stage}, 1,000 words`),
  'stages: whole pipeline, one thread',
  'stages: time inside onnxruntime',
];

test('prints every row and writes the figures', () => {
  const json = join(folderWith(), 'figures.json');
  const argv = ['--only', 'stages,cold', '--documents', '20', '--rounds', '1', '--markdown'];
  const { status, stdout } = bench(...argv, '--json', json);
  expect(status).toBe(0);
  const printed = [...stdout.matchAll(/^\| ([^|]*?) \| ([\d.,]+) /gmu)];
  expect(printed.map(([, name]) => name)).toEqual(ROWS);
  expect(stdout).toMatch(/^\d of 3 targets met$/mu);
  const { figures } = JSON.parse(readFileSync(json, 'utf8')) as { figures: { value: number }[] };
  expect(figures).toHaveLength(ROWS.length);
  for (const { value } of figures) expect(value).toBeGreaterThan(0);
  // The net is run, and not all of the time.
  const inside = figures.at(-1)?.value ?? 0;
  expect(inside).toBeGreaterThan(1);
  expect(inside).toBeLessThan(100);
}, 240_000);

test('what is not understood is one line', () => {
  const { status, stderr } = bench('--only', 'all');
  expect({ status, lines: stderr.split('\n').length }).toEqual({ status: 2, lines: 2 });
  expect(bench('--help').stdout).toContain('Usage: npm run bench');
});
