/** Which encoding a file is in, told from its bytes alone. */

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export interface Detected {
  readonly encoding: Encoding;
  /** Bytes of the byte-order mark to skip. */
  readonly bom: number;
  /** Bytes that the encoding cannot explain; they become U+FFFD. */
  readonly invalid: number;
}

/** Only the start is read for UTF-16 without a mark: enough to tell, whatever the file's size. */
const SAMPLE = 4096;

/**
 * A mark first, then UTF-16 by its zero bytes, then UTF-8 by its grammar. What is left is
 * windows-1252, unless most of its non-ASCII is well-formed UTF-8: then it is UTF-8 with damage.
 */
export function detectEncoding(bytes: Uint8Array): Detected {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    return { encoding: 'utf-8', bom: 3, invalid: scanUtf8(bytes).invalid };
  }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', bom: 2, invalid: 0 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', bom: 2, invalid: 0 };
  const wide = zeroBytes(bytes);
  if (wide !== null) return { encoding: wide, bom: 0, invalid: 0 };
  const { valid, invalid } = scanUtf8(bytes);
  if (invalid === 0 || valid > invalid) return { encoding: 'utf-8', bom: 0, invalid };
  return { encoding: 'windows-1252', bom: 0, invalid: 0 };
}

/** Latin text in UTF-16 has a zero in nearly every second byte, always on the same side. */
function zeroBytes(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(bytes.length, SAMPLE) & ~1;
  if (length < 4) return null;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  const pairs = length / 2;
  if (odd > pairs * 0.7 && even < pairs * 0.1) return 'utf-16le';
  if (even > pairs * 0.7 && odd < pairs * 0.1) return 'utf-16be';
  return null;
}

/** Counts well-formed sequences of two to four bytes, and bytes that belong to none (RFC 3629). */
function scanUtf8(bytes: Uint8Array): { valid: number; invalid: number } {
  let valid = 0;
  let invalid = 0;
  let i = 0;
  while (i < bytes.length) {
    const lead = bytes[i] ?? 0;
    if (lead < 0x80) {
      i++;
      continue;
    }
    const length = sequenceLength(bytes, i);
    if (length === 0) {
      invalid++;
      i++;
    } else {
      valid++;
      i += length;
    }
  }
  return { valid, invalid };
}

function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  const second = bytes[at + 1] ?? 0;
  // Overlong forms, surrogates and what lies beyond U+10FFFF are told by the second byte.
  if (lead === 0xe0 && second < 0xa0) return 0;
  if (lead === 0xed && second > 0x9f) return 0;
  if (lead === 0xf0 && second < 0x90) return 0;
  if (lead === 0xf4 && second > 0x8f) return 0;
  for (let k = 1; k < length; k++) {
    if (((bytes[at + k] ?? 0) & 0xc0) !== 0x80) return 0;
  }
  return length;
}
