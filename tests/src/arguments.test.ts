import type { ArgsDef } from 'citty';
import { describe, expect, test } from 'vitest';
import { checkArguments, parseDay, repeated } from '../../src/arguments.ts';
import { UserError } from '../../src/errors.ts';

const ARGS: ArgsDef = {
  input: { type: 'positional', valueHint: 'file' },
  store: { type: 'string' },
  force: { type: 'boolean' },
  format: { type: 'enum', options: ['csv', 'json'] },
};

describe('checkArguments', () => {
  test.each([
    [['a']],
    [['a', '--store', 'x', '--force']],
    [['--store=x', 'a', '--format', 'csv']],
    [['--', '--store']],
    [['a', '--store=--force']],
  ])('lets %j pass', (argv) => {
    expect(() => checkArguments(argv, ARGS)).not.toThrow();
  });

  test.each([
    [['a', '--stor', 'x'], 'unknown option --stor, did you mean --store?'],
    [['a', '--nothing-like-it'], 'unknown option --nothing-like-it'],
    [['a', '-s'], 'unknown option -s'],
    [['a', '--no-force'], 'unknown option --no-force'],
    [['a', '--store'], 'option --store needs a value'],
    [['a', '--store='], 'option --store needs a value'],
    [['a', '--store', '--force'], 'option --store needs a value'],
    [['a', '--force=yes'], 'option --force takes no value'],
    [['a', '--force', '--force'], 'option --force is given twice'],
    [['a', '--format', 'xml'], "--format must be one of csv, json, not 'xml'"],
    [['a', 'b'], "'b' is one argument too many"],
    [[], '<file> is missing'],
  ])('refuses %j', (argv, message) => {
    expect(() => checkArguments(argv, ARGS)).toThrow(UserError);
    expect(() => checkArguments(argv, ARGS)).toThrow(message);
  });

  test('lets an option stand several times where its hint has dots, and gives all values', () => {
    const args: ArgsDef = { map: { type: 'string', valueHint: 'A=B…' }, name: { type: 'string' } };
    const argv = ['--map', 'x=1', '--name', 'n', '--map=y=2', '--', '--map'];
    expect(() => checkArguments(argv, args)).toThrow('one argument too many');
    expect(repeated(argv, args)).toEqual({ map: ['x=1', 'y=2'] });
    expect(repeated([], args)).toEqual({ map: [] });
    expect(() => checkArguments(argv.slice(0, 5), args)).not.toThrow();
    expect(() => checkArguments(['--name', 'a', '--name', 'b'], args)).toThrow('given twice');
    expect(() => checkArguments(['--map', 'x=1', '--map'], args)).toThrow('needs a value');
  });

  test('takes as many as come where the hint has dots, and none where none is needed', () => {
    const many: ArgsDef = { input: { type: 'positional', valueHint: 'file…' } };
    expect(() => checkArguments(['a', 'b', 'c'], many)).not.toThrow();
    const none: ArgsDef = { input: { type: 'positional', required: false } };
    expect(() => checkArguments([], none)).not.toThrow();
  });

  test('misses a choice that is required', () => {
    const args: ArgsDef = { format: { type: 'enum', options: ['csv'], required: true } };
    expect(() => checkArguments([], args)).toThrow('--format is needed: csv');
  });
});

describe('parseDay', () => {
  test.each([
    ['2024-03-14', 'first', '2024-03-14'],
    ['2024-03', 'first', '2024-03-01'],
    ['2024-02', 'last', '2024-02-29'],
    ['2023', 'first', '2023-01-01'],
    ['2023', 'last', '2023-12-31'],
  ] as const)('%s as %s day is %s', (text, end, day) => {
    expect(parseDay(text, 'since', end)).toBe(day);
  });

  test.each(['2024-02-30', '2023-02-29', '2024-13', '24-03-14', '14/3 2024', 'i går', '2024-3-1'])(
    'refuses %s',
    (text) => {
      expect(() => parseDay(text, 'until', 'last')).toThrow(`--until must be a date`);
    },
  );
});
