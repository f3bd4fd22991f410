/** The rows that an engine got wrong, each as one line of text or one object. */
import { quote } from '../../pipeline/span.ts';
import { type EngineScore, isWrong, type RowScore } from './score.ts';
import type { Dated, Row } from './types.ts';

/** First and last day, ISO, both included, and the words that they are of. */
export interface Said {
  readonly quote: string;
  readonly from: string;
  readonly to: string;
}

/** What a row asks for and what was said. */
export interface DateError {
  /** 'file:line' of the table. */
  readonly row: string;
  readonly class: string;
  /** With the expression between « and ». */
  readonly text: string;
  /** Null where there is nothing to find. */
  readonly expected: Said | null;
  readonly said: readonly Said[];
}

/** In the order of the table. */
export function errorsOf({ rows }: EngineScore): DateError[] {
  return rows.filter(isWrong).map(toError);
}

function toError({ row, answers }: RowScore): DateError {
  const { text, mark } = row;
  const said = (of: Dated) => ({ quote: quote(text, of), from: of.from, to: of.to });
  return {
    row: row.place,
    class: row.class,
    text: marked(row),
    expected: mark && said(mark),
    said: answers.map(said),
  };
}

function marked({ text, mark }: Row): string {
  if (mark === null) return text;
  return `${text.slice(0, mark.start)}«${quote(text, mark)}»${text.slice(mark.end)}`;
}

/** One error on one line: where, what was expected, what was said, and the text. */
export function errorLine({ row, class: name, text, expected, said }: DateError): string {
  const wanted = expected === null ? 'nothing' : days(expected);
  const heard = said.map((one) => `${days(one)} '${one.quote}'`).join(', ') || 'nothing';
  return `${row} ${name}: expected ${wanted}, said ${heard}  ${text}`;
}

function days({ from, to }: Said): string {
  return from === to ? from : `${from}–${to}`;
}
