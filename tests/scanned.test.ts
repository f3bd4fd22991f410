/** What a text is taken to hold, word by word. */
import { describe, expect, test } from 'vitest';
import { Scanned, searchFor } from '../pipeline/scanned.ts';

const holds = (clause: readonly string[], text: string, words?: readonly string[]): boolean =>
  new Scanned(text, words).has(searchFor(clause));

describe('has', () => {
  test.each([
    [['maj|mars'], 'Den 3 MAJ', true],
    // A part of a word will do.
    [['maj|mars'], 'majgrevens', true],
    [['maj|mars'], 'ma j', false],
    [['maj|mars'], 'ma', false],
    [['marsch', 'mars'], 'i mars', true],
    [['marsch'], 'i mars', false],
    [['\\d', 'en'], 'nummer 3', true],
    [['\\d'], 'nummer tre', false],
    [['(?:19|20)\\d\\d'], 'år 2024', true],
    [['(?:19|20)\\d\\d'], 'år 1824', false],
    [['[-–/]'], '3/4', true],
    [['[-–/]'], '3,4', false],
    // Of several words the longest.
    [['i\\s+dag|om\\s+en\\s+vecka'], 'vid dagens slut', true],
    [['i\\s+dag|om\\s+en\\s+vecka'], 'i morgon', false],
    // Nothing stands in every text.
    [[''], 'Hej', true],
    [[''], '', true],
    [['hej'], '', false],
  ])('%j in %j: %s', (clause, text, held) => {
    expect(holds(clause, text)).toBe(held);
  });

  test('words that are cut already are taken for the text', () => {
    expect(holds(['juni'], 'något annat', ['3', 'juni'])).toBe(true);
    expect(holds(['juni'], '3 juni', ['något', 'annat'])).toBe(false);
  });

  test('a text answers what is first asked for after it was read', () => {
    const text = new Scanned('kvällsmöte torsdag');
    expect(text.has(searchFor(['kvälls']))).toBe(true);
    expect(text.has(searchFor(['torsdag', 'fredag']))).toBe(true);
    expect(text.has(searchFor(['lördag']))).toBe(false);
  });

  test('more searches than a number has bits are told apart', () => {
    const words = Array.from(
      { length: 70 },
      (_, i) => `q${'abcdefghij'.charAt(i % 10).repeat(i)}q`,
    );
    const found = words.map((word) => searchFor([word]));
    const text = new Scanned(`${words[3]} ${words[40]} ${words[69]}`);
    const held = words.filter((_, i) => text.has(found[i] ?? -1));
    expect(held).toEqual([words[3], words[40], words[69]]);
  });
});

test('the same search has one place', () => {
  expect(searchFor(['april', 'maj'])).toBe(searchFor(['april', 'maj']));
  expect(searchFor(['april', 'maj'])).not.toBe(searchFor(['april', 'juni']));
});
