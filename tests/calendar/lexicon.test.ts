/** The words themselves: clean, each once, and each shown at work in a table. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import words from '../../pipeline/lexicon/calendar.json' with { type: 'json' };
import { dates } from './tables/dates.ts';
import { occasions } from './tables/occasions.ts';
import { periods } from './tables/periods.ts';
import { relative } from './tables/relative.ts';
import { words as atHome } from './tables/words.ts';

const { source: _source, ...classes } = words;
const lists = Object.entries(classes).map(([name, list]) => {
  return [name, Array.isArray(list) ? list : Object.keys(list)] as const;
});

const examples = [dates, relative, periods, occasions, atHome]
  .flatMap((tables) => Object.values(tables).flat())
  .flatMap(([marked]) => [...marked.matchAll(/\[([^\]]*)\]/gu)].map((match) => match[1] ?? ''))
  .map((found) => ` ${found.toLowerCase()} `);

function isShown(word: string): boolean {
  const escaped = word.replace(/[.]/gu, '\\$&');
  const whole = new RegExp(`(?<![\\p{L}.])${escaped}(?![\\p{L}])`, 'u');
  return examples.some((example) => whole.test(example));
}

it('holds no key twice, which parsing would hide', () => {
  const raw = readFileSync('pipeline/lexicon/calendar.json', 'utf8');
  const bare = (json: string) => json.replace(/\s+/gu, '');
  expect(bare(JSON.stringify(JSON.parse(raw)))).toBe(bare(raw));
});

describe.each(lists)('%s', (_, list) => {
  it('is in composed small letters without stray characters', () => {
    const odd = list.filter(
      (word) => word !== word.normalize('NFC') || !/^[a-zåäöé. ]+$/u.test(word),
    );
    expect(odd).toEqual([]);
  });

  it('has each word once', () => {
    expect(list.filter((word, i) => list.indexOf(word) !== i)).toEqual([]);
  });

  it('has each word in an example', () => {
    expect(list.filter((word) => !isShown(word))).toEqual([]);
  });
});
