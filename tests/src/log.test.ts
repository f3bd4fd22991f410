import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openLog } from '../../src/log.ts';
import { folderWith } from './support/world.ts';

const never = (text: string) => expect.unreachable(text);

describe('openLog', () => {
  test('adds a line of JSON to the file for each thing, after what was there', () => {
    const path = join(folderWith({ 'run.log': '{"former":1}\n' }), 'run.log');
    const log = openLog(path, never);
    log.write({ document: 'å.txt', state: 'failed', message: 'two\nlines', ms: 3, code: null });
    log.write({ document: 'b.txt' });
    log.close();
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
    const [former, first, second] = lines.map((line): unknown => JSON.parse(line));
    expect(former).toEqual({ former: 1 });
    const fields = { document: 'å.txt', state: 'failed', message: 'two\nlines', ms: 3, code: null };
    expect(first).toEqual({ time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/u), ...fields });
    expect(second).toMatchObject({ document: 'b.txt' });
    expect(lines).toHaveLength(3);
  });

  test('goes to standard error for a dash', () => {
    const told: string[] = [];
    openLog('-', (text) => told.push(text)).write({ document: 'a.txt' });
    expect(told.map((line): unknown => JSON.parse(line))).toMatchObject([{ document: 'a.txt' }]);
    expect(told[0]).toMatch(/\n$/u);
  });

  test('is nothing where none is asked for', () => {
    expect(() => openLog(null, never).write({ a: 1 })).not.toThrow();
  });

  test('says so where the file cannot be written', () => {
    const path = join(folderWith(), 'none/run.log');
    expect(() => openLog(path, never)).toThrow(/^log .*: cannot be written: ENOENT/u);
  });
});
