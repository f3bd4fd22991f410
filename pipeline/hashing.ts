/** What the models' features share; equals models/training/text.py to the bit. */

/** FNV-1a's start for 32 bits. */
export const SEED = 0x811c9dc5;
const PRIME = 0x01000193;

/** One step of FNV-1a; the result is a signed 32-bit number until `>>> 0`. */
export function step(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, PRIME);
}

/** FNV-1a over UTF-16 code units, as an unsigned 32-bit number. */
export function fnv(text: string, seed: number = SEED): number {
  let hash = seed;
  for (let i = 0; i < text.length; i++) hash = step(hash, text.charCodeAt(i));
  return hash >>> 0;
}

/** Lower case, soft hyphens out, every digit 0: the form in which models see a word. */
export function normalise(token: string): string {
  return token
    .replaceAll('\u00ad', '')
    .toLowerCase()
    .replace(/\p{Nd}/gu, '0');
}
