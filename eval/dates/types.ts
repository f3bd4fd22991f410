/** What is scored: a table of time expressions, and the engines that are asked for them. */
import type { Span } from '../../pipeline/types.ts';

/** A place in a row's text with its first and last day, ISO dates, both included. */
export interface Dated extends Span {
  readonly from: string;
  readonly to: string;
}

/** One line of the table. */
export interface Row {
  /** 'file:line'. */
  readonly place: string;
  readonly class: string;
  /** The day it was said, ISO. */
  readonly reference: string;
  /** Without its marks. */
  readonly text: string;
  /** The one expression of the text; null where the text holds none. */
  readonly mark: Dated | null;
}

/** What finds time expressions and turns them into days. */
export interface Engine {
  readonly name: string;
  /** Null where it is of this program's own version. */
  readonly version: string | null;
  /** Every expression that comes to days, in any order. */
  readonly find: (text: string, reference: string) => readonly Dated[];
}
