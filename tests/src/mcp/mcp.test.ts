/** The command as an assistant's program meets it: a process, the protocol's own client. */
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask as steps } from '../../../src/store/database.ts';
import { openSqlite } from '../../../src/store/sqlite/database.ts';
import { loadDriver } from '../../../src/store/sqlite/driver.ts';
import { openStore } from '../../../src/store/store.ts';
import { pdf, lines as printed } from '../../support/pdf.ts';
import { CLI, ensureBuilt, klubbslag, ROOT } from '../support/process.ts';
import { sha256 } from '../support/records.ts';
import { folderWith, put } from '../support/world.ts';
import { kept } from './kept.ts';

const Database = loadDriver();

const TOOLS = [
  ...['find_decisions', 'find_deadlines', 'find_actions', 'find_people', 'find_organisations'],
  ...['get_document', 'get_text', 'search_text', 'follow_matter'],
];

interface Quoted {
  readonly quote: string;
  readonly ref: string;
  readonly documentId: string;
  readonly document: string;
  readonly line: number;
  readonly page: number | null;
  readonly [more: string]: unknown;
}

interface Results<T = Quoted> {
  readonly results: readonly T[];
  readonly nextCursor: string | null;
}

let client: Client;
let store = '';
let folder = '';
let texts: ReadonlyMap<string, string>;
let transport: StdioClientTransport;
const errors: string[] = [];

beforeAll(async () => {
  ensureBuilt();
  folder = kept();
  const page = [{ printed: printed(['Vägnämnden', 'Protokoll 2025-05-02']) }];
  const second = { printed: printed(['§ 2 Bron', 'Vägnämnden beslutar att laga bron.']) };
  put(folder, 'bron.pdf', pdf([...page, second]));
  store = join(folder, 'a.sqlite');
  const fixtures = ['fixtures/rad', 'fixtures/brf', 'fixtures/namnd'].map((one) => join(ROOT, one));
  const run = klubbslag('run', ...fixtures, join(folder, 'bron.pdf'), '--store', store);
  expect(run).toMatchObject({ code: 0, err: '' });
  texts = await textsIn(store);
  transport = new StdioClientTransport({
    command: process.execPath,
    args: [CLI, 'mcp', '--store', store],
    cwd: folder,
    stderr: 'pipe',
  });
  transport.stderr?.on('data', (data) => errors.push(String(data)));
  client = new Client({ name: 'test', version: '1' });
  await client.connect(transport);
  // The client checks structured content against the schemas that it has listed.
  await client.listTools();
}, 120_000);
afterAll(() => client.close());

async function textsIn(path: string): Promise<Map<string, string>> {
  const opened = await openStore({ path, create: false, busyMs: 1000 });
  const found = new Map<string, string>();
  for (const { id, sha256: hash } of await opened.entries()) {
    found.set(hash.slice(0, 12), (await opened.record(id))?.record.text ?? '');
  }
  await opened.close();
  return found;
}

interface Told<T> {
  readonly data: T;
  readonly text: string;
}

async function ask<T = Results>(name: string, args: object = {}): Promise<Told<T>> {
  const answer = await client.callTool({ name, arguments: { ...args } });
  const [{ text }] = answer.content as [{ text: string }];
  if (answer.isError === true) throw new Error(text);
  return { data: answer.structuredContent as T, text };
}

/** A quote is what stands at its place. */
function holds({ quote, ref, documentId, line }: Quoted): void {
  const text = texts.get(documentId) ?? '';
  const [, start = '', end = ''] = /:(\d+)-(\d+)$/u.exec(ref) ?? [];
  expect(quote).not.toBe('');
  expect(text.slice(Number(start), Number(end))).toBe(quote);
  expect(text.slice(0, Number(start)).split('\n')).toHaveLength(line);
}

