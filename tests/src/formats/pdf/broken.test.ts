/** Broken files: cut short, with bytes changed, with hostile parts. Each ends in an answer. */
import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomOf } from '../../../../eval/random.ts';
import { Isolate } from '../../../../src/formats/isolate.ts';
import { ProblemError } from '../../../../src/problem.ts';
import { lines, PAPER, pdf } from '../../../support/pdf.ts';
import { LIMITS } from '../../../support/reading.ts';
import { ensureBuilt } from '../../support/process.ts';

const OPTIONS = {
  ...LIMITS,
  maxBytes: 1_000_000,
  maxPages: 50,
  maxChars: 100_000,
  // A process that has to be started on a busy machine has to be in time for the next file.
  maxSeconds: 6,
  ocr: false,
};
const WHOLE = pdf([
  { printed: lines(['§ 1 Mötet öppnas', 'Åsa Öhrn hälsar välkommen.']) },
  { printed: lines(['§ 2 Budget']), rotate: 90 },
  {
    shown: [
      { width: 200, height: 200, grey: new Uint8Array(40_000), box: { x: 0, y: 0, ...PAPER } },
    ],
  },
]);

let apart: Isolate;
beforeAll(() => {
  ensureBuilt();
  apart = new Isolate({ megabytes: 600 });
});
afterAll(() => apart.close());

/** 'read', or the code of the problem; anything else that is thrown fails the test. */
async function answer(bytes: Uint8Array): Promise<string> {
  try {
    const { text, origins, furniture } = await apart.read('pdf', bytes, OPTIONS);
    for (const { start, end } of [...origins, ...furniture]) {
      expect(start).toBeLessThan(end);
      expect(end).toBeLessThanOrEqual(text.length);
    }
    return 'read';
  } catch (error) {
    if (error instanceof ProblemError) return error.code;
    throw error;
  }
}

/** How often each answer came. */
async function answers(files: readonly Uint8Array[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const file of files) {
    const code = await answer(file);
    counts[code] = (counts[code] ?? 0) + 1;
  }
  return counts;
}

const sum = (counts: Record<string, number>) => Object.values(counts).reduce((a, b) => a + b, 0);

describe('a broken PDF', () => {
  it('cut short anywhere is read in part or refused', async () => {
    const cuts = Array.from({ length: 40 }, (_, i) => WHOLE.slice(0, (WHOLE.length * i) / 40));
    const counts = await answers(cuts);
    expect(sum(counts)).toBe(40);
    expect(Object.keys(counts).filter((code) => !/^(?:read|damaged)$/u.test(code))).toEqual([]);
  }, 60_000);

  it('with bytes changed is read or refused', async () => {
    const random = randomOf(6);
    const changed = Array.from({ length: 60 }, (_, i) => {
      const bytes = WHOLE.slice();
      // The picture is most of the file, and any bytes make a picture.
      const head = bytes.length - 40_000;
      for (let k = 0; k <= i; k++) bytes[random.int(head)] = random.int(256);
      return bytes;
    });
    const counts = await answers(changed);
    expect(sum(counts)).toBe(60);
    expect(counts['read']).toBeGreaterThan(0);
    expect(
      Object.keys(counts).filter((code) => !/^(?:read|damaged|encrypted)$/u.test(code)),
    ).toEqual([]);
  }, 120_000);

  const swapped = (from: string, to: string): Uint8Array =>
    Uint8Array.from(
      Buffer.from(Buffer.from(WHOLE).toString('latin1').replaceAll(from, to), 'latin1'),
    );

  it.each([
    [
      'whose pages are their own children',
      swapped('/Kids [', '/Kids [2 0 R '),
      /^(?:read|damaged)$/u,
    ],
    ['with more pages than it has', swapped('/Count 3', '/Count 49'), /^(?:read|damaged)$/u],
    [
      'with more pages than are read',
      swapped('/Count 3', '/Count 2000000000'),
      /^(?:read|too-many-pages|damaged)$/u,
    ],
    ['with a page beyond all measure', swapped('[0 0 595 842]', '[0 0 1e30 1e30]'), /^read$/u],
    ['with a page of no size', swapped('[0 0 595 842]', '[0 0 0 0]'), /^read$/u],
    ['with type beyond all measure', swapped(' 11 Tf', ' 1e38 Tf'), /^read$/u],
    ['with a picture beyond all measure', swapped('/Width 200', '/Width 2000000000'), /^read$/u],
    ['with fonts that are pages', swapped('/F0 3 0 R', '/F0 2 0 R'), /^read$/u],
  ])(
    '%s',
    async (_, bytes, wanted) => {
      expect(await answer(bytes)).toMatch(wanted);
    },
    20_000,
  );

  const bomb = (command: string, times: number): Uint8Array => {
    const content = Buffer.alloc(command.length * times, command);
    return pdf([{ deflated: deflateSync(content) }]);
  };

  it.each([
    ['drawing', bomb('q Q\n', 20_000_000), /^too-(?:slow|much-memory)$/u],
    [
      'text',
      bomb('BT /F0 11 Tf 1 0 0 1 9 9 Tm (abcdefghij) Tj ET\n', 200_000),
      /^too-(?:long|slow|much-memory)$/u,
    ],
  ])(
    'whose %s goes on and on is stopped, and the next one is read',
    async (_, bytes, wanted) => {
      expect(bytes.length).toBeLessThan(200_000);
      expect(await answer(bytes)).toMatch(wanted);
      expect(await answer(WHOLE)).toBe('read');
    },
    30_000,
  );
});
