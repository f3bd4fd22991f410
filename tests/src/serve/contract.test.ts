/** Every operation that /openapi.json describes answers as it says, over the repository's fixtures. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fromJSONSchema, type ZodType } from 'zod';
import { RESAMPLING } from '../../../eval/bootstrap.ts';
import { makeAnalyser } from '../../../src/analyse.ts';
import { findInputs } from '../../../src/find.ts';
import { servedEvaluation } from '../../../src/serve/evaluation.ts';
import { openStore, type Store } from '../../../src/store/store.ts';
import { sampleDocuments } from '../../eval/report/sample.ts';
import { ROOT } from '../support/process.ts';
import { sha256 } from '../support/records.ts';
import { appOver, UNCOVERED } from './support.ts';

interface Parameter {
  readonly name: string;
  readonly in: 'query' | 'path';
  readonly required?: boolean;
}
interface Described {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly responses: Readonly<
    Record<string, { content?: Record<string, { schema: Record<string, unknown> }> }>
  >;
}
interface Description {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
}

/** Values by parameter: what is found, and what is refused. */
const SAMPLES: Readonly<
  Record<string, { readonly good: readonly string[]; readonly bad: string }>
> = {
  q: { good: ['mötet', 'styr* "nästa möte"', 'beslutar'], bad: '""' },
  limit: { good: ['1', '2', '50'], bad: '0' },
  cursor: { good: [], bad: 'x' },
  since: { good: ['2024', '2024-03'], bad: 'igår' },
  until: { good: ['2024', '2025-02-01'], bad: '2025-13' },
  body: { good: ['styrelsen', 'ingen sådan'], bad: '' },
  person: { good: ['a', 'ingen sådan'], bad: '' },
  year: { good: ['2024', '1900'], bad: '24' },
  kind: { good: ['protokoll'], bad: '' },
  status: { good: ['open', 'done'], bad: 'x' },
  facets: { good: ['true', 'false'], bad: 'ja' },
  review: { good: ['none', 'begun', 'done'], bad: 'ja' },
  name: { good: ['a.txt', 'Åsa Ek'], bad: '' },
  layer: { good: ['decisions', 'fields'], bad: 'x' },
  type: { good: ['missed', 'wrong'], bad: 'x' },
  genre: { good: ['klubb', 'ingen sådan'], bad: '' },
  sha256: { good: [sha256('klubb/mote-1.txt')], bad: 'x' },
  part: { good: ['a', 'ingen sådan'], bad: '' },
  by: { good: ['month', 'year'], bad: 'day' },
};

let folder = '';
let store: Store;
let description: Description;
let hashes: string[] = [];
type Asking = ReturnType<typeof appOver>['app'];
let app: Asking;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'klubbslag-contract-'));
  store = await openStore({ path: join(folder, 'a.sqlite'), create: true, busyMs: 1000 });
  const analyser = makeAnalyser({ threads: 1 });
  const { paths } = await findInputs([join(ROOT, 'fixtures')]);
  for (const path of paths) {
    const bytes = readFileSync(path);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const source = { bytes, sha256, mediaType: 'text/plain', reading: null, notes: [] };
    const record = await analyser.analyse({ path: basename(path), ...source });
    await store.save({ path, run: analyser.run, record });
  }
  await store.settle();
  const documents = sampleDocuments().map((one) => ({ ...one, sha256: sha256(one.document) }));
  const run = { documents, skipped: 1, drafts: 0 };
  const evaluation = servedEvaluation(run, { ...RESAMPLING, resamples: 20 }, UNCOVERED);
  ({ app } = appOver(store, { evaluation }));
  description = (await (await app.request('/openapi.json')).json()) as Description;
  hashes = (await store.entries()).map(({ sha256 }) => sha256);
}, 120_000);
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const compiled = new Map<string, ZodType>();

/** What the description promises of an answer, read from its JSON Schema alone. */
function promised(one: Described, status: number, type: string): ZodType {
  const key = `${one.operationId} ${status} ${type}`;
  const known = compiled.get(key);
  if (known) return known;
  const schema = one.responses[status]?.content?.[type]?.schema;
  expect(schema, key).toBeDefined();
  const text = JSON.stringify({ ...schema, $defs: description.components.schemas });
  const own = fromJSONSchema(JSON.parse(text.replaceAll('#/components/schemas/', '#/$defs/')));
  compiled.set(key, own);
  return own;
}

async function checked(one: Described, path: string, init: RequestInit = {}): Promise<Response> {
  const response = await app.request(path, init);
  const said = `${init.method ?? 'GET'} ${path}: ${response.status}`;
  expect(Object.keys(one.responses), said).toContain(String(response.status));
  if (response.status === 304) return response;
  const type = response.headers.get('Content-Type') ?? '';
  const read = promised(one, response.status, type).safeParse(await response.clone().json());
  expect(read.error?.issues.slice(0, 3), said).toBeUndefined();
  return response;
}

