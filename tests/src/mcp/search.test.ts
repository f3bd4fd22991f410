/** The tool that searches texts: through the index, best first, never by writing it. */
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { expect, test } from 'vitest';
import { makeServer } from '../../../src/mcp/server.ts';
import { loadDriver } from '../../../src/store/sqlite/driver.ts';
import { openStore } from '../../../src/store/store.ts';
import { filled } from '../support/filled.ts';

const Database = loadDriver();

const MORE = {
  'mycket.txt':
    'Organ: Gruppen\n\nBryggan, bryggan!\n\nBryggan igen.\n\nBryggan åter.\n\nEn båt.\n',
  'litet.txt': `Organ: Gruppen\n\n${'Mycket annat. '.repeat(30)}Bryggan.\n`,
};

interface Answer {
  readonly results: readonly { readonly document: string; readonly quote: string }[];
  readonly nextCursor: string | null;
}

/** Asks the tool of a store that is open for reading only. */
async function ask(
  [, path = '']: readonly string[],
  question: Record<string, unknown>,
): Promise<Answer> {
  const store = await openStore({ path, create: false, busyMs: 1000, readOnly: true });
  const [near, far] = InMemoryTransport.createLinkedPair();
  const client = new Client({ name: 'test', version: '1' });
  try {
    await makeServer(store, () => {}).connect(far);
    await client.connect(near);
    const answer = await client.callTool({ name: 'search_text', arguments: question });
    if (answer.isError) throw new Error(JSON.stringify(answer.content));
    return answer.structuredContent as Answer;
  } finally {
    await client.close();
    await store.close();
  }
}

test('the document that speaks of it most comes first, with at most three places', async () => {
  const { store } = await filled(MORE);
  const { results } = await ask(store, { query: 'brygg*' });
  expect(results.map(({ document }) => document.replace(/^.*\//u, ''))).toEqual([
    ...['mycket.txt', 'mycket.txt', 'mycket.txt', 'litet.txt'],
  ]);
  const both = (await ask(store, { query: 'båt bryggan' })).results.map(({ quote }) => quote);
  expect(both.join(' ')).toMatch(/båt/u);
  expect(both.join(' ')).toMatch(/Bryggan/u);
  expect((await ask(store, { query: '"bryggan åter"' })).results).toHaveLength(1);
  expect((await ask(store, { query: 'ryggan' })).results).toEqual([]);
});

test('it comes page by page, each place once', async () => {
  const { store } = await filled(MORE);
  const whole = (await ask(store, { query: 'bryggan' })).results;
  const found: unknown[] = [];
  for (let cursor: string | null = null, first = true; first || cursor !== null; first = false) {
    const page = await ask(store, { query: 'bryggan', limit: 3, ...(cursor && { cursor }) });
    found.push(...page.results);
    cursor = page.nextCursor;
  }
  expect(found).toEqual(whole);
});

test('an index that an older program has left unfilled is told of, and nothing is written', async () => {
  const { folder, store } = await filled(MORE);
  const database = new Database(join(folder, 'a.sqlite'));
  database.exec('UPDATE documents SET indexed = 0');
  await expect(ask(store, { query: 'bryggan' })).rejects.toThrow(/'klubbslag search', run once/u);
  expect(database.prepare('SELECT SUM(indexed) FROM documents').pluck().get()).toBe(0);
  database.close();
});

test('too many words are refused', async () => {
  const { store } = await filled();
  const query = Array.from({ length: 40 }, (_, n) => `ord${n}`).join(' ');
  await expect(ask(store, { query: query.slice(0, 199) })).rejects.toThrow(/query: takes at most/u);
});
