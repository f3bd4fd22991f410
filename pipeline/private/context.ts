/** What stands around a place in a text, as finders of private things look at it. */
import type { Span } from '../base-types.ts';

/** Kinds of private things. */
export const PRIVATE_KINDS = ['identity-number', 'telephone', 'address', 'email'] as const;

export type PrivateKind = (typeof PRIVATE_KINDS)[number];

/** A private thing where it stands. */
export interface Found extends Span {
  readonly kind: PrivateKind;
}

/** A text with what is known of it. */
export interface Known {
  readonly text: string;
  /** Where people are named, in order. */
  readonly people: readonly Span[];
  /** Where a meeting is held, past or to come. */
  readonly venues: readonly Span[];
}

/** Any of these as whole words, small or capital; a space may be a line's end. */
export function wordsPattern(words: readonly string[]): string {
  const all = words
    .toSorted((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.\\]/gu, '\\$&').replace(/ /gu, '\\s+'));
  return `(?<![\\p{L}\\p{N}])(?:${all.join('|')})(?![\\p{L}\\p{N}])`;
}

/** The line that `at` stands in: half-open, without its end. */
export function lineAt(text: string, at: number): Span {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const end = text.indexOf('\n', at);
  return { start, end: end < 0 ? text.length : end };
}

/** Up to `most` units before `at`, not over an empty line. */
export function before(text: string, at: number, most: number): string {
  const near = text.slice(Math.max(0, at - most), at);
  return near.split(/\n[^\S\n]*\n/u).at(-1) ?? '';
}

const CELL = /\t|\s\|\s| {3,}/u;

/**
 * True where a person is named in the row or sentence of `span`: in its line, or, where the line
 * goes on for long, within 120 units and the same sentence.
 */
export function besidePerson({ text, people }: Known, span: Span): boolean {
  const line = lineAt(text, span.start);
  const row = CELL.test(text.slice(line.start, line.end)) || line.end - line.start < 100;
  return people.some((person) => {
    if (person.end <= line.start || person.start >= line.end) return false;
    if (row) return true;
    const [from, to] = [Math.min(person.end, span.end), Math.max(person.start, span.start)];
    const between = text.slice(from, to);
    return between.length < 120 && !/[.!?]\s+\p{Lu}/u.test(between);
  });
}
