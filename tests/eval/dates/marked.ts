/** Rows and answers written as text, the place between « and ». */
import type { Dated, Row } from '../../../eval/dates/types.ts';

/** An answer at the marked place; `to` is `from` where it is left out. */
export function answer(marked: string, from: string, to = from): Dated {
  const [before = '', inside = ''] = marked.split(/[«»]/u);
  return { start: before.length, end: before.length + inside.length, from, to };
}

/** A row of a class of its own unless one is named; without days it has no mark. */
export function row(marked: string, from?: string, to = from, name = 'day'): Row {
  const mark = from === undefined ? null : answer(marked, from, to);
  const text = marked.replace(/[«»]/gu, '');
  return { place: 'table.tsv:2', class: name, reference: '2024-03-01', text, mark };
}
