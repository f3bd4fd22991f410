import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { UserError } from '../../../src/errors.ts';
import { tokenChecker } from '../../../src/serve/guard.ts';
import { HEADERS } from '../../../src/serve/headers.ts';
import { problemSchema } from '../../../src/serve/problems.ts';
import { sha256 } from '../support/records.ts';
import { folderWith } from '../support/world.ts';
import { MINUTES, type Otherwise, storeWith, usual } from './support.ts';

const SPRING = sha256(MINUTES['/secret/place/vår.txt'] ?? '');

async function json(response: Response) {
  return (await response.json()) as Record<string, unknown> & { items: Record<string, unknown>[] };
}

async function problemOf(response: Response) {
  expect(response.headers.get('Content-Type')).toBe('application/problem+json');
  const problem = problemSchema.parse(await response.json());
  expect(problem.status).toBe(response.status);
  return problem;
}

describe('documents', () => {
  test('are listed newest first, by names without a path of this machine', async () => {
    const { app } = await usual();
    const { items, next } = await json(await app.request('/v1/documents'));
    expect(items.map(({ name }) => name)).toEqual([
      'vår.txt',
      'vinter.md',
      'papers.zip!/inre/höst.txt',
    ]);
    expect(next).toBeNull();
  });

  test('are whole records, with their layers', async () => {
    const { app } = await usual();
    const record = await json(await app.request(`/v1/documents/${SPRING}`));
    expect(record['source']).toMatchObject({ path: 'vår.txt', sha256: SPRING });
    const decisions = await app.request(`/v1/documents/${SPRING}/decisions`);
    expect(await decisions.json()).toEqual(record['decisions']);
  });

  test('come page by page through the links alone', async () => {
    const { app } = await usual();
    const seen: unknown[] = [];
    let link: string | null = '/v1/documents?limit=1&facets=true';
    while (link !== null) {
      const response: Response = await app.request(link);
      const page = await json(response);
      expect(page['counts']).toMatchObject({ total: 3 });
      seen.push(...page.items.map(({ name }) => name));
      link = page['next'] as string | null;
      const said = response.headers.get('Link');
      expect(said).toBe(link === null ? null : `<${link}>; rel="next"`);
    }
    expect(new Set(seen).size).toBe(3);
  });

  test.each([
    ['body=ärende', 1],
    ['year=2023', 1],
    ['kind=protokoll', 3],
    ['person=bo ek', 2],
    ['since=2024', 1],
    ['until=2023-12', 1],
  ])('are filtered by %s', async (query, count) => {
    const { app } = await usual();
    expect((await json(await app.request(`/v1/documents?${query}`))).items).toHaveLength(count);
  });
});

test.each([
  ['decisions', 3],
  ['deadlines', 1],
  ['actions', 1],
  ['people', 3],
  ['organisations', 1],
  ['decisions?person=%C3%A5sa', 1],
  ['actions?status=done', 0],
])('/v1/%s lists facts, without a path of this machine', async (path, count) => {
  const { app } = await usual();
  const response = await app.request(`/v1/${path}`);
  const text = await response.text();
  expect(JSON.parse(text).items).toHaveLength(count);
  expect(text).not.toContain('secret');
});

test('/v1/search finds words and says where they stand', async () => {
  const { app } = await usual();
  const { items } = await json(await app.request('/v1/search?q=parken+wahlen'));
  expect(items).toHaveLength(1);
  const [hit] = items as [{ found: { start: number; end: number; text: string }[] }];
  for (const { start, end, text } of hit.found) {
    expect(MINUTES['/secret/place/vår.txt']?.slice(start, end)).toBe(text);
  }
});

