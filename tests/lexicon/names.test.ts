/** House rules for the lists of names. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';

const listFile = z.strictObject({
  source: z.string().min(10),
  licence: z.string().min(3),
  entries: z.array(z.string()),
});

const SIZES: Readonly<Record<string, number>> = {
  'given-names': 2500,
  surnames: 999,
  municipalities: 580,
  counties: 21,
  localities: 1935,
  countries: 404,
  authorities: 988,
  acronyms: 398,
  parties: 30,
  'known-organisations': 1437,
  'ambiguous-organisations': 511,
  'known-places': 979,
};

describe.each(Object.entries(SIZES))('%s', (name, size) => {
  const { entries } = listFile.parse(
    JSON.parse(readFileSync(`pipeline/lexicon/${name}.json`, 'utf8')),
  );

  test('has as many entries as the documentation says', () => {
    expect(entries).toHaveLength(size);
  });

  test('is sorted by code unit and has nothing twice', () => {
    expect(entries).toEqual([...new Set(entries)].sort());
  });

  test('is NFC, of allowed characters, without stray spaces', () => {
    const odd = entries.filter(
      (entry) =>
        entry !== entry.normalize('NFC') ||
        entry !== entry.replace(/\s+/g, ' ').trim() ||
        !/^[A-Za-zÀ-žȘșȚț0-9 .,:'’()&/-]+$/.test(entry),
    );
    expect(odd).toEqual([]);
  });
});
