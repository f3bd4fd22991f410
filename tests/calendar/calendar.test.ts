import { describe, expect, it } from 'vitest';
import { shown, type Tables } from './shown.ts';
import { dates } from './tables/dates.ts';
import { negatives } from './tables/negatives.ts';
import { occasions } from './tables/occasions.ts';
import { periods } from './tables/periods.ts';
import { relative } from './tables/relative.ts';
import { words } from './tables/words.ts';

function check(tables: Tables): void {
  describe.each(Object.entries(tables))('%s', (_, rows) => {
    it.each(rows.map((row) => [row[0], row] as const))('%s', (_marked, [marked, ...found]) => {
      expect(shown(marked.replace(/[[\]]/gu, ''))).toEqual({ marked, found });
    });
  });
}

check(dates);
check(relative);
check(periods);
check(words);
check(occasions);

describe('what is no time', () => {
  check(negatives);

  it('has nothing found in it', () => {
    const found = Object.values(negatives).flatMap((rows) => rows.filter((row) => row.length > 1));
    expect(found).toEqual([]);
  });
});
