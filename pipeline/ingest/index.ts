/** bytes → Document: decoded, frozen, with the struck-out text known. */
import type { Reading } from '../reading.ts';
import type { Document, Note, SourceFile, Span } from '../types.ts';
import { detectEncoding, type Encoding } from './encoding.ts';

/** Decodes bytes without their byte-order mark; what cannot be decoded becomes U+FFFD. */
export type Decode = (bytes: Uint8Array, encoding: Encoding) => string;

/** More control characters than this share of the text, and it is no text at all. */
const CONTROL_SHARE = 0.02;

/**
 * Makes the document's text: what the reader of its format made of it, else the file itself,
 * character for character; nothing is repaired in place. Never throws: a file that is not text
 * gives an empty document with a note.
 */
export function ingest(file: SourceFile, decode: Decode): Document {
  const { path, sha256, mediaType, bytes } = file;
  const source = { path, sha256, mediaType, bytes: bytes.length };
  const { origins, headings, furniture, lineEnds, pages, ...read } =
    file.reading ?? decoded(bytes, decode);
  const notes = [...file.notes, ...read.notes];
  if (file.reading !== null) notes.push(...emptyNotes(read.text));
  return {
    source,
    text: read.text,
    struck: read.struck,
    origins,
    headings,
    furniture,
    lineEnds,
    pages,
    notes,
  };
}

/** Plain text: no place in it is any other than its place in the file. */
function decoded(bytes: Uint8Array, decode: Decode): Reading {
  const { encoding, bom, invalid } = detectEncoding(bytes);
  const text = decode(bytes.subarray(bom), encoding);
  const plain = { origins: [], headings: [], furniture: [], lineEnds: [], pages: null };
  if (isBinary(text)) {
    const message = 'this file does not hold text: convert it to .txt or .md first';
    return { ...plain, text: '', struck: [], notes: [{ code: 'not-text', message }] };
  }
  return {
    ...plain,
    text,
    struck: struckSpans(text),
    notes: encodingNotes(encoding, invalid, text),
  };
}

function emptyNotes(text: string): Note[] {
  return text.trim() === '' ? [{ code: 'empty', message: 'the file holds no text' }] : [];
}

function encodingNotes(encoding: Encoding, invalid: number, text: string): Note[] {
  const notes = emptyNotes(text);
  if (invalid > 0) {
    const message = `${invalid} bytes are no valid UTF-8 and stand as U+FFFD`;
    notes.push({ code: 'invalid-utf8', message });
  }
  if (encoding !== 'utf-8') notes.push({ code: 'encoding', message: `read as ${encoding}` });
  return notes;
}

function isBinary(text: string): boolean {
  if (text.length === 0) return false;
  let controls = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    // Tab, line feed, vertical tab, form feed and carriage return are ordinary in text.
    if (unit < 32 && (unit < 9 || unit > 13)) controls++;
  }
  return controls > text.length * CONTROL_SHARE;
}

/** Withdrawn text, Markdown's `~~…~~`; it may go over a line end but not over an empty line. */
export function struckSpans(text: string): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(/~~(?!~)((?:[^\n~]|~(?!~)|\n(?![ \t]*\r?\n)){1,2000}?)~~/gu)) {
    spans.push({ start: match.index + 2, end: match.index + match[0].length - 2 });
  }
  return spans;
}
