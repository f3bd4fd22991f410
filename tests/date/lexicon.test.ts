/** The words that tell deadlines from other times: clean, and each once in its list. */
import { describe, expect, it } from 'vitest';
import words from '../../pipeline/lexicon/deadlines.json' with { type: 'json' };

const { source: _, ...lists } = words;

describe.each(Object.entries(lists))('%s', (_name, list) => {
  it('is in composed small letters without stray characters', () => {
    const odd = list.filter(
      (word) => word !== word.normalize('NFC') || !/^[a-zåäöé][a-zåäöé -]*$/u.test(word),
    );
    expect(odd).toEqual([]);
  });

  it('has each word once', () => {
    expect(list.filter((word, i) => list.indexOf(word) !== i)).toEqual([]);
  });
});
