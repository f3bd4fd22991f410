/** Private things of a record, found and covered. Pure. */
import type { Span } from '../base-types.ts';
import type { MinutesRecord } from '../record.ts';
import { addresses } from './addresses.ts';
import type { Found, Known } from './context.ts';
import { covered } from './edits.ts';
import { emails } from './emails.ts';
import { identityNumbers } from './identity-numbers.ts';
import { type Edit, rewriteRecord } from './rewrite.ts';
import { telephones } from './telephones.ts';

/**
 * Personal identity numbers, private telephone numbers, homes and private e-mail addresses of a
 * text, by place, none within another.
 */
export function findPrivate(known: Known): Found[] {
  const { text } = known;
  const all = [
    ...identityNumbers(text),
    ...telephones(known),
    ...addresses(known),
    ...emails(known),
  ].sort((a, b) => a.start - b.start || b.end - a.end);
  let reach = -1;
  return all.filter(({ end }) => {
    if (end <= reach) return false;
    reach = end;
    return true;
  });
}

/** What is private in a record's text. */
export function privateIn(record: MinutesRecord): Found[] {
  const { text, people, attendance, meeting, meetings } = record;
  const mentions: Span[] = people.flatMap((person) => person.mentions);
  const named = [...mentions, ...attendance.map(({ span }) => span)];
  const { place } = meeting.spans;
  const venues = [...(place ? [place] : []), ...meetings.map(({ span }) => span)];
  return findPrivate({ text, people: named.sort((a, b) => a.start - b.start), venues });
}

/** The edits that cover what is private: letters and digits become '█', and nothing moves. */
export function coverings(record: MinutesRecord): Edit[] {
  return privateIn(record).map(({ start, end }) => {
    return { start, end, with: covered(record.text.slice(start, end)) };
  });
}

/** A text that stands alone, such as a file's name, with what is private covered. */
export function maskedText(text: string): string {
  // A name's words may be joined by anything.
  const found = findPrivate({ text, people: [], venues: [] });
  return found.reduceRight(
    (masked, { start, end }) =>
      masked.slice(0, start) + covered(masked.slice(start, end)) + masked.slice(end),
    text,
  );
}

/**
 * A document's path with what is private in it covered. Where something is, the beginning of the
 * document's checksum stands before the extension: paths that were two stay two.
 */
export function maskedPath(path: string, sha256: string): string {
  const masked = maskedText(path);
  if (masked === path) return path;
  return masked.replace(/(?=(?:\.[\p{L}\p{N}]{1,5})?$)/u, ` ${sha256.slice(0, 12)}`);
}

/** The record with what is private covered, in its text, its facts and its source's path. */
export function maskedRecord(record: MinutesRecord): MinutesRecord {
  const { source, ...rewritten } = rewriteRecord(record, coverings(record));
  return { ...rewritten, source: { ...source, path: maskedPath(source.path, source.sha256) } };
}
