/** Text of files that may say which encoding they are in. */
import iconv from 'iconv-lite';
import { detectEncoding } from '../../pipeline/ingest/encoding.ts';
import { decode } from '../decode.ts';

/** What these names stand for in practice: files say ISO 8859-1 and use windows-1252's dashes. */
const MEANT: Readonly<Record<string, string>> = {
  'iso-8859-1': 'windows-1252',
  'iso8859-1': 'windows-1252',
  iso_8859_1: 'windows-1252',
  latin1: 'windows-1252',
  ascii: 'windows-1252',
  'us-ascii': 'windows-1252',
};

/**
 * Decodes `bytes`: by their byte-order mark, else as `told` says, else by what they look like. What
 * is told is not believed where it is UTF-8 and the bytes are not.
 */
export function decodeTold(bytes: Uint8Array, told: string | null): string {
  const detected = detectEncoding(bytes);
  const label = told?.trim().toLowerCase() ?? '';
  const meant = MEANT[label] ?? label;
  const wide = detected.encoding.startsWith('utf-16');
  const misled = /^utf-?8$/u.test(meant) && detected.encoding !== 'utf-8';
  if (detected.bom > 0 || wide || misled || meant === '' || !iconv.encodingExists(meant)) {
    return decode(bytes.subarray(detected.bom), detected.encoding);
  }
  return decodeAs(bytes, meant);
}

/** Decodes in an encoding of any name that iconv-lite knows. */
export function decodeAs(bytes: Uint8Array, encoding: string): string {
  return iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), encoding);
}

/**
 * Text that a decoder of the platform took for ISO 8859-1: its control characters U+0080 to U+009F
 * stand for windows-1252's dashes and quotes.
 */
export function withoutC1(text: string): string {
  return text.replace(/[\u0080-\u009f]/gu, (control) =>
    decodeAs(Uint8Array.of(control.charCodeAt(0)), 'cp1252'),
  );
}
