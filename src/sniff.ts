/** Tells text from what only carries a text file's name, by its bytes. */
import { detectEncoding } from '../pipeline/ingest/encoding.ts';

const FORMATS: readonly (readonly [string, readonly number[]])[] = [
  ['a PDF file', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['a zip or Office file', [0x50, 0x4b, 0x03, 0x04]],
  ['an old Office file', [0xd0, 0xcf, 0x11, 0xe0]],
  ['an RTF file', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ['a SQLite file', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66]],
  ['a gzip file', [0x1f, 0x8b]],
  ['a PNG picture', [0x89, 0x50, 0x4e, 0x47]],
  ['a JPEG picture', [0xff, 0xd8, 0xff]],
  ['a TIFF picture', [0x49, 0x49, 0x2a, 0x00]],
  ['a TIFF picture', [0x4d, 0x4d, 0x00, 0x2a]],
];

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((value, index) => bytes[index] === value);
}

/** What the first bytes say the file is, where that is no plain text; else null. */
export function nameOfFormat(bytes: Uint8Array): string | null {
  return FORMATS.find(([, mark]) => startsWith(bytes, mark))?.[0] ?? null;
}

const SAMPLE = 65_536;
const MOST_CONTROL = 0.01;

/** Tab, line feed, vertical tab, form feed, return and escape stand in text files too. */
function isControl(byte: number): boolean {
  return byte === 0x7f || (byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1b);
}

/** True where too many control characters stand for this to be text in any encoding. */
export function looksBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, SAMPLE);
  let control = 0;
  for (const byte of sample) if (isControl(byte)) control++;
  // UTF-16 is full of zeros; the pipeline knows it by its mark or by where the zeros stand.
  return control > sample.length * MOST_CONTROL && !isUtf16(sample);
}

function isUtf16(sample: Uint8Array): boolean {
  return detectEncoding(sample).encoding.startsWith('utf-16');
}
