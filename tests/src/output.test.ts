import { Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { makeWriter, writeAll } from '../../src/output.ts';

function unexpected(error: Error): void {
  throw error;
}

/** A reader that leaves after `calls` chunks. */
function leaving(calls: number): Writable {
  let count = 0;
  return new Writable({
    highWaterMark: 1,
    write: (_chunk, _encoding, done) => {
      const gone = Object.assign(new Error('write EPIPE'), { code: 'EPIPE' });
      setImmediate(() => done(++count > calls ? gone : null));
    },
  });
}

test('stops asking for more when the reader has left', async () => {
  let made = 0;
  function* endless() {
    for (;;) yield `line ${made++}\n`;
  }
  await writeAll(makeWriter(leaving(5), unexpected), endless());
  expect(made).toBeLessThan(10);
});

test('waits for a slow reader', async () => {
  let [pending, most] = [0, 0];
  const slow = new Writable({
    highWaterMark: 1,
    write: (_chunk, _encoding, done) => {
      most = Math.max(most, pending);
      void sleep(1).then(() => done());
    },
  });
  function* chunks() {
    for (let n = 0; n < 20; n++) {
      pending = slow.writableLength;
      yield 'x';
    }
  }
  await writeAll(makeWriter(slow, unexpected), chunks());
  expect(most).toBeLessThanOrEqual(1);
  expect(slow.listenerCount('drain')).toBe(0);
});

test('another error is told once, and ends the writing', async () => {
  const full = new Writable({ write: (_chunk, _encoding, done) => done() });
  const told: Error[] = [];
  const write = makeWriter(full, (error) => told.push(error));
  expect(await write('a')).toBe(true);
  const odd = Object.assign(new Error('odd'), { code: 'ENOSPC' });
  full.emit('error', odd);
  full.emit('error', odd);
  expect(await write('b')).toBe(false);
  expect(told).toEqual([odd]);
});
