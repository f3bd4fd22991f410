/** The words that tell deadlines from other times: clean, and each once in its list. */
import { describe, expect, it } from 'vitest';
import words from '../../pipeline/lexicon/deadlines.json' with { type: 'json' };
import { shown } from './shown.ts';

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

describe('each noun for a gathering announces one', () => {
  it.each(lists.gatheringNouns)('%s', async (noun) => {
    const [row] = await shown(`- Höstens ${noun} lördag 2 maj`);
    expect(row).toBe(`- Höstens ${noun} ‹lördag 2 maj›`);
  });
});
