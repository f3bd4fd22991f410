/** Lines around names. */
import { expect, test } from 'vitest';
import { linesOf } from '../../src/mentions.ts';

function marked(text: string, word: string) {
  const marks = [...text.matchAll(new RegExp(word, 'gu'))].map(({ index }) => ({
    start: index,
    end: index + word.length,
  }));
  return linesOf(text, marks);
}

test('a line is told as it stands, once', () => {
  expect(marked('a\nBo och Bo\nb Bo', 'Bo')).toEqual([
    {
      start: 2,
      end: 11,
      text: 'Bo och Bo',
      marks: [
        { start: 2, end: 4 },
        { start: 9, end: 11 },
      ],
    },
    { start: 12, end: 16, text: 'b Bo', marks: [{ start: 14, end: 16 }] },
  ]);
});

test('a long line is cut between words, and never within the name', () => {
  const text = `${'ord '.repeat(100)}Bo Ek${' ord'.repeat(100)}`;
  const [line] = marked(text, 'Bo Ek');
  expect(line?.text).toMatch(/^(?:ord )+Bo Ek(?: ord)+$/u);
  expect(line?.text.length).toBeLessThan(330);
  const solid = `${'x'.repeat(500)}Bo${'x'.repeat(500)}`;
  expect(marked(solid, 'Bo')[0]?.text).toBe(`${'x'.repeat(160)}Bo${'x'.repeat(160)}`);
});

test('so many lines and no more', () => {
  expect(marked('Bo\n'.repeat(500), 'Bo')).toHaveLength(100);
});
