/** The words and the points of completeness: clean, each once, each reached by an example. */
import { describe, expect, it } from 'vitest';
import { POINTS } from '../../pipeline/complete/index.ts';
import { placesOf, says, type WordList } from '../../pipeline/complete/words.ts';
import lexicon from '../../pipeline/lexicon/completeness.json' with { type: 'json' };
import labels from '../../src/render/completeness-labels.json' with { type: 'json' };
import { EXAMPLES } from './examples.ts';

const LISTS = Object.keys(lexicon.words) as WordList[];

function fits(word: string, found: string): boolean {
  const [left = '', right] = word.split('*');
  const text = found.toLowerCase().replace(/\s+/gu, ' ');
  if (right === undefined) return text === word;
  return text.startsWith(left) && text.endsWith(right);
}

describe.each(LISTS)('%s', (name) => {
  const words = lexicon.words[name];

  it('is in composed small letters, each word once', () => {
    const odd = words.filter(
      (word) => word !== word.normalize('NFC') || !/^\*?[a-zåäö][a-zåäö /-]*\*?$/u.test(word),
    );
    expect(odd).toEqual([]);
    expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual([]);
  });

  it('has an example for each word', () => {
    const found = EXAMPLES[name].flatMap((text) =>
      placesOf(name, text).map(({ start, end }) => text.slice(start, end)),
    );
    expect(words.filter((word) => !found.some((one) => fits(word, one)))).toEqual([]);
  });
});

it.each([
  ['boards', 'nämndemän', false],
  ['boards', 'tekniska nämndens', false],
  ['motions', 'Utdragsbestyrkande', false],
  ['proposals', 'medborgarförslaget', false],
  ['votes', 'folkomröstning', false],
  ['notices', 'ett anslag', false],
  ['supports', 'yrkar\n bifall', true],
  ['government', 'Älvsunds kommuns', true],
] as const)('%s in %j: %s', (name, text, expected) => {
  expect(says(name, text)).toBe(expected);
});

describe('points', () => {
  it('have a paragraph where the law asks for them, and only there', () => {
    for (const { requirement, paragraph } of Object.values(lexicon.points)) {
      expect(/^5 kap\. 6[5-9] §(?: [1-6])?$/u.test(paragraph ?? '')).toBe(requirement === 'law');
    }
  });

  it('are all used, and labelled in both languages', () => {
    const used = Object.values(lexicon.yardsticks).flatMap((one) => Object.values(one).flat());
    expect(new Set(used)).toEqual(new Set(POINTS));
    expect(Object.keys(labels.points)).toEqual(POINTS);
    expect(Object.keys(labels.yardsticks)).toEqual(Object.keys(lexicon.yardsticks));
    const texts = Object.values(labels).flatMap((group) => Object.values(group));
    for (const { sv, en } of texts) expect(sv.length * en.length).toBeGreaterThan(0);
  });
});
