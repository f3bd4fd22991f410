/**
 * Names that stay the same from export to export: a calendar read again updates what it has.
 * No content's checksum is in them, for a corrected document tells of the same meeting. Pure.
 */
import { createHash } from 'node:crypto';
import type { MinutesRecord } from '../../pipeline/record.ts';
import { fold } from '../store/fold.ts';

/** A UUID made of what names something (RFC 9562, version 8: the first 122 bits of SHA-256). */
export function uuidOf(parts: readonly (string | number | null)[]): string {
  const hash = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  const variant = ((Number.parseInt(hash.charAt(16), 16) & 0x3) | 0x8).toString(16);
  const groups = [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `${variant}${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ];
  return groups.join('-');
}

/** The words of a text without case, accents, marks and spacing. */
export function wordsKey(text: string): string {
  return fold(text.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' '));
}

/** What a meeting is known by. `file` only where body or day is not known. */
export interface MeetingKey {
  readonly body: string;
  readonly date: string | null;
  readonly file: string | null;
}

/**
 * Body and day. Documents that lack one of them would be taken for each other's: there the name of
 * the file tells them apart, which a correction seldom changes.
 */
export function meetingKey(
  { body, date }: Pick<MinutesRecord['meeting'], 'body' | 'date'>,
  path: string,
): MeetingKey {
  const known = body !== null && date !== null;
  const file = path.split(/[\\/]/u).at(-1) ?? path;
  return { body: wordsKey(body ?? ''), date, file: known ? null : file.normalize('NFC') };
}

/** The same key as one text, which sorts latest meeting first when turned around. */
export function keyText({ body, date, file }: MeetingKey): string {
  return JSON.stringify([date ?? '', body, file]);
}
