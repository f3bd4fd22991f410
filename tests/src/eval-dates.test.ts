import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runDates } from '../../src/commands/eval-dates.ts';
import { main } from '../../src/program.ts';
import { call, folderWith, remembering } from './support/world.ts';

const HEAD = 'class\treference\ttext\tfrom\tto\tprecision';
const MAY = 'day\t2024-03-01\tKlart senast «den 5 maj».\t2024-05-05\t2024-05-05\tday';
const WEEK = 'week\t2024-03-01\tSkickas ut «vecka 12».\t2024-03-18\t2024-03-24\tweek';
/** The grammar does not know the word. */
const ODD = 'day\t2024-03-01\tKlart «å det snaraste».\t2024-05-05\t2024-05-05\tday';

/** A folder with a table of these rows; gives the table's path. */
function tableOf(...rows: string[]): string {
  return join(folderWith({ 'dates.tsv': `${[HEAD, ...rows].join('\n')}\n` }), 'dates.tsv');
}

describe('klubbslag eval --dates', () => {
  test('scores a table with all engines and needs no models', async () => {
    const { world, out: written, err } = remembering();
    const makeAnalyser = () => Promise.reject(new Error('models are loaded'));
    const code = await main(['eval', '--dates', tableOf(MAY, WEEK)], { ...world, makeAnalyser });
    const out = written.join('');
    expect({ code, err }).toEqual({ code: 0, err: [] });
    expect(out).toMatch(/^2 rows, 2 with a time expression\n/);
    expect(out).toMatch(/^klubbslag +2 +2 +2 +2 +0 +1\.000/m);
    expect(out).toMatch(/^chrono-node sv \d+\.\d+\.\d+ +1 +1 +1 +1 +0 +1\.000 +0\.500/m);
    expect(out).toMatch(/^chrono-node sv, forwardDate \d/m);
    expect(out).not.toContain('wrong row');
  });

  test('takes the table of the fixtures where none is named, and several where they are', async () => {
    expect((await call(['eval', '--dates'])).out).toMatch(/^2\d\d rows, /);
    const { out } = await call(['eval', '--dates', tableOf(MAY), tableOf(WEEK)]);
    expect(out).toMatch(/^2 rows, /);
  });

  test('--errors all lists every wrong row with its line', async () => {
    const path = tableOf(MAY, ODD);
    const { out } = await call(['eval', '--dates', path, '--errors', 'all']);
    expect(out).toContain('== klubbslag: 1 wrong row ==');
    const line = 'day: expected 2024-05-05, said nothing  Klart «å det snaraste».';
    expect(out).toContain(`${path}:3 ${line}`);
  });

  test('--format json gives JSON', async () => {
    const path = tableOf(MAY, WEEK);
    const { out } = await call(['eval', '--dates', path, '--format', 'json']);
    const { table, engines } = JSON.parse(out);
    expect(table).toEqual({ rows: 2, path });
    expect(engines.map(({ name }: { name: string }) => name)).toEqual([
      'klubbslag',
      'chrono-node sv',
      'chrono-node sv, forwardDate',
    ]);
  });

  test('says so where chrono-node is missing, and goes on', async () => {
    const { world, out, err } = remembering();
    const positionals = [tableOf(MAY)];
    const code = await runDates({ world, options: {}, positionals }, async () => null);
    expect(code).toBe(0);
    expect(err.join('')).toBe('klubbslag: chrono-node is not installed: only our own figures\n');
    expect(out.join('')).toMatch(/^klubbslag +1 +1/m);
    expect(out.join('')).not.toContain('chrono');
  });

  test.each([
    [['--errors', 'people'], "--dates lists its errors with --errors all, not 'people'", 2],
    [['--save', 'run.json'], '--dates and --save cannot go together', 2],
    [['--compare', 'run.json'], '--dates and --compare cannot go together', 2],
    [['--genre', 'brf'], '--dates and --genre cannot go together', 2],
    [['nowhere.tsv'], 'nowhere.tsv cannot be read: ENOENT', 2],
  ])('%j is refused in one line', async (argv, message, code) => {
    const outcome = await call(['eval', '--dates', ...argv]);
    expect(outcome).toMatchObject({ code, out: '' });
    expect(outcome.err).toMatch(/^klubbslag: [^\n]+\n$/);
    expect(outcome.err).toContain(message);
  });

  test('prints nothing but text and JSON', async () => {
    const { world } = remembering();
    const options = { format: 'markdown' };
    await expect(runDates({ world, options, positionals: [tableOf(MAY)] })).rejects.toThrow(
      '--dates prints text or json, not markdown',
    );
  });

  test('tells every line of every table that cannot be read', async () => {
    const [one, two] = [tableOf(MAY, 'day\t2024'), tableOf(MAY.replace('2024-03-01', 'i går'))];
    const { code, err } = await call(['eval', '--dates', one, two]);
    expect(code).toBe(1);
    expect(err).toBe(
      `klubbslag: ${one}:3: 2 columns, not 6\n${two}:2: the reference 'i går' is no date\n`,
    );
  });
});
