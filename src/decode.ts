/** Bytes → text. Node's own decoder gets windows-1252 wrong (0x96 is a dash), iconv-lite does not. */
import iconv from 'iconv-lite';
import type { Decode } from '../pipeline/ingest/index.ts';

/** Decodes without looking for a byte-order mark; undecodable bytes become U+FFFD. */
export const decode: Decode = (bytes, encoding) =>
  iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), encoding, {
    stripBOM: false,
  });
