/** Texts with marks: '[[…]]' is private, '{…}' names a person, '<…>' is where a meeting is held. */
import type { Span } from '../../pipeline/base-types.ts';
import type { Known } from '../../pipeline/private/context.ts';

const MARK = /\[\[|\]\]|[{}<>]/gu;

/** The text without its marks, what is known of it, and what should be found. */
export function marked(source: string): Known & { readonly expected: string[] } {
  let text = '';
  let at = 0;
  const open: number[] = [];
  const spans: Record<string, Span[]> = { ']]': [], '}': [], '>': [] };
  for (const { 0: mark, index } of source.matchAll(MARK)) {
    text += source.slice(at, index);
    at = index + mark.length;
    const closed = spans[mark];
    if (closed) closed.push({ start: open.pop() ?? 0, end: text.length });
    else open.push(text.length);
  }
  text += source.slice(at);
  const expected = (spans[']]'] ?? []).map(({ start, end }) => text.slice(start, end));
  return { text, people: spans['}'] ?? [], venues: spans['>'] ?? [], expected };
}

/** What a finder finds in a marked text, and what it should. */
export function found(
  finder: (known: Known) => Iterable<Span>,
  source: string,
): { readonly found: string[]; readonly expected: string[] } {
  const { expected, ...known } = marked(source);
  return {
    found: [...finder(known)].map(({ start, end }) => known.text.slice(start, end)),
    expected,
  };
}

/** A personal identity number with its check digit; serials from 980 are nobody's. */
export function numberOf(date: string, serial: string, between = '-'): string {
  const digits = [...(date.slice(-6) + serial)].map(Number);
  const sum = digits.reduce((total, digit, i) => {
    const value = i % 2 === 0 ? digit * 2 : digit;
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return `${date}${between}${serial}${(10 - (sum % 10)) % 10}`;
}
