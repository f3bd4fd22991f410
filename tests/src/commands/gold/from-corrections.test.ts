import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { REVIEW_LAYERS } from '../../../../eval/gold/corrections.ts';
import { parseGold } from '../../../../eval/gold/parse.ts';
import { SPRING, WINTER } from '../../support/filled.ts';
import { sha256 } from '../../support/records.ts';
import { call, folderWith, put } from '../../support/world.ts';

const SIGNED = { who: 'Asta Ek', when: '2025-03-01T09:30:00Z' };

function spanOf(text: string, quote: string) {
  const start = text.indexOf(quote);
  expect(start).toBeGreaterThanOrEqual(0);
  return { start, end: start + quote.length };
}

function reviewed(document: string, ...layers: readonly string[]) {
  return { document, reviewed: layers, ...SIGNED };
}

const DECISION = spanOf(SPRING, 'att Åsa Wahlén utreder frågan');
const REJECT = { document: 'vår.txt', layer: 'decisions', verdict: 'reject', span: DECISION };

async function run(
  files: Readonly<Record<string, string>>,
  lines: readonly (object | string)[],
  ...options: readonly string[]
) {
  const folder = folderWith({ 'nämnd/vår.txt': SPRING, 'nämnd/vinter.md': WINTER, ...files });
  const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)));
  const corrections = put(folder, 'c.ndjson', `${text.join('\n')}\n`);
  const outcome = await call(['gold', 'from-corrections', corrections, folder, ...options]);
  const plain = (output: string) => output.replaceAll(`${folder}/`, '');
  return { ...outcome, out: plain(outcome.out), err: plain(outcome.err), folder };
}

function written(folder: string, name: string): string {
  return readFileSync(join(folder, name), 'utf8');
}

describe('klubbslag gold from-corrections', () => {
  test('what was reviewed whole is gold', async () => {
    const change = {
      document: 'nämnd/vår.txt',
      sha256: sha256(SPRING),
      layer: 'deadlines',
      verdict: 'change',
      span: spanOf(SPRING, '2024-05-01 Åsa'),
      to: { span: spanOf(SPRING, '2024-05-01'), values: { action: 'utreder frågan' } },
    };
    const lines = [REJECT, change, reviewed('vår.txt', ...REVIEW_LAYERS)];
    const { code, out, err, folder } = await run({}, lines);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toBe(
      'nämnd/vår.gold.json: complete; 2 people, 0 organisations, 0 places, 0 decisions, ' +
        '1 deadlines, 0 meetings, 1 agenda, 0 actions, 1 attendance\n',
    );
    const { gold, problems } = parseGold('x', written(folder, 'nämnd/vår.gold.json'), SPRING);
    expect(problems).toEqual([]);
    expect(gold).toMatchObject({
      draft: false,
      meeting: { body: 'Ärendenämnden' },
      decisions: [],
      deadlines: [{ quote: '2024-05-01', action: 'utreder frågan', date: '2024-05-01' }],
    });
    expect(existsSync(join(folder, 'nämnd/vinter.gold.json'))).toBe(false);
    expect((await call(['gold', 'check', folder])).code).toBe(0);
    expect((await call(['eval', folder])).out).toMatch(/^1 document, 1 more without gold\n/);
  });

  test('what was not is a draft that names the other layers', async () => {
    const most = REVIEW_LAYERS.filter((layer) => !['places', 'agenda'].includes(layer));
    const { out, folder } = await run({}, [REJECT, reviewed('vår.txt', ...most)]);
    expect(out).toContain('a draft, not reviewed: places, agenda; ');
    const json = written(folder, 'nämnd/vår.gold.json');
    expect(json).toContain(' "draft": true,\n "note": "not reviewed: places, agenda",\n');
    expect((await call(['gold', 'check', folder])).code).toBe(0);
  });

  test('drafts are replaced, gold only with --force', async () => {
    const lines = [REJECT];
    const draft = { 'nämnd/vår.gold.json': '{"draft": true}' };
    expect((await run(draft, lines)).code).toBe(0);
    const gold = { 'nämnd/vår.gold.json': '{"doc": "vår.txt"}' };
    const kept = await run(gold, lines);
    expect(kept).toMatchObject({ code: 1, out: '' });
    expect(kept.err).toBe('nämnd/vår.gold.json is gold already: --force replaces it\n');
    expect(written(kept.folder, 'nämnd/vår.gold.json')).toBe('{"doc": "vår.txt"}');
    const forced = await run(gold, lines, '--force');
    expect(forced.code).toBe(0);
    expect(written(forced.folder, 'nämnd/vår.gold.json')).toContain('"decisions": []');
  });

  test('a document with a problem is left alone, the others go on', async () => {
    const nowhere = { ...REJECT, span: { start: 0, end: 3 } };
    const lines = [REJECT, nowhere, reviewed('vinter.md', 'people')];
    const { code, out, err, folder } = await run({}, lines);
    expect(code).toBe(1);
    expect(err).toBe('c.ndjson:2: nothing of decisions stands at 0–3\n');
    expect(out).toMatch(/^nämnd\/vinter\.gold\.json: a draft, /);
    expect(existsSync(join(folder, 'nämnd/vår.gold.json'))).toBe(false);
  });

  test('what was said of another text is refused in one line', async () => {
    const old = { ...REJECT, sha256: sha256('another text') };
    const { code, out, err } = await run({}, [reviewed('vår.txt', 'people'), old, old]);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toBe(
      `c.ndjson:2: nämnd/vår.txt has changed since: its SHA-256 is ${sha256(SPRING)}\n`,
    );
  });

  test.each([
    ['no document', 'höst.txt', {}, "no document is called 'höst.txt': give the folder that it"],
    ['a part of a name', 'r.txt', {}, "no document is called 'r.txt'"],
    [
      'two documents',
      'vår.txt',
      { 'styrelse/vår.txt': WINTER },
      "2 documents are called 'vår.txt': write more of its path",
    ],
  ])('%s of that name', async (_, document, files, message) => {
    const { code, out, err } = await run(files, [REJECT, { ...REJECT, document }].slice(-1));
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^c\.ndjson:1: document: [^\n]+\n$/);
    expect(err).toContain(message);
  });

  test('names may be written as another system writes paths', async () => {
    const lines = [
      { ...REJECT, document: 'nämnd\\vår.txt' },
      reviewed('./nämnd/va\u030ar.txt', ...REVIEW_LAYERS),
    ];
    expect((await run({}, lines)).out).toContain('nämnd/vår.gold.json: complete; ');
  });

  test('lines that cannot be read are all told, and nothing is written', async () => {
    const lines = [REJECT, '{', { ...REJECT, verdict: 'maybe' }];
    const { code, out, err, folder } = await run({}, lines);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^klubbslag: c\.ndjson:2: file: is no JSON/);
    expect(err).toMatch(/\nc\.ndjson:3: verdict: 'maybe' is no verdict/);
    expect(existsSync(join(folder, 'nämnd/vår.gold.json'))).toBe(false);
  });

  test('a file that is not there, or holds nothing', async () => {
    expect(await run({}, [])).toMatchObject({ code: 2, err: expect.stringContaining('holds no') });
    const missing = await call(['gold', 'from-corrections', 'nowhere.ndjson', '.']);
    expect(missing).toMatchObject({ code: 2, out: '' });
    expect(missing.err).toMatch(/nowhere\.ndjson: there is no such file or folder/);
  });
});
