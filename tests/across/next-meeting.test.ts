/** When a body met next. */
import { expect, test } from 'vitest';
import { circlesOf, nextMeetings } from '../../pipeline/across/index.ts';
import { people } from './build.ts';

const TWO = 'Åsa Alm, Bo Ek';

/** 'A>B 2024-02-02' for each document that has a next. */
function nexts(lines: readonly string[]): string[] {
  const all = people(lines);
  const first = new Map(all.map((one) => [one.document, one])).values();
  return [...nextMeetings([...first], circlesOf(all))].map(
    ([document, next]) => `${document}>${next.document} ${next.date}`,
  );
}

test.each([
  [
    'the next of three',
    [
      `C 2024-03-01 Styrelsen: ${TWO}`,
      `A 2024-01-01 Styrelsen: ${TWO}`,
      `B 2024-02-01 styrelsen: ${TWO}`,
    ],
    ['A>B 2024-02-01', 'B>C 2024-03-01'],
  ],
  [
    'two documents of one day are of one meeting',
    [
      `A 2024-01-01 Styrelsen: ${TWO}`,
      `B 2024-01-01 Styrelsen: ${TWO}`,
      `C 2024-03-01 Styrelsen: ${TWO}`,
    ],
    ['A>C 2024-03-01', 'B>C 2024-03-01'],
  ],
  [
    'another body of the same people',
    [`A 2024-01-01 Styrelsen: ${TWO}, Cia Lind`, `B 2024-02-01 Årsmötet: ${TWO}, Cia Lind`],
    [],
  ],
  [
    'another circle',
    [`A 2024-01-01 Styrelsen: ${TWO}`, 'B 2024-02-01 Styrelsen: Siv Gran, Ture Moe'],
    [],
  ],
  ['no date', [`A - Styrelsen: ${TWO}`, `B 2024-02-01 Styrelsen: ${TWO}`], []],
  ['no body', [`A 2024-01-01 -: ${TWO}, Cia Lind`, `B 2024-02-01 -: ${TWO}, Cia Lind`], []],
])('%s', (_what, lines, expected) => {
  expect(nexts(lines)).toEqual(expected);
});
