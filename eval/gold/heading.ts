/** The heading of an agenda item: the record gives its words cleaned, and the whole item's span. */
import type { MinutesRecord } from '../../pipeline/record.ts';
import { trim } from '../../pipeline/span.ts';
import type { Span } from '../../pipeline/types.ts';

type Item = MinutesRecord['agenda'][number];

/** A heading with its case number is no longer than this. */
const LONGEST = 600;

/** Number and title as printed, marks of Markdown around them left out. */
export function headingOf(text: string, { number, title, span }: Item): Span {
  const limit = Math.min(span.end, span.start + LONGEST);
  const part = text.slice(span.start, limit);
  const printed = number === null ? null : find(part, number, 0);
  const words = find(part, title, printed?.end ?? 0);
  const firstLine = trim(text, { start: span.start, end: span.start + lineEnd(part) });
  const start = printed?.start ?? words?.start;
  const end = words?.end ?? printed?.end;
  if (start === undefined || end === undefined) return firstLine;
  // A number whose title was not found has its line: a title that was mended, or none.
  if (words === null) return { start: span.start + start, end: firstLine.end };
  return { start: span.start + start, end: span.start + end };
}

function lineEnd(part: string): number {
  const end = part.trimStart().search(/[\r\n]/u);
  return end < 0 ? part.length : end + part.length - part.trimStart().length;
}

/** These words in the text, however their lines were broken and hyphenated. */
function find(text: string, words: string, from: number): Span | null {
  const pattern = [...words.trim()].map((sign) =>
    /\s/u.test(sign) ? String.raw`\s+` : sign.replace(/[.*+?^${}()|[\]\\/]/u, String.raw`\$&`),
  );
  if (pattern.length === 0) return null;
  const source = pattern.join(String.raw`(?:-?[ \t]*[\r\n]\s*|\u00ad)?`);
  const match = new RegExp(source, 'u').exec(text.slice(from));
  if (match === null) return null;
  return { start: from + match.index, end: from + match.index + match[0].length };
}
