/** The library as other programs call it, with the models that ship. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import {
  type Analyser,
  analyse,
  ERROR_CODES,
  KlubbslagError,
  openAnalyser,
  recordSchema,
} from '../../../src/index.ts';
import { docxOf } from '../../support/docx.ts';
import { attached, emlOf } from '../../support/mail.ts';
import { partsOf } from '../../support/parts.ts';
import { zipOf } from '../../support/zip.ts';
import { ensureBuilt, isRunning, ROOT } from '../support/process.ts';
import { sha256 } from '../support/records.ts';

const MINUTES = `Hamnnämnden i Lövåsen
Protokoll 2025-03-11

§ 12 Ansökan

Hamnnämnden beslutar att avslå ansökan från Åvägens båtklubb. 😀
`;

// Most start processes that load the models, however busy the machine is.
vi.setConfig({ testTimeout: 60_000 });

let analyser: Analyser;
beforeAll(async () => {
  ensureBuilt();
  analyser = await openAnalyser();
}, 60_000);
afterAll(() => analyser.close());

/** What an attempt was refused with. */
async function refusal(attempt: Promise<unknown>): Promise<KlubbslagError> {
  const error = await attempt.then(
    () => null,
    (thrown) => thrown,
  );
  expect(error).toBeInstanceOf(KlubbslagError);
  return error;
}

/** All that an input holds. */
async function all(input: Uint8Array, name: string) {
  const found = [];
  for await (const one of analyser.analyseAll(input, { name })) found.push(one);
  return found;
}

describe('analyse', () => {
  test('says of a text what it says, word for word', async () => {
    const record = recordSchema.parse(await analyser.analyse(MINUTES));
    expect(record.text).toBe(MINUTES);
    expect(record.source).toMatchObject({ path: 'document.txt', sha256: sha256(MINUTES) });
    expect(record.meeting.date).toBe('2025-03-11');
    expect(record.decisions.map(({ kind }) => kind)).toEqual(['reject']);
    const quotes = record.decisions.map(({ span }) => record.text.slice(span.start, span.end));
    expect(quotes[0]).toMatch(/^Hamnnämnden beslutar att avslå ansökan/);
  });

  test('reads bytes by what they are, whatever their name', async () => {
    const name = 'protokoll.txt';
    const record = await analyser.analyse(docxOf(partsOf(MINUTES)), { name });
    expect(record.source).toMatchObject({ path: name, mediaType: expect.stringMatching(/word/) });
    expect(record.decisions.map(({ kind }) => kind)).toEqual(['reject']);
    expect(record.warnings.map(({ code }) => code)).toContain('format');
    expect((await analyser.analyse(Buffer.from(MINUTES, 'latin1'))).text).toContain('Hamnnämnden');
  });

  test('alone, without an analyser to keep', async () => {
    const record = await analyse(MINUTES, { name: 'a.md', limits: { maxChars: 1000 } });
    expect(record.source).toMatchObject({ path: 'a.md', mediaType: 'text/markdown' });
  });

  test('takes calls beside each other', async () => {
    const texts = Array.from({ length: 4 }, (_, n) => MINUTES.replace('12', String(20 + n)));
    const records = await Promise.all(texts.map((text) => analyser.analyse(text)));
    expect(records.map(({ text }) => text)).toEqual(texts);
  });
});

describe('an input of several documents', () => {
  const other = MINUTES.replace('avslå', 'bifalla');
  const zip = zipOf({ 'a.txt': MINUTES, 'b.txt': '', 'c.txt': other, 'picture.gif': 'GIF89a' });

  test('analyse refuses it, analyseAll gives each, and what is wrong with one', async () => {
    const { code, document } = await refusal(analyser.analyse(zip, { name: 'p.zip' }));
    expect({ code, document }).toEqual({ code: 'several-documents', document: 'p.zip' });
    const found = await all(zip, 'p.zip');
    expect(found.map((one) => [one.document, one.error?.code ?? null])).toEqual([
      ['p.zip!/a.txt', null],
      ['p.zip!/b.txt', 'empty'],
      ['p.zip!/c.txt', null],
    ]);
    expect(found.map((one) => one.record?.text)).toEqual([MINUTES, undefined, other]);
  });

  test('an archive of one is that one, a mail goes with what is attached', async () => {
    const name = 'p.zip';
    const one = await analyser.analyse(zipOf({ 'a.txt': MINUTES }), { name });
    expect(one.source.path).toBe('p.zip!/a.txt');
    const text = { type: 'text/plain; charset=utf-8', body: 'Hej, här kommer protokollet.' };
    const mail = emlOf('Protokoll', text, attached('a.txt', Buffer.from(MINUTES)));
    const found = await all(mail, 'm.eml');
    expect(found.map(({ document }) => document)).toEqual(['m.eml', 'm.eml!/a.txt']);
  });
});

