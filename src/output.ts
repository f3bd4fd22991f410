/** Standard output for long answers: waits for a slow reader, ends quietly when one leaves. */
import type { Writable } from 'node:stream';
import { errorCode } from './errors.ts';

/** Text, or bytes as they are. */
export type Chunk = string | Uint8Array;

/** Writes a chunk; resolves to false when nobody reads any more and writing can stop. */
export type Write = (chunk: Chunk) => Promise<boolean>;

/**
 * A writer to `stream` that knows `… | head`: a closed pipe is an end, not an error. Of another error,
 * a full disk, `broken` is told; nothing is written any more after it.
 */
export function makeWriter(stream: Writable, broken: (error: Error) => void): Write {
  let closed = false;
  stream.on('error', (error) => {
    if (!closed && errorCode(error) !== 'EPIPE') broken(error);
    closed = true;
  });
  return async (chunk) => {
    if (closed) return false;
    if (!stream.write(chunk)) await drained(stream);
    return !closed;
  };
}

/** A stream that breaks while it is full never drains: that ends the wait too. */
function drained(stream: Writable): Promise<void> {
  return new Promise((resolve) => {
    const events = ['drain', 'close', 'error'];
    const done = () => {
      for (const event of events) stream.off(event, done);
      resolve();
    };
    for (const event of events) stream.on(event, done);
  });
}

/** Writes chunk after chunk until the reader has gone. */
export async function writeAll(
  write: Write,
  chunks: Iterable<Chunk> | AsyncIterable<Chunk>,
): Promise<void> {
  for await (const chunk of chunks) {
    if (!(await write(chunk))) return;
  }
}
