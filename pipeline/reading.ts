/**
 * What a reader of a file format hands over: the text that everything points into, and what the
 * format knows beside it. Whatever the format, the text is made once and frozen.
 */
import type { Note, Span } from './base-types.ts';

/** In points (1/72 inch) from the upper left corner of the page as it is shown. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where a stretch of the text stood in its file. */
export interface Origin extends Span {
  /** From 1; null in a format without pages. */
  readonly page: number | null;
  /** Null where nothing is drawn. */
  readonly box: Box | null;
  /** From 1, counted over paragraphs, list entries and rows; null in a format of lines. */
  readonly paragraph: number | null;
}

/** A title that the format marks as such. `level` is 1 for the top one. */
export interface MarkedHeading {
  readonly span: Span;
  readonly level: number;
}

/** What print shows of a line's end. */
export interface LineEnd {
  /** Where in the text the line ends. */
  readonly at: number;
  /** Whether the next line's first word had no room on it; if it had, the line ends by choice. */
  readonly full: boolean;
}

/**
 * A file that was read. Cells of a row are apart by a tab, entries of a list begin with their mark
 * ('- ', '3. '), paragraphs are apart by an empty line; where a document has empty paragraphs between
 * others, by those alone. All lists are in the order of the text.
 */
export interface Reading {
  readonly text: string;
  /** Do not overlap; what the reader put in itself (marks, line ends) has none. */
  readonly origins: readonly Origin[];
  /** Null in a format without pages. */
  readonly pages: number | null;
  readonly headings: readonly MarkedHeading[];
  /** Withdrawn text: struck through in print. */
  readonly struck: readonly Span[];
  /** Lines that their place on the page shows to be its head or foot. */
  readonly furniture: readonly Span[];
  /** Of lines whose end shows whether they were broken; no others, and none in flowing text. */
  readonly lineEnds: readonly LineEnd[];
  readonly notes: readonly Note[];
}