describe('errors', () => {
  test.each([
    ['empty', '', {}],
    ['binary', Buffer.from([0x1f, 0x8b, 8, 0]), {}],
    ['damaged', Buffer.from('%PDF-1.7 nothing'), {}],
    ['no-documents', zipOf({ 'a.gif': 'GIF89a' }), {}],
    ['long-line', 'x'.repeat(200), { maxLine: 80 }],
    ['too-large', MINUTES, { maxBytes: 10 }],
  ] as const)('%s', async (code, input, limits) => {
    const error = await refusal(analyse(input, { name: 'fil', limits }));
    expect({ code: error.code, document: error.document }).toEqual({ code, document: 'fil' });
    expect(error.message).toMatch(/^fil [^\n]+$/);
  });

  test.each([
    [{ workers: 0 }, RangeError, 'workers must be a whole number from 1 to 64, not 0'],
    [{ limits: { maxPages: 1.5 } }, RangeError, 'maxPages must be a whole number from 1'],
    [{ limits: { maxPage: 1 } }, TypeError, 'unknown option maxPage: there are maxBytes, '],
    [{ modell: 'x' }, TypeError, 'unknown option modell: there are workers, '],
  ])('%j is refused before anything starts', async (options, kind, message) => {
    const refused = openAnalyser(options as object);
    await expect(refused).rejects.toThrow(kind);
    await expect(refused).rejects.toThrow(message);
  });

  test('what is neither text nor bytes is a mistake of the caller', async () => {
    await expect(analyser.analyse({} as string)).rejects.toThrow(TypeError);
  });

  test('have every code that a document can be refused with', () => {
    const files = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' });
    const code = files
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(join(ROOT, 'src', name), 'utf8'))
      .join('\n');
    const thrown = [...code.matchAll(/new ProblemError\(\s*'([\w-]+)'/gu)].map((m) => m[1] ?? '');
    expect(thrown.length).toBeGreaterThan(20);
    // What only a path on a disk has.
    const ofPaths = ['not-a-file', 'changing'];
    const known = [...Object.keys(ERROR_CODES), ...ofPaths];
    expect([...new Set(thrown)].filter((one) => !known.includes(one))).toEqual([]);
  });
});

describe('close', () => {
  test('ends what is under way and refuses what comes', async () => {
    const own = await openAnalyser();
    const under = refusal(own.analyse(MINUTES.repeat(50)));
    await new Promise((done) => setTimeout(done, 100));
    own.close();
    expect((await under).code).toBe('closed');
    expect((await refusal(own.analyse(MINUTES))).code).toBe('closed');
  });

  test('leaves no process', async () => {
    const own = await openAnalyser({ workers: 2 });
    await Promise.all([own.analyse(MINUTES), own.analyse(docxOf(partsOf(MINUTES)))]);
    const children = childrenOf(process.pid);
    own.close();
    const left = () => childrenOf(process.pid).length;
    await expect.poll(left, { timeout: 10_000 }).toBeLessThan(children.length);
  });
});

/** Processes that this one has started and that live. */
function childrenOf(pid: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .map(Number)
    .filter((child) => {
      try {
        const status = readFileSync(`/proc/${child}/status`, 'utf8');
        return status.includes(`\nPPid:\t${pid}\n`) && isRunning(child);
      } catch {
        return false;
      }
    });
}
