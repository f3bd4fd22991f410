/** README's calls of curl get an answer. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../support/process.ts';
import { sha256 } from '../support/records.ts';
import { usual } from './support.ts';

const section = /### API\n([\s\S]*?)\n### /u.exec(
  readFileSync(join(ROOT, 'README.md'), 'utf8'),
)?.[1];
const calls = [...(section ?? '').matchAll(/^curl .+$/gmu)].map(([line]) => line);

/** The words of a line, quotes taken away. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/'([^']*)'|(\S+)/gu)].map(([, quoted, bare]) => quoted ?? bare ?? '');
}

/** What curl would send. */
function requestOf(line: string): [string, RequestInit] {
  const [, ...words] = wordsOf(line);
  const url = new URL(words.find((word) => word.startsWith('http://')) ?? '');
  const headers: Record<string, string> = {};
  let body: Uint8Array | null = null;
  for (const [n, word] of words.entries()) {
    const value = words[n + 1] ?? '';
    if (word === '-H') headers[value.split(': ')[0] ?? ''] = value.split(': ')[1] ?? '';
    if (word === '--data-urlencode') url.searchParams.append('q', value.slice('q='.length));
    if (word === '-d') body = Buffer.from(value);
    if (word === '--data-binary') body = readFileSync(join(ROOT, value.slice(1)));
  }
  return [String(url), body === null ? { headers } : { method: 'POST', headers, body }];
}

test('there are some', () => {
  expect(calls.length).toBeGreaterThan(4);
});

test.each(calls)('%s', async (line) => {
  const { app } = await usual({
    folders: [join(ROOT, 'fixtures')],
    process: async (path, read, told) => {
      const bytes = read === null ? readFileSync(path) : await read(path, 1e9);
      const known = { path, sha256: sha256(bytes), milliseconds: 1 };
      told({ ...known, state: 'processed', problem: null });
    },
  });
  const [url, init] = requestOf(line);
  const response = await app.request(url, init);
  expect(response.status).toBe(init.method === 'POST' ? 201 : 200);
});
