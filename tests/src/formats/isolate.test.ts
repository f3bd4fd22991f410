/** Reading in a process of its own: it lives on, and it is stopped when a document runs away. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Isolate } from '../../../src/formats/isolate.ts';
import type { ReadOptions } from '../../../src/formats/limits.ts';
import { lines, pdf } from '../../support/pdf.ts';
import { LIMITS } from '../../support/reading.ts';
import { ensureBuilt, isRunning } from '../support/process.ts';

const OPTIONS: ReadOptions = { ...LIMITS, maxSeconds: 20, ocr: false };
const MEGABYTES = 600;

/** A process that does what the first byte of the document says, and else answers with its pid. */
const UNRULY = `
const hold = [];
const { spawn } = require('node:child_process');
const { writeFileSync } = require('node:fs');
process.on('message', ({ id, bytes }) => {
  const what = String.fromCharCode(bytes[0]);
  if (what === 'l') for (;;);
  if (what === 'd') process.exit(1);
  if (what === 's') process.kill(process.pid, 'SIGSEGV');
  if (what === 'h') for (;;) hold.push({ text: 'x'.repeat(100) + hold.length });
  if (what === 'g') {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    writeFileSync(__filename + '.pid', String(child.pid));
  }
  if (what === 'm') setInterval(() => hold.push(Buffer.alloc(20_000_000, 1)), 10);
  else if (what === 'b') process.send({ id, code: null, message: 'a bug' });
  else if (what !== 'q' && what !== 'g') process.send({ id, reading: { text: String(process.pid) } });
});
process.on('disconnect', () => process.exit(0));
`;

let home = '';
let entry = '';
let open: Isolate[] = [];
beforeAll(async () => {
  ensureBuilt();
  home = await mkdtemp(join(tmpdir(), 'klubbslag-isolate-'));
  entry = join(home, 'unruly.cjs');
  await writeFile(entry, UNRULY);
});
afterAll(() => rm(home, { recursive: true, force: true }));
afterEach(() => {
  for (const one of open) one.close();
  open = [];
});

function isolate(own?: string, megabytes = MEGABYTES): Isolate {
  const one = new Isolate(own === undefined ? { megabytes } : { megabytes, entry: own });
  open.push(one);
  return one;
}

const bytes = (text: string) => new TextEncoder().encode(text);

describe('the process that is built', () => {
  it('reads PDFs, one after the other, and tells what is wrong with one', async () => {
    const apart = isolate();
    const [first, broken, second] = await Promise.allSettled([
      apart.read('pdf', pdf([{ printed: lines(['Första']) }]), OPTIONS),
      apart.read('pdf', bytes('%PDF-1.4 strunt'), OPTIONS),
      apart.read('pdf', pdf([{ printed: lines(['Andra']) }]), OPTIONS),
    ]);
    expect(first).toMatchObject({ value: { text: 'Första', pages: 1 } });
    expect(broken).toMatchObject({ reason: { name: 'ProblemError', code: 'damaged' } });
    expect(second).toMatchObject({ value: { text: 'Andra' } });
  });
});

describe('a process', () => {
  const ask = (apart: Isolate, what: string, options = OPTIONS) =>
    apart.read('pdf', bytes(what), options);
  const pid = async (apart: Isolate) => (await ask(apart, 'ok')).text;

  it('lives on from document to document', async () => {
    const apart = isolate(entry);
    expect(await pid(apart)).toBe(await pid(apart));
  });

  it.each([
    ['loops', 'l', 'too-slow', 1],
    ['never answers', 'q', 'too-slow', 1],
    ['dies', 'd', 'reader-died', 20],
    ['crashes', 's', 'reader-died', 20],
    ['eats memory', 'm', 'too-much-memory', 20],
    ['fills its heap', 'h', 'too-much-memory', 20],
  ])('that %s is stopped, and the next document gets another', async (_, what, code, seconds) => {
    const apart = isolate(entry, 200);
    const before = await pid(apart);
    const start = performance.now();
    const problem = ask(apart, what, { ...OPTIONS, maxSeconds: seconds });
    await expect(problem).rejects.toMatchObject({ name: 'ProblemError', code });
    expect(performance.now() - start).toBeLessThan(8000);
    expect(await pid(apart)).not.toBe(before);
    await expect.poll(() => isRunning(Number(before))).toBe(false);
  });

  it('that is stopped takes with it what it has started', async () => {
    await expect(ask(isolate(entry), 'g', { ...OPTIONS, maxSeconds: 1 })).rejects.toThrow(
      '1 seconds',
    );
    const started = Number(await readFile(`${entry}.pid`, 'utf8'));
    await expect.poll(() => isRunning(started)).toBe(false);
  });

  it('with a bug is a bug', async () => {
    await expect(ask(isolate(entry), 'b')).rejects.toThrow('a bug');
  });

  it('that cannot be started is told', async () => {
    const apart = isolate(join(home, 'nowhere.js'));
    await expect(pid(apart)).rejects.toMatchObject({ code: 'reader-died' });
  });
});
