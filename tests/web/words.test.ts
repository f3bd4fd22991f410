/** What the page says: the same things in both languages, each of them somewhere. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fill } from '../../web/shell/fill.ts';
import en from '../../web/words/en.json' with { type: 'json' };
import sv from '../../web/words/sv.json' with { type: 'json' };
import { ROOT } from '../src/support/process.ts';

const LANGUAGES: Readonly<Record<string, Readonly<Record<string, string>>>> = { sv, en };
const code = readdirSync(join(ROOT, 'web'), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/u.test(name))
  .map((name) => readFileSync(join(ROOT, 'web', name), 'utf8'))
  .join('\n');
/** Stems of words that are put together where they are said: `kind.${kind}`. */
const made = [...code.matchAll(/`([\w.]+\.)\$\{/gu)].map(([, stem = '']) => stem);
const valuesIn = (text: string) => [...text.matchAll(/\{(\w+)\}/gu)].map(([, name]) => name).sort();

describe('the words', () => {
  test('are the same in both languages, with the same values', () => {
    expect(Object.keys(en)).toEqual(Object.keys(sv));
    for (const [word, text] of Object.entries(sv)) {
      const other = LANGUAGES['en']?.[word] ?? '';
      expect(valuesIn(other), word).toEqual(valuesIn(text));
      for (const one of [text, other]) {
        expect(one.trim(), word).toBe(one);
        expect(one, word).toBe(one.normalize('NFC'));
        expect(one, word).not.toBe('');
      }
    }
  });

  test('are all said somewhere', () => {
    const silent = Object.keys(sv).filter((word) => {
      const stem = word.replace(/\.(?:one|other)$/u, '');
      return !code.includes(`'${stem}'`) && !code.includes(`'${word}'`) && !isMade(word);
    });
    expect(silent).toEqual([]);
  });
});

function isMade(word: string): boolean {
  return made.some((stem) => word.startsWith(stem));
}

describe('fill', () => {
  const words = { 'a.one': '{count} sak', 'a.other': '{count} saker', b: '{x} & {x}' };
  test.each([
    ['a', { count: 1 }, '1 sak'],
    ['a', { count: 0 }, '0 saker'],
    ['a', { count: 12345 }, '12\u00a0345 saker'],
    ['a.other', { count: 1 }, '1 saker'],
    ['b', { x: '<$&>' }, '<$&> & <$&>'],
  ])('%s with %j', (word, values, text) => {
    expect(fill(words, 'sv', word, values)).toBe(text);
  });
  test.each([
    ['c', {}],
    ['a', {}],
    ['b', {}],
  ])('throws for %s with %j', (word, values) => {
    expect(() => fill(words, 'sv', word, values)).toThrow(/no (?:word|value)/u);
  });
});
