/** Strong entity tags (RFC 9110, 8.8.3). */
import { createHash } from 'node:crypto';

function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 27);
}

/**
 * Of what is made of one document: its content, the run that read it, the name it is told by, and
 * which of the forms of it this is.
 */
export function tagOf(sha256: string, run: string, name: string, form: string): string {
  return `"${hash(JSON.stringify([sha256, run, name, form]))}"`;
}

/** Of an answer as it is written. */
export function tagOfText(text: string): string {
  return `"${hash(text)}"`;
}

/** True where If-None-Match names the tag; its comparison is the weak one. */
export function isNamed(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  if (header.trim() === '*') return true;
  return [...header.matchAll(/(?:W\/)?("[^"]*")/gu)].some(([, named]) => named === tag);
}
