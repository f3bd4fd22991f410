/** What a pattern is said to need, and that a text which holds the pattern is let through. */
import { describe, expect, test } from 'vitest';
import { CLASSES } from '../pipeline/calendar/lexicon.ts';
import { compile } from '../pipeline/calendar/pattern.ts';
import { firstOf, gateOf, needsOf } from '../pipeline/gate.ts';
import { Scanned } from '../pipeline/scanned.ts';

const WORDS: Readonly<Record<string, string>> = {
  day: '3[01]|[12]\\d|0?[1-9]',
  month: 'maj|mars',
  unit: 'dag|vecka',
  number: '\\d{1,3}|en|två',
};
const wordsOf = (name: string): string | null => WORDS[name] ?? null;

describe('clauses', () => {
  test.each([
    ['{day} {month}', [['\\d'], ['maj|mars']]],
    ['(?:den )?{day}', [['\\d']]],
    ['den {day}', [['den'], ['\\d']]],
    ['{month}(?: {day})?', [['maj|mars']]],
    // Either branch will do, so one of both must stand there.
    ['(?:{month}|{unit}) sedan', [['dag|vecka', 'maj|mars'], ['sedan']]],
    ['(?:{month}|\\p{L}+) sedan', [['sedan']]],
    // A last letter that may lack is none to ask for.
    ['vintern? {day}', [['vinter'], ['\\d']]],
    ['(?<name>[1-4])', [['\\d']]],
    ['(?<name>[QHT])', []],
    // What stands beside a place need not be near it.
    ['(?<=i ){month}(?! slut)', [['maj|mars']]],
    ['{day}<nth>', [['\\d']]],
    ['om {number} {unit}', [['om'], ['\\d{1,3}|en|två'], ['dag|vecka']]],
    ['(?:\\p{L}+ ){0,2}klar', [['klar']]],
    ['(?:nu ){1,2}klar', [['nu'], ['klar']]],
    ['v\\.? ?{day}', [['\\d']]],
    ['{day}/{day}', [['\\d'], ['/'], ['\\d']]],
    ['{day}[-–/.]{day}', [['\\d'], ['[-–/.]'], ['\\d']]],
    ['{day}[^-]{day}', [['\\d'], ['\\d']]],
    ['{day}(?: ?/ ?{day})?', [['\\d']]],
    // Escaped marks stand for themselves, classes for nothing.
    ['\\({day}\\)', [['\\('], ['\\d'], ['\\)']]],
    ['§+ ?{day}', [['§'], ['\\d']]],
    ['\\P{Lu}*klar', [['klar']]],
  ])('%s', (template, clauses) => {
    expect(needsOf(template, wordsOf).clauses).toEqual(clauses);
  });

  test.each(['{nothing}', '(?:open', 'closed)'])('%s is refused', (template) => {
    expect(() => needsOf(template, wordsOf)).toThrow(RangeError);
  });
});

describe('first characters', () => {
  test.each([
    ['{day} {month}', '(?=[\\d])'],
    ['(?:den )?{day}', '(?=[d\\d])'],
    ['(?:{month}|{number}) dag', '(?=[m\\det])'],
    ['(?<=i ){month}', '(?=[m])'],
    ['(?!dagens)(?:det )?{unit}', '(?=[dv])'],
    // Anything may come first.
    ['[\\p{L}-]{1,30}s möte', ''],
    ['(?:\\p{L}+ )?{month}', ''],
    [' ?{day}', ''],
    ['{day}?', ''],
  ])('%s', (template, first) => {
    expect(firstOf(needsOf(template, wordsOf))).toBe(first);
  });
});

describe('gateOf', () => {
  const template = '(?:den )?{day} {month}|om {number} {unit}';
  const gate = gateOf(needsOf(template, (name) => CLASSES[name] ?? null));
  const found = compile(template);

  test.each(['den 3 maj', 'DEN 3 MAJ', 'om två veckor', 'OM EN DAG', 'om två maj'])(
    '%s is let through',
    (text) => expect(gate(new Scanned(text))).toBe(true),
  );

  test.each(['Mötet öppnas.', 'Alla gick hem.', ''])('%s is stopped, and holds none', (text) => {
    expect(gate(new Scanned(text))).toBe(false);
    expect(text.search(found)).toBe(-1);
  });

  test('letters with two small forms count as both', () => {
    expect('3 mar\u017f'.search(found)).toBe(0);
    expect(gate(new Scanned('3 mar\u017f'))).toBe(true);
    expect(gate(new Scanned('om två vec\u212aor'))).toBe(true);
  });
});
