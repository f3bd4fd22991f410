/** The checksum of a file that is never in memory whole. */
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';

/** Bytes that are read at once. */
const PIECE = 1 << 20;

/** SHA-256 in hexadecimal and length of a file. */
export interface Digest {
  readonly sha256: string;
  readonly bytes: number;
}

/** Of a file, piece by piece through one buffer. Throws what the system does. */
export async function digestOf(path: string): Promise<Digest> {
  const hash = createHash('sha256');
  const file = await open(path);
  try {
    const buffer = Buffer.allocUnsafe(PIECE);
    let bytes = 0;
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, PIECE, null);
      if (bytesRead === 0) return { sha256: hash.digest('hex'), bytes };
      hash.update(buffer.subarray(0, bytesRead));
      bytes += bytesRead;
    }
  } finally {
    await file.close();
  }
}
