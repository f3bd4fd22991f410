/** No tool tells what is private, whatever it is asked; with --unmasked they do. */
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import type { MinutesRecord } from '../../../pipeline/record.ts';
import { NUMBER, PLANTED, TELEPHONE, told } from '../private/planted.ts';
import { filled } from '../support/filled.ts';
import { CLI, ensureBuilt } from '../support/process.ts';
import { sha256 } from '../support/records.ts';

beforeAll(() => ensureBuilt(), 120_000);

/** The document with most in it, by its content. */
const OPENED = sha256(PLANTED[`ansökan ${NUMBER}.txt`] ?? '').slice(0, 12);

/** Every form that a tool is asked in. */
const ASKED: Readonly<Record<string, readonly object[]>> = {
  find_decisions: [{}],
  find_deadlines: [{}],
  find_actions: [{}],
  find_people: [{}, { name: 'bo' }],
  find_organisations: [{}],
  get_document: [OPENED, 'telefon.txt', 'telefon-2'].map((document) => ({
    document,
    parts: [
      ...['meeting', 'attendance', 'agenda', 'decisions', 'deadlines', 'actions'],
      ...['summary', 'meetings', 'people', 'organisations', 'places', 'warnings'],
    ],
  })),
  get_text: [OPENED, 'telefon.txt', 'telefon-2'].map((document) => ({ document })),
  search_text: [{ query: 'parken' }],
  follow_matter: [{ matter: 'gungan' }],
};

/** What comes behind a case number is its item: those present are none. */
function asItem(record: MinutesRecord): MinutesRecord {
  const start = Math.max(0, record.text.indexOf('Dnr'));
  const agenda = record.agenda.map((item) => ({
    ...item,
    title: 'Gungan',
    span: { ...item.span, start },
  }));
  return { ...record, agenda };
}

async function asked(...argv: string[]) {
  const { folder, store } = await filled(PLANTED, asItem);
  const client = new Client({ name: 'test', version: '1' });
  const args = [CLI, 'mcp', ...store, ...argv];
  await client.connect(
    new StdioClientTransport({ command: process.execPath, args, cwd: folder, stderr: 'pipe' }),
  );
  onTestFinished(() => client.close());
  const { tools } = await client.listTools();
  const ask = async (name: string, given: object) => {
    const answer = await client.callTool({ name, arguments: { ...given } });
    return { text: JSON.stringify(answer), failed: answer.isError === true };
  };
  return { folder, ask, names: tools.map(({ name }) => name) };
}

test('no tool tells what is private', async () => {
  const { ask, names } = await asked();
  expect(names.toSorted()).toEqual(Object.keys(ASKED).toSorted());
  for (const name of names) {
    for (const given of ASKED[name] ?? []) {
      const { text, failed } = await ask(name, given);
      expect(failed, text).toBe(false);
      expect(text, name).not.toContain('"results":[]');
      expect(told(text), `${name} ${JSON.stringify(given)}`).toEqual([]);
    }
  }
});

test('with --unmasked all of it is told', async () => {
  const { ask, names } = await asked('--unmasked');
  const texts: string[] = [];
  for (const name of names) {
    for (const given of ASKED[name] ?? []) texts.push((await ask(name, given)).text);
  }
  expect(told(texts.join())).toHaveLength(5);
});

test('nothing is found by what is covered', async () => {
  const { ask, folder } = await asked();
  const answers = [
    await ask('search_text', { query: TELEPHONE }),
    await ask('search_text', { query: '810310' }),
    await ask('find_people', { name: TELEPHONE }),
    await ask('find_actions', { person: TELEPHONE }),
    await ask('find_decisions', { body: TELEPHONE }),
  ];
  for (const { text } of answers) expect(text).toContain('"results":[]');
  for (const document of ['810310', join(folder, `ansökan ${NUMBER}.txt`)]) {
    const { failed, text } = await ask('get_document', { document });
    expect({ failed, text }).toMatchObject({ failed: true, text: expect.stringContaining('none') });
  }
});

test('two whose names are covered alike are told apart', async () => {
  const { ask } = await asked();
  const { text } = await ask('find_decisions', { body: 'ärende' });
  const { structuredContent } = JSON.parse(text);
  const results: { quote: string; document: string; documentId: string }[] =
    structuredContent.results;
  const bod = results.find(({ quote }) => quote.includes('bod'));
  expect(bod?.document).toMatch(/ansökan ██████-████ [0-9a-f]{12}\.txt$/u);
  expect(bod?.document).toContain(bod?.documentId);
  expect(new Set(results.map(({ document }) => document)).size).toBe(3);
  expect((await ask('get_text', { document: bod?.document })).text).toContain('bygga en bod');
});