describe('the server', () => {
  test('says what it is, and that quotes are data', async () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    expect(client.getServerVersion()).toMatchObject({ name: 'klubbslag', version });
    expect(client.getInstructions()).toMatch(/never an instruction/);
    expect(Object.keys(client.getServerCapabilities() ?? {})).toEqual(['tools']);
  });

  test('has tools that look and do nothing else, with schemas of what they give', async () => {
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(TOOLS);
    for (const { annotations, outputSchema, inputSchema } of tools) {
      expect(annotations).toMatchObject({ readOnlyHint: true, openWorldHint: false });
      expect(outputSchema?.type).toBe('object');
      expect(inputSchema).toMatchObject({ additionalProperties: false });
    }
  });
});

describe('facts', () => {
  test.each([
    ['find_decisions', {}],
    ['find_deadlines', {}],
    ['find_actions', {}],
    ['search_text', { query: 'beslut' }],
  ])('%s: every quote stands where it is said to', async (tool, args) => {
    const { data, text } = await ask(tool, { ...args, limit: 100 });
    expect(data.results.length).toBeGreaterThan(10);
    for (const one of data.results) {
      holds(one);
      expect(text).toContain(`[${one.ref}]`);
    }
  });

  test('are those that list has', async () => {
    const { data } = await ask('find_decisions', { body: 'FOLKHÄLSO', limit: 100 });
    const listed = JSON.parse(
      klubbslag('list', 'decisions', '--body', 'folkhälso', '--format', 'json', '--store', store)
        .out,
    );
    const plain = (text: unknown) => String(text).replace(/\s+/gu, ' ');
    expect(listed.length).toBeGreaterThan(5);
    expect(data.results.map((one) => [one['kind'], plain(one.quote)])).toEqual(
      listed.map((one: Record<string, unknown>) => [one['kind'], plain(one['text'])]),
    );
  });

  test.each([
    ['find_decisions', { kind: 'postpone' }, { kind: 'postpone' }],
    ['find_decisions', { since: '2025-04', until: '2025-04' }, { date: '2025-04-16' }],
    ['find_actions', { status: 'open', person: 'sixten' }, { status: 'open' }],
    ['find_deadlines', { person: 'sixten' }, { body: 'Folkhälsorådet' }],
    ['search_text', { query: 'väg* skol*', since: '2025' }, { body: 'Folkhälsorådet' }],
  ])('%s %j', async (tool, args, each) => {
    const { results } = (await ask(tool, args)).data;
    expect(results.length).toBeGreaterThan(0);
    for (const one of results) expect(one).toMatchObject(each);
  });

  test('in a PDF have their page', async () => {
    const { results } = (await ask('find_decisions', { body: 'vägnämnden' })).data;
    expect(results).toMatchObject([{ page: 2, quote: 'Vägnämnden beslutar att laga bron.' }]);
  });

  test('come page by page, each once, by cursors that belong to their question', async () => {
    const whole = (await ask('find_decisions', { limit: 100 })).data;
    const found: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const { data } = await ask('find_decisions', { limit: 7, ...(cursor ? { cursor } : {}) });
      found.push(...data.results.map(({ ref }) => ref));
      cursor = data.nextCursor;
    }
    expect(found).toEqual(whole.results.map(({ ref }) => ref));
    expect(new Set(found).size).toBe(found.length);
    const { nextCursor: cursor } = (await ask('find_decisions', { limit: 7 })).data;
    await expect(ask('find_actions', { cursor })).resolves.toBeDefined();
    await expect(ask('find_decisions', { body: 'råd', cursor })).rejects.toThrow(/^cursor: not/);
    await expect(ask('find_decisions', { cursor: 'e30' })).rejects.toThrow(/^cursor: not/);
  });

  test('å, ä and ö are letters of their own', async () => {
    expect((await ask('search_text', { query: 'radet' })).data.results).toEqual([]);
    expect((await ask('search_text', { query: 'RÅDET' })).data.results).not.toEqual([]);
  });
});

interface Entity {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly documents: number;
  readonly mentions: readonly Quoted[];
}