function queries(one: Described): string[] {
  const own = (one.parameters ?? []).filter((each) => each.in === 'query');
  const needed = own.filter(({ required, name }) => required === true && SAMPLES[name]);
  const base = needed.map(
    ({ name }) => `${name}=${encodeURIComponent(SAMPLES[name]?.good[0] ?? '')}`,
  );
  const single = own.flatMap(({ name }) =>
    [...(SAMPLES[name]?.good ?? []), SAMPLES[name]?.bad ?? 'x'].map((value) =>
      [
        ...base.filter((each) => !each.startsWith(`${name}=`)),
        `${name}=${encodeURIComponent(value)}`,
      ].join('&'),
    ),
  );
  return [base.join('&'), ...single, 'unknown=1'];
}

describe('the description', () => {
  test('is OpenAPI 3.1, names each operation once, and knows every parameter here', () => {
    expect(description.openapi).toBe('3.1.0');
    const all = Object.values(description.paths).flatMap((path) => Object.values(path));
    expect(new Set(all.map(({ operationId }) => operationId)).size).toBe(all.length);
    expect(all.length).toBeGreaterThan(20);
    const names = all.flatMap(({ parameters = [] }) =>
      parameters.filter((each) => each.in === 'query').map(({ name }) => name),
    );
    expect(Object.keys(SAMPLES).sort()).toEqual([...new Set(names)].sort());
  });

  test('would see an answer that is not as promised', () => {
    const [one] = Object.values(description.paths['/v1/documents/{sha256}'] ?? {});
    if (!one) throw new Error('no such operation');
    const schema = promised(one, 200, 'application/json');
    expect(schema.safeParse({ schema: 'klubbslag/record@1' }).success).toBe(false);
  });
});

test('every GET answers as described, whatever its parameters, and is known by its tag', async () => {
  let asked = 0;
  for (const [path, methods] of Object.entries(description.paths)) {
    const one = methods['get'];
    if (!one) continue;
    const documents = path.includes('{sha256}') ? [...hashes, '0'.repeat(64), 'x'] : [''];
    for (const sha256 of documents) {
      const place = path.replace('{sha256}', sha256);
      for (const query of sha256 === '' ? queries(one) : ['']) {
        const response = await checked(one, query === '' ? place : `${place}?${query}`);
        asked++;
        const tag = response.headers.get('ETag');
        if (response.status !== 200) continue;
        expect(tag, place).not.toBeNull();
        const again = { headers: { 'If-None-Match': tag ?? '' } };
        expect((await checked(one, `${place}?${query}`, again)).status).toBe(304);
      }
    }
  }
  expect(asked).toBeGreaterThan(500);
}, 120_000);

test('every list leads through its pages to as much as one page has', async () => {
  for (const [path, { get: one }] of Object.entries(description.paths)) {
    const paged = one?.parameters?.some(({ name }) => name === 'cursor');
    if (!one || !paged) continue;
    const needed = one.parameters?.find(({ required }) => required === true)?.name;
    const name = await namedIn(path);
    const given: Record<string, string> = { q: 'm%C3%B6te*', body: 'n', name };
    const q = needed === undefined ? '' : `${needed}=${given[needed]}&`;
    const most = needed === undefined ? 500 : 50;
    const whole = (await (await checked(one, `${path}?${q}limit=${most}`)).json()) as Paged;
    const all: unknown[] = [];
    const least = Math.max(1, Math.ceil(whole.items.length / 7));
    let link: string | null = `${path}?${q}limit=${least}`;
    while (link !== null) {
      const page = (await (await checked(one, link)).json()) as Paged;
      all.push(...page.items);
      link = page.next;
    }
    expect(all.slice(0, whole.items.length), path).toEqual(whole.items);
    if (whole.next === null) expect(all, path).toHaveLength(whole.items.length);
  }
}, 120_000);

/** The name that most documents have at '/v1/people/mentions'. */
async function namedIn(path: string): Promise<string> {
  if (!path.endsWith('/mentions')) return '';
  const names = await app.request(`${path.replace('/mentions', '/names')}?limit=1`);
  const { items } = (await names.json()) as { items: { name: string; documents: number }[] };
  expect(items[0]?.documents).toBeGreaterThan(2);
  return encodeURIComponent(items[0]?.name ?? '');
}

interface Paged {
  readonly items: readonly unknown[];
  readonly next: string | null;
}

