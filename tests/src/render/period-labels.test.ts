import { expect, test } from 'vitest';
import { LANGUAGES } from '../../../src/render/labels.ts';
import { PERIOD_LABELS } from '../../../src/render/period-labels.ts';

/** Each label once, with a count or days where it takes them. */
function wordsOf(language: (typeof LANGUAGES)[number]): string[] {
  const { states, changedSince, ...others } = PERIOD_LABELS[language];
  const all = Object.values(others).map((one) => (typeof one === 'string' ? one : one(7)));
  return [...all, changedSince('2025-04-16', '2025-03-05'), ...Object.values(states)];
}

test.each(LANGUAGES)('%s: none is empty or stands for two things', (language) => {
  const words = wordsOf(language);
  expect(words.every((word) => word.trim() !== '')).toBe(true);
  expect(new Set(words).size).toBe(words.length);
  const { meetings, added, changedSince } = PERIOD_LABELS[language];
  expect([meetings(1), added(1)].every((text) => text.startsWith('1 '))).toBe(true);
  expect(meetings(1)).not.toBe(meetings(2).replace('2', '1'));
  expect(changedSince('2025-04-16', '2025-03-05')).toMatch(/2025-04-16.*2025-03-05/u);
});

test('the languages differ', () => {
  const [sv, en] = LANGUAGES.map(wordsOf);
  expect(sv?.filter((word) => en?.includes(word))).toEqual([]);
});