describe('people and organisations', () => {
  test('each once, with quotes', async () => {
    const { results } = (await ask<Results<Entity>>('find_people', { name: 'rickard' })).data;
    expect(results).toMatchObject([{ name: 'Rickard Ljungdahl', documents: 3 }]);
    expect(results[0]?.aliases).toContain('Rickard');
    for (const one of results[0]?.mentions ?? []) holds(one);
    const found = await ask<Results<Entity>>('find_organisations', { limit: 100 });
    for (const one of found.data.results.flatMap(({ mentions }) => mentions)) holds(one);
    expect(found.data.results.length).toBeGreaterThan(20);
  });
});

describe('a document', () => {
  test('is its record without its text', async () => {
    interface Found {
      readonly documentId: string;
      readonly record: Record<string, unknown>;
    }
    const { data } = await ask<Found>('get_document', { document: 'vattenhjulet' });
    const given = Object.keys(data.record);
    expect(given).toEqual(expect.arrayContaining(['source', 'meeting', 'decisions', 'agenda']));
    expect(given).not.toContain('text');
    expect(given).not.toContain('people');
    const args = { document: data.documentId, parts: ['people'] };
    const people = (await ask<Found>('get_document', args)).data.record;
    expect(Object.keys(people).sort()).toEqual(['people', 'schema', 'source']);
  });

  interface Text {
    readonly cited: Quoted | null;
    readonly lines: readonly { readonly line: number; readonly text: string }[];
    readonly nextLine: number | null;
    readonly totalLines: number;
    readonly documentId: string;
  }

  test('is its text, from line to line', async () => {
    const whole: string[] = [];
    let id = '';
    for (let fromLine: number | null = 1; fromLine !== null; ) {
      const args: object = { document: 'vattenhjulet', fromLine, lines: 9 };
      const { data }: Told<Text> = await ask<Text>('get_text', args);
      whole.push(...data.lines.map(({ text }) => text));
      [fromLine, id] = [data.nextLine, data.documentId];
    }
    expect(whole.join('\n')).toBe(texts.get(id));
  });

  test('shows what a ref quotes with the lines around it', async () => {
    const [one] = (await ask('find_decisions', { body: 'folkhälso' })).data.results;
    const { data } = await ask<Text>('get_text', { ref: one?.ref });
    expect(data.cited).toMatchObject({ quote: one?.quote, line: one?.line });
    const shown = data.lines.map(({ line }) => line);
    expect(shown[0]).toBe((one?.line ?? 0) - 3);
    expect(shown).toContain(one?.line);
  });
});

test('a matter is followed from meeting to meeting', async () => {
  interface Matter {
    readonly title: string;
    readonly steps: readonly (Quoted & { readonly decisions: readonly Quoted[] })[];
    readonly tasks: readonly (Quoted & { readonly state: string; readonly later: Quoted[] })[];
  }
  const { data, text } = await ask<Results<Matter>>('follow_matter', { matter: 'väg till skolan' });
  const [matter] = data.results;
  expect(matter?.steps.map(({ date }) => date)).toEqual(['2025-01-22', '2025-03-05', '2025-04-16']);
  const quotes = [...(matter?.steps ?? []), ...(matter?.tasks ?? [])];
  for (const one of quotes) holds(one);
  for (const one of matter?.steps.flatMap(({ decisions }) => decisions) ?? []) holds(one);
  const closed = matter?.tasks.filter(({ state }) => state === 'closed') ?? [];
  const later = closed.flatMap((one) => one.later);
  for (const one of later) holds(one);
  expect(later.map(({ quote }) => quote).join('\n')).toContain('Trafikverket har inget');
  expect(text).toContain('task, closed');
});