describe('answers', () => {
  test.each(['/v1/health', '/v1/nothing', '/v1/documents?limit=0', '/openapi.json'])(
    '%s keeps browsers off',
    async (path) => {
      const { app } = await usual();
      const { headers } = await app.request(path);
      for (const name of Object.keys(HEADERS)) expect(headers.get(name)).not.toBeNull();
      expect(headers.get('Content-Security-Policy')).toContain("default-src 'none'");
      expect(headers.get('Access-Control-Allow-Origin')).toBeNull();
    },
  );

  test.each([`/v1/documents/${SPRING}`, '/v1/documents', '/v1/search?q=parken', '/openapi.json'])(
    '%s is sent once to whoever keeps its tag',
    async (path) => {
      const { app } = await usual();
      const tag = (await app.request(path)).headers.get('ETag') ?? '';
      expect(tag).toMatch(/^"[\w-]{27}"$/u);
      for (const named of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
        const again = await app.request(path, { headers: { 'If-None-Match': named } });
        expect([again.status, await again.text(), again.headers.get('ETag')]).toEqual([
          304,
          '',
          tag,
        ]);
      }
      const other = await app.request(path, { headers: { 'If-None-Match': '"other"' } });
      expect(other.status).toBe(200);
    },
  );

  test('have another tag when the document was read by another run', async () => {
    const { app, store } = await usual();
    const path = `/v1/documents/${SPRING}`;
    const before = (await app.request(path)).headers.get('ETag');
    const [known] = (await store.entries()).filter(({ sha256: own }) => own === SPRING);
    const stored = await store.record(known?.id ?? 0);
    if (stored) await store.save({ path: stored.path, run: 'run-2', record: stored.record });
    expect((await app.request(path)).headers.get('ETag')).not.toBe(before);
    expect((await app.request(`${path}/people`)).headers.get('ETag')).not.toBe(before);
  });

  test('to HEAD are those to GET without their body', async () => {
    const { app } = await usual();
    const [get, head] = [
      await app.request(`/v1/documents/${SPRING}`),
      await app.request(`/v1/documents/${SPRING}`, { method: 'HEAD' }),
    ];
    expect([...head.headers]).toEqual([...get.headers]);
    expect(head.headers.get('Content-Length')).toBe(String((await get.arrayBuffer()).byteLength));
    expect(await head.text()).toBe('');
  });
});

