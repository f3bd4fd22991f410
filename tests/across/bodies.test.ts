/** Which documents are of one body. */
import { expect, test } from 'vitest';
import { bodiesOf, circlesOf } from '../../pipeline/across/index.ts';
import { people } from './build.ts';

const TWO = 'Åsa Alm, Bo Ek';
const OTHERS = 'Siv Gran, Ture Moe';

/** 'Name: dated documents / undated ones' for each; `nameless` documents list nobody. */
function bodies(lines: readonly string[], nameless: readonly string[] = []): string[] {
  const all = people(lines);
  const met = [
    ...new Map(all.map((one) => [one.document, one])).values(),
    ...people(nameless.map((line) => `${line}: nobody`)),
  ];
  return bodiesOf(met, circlesOf(all)).map(({ name, dated, undated }) => {
    const days = dated.map(({ document }) => document).join(' ');
    return `${name}: ${days} / ${undated.join(' ')}`.trim();
  });
}

test.each<[string, readonly string[], readonly string[], string[]]>([
  [
    'by date, called as the first calls it',
    [`B 2024-02-01 styrelsen: ${TWO}`, `A 2024-01-01 Styrelsen: ${TWO}`],
    [],
    ['Styrelsen: A B /'],
  ],
  ['one meeting is enough', [`A 2024-01-01 Styrelsen: ${TWO}`], [], ['Styrelsen: A /']],
  [
    'without a date it is of the body and has no place',
    [`A 2024-01-01 Styrelsen: ${TWO}`, `B - Styrelsen: ${TWO}`],
    [],
    ['Styrelsen: A / B'],
  ],
  [
    'two boards of one name',
    [`A 2024-01-01 Styrelsen: ${TWO}`, `B 2024-02-01 Styrelsen: ${OTHERS}`],
    [],
    ['Styrelsen: A /', 'Styrelsen: B /'],
  ],
  [
    'who names nobody is of the only body of that name',
    [`A 2024-01-01 Styrelsen: ${TWO}`],
    ['B 2024-02-01 styrelsen'],
    ['Styrelsen: A B /'],
  ],
  [
    'and of its own where there are two, or none',
    [`A 2024-01-01 Styrelsen: ${TWO}`, `B 2024-02-01 Styrelsen: ${OTHERS}`],
    ['C 2024-03-01 Styrelsen', 'D 2024-03-01 Rådet'],
    ['Styrelsen: A /', 'Styrelsen: B /', 'Styrelsen: C /', 'Rådet: D /'],
  ],
  ['no body', [`A 2024-01-01 -: ${TWO}, Cia Lind`], [], []],
])('%s', (_what, lines, nameless, expected) => {
  expect(bodies(lines, nameless)).toEqual(expected);
});