test('what a search shows stands in the record where it says', async () => {
  for (const q of ['nästa möte', 'beslut*', '"läggs till handlingarna"', 'ordförande', 'år']) {
    const found = await app.request(`/v1/search?limit=50&q=${encodeURIComponent(q)}`);
    const { items } = (await found.json()) as { items: Hit[] };
    expect(items.length, q).toBeGreaterThan(0);
    for (const { sha256, found: places } of items) {
      const record = (await (await app.request(`/v1/documents/${sha256}`)).json()) as {
        text: string;
      };
      expect(places.length).toBeGreaterThan(0);
      for (const { kind, start, end, text, marks } of places) {
        if (kind === 'text') expect(record.text.slice(start, end)).toBe(text);
        expect(marks.length).toBeGreaterThan(0);
        for (const mark of marks) expect(record.text.slice(mark.start, mark.end)).not.toBe('');
      }
    }
  }
});

interface Hit {
  readonly sha256: string;
  readonly found: readonly {
    readonly kind: string;
    readonly start: number;
    readonly end: number;
    readonly text: string;
    readonly marks: readonly { readonly start: number; readonly end: number }[];
  }[];
}

test('every correction, and what is none, is answered as described', async () => {
  const path = '/v1/documents/{sha256}/corrections';
  const [add, list] = [description.paths[path]?.['post'], description.paths[path]?.['get']];
  const undo = description.paths[`${path}/{number}`]?.['delete'];
  if (!add || !list || !undo) throw new Error('corrections are not described');
  const [sha256 = ''] = hashes;
  const record = await (await app.request(`/v1/documents/${sha256}`)).json();
  const { mentions } = (record as { people: { mentions: { start: number; end: number }[] }[] })
    .people[0] ?? { mentions: [] };
  const span = { start: mentions[0]?.start, end: mentions[0]?.end };
  const person = { layer: 'people', span };
  const bodies: [unknown, number][] = [
    [{ ...person, verdict: 'accept', who: 'Rut Ek' }, 201],
    [{ ...person, verdict: 'change', to: { values: { name: 'Eva Rask' } } }, 201],
    [{ ...person, verdict: 'reject' }, 201],
    [{ layer: 'meeting', verdict: 'change', to: { values: { chair: null } } }, 201],
    [{ reviewed: ['people', 'meeting'] }, 201],
    [{ ...person, verdict: 'reject', span: { start: 0, end: 1 } }, 422],
    [{ ...person, verdict: 'maybe' }, 422],
    [{ ...person, verdict: 'accept', document: 'x' }, 422],
    [{ reviewed: [] }, 422],
    [[], 422],
  ];
  const own = path.replace('{sha256}', sha256);
  const headers = { 'Content-Type': 'application/json' };
  const post = (body: string, place = own) =>
    checked(add, place, { method: 'POST', body: Buffer.from(body), headers });
  for (const [body, status] of bodies) {
    expect((await post(JSON.stringify(body))).status, JSON.stringify(body)).toBe(status);
  }
  expect((await post('{')).status).toBe(400);
  const other = path.replace('{sha256}', '0'.repeat(64));
  expect((await post(JSON.stringify(bodies[0]?.[0]), other)).status).toBe(404);
  const { items } = (await (await checked(list, own)).json()) as { items: { number: number }[] };
  expect(items).toHaveLength(5);
  for (const { number } of items) {
    expect((await checked(undo, `${own}/${number}`, { method: 'DELETE' })).status).toBe(200);
  }
  expect((await checked(undo, `${own}/99999`, { method: 'DELETE' })).status).toBe(404);
  const after = await (await app.request(`/v1/documents/${sha256}`)).json();
  expect(after).toEqual(record);
}, 60_000);

test('every POST answers as described', async () => {
  const bodies: [string, string, string | null, number][] = [
    ['/v1/documents?name=a.txt', 'Organ: Nämnden', 'text/plain', 201],
    ['/v1/documents?name=b.txt', 'Organ: Nämnden', null, 200],
    ['/v1/documents?name=..', 'Organ: Nämnden', null, 422],
    ['/v1/documents?name=a.txt', 'a\0', null, 422],
    ['/v1/documents?name=a.txt', 'x'.repeat(100_001), null, 413],
    ['/v1/documents?name=a.txt', 'x', 'application/json', 415],
    ['/v1/documents/named', '{"path":"a.txt"}', 'application/json', 404],
    ['/v1/documents/named', '{"path":7}', 'application/json', 422],
    ['/v1/documents/named', '{', 'application/json', 400],
    ['/v1/documents/named', '{}', 'text/plain', 415],
  ];
  for (const [path, body, type, status] of bodies) {
    const one = description.paths[path.split('?')[0] ?? '']?.['post'];
    if (!one) throw new Error(`${path} is not described`);
    const headers = type === null ? {} : { 'Content-Type': type };
    const response = await checked(one, path, { method: 'POST', body: Buffer.from(body), headers });
    expect(response.status, path).toBe(status);
  }
});