describe('refusals', () => {
  test.each<[number, string, RequestInit?]>([
    [404, '/'],
    [404, '/v1'],
    [404, '/v1/documents/'],
    [404, `/v1/documents/${'0'.repeat(64)}`],
    [404, `/v1/documents/${SPRING.toUpperCase()}`],
    [404, `/v1/documents/${SPRING.slice(0, 12)}`],
    [404, `/v1/documents/${SPRING}/nothing`],
    [405, '/v1/documents', { method: 'DELETE' }],
    [405, '/v1/search', { method: 'POST' }],
    [405, '/v1/documents', { method: 'OPTIONS' }],
    [405, '/openapi.json', { method: 'PUT' }],
    [413, '/v1/documents?name=a.txt', { method: 'POST', body: 'a'.repeat(100_001) }],
    [415, '/v1/documents?name=a.txt', { method: 'POST', body: new URLSearchParams({ a: 'b' }) }],
    [415, '/v1/documents?name=a.txt', { method: 'POST', body: new FormData() }],
    [415, '/v1/documents/named', { method: 'POST', body: '{}' }],
    [422, '/v1/documents', { method: 'POST', body: 'text' }],
    [422, '/v1/documents?name=..', { method: 'POST', body: 'text' }],
    [422, '/v1/documents?limit=0'],
    [422, '/v1/documents?limit=501'],
    [422, '/v1/documents?limit=1&limit=2'],
    [422, '/v1/documents?unknown=1'],
    [422, '/v1/documents?cursor=abc'],
    [422, '/v1/documents?since=2024-02-30'],
    [422, '/v1/decisions?status=open'],
    [422, '/v1/actions?status=never'],
    [422, '/v1/search'],
    [422, '/v1/search?q=%22%22'],
    [422, '/v1/search?q=a+b+c+d+e+f+g+h+i'],
    [422, '/v1/documents?__proto__=1'],
  ])('%i of %s %j', async (status, path, init) => {
    const { app, told } = await usual();
    const response = await app.request(path, init);
    expect(response.status).toBe(status);
    const problem = await problemOf(response);
    if (status === 405) expect(response.headers.get('Allow')).not.toBeNull();
    if (status === 415) expect(response.headers.get('Accept-Post')).not.toBeNull();
    expect(JSON.stringify(problem)).not.toMatch(/secret|\.ts\b|\n {4}at /u);
    expect(told).toEqual([]);
  });

  test.each<[number, Record<string, string>]>([
    [200, { Host: '127.0.0.1:8423' }],
    [200, { Host: 'localhost' }],
    [200, { Host: '[::1]:80' }],
    [421, { Host: 'evil.example' }],
    [421, { Host: '127.0.0.1.evil.example' }],
    [421, { Host: 'localhost@evil.example' }],
    [421, { Host: '' }],
    [421, { Host: '10.0.0.1' }],
    [200, { Host: 'localhost:1', Origin: 'http://localhost:1' }],
    [403, { Host: 'localhost:1', Origin: 'http://localhost:2' }],
    [403, { Origin: 'https://evil.example' }],
    [403, { Origin: 'null' }],
    [403, { 'Sec-Fetch-Site': 'cross-site' }],
    [403, { 'Sec-Fetch-Site': 'same-site' }],
    [200, { 'Sec-Fetch-Site': 'none' }],
  ])('%i to %j', async (status, headers) => {
    const { app, store } = await usual();
    expect((await app.request('/v1/documents', { headers })).status).toBe(status);
    const post = { method: 'POST', body: 'Organ: Ny', headers };
    const posted = await app.request('/v1/documents?name=a.txt', post);
    expect(posted.status).toBe(status === 200 ? 201 : status);
    expect(await store.entries()).toHaveLength(status === 200 ? 4 : 3);
  });

  test('without the token nothing but the health is told', async () => {
    const { app } = await usual({ checkToken: tokenChecker('a-token-of-some-length') });
    const ask = async (path: string, Authorization?: string) =>
      await app.request(path, { headers: Authorization ? { Authorization } : {} });
    expect((await ask('/v1/health')).status).toBe(200);
    for (const wrong of [undefined, 'Bearer wrong', 'Basic a-token-of-some-length', 'Bearer']) {
      for (const path of ['/v1/documents', '/openapi.json', '/v1/nothing']) {
        const response = await ask(path, wrong);
        expect(response.status).toBe(401);
        expect(response.headers.get('WWW-Authenticate')).toContain('Bearer');
      }
    }
    expect((await ask('/v1/documents', 'Bearer a-token-of-some-length')).status).toBe(200);
  });

  test('one client may not ask more than the rate, and may again later', async () => {
    let now = 0;
    const { app } = await usual({ rate: 2, now: () => now });
    const statuses = [];
    for (let n = 0; n < 6; n++) statuses.push((await app.request('/v1/health')).status);
    expect(statuses).toEqual([200, 200, 200, 200, 429, 429]);
    const refused = await app.request('/v1/health');
    expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThanOrEqual(1);
    now = 1000;
    expect((await app.request('/v1/health')).status).toBe(200);
  });

  test('more at once than there may be are refused, and not for ever', async () => {
    let release = () => {};
    const held = new Promise<void>((done) => {
      release = done;
    });
    const slow = { ...(await storeWith({})) };
    const pages = { ...slow.pages, document: async () => held.then(() => null) };
    const { app } = await usual({ crowd: 1, store: { ...slow, pages } } satisfies Otherwise);
    const first = app.request(`/v1/documents/${SPRING}`);
    expect((await app.request('/v1/health')).status).toBe(429);
    release();
    expect((await first).status).toBe(404);
    expect((await app.request('/v1/health')).status).toBe(200);
  });

  test('what fails here is told to whoever runs the server alone', async () => {
    const store = await storeWith({});
    for (const [status, error] of [
      [503, new UserError('store /secret/a.sqlite: another program holds it')],
      [500, new Error('at /secret/place')],
    ] as const) {
      const pages = { ...store.pages, document: () => Promise.reject(error) };
      const { app, told } = await usual({ store: { ...store, pages } });
      const response = await app.request(`/v1/documents/${SPRING}`);
      expect(response.status).toBe(status);
      expect(JSON.stringify(await problemOf(response))).not.toContain('secret');
      expect(told.join('')).toContain('secret');
    }
  });
});