describe('errors are told as errors of the tool', () => {
  test.each([
    ['find_decisions', { since: '2024-13' }, /^since: must be a day/],
    ['find_decisions', { since: '2025', until: '2024' }, /^since: is later than until/],
    ['find_decisions', { limit: 1000 }, /limit/],
    ['find_decisions', { surprise: 1 }, /surprise/],
    ['find_decisions', { kind: 'no such' }, /kind/],
    ['get_document', { document: 'nowhere' }, /^document: there is none like 'nowhere'/],
    ['get_document', { document: 'folkhalso' }, /fits [0-9a-f]{12} .*; give one documentId$/],
    ['get_text', {}, /^give either document or ref/],
    ['get_text', { ref: 'here' }, /^ref: must be/],
    ['get_text', { document: 'vattenhjulet', fromLine: 9999 }, /^fromLine: the document has \d+/],
    ['search_text', { query: '\u0301' }, /^query: holds no letter/],
    ['no_such_tool', {}, /no_such_tool/],
  ])('%s %j', async (tool, args, message) => {
    await expect(ask(tool, args)).rejects.toThrow(message);
  });

  test('without a trace or a path of the machine', async () => {
    const answers = await Promise.all([
      ...TOOLS.map((name) => client.callTool({ name, arguments: {} })),
      client.callTool({ name: 'get_document', arguments: { document: 'folkhalso' } }),
      client.callTool({ name: 'find_people', arguments: {} }),
    ]);
    // Documents that lie under it are named by it: as they were named when they were read.
    const said = JSON.stringify(answers).replaceAll(join(ROOT, 'fixtures'), 'fixtures');
    expect(said).not.toContain(ROOT);
    expect(said).not.toContain(store);
    expect(said).not.toMatch(/\bat \w+ \(/);
    expect(errors).toEqual([]);
  });
});

test('nothing in the store has changed, and nothing can', async () => {
  const holder = new Database(store);
  holder.pragma('wal_checkpoint(TRUNCATE)');
  holder.close();
  const before = sha256(readFileSync(store));
  for (const name of TOOLS) await client.callTool({ name, arguments: { query: 'a', matter: 'a' } });
  expect(sha256(readFileSync(store))).toBe(before);
  const opened = await openStore({ path: store, create: false, busyMs: 1000, readOnly: true });
  await expect(opened.failures.forget('a')).rejects.toThrow('reading only');
  await expect(opened.settle()).rejects.toThrow('reading only');
  await opened.close();
  const database = await openSqlite({ path: store, create: false, busyMs: 1000, readOnly: true });
  const writing = database.write(() => steps('DELETE FROM documents'));
  await expect(writing).rejects.toThrow(/may not be written/);
  await database.close();
});

describe('as a process', () => {
  const hello = {
    jsonrpc: '2.0',
    id: 1,
    method: 'initialize',
    params: {
      protocolVersion: '2025-06-18',
      capabilities: {},
      clientInfo: { name: 'test', version: '1' },
    },
  };

  test('nothing but the protocol on standard output; it ends with its input', () => {
    const input = `${JSON.stringify(hello)}\nno json\n${JSON.stringify({ ...hello, id: 2 })}\n`;
    const { status, stdout } = spawnSync(process.execPath, [CLI, 'mcp', '--store', store], {
      input,
      encoding: 'utf8',
      timeout: 30_000,
    });
    expect(status).toBe(0);
    const lines = stdout.trimEnd().split('\n');
    const ids = lines.map((line) => {
      const message = JSON.parse(line);
      expect(message.jsonrpc).toBe('2.0');
      return message.id;
    });
    expect(ids).toEqual(expect.arrayContaining([1, 2]));
  });

  test('ends when it is told to, though its input goes on', async () => {
    const child = spawn(process.execPath, [CLI, 'mcp', '--store', store]);
    const ended = new Promise((done) =>
      child.once('exit', (code, signal) => done({ code, signal })),
    );
    child.stdin.write(`${JSON.stringify(hello)}\n`);
    await new Promise((done) => child.stdout.once('data', done));
    child.kill('SIGTERM');
    expect(await ended).toEqual({ code: 0, signal: null });
  });

  test('a store that is not there is refused at once, on standard error', () => {
    const { code, out, err } = klubbslag('mcp', '--store', join(folderWith(), 'none.sqlite'));
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^klubbslag: there is no store /);
  });
});
