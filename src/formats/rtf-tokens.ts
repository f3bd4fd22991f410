/** Rich Text Format 1.9.1 → tokens. Bytes stay bytes: what they mean depends on the font. */

/** One step of a file. `bytes` are characters of a code page, `control` a word with its number. */
export type RtfToken =
  | { readonly kind: 'open' }
  | { readonly kind: 'close' }
  | { readonly kind: 'control'; readonly word: string; readonly value: number | null }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array };

const BACKSLASH = 0x5c;
const OPEN = 0x7b;
const CLOSE = 0x7d;
const QUOTE = 0x27;
const SPACE = 0x20;
const MINUS = 0x2d;
/** Longer words and numbers are none (the specification allows 32 letters). */
const LONGEST_WORD = 32;
const LONGEST_NUMBER = 10;

const isLetter = (byte: number): boolean =>
  (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a);
const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;

/** The tokens of a file, one after the other; linear in its length. */
export function* rtfTokens(bytes: Uint8Array): Generator<RtfToken, void> {
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at] ?? 0;
    if (byte === BACKSLASH) {
      const { token, next } = controlAt(bytes, at + 1);
      if (token !== null) yield token;
      at = next;
      continue;
    }
    if (byte === OPEN || byte === CLOSE) {
      yield { kind: byte === OPEN ? 'open' : 'close' };
      at++;
      continue;
    }
    const start = at;
    while (at < bytes.length && !isEnd(bytes[at] ?? 0)) at++;
    if (at > start) yield { kind: 'bytes', bytes: bytes.subarray(start, at) };
    else at++;
  }
}

/** Line ends are there for mail programs of old: they stand for nothing. */
function isEnd(byte: number): boolean {
  const mark = byte === BACKSLASH || byte === OPEN || byte === CLOSE;
  return mark || byte === 0x0a || byte === 0x0d || byte === 0;
}

interface Control {
  readonly token: RtfToken | null;
  readonly next: number;
}

function controlAt(bytes: Uint8Array, at: number): Control {
  const first = bytes[at];
  if (first === undefined) return { token: null, next: at };
  if (first === QUOTE) return hexAt(bytes, at + 1);
  if (!isLetter(first)) {
    const word = first === 0x0a || first === 0x0d ? 'par' : String.fromCharCode(first);
    return { token: { kind: 'control', word, value: null }, next: at + 1 };
  }
  let end = at;
  while (end < bytes.length && end - at < LONGEST_WORD && isLetter(bytes[end] ?? 0)) end++;
  const word = String.fromCharCode(...bytes.subarray(at, end));
  const { value, next } = numberAt(bytes, end);
  // A blank ends the word and is no part of the text.
  const after = bytes[next] === SPACE ? next + 1 : next;
  // Pictures may stand in it as bytes that mean nothing here.
  const skipped = word === 'bin' && value !== null ? Math.max(0, value) : 0;
  return { token: { kind: 'control', word, value }, next: after + skipped };
}

function numberAt(bytes: Uint8Array, at: number): { value: number | null; next: number } {
  const start = bytes[at] === MINUS ? at + 1 : at;
  let end = start;
  while (end - start < LONGEST_NUMBER && isDigit(bytes[end] ?? 0)) end++;
  if (end === start) return { value: null, next: at };
  const digits = Number(String.fromCharCode(...bytes.subarray(start, end)));
  return { value: start > at ? -digits : digits, next: end };
}

function hexAt(bytes: Uint8Array, at: number): Control {
  const digits = String.fromCharCode(...bytes.subarray(at, at + 2));
  if (!/^[\da-f]{2}$/iu.test(digits)) return { token: null, next: at };
  const byte = Uint8Array.of(Number.parseInt(digits, 16));
  return { token: { kind: 'bytes', bytes: byte }, next: at + 2 };
}