describe('uploads', () => {
  test.each<[string, string | null, string]>([
    ['name=protokoll.txt', null, 'protokoll.txt'],
    ['name=/etc/passwd', null, 'passwd'],
    ['name=..%5C..%5Ca.txt', null, 'a.txt'],
    ['name=a.zip!/b%00%0A.txt', null, 'b .txt'],
    ['', 'm%C3%B6te.txt', 'möte.txt'],
  ])('?%s, Slug %j is called %s', async (query, slug, name) => {
    const { app } = await usual();
    const headers = { 'Content-Type': 'text/plain; charset=utf-8', ...(slug && { Slug: slug }) };
    const init = { method: 'POST', body: 'Organ: Nya nämnden', headers };
    const response = await app.request(`/v1/documents?${query}`, init);
    expect(response.status).toBe(201);
    const own = sha256('Organ: Nya nämnden');
    expect(response.headers.get('Location')).toBe(`/v1/documents/${own}`);
    expect(await response.json()).toEqual({
      documents: [{ name, sha256: own, state: 'processed', problem: null }],
    });
    const record = await json(await app.request(`/v1/documents/${own}`));
    expect(record['source']).toMatchObject({ path: name });
    expect((await app.request(`/v1/documents?${query}`, init)).status).toBe(200);
  });

  test('of the same name and other content stand beside each other', async () => {
    const { app } = await usual();
    for (const body of ['Organ: Ett', 'Organ: Två']) {
      await app.request('/v1/documents?name=a.txt', { method: 'POST', body });
    }
    const { items } = await json(await app.request('/v1/documents'));
    expect(items.filter(({ name }) => name === 'a.txt')).toHaveLength(2);
  });

  test('that cannot be read are a problem', async () => {
    const { app } = await usual();
    const init = { method: 'POST', body: 'a\0b' };
    const response = await app.request('/v1/documents?name=a.txt', init);
    expect(response.status).toBe(422);
    const documents = [{ name: 'a.txt', code: 'binary', message: 'holds binary data, not text' }];
    expect(await problemOf(response)).toMatchObject({ documents });
  });
});

describe('named documents', () => {
  const name = async (path: string, folders: readonly string[]) => {
    const { app } = await usual({ folders });
    const init = {
      method: 'POST',
      body: JSON.stringify({ path }),
      headers: { 'Content-Type': 'application/json' },
    };
    return await app.request('/v1/documents/named', init);
  };

  test('are read below the folders alone', async () => {
    const folder = folderWith({
      'in/a.txt': 'a',
      'in/.hidden.txt': 'a',
      'in/key.pem': 'a',
      'out.txt': 'a',
      'in2/b.txt': 'b',
    });
    const inside = [`${folder}/in`];
    expect((await name('a.txt', inside)).status).toBe(201);
    expect((await name('a.txt', [])).status).toBe(404);
    for (const path of [
      ...['../out.txt', `${folder}/in/a.txt`, '.hidden.txt', 'key.pem', '.', '', 'b.txt'],
      ...['../in2/b.txt', 'a.txt\0', 'x'.repeat(1500)],
    ]) {
      expect((await name(path, inside)).status).toBe(path === '' ? 422 : 404);
    }
  });

  test('are not read through links that lead out, and are through those that stay', async () => {
    const folder = folderWith({ 'in/a.txt': 'a', 'out.txt': 'a', 'in2/b.txt': 'b' });
    symlinkSync('../out.txt', join(folder, 'in/out.txt'));
    symlinkSync('../in2', join(folder, 'in/two'));
    symlinkSync('a.txt', join(folder, 'in/same.txt'));
    symlinkSync('in', join(folder, 'linked'));
    const inside = [join(folder, 'in')];
    expect((await name('out.txt', inside)).status).toBe(404);
    expect((await name('two/b.txt', inside)).status).toBe(404);
    expect((await name('same.txt', inside)).status).toBe(201);
    expect((await name('a.txt', [join(folder, 'linked')])).status).toBe(201);
  });
});
