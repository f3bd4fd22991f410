/** The page's files over HTTP. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tokenChecker } from '../../../src/serve/guard.ts';
import { PAGE_PATHS, PAGE_POLICY, readPage } from '../../../src/serve/page.ts';
import { folderWith, put } from '../support/world.ts';
import { usual } from './support.ts';

function page() {
  const folder = folderWith();
  mkdirSync(join(folder, 'chunks'));
  put(folder, 'index.html', '<title>Sida</title>');
  put(folder, 'page.js', 'export {};');
  put(folder, 'secret.map', '{}');
  return readPage(folder);
}

const TOKEN = 'a-token-of-some-length';

test.each(['/', ...PAGE_PATHS.map((one) => `/${one}`), '/documents/abc/d'])(
  '%s is the page, for whoever has no token, too',
  async (path) => {
    const { app } = await usual({ page: page(), checkToken: tokenChecker(TOKEN) });
    const response = await app.request(path);
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('<title>Sida</title>');
    expect(response.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('Content-Security-Policy')).toBe(PAGE_POLICY);
    expect(response.headers.get('X-Frame-Options')).toBe('DENY');
    const tag = response.headers.get('ETag') ?? '';
    const again = await app.request(path, { headers: { 'If-None-Match': tag } });
    expect([again.status, await again.text()]).toEqual([304, '']);
  },
);

test('its files are sent as what they are, and no others', async () => {
  const { app } = await usual({ page: page() });
  const script = await app.request('/assets/page.js');
  expect(script.headers.get('Content-Type')).toBe('text/javascript; charset=utf-8');
  for (const path of ['secret.map', 'nothing.js', 'chunks', '..%2Findex.html', 'a/page.js']) {
    expect((await app.request(`/assets/${path}`)).status).toBe(404);
  }
  expect((await app.request('/', { method: 'POST' })).status).toBe(405);
});

test('the page opens no way to what the store holds', async () => {
  const { app } = await usual({ page: page(), checkToken: tokenChecker(TOKEN) });
  for (const path of [
    '/v1/documents',
    '/openapi.json',
    '/other',
    '/v1/../documents/../v1/people',
  ]) {
    expect((await app.request(path)).status).toBe(401);
  }
  const without = await usual({ checkToken: tokenChecker(TOKEN) });
  expect((await without.app.request('/')).status).toBe(401);
});
