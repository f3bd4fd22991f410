/** Guards the promise that every span of a record is a quote of its text. */
import type { MinutesRecord } from '../pipeline/record.ts';
import { quote } from '../pipeline/span.ts';
import type { Span } from '../pipeline/types.ts';

/**
 * Throws where a span lies outside the text or is empty, or where a `text` beside a `span` says
 * what the document does not. Such texts may be cleaned (lines joined, a page foot left out), so
 * their characters must stand in the quote in that order, not be all of it.
 */
export function assertSpans(record: MinutesRecord): void {
  visit(record.text, record, 'record');
}

/** True where a line's words are what its place quotes, in their order. */
export function isQuoted(
  text: string,
  line: { readonly text: string; readonly span: Span },
): boolean {
  const { start, end } = line.span;
  return start < end && standsIn(line.text, text.slice(start, end));
}

function visit(text: string, value: unknown, place: string): void {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) visit(text, item, `${place}[${index}]`);
  } else if (isSpan(value)) {
    if (quoted(text, value, place) === '') throw new RangeError(`${place}: an empty span`);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, item] of Object.entries(value)) visit(text, item, `${place}.${name}`);
    if (saysText(value) && !standsIn(value.text, quoted(text, value.span, place))) {
      throw new RangeError(`${place}: '${value.text}' is not what its span quotes`);
    }
  }
}

function quoted(text: string, span: Span, place: string): string {
  try {
    return quote(text, span);
  } catch (cause) {
    throw new RangeError(`${place}: ${cause instanceof Error ? cause.message : cause}`, { cause });
  }
}

function isSpan(value: unknown): value is Span {
  return typeof value === 'object' && value !== null && 'start' in value && 'end' in value;
}

function saysText(value: object): value is { text: string; span: Span } {
  return 'text' in value && typeof value.text === 'string' && 'span' in value && isSpan(value.span);
}

/** Letters beyond ASCII may have been mended from a wrong encoding, so they are not compared. */
function standsIn(text: string, source: string): boolean {
  let at = 0;
  for (const character of text.normalize('NFC').replace(/[^!-~]+/gu, '')) {
    at = source.indexOf(character, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
