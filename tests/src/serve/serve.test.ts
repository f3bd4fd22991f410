/** The command: started, asked over its port, stopped. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { recordSchema } from '../../../pipeline/record.ts';
import { makeAnalyser } from '../../../src/analyse.ts';
import { main } from '../../../src/program.ts';
import { docxOf } from '../../support/docx.ts';
import { partsOf } from '../../support/parts.ts';
import { lines, pdf } from '../../support/pdf.ts';
import { zipOf } from '../../support/zip.ts';
import { filled, SPRING, WINTER } from '../support/filled.ts';
import { CLI, ensureBuilt, ROOT } from '../support/process.ts';
import { receiver, SECRET } from '../support/receiver.ts';
import { sha256 } from '../support/records.ts';
import { type CallOptions, call, folderWith, put, remembering } from '../support/world.ts';

const TOKEN = 'sixteen-signs-or-more';

/** Starts the command in this process; it ends with the test. */
async function started(...argv: string[]) {
  return await startedWith({}, ...argv);
}

async function startedWith(options: CallOptions, ...argv: string[]) {
  const stop = new AbortController();
  const { world, out, err } = remembering({ ...options, signal: stop.signal });
  const ended = main(['serve', '--port', '0', ...argv], world);
  onTestFinished(async () => {
    stop.abort();
    await ended;
  });
  await expect.poll(() => [...out, ...err].join(''), { timeout: 20_000 }).toMatch(/\n/u);
  const address = /^listening at (http:\/\/\S+:\d+)\n$/u.exec(out.join(''))?.[1] ?? '';
  return { address, err, stop: () => stop.abort(), ended };
}

test('answers what the store holds at the port that it names, and ends with 0', async () => {
  const { store } = await filled();
  const { address, stop, ended } = await started(...store);
  const response = await fetch(`${address}/v1/documents?facets=true`);
  expect(await response.json()).toMatchObject({ counts: { total: 2 } });
  stop();
  expect(await ended).toBe(0);
  await expect(fetch(`${address}/v1/health`)).rejects.toThrow();
});

test('stores an upload as run does, an archive with its members, and finds it', async () => {
  const { folder, store } = await filled();
  const { address } = await started(...store);
  const zip = zipOf({
    'ett.txt': 'Organ: Nya nämnden\nBeslut: att gräva',
    'två.txt': 'Organ: Nya',
  });
  const sent = { method: 'POST', body: Buffer.from(zip) };
  const response = await fetch(`${address}/v1/documents?name=papper.zip`, sent);
  expect(response.status).toBe(201);
  const { documents } = (await response.json()) as { documents: { name: string; state: string }[] };
  expect(documents.map(({ name, state }) => [name, state])).toEqual([
    ['papper.zip!/ett.txt', 'processed'],
    ['papper.zip!/två.txt', 'processed'],
  ]);
  const found = await fetch(`${address}/v1/search?q=${encodeURIComponent('gräva')}`);
  expect(JSON.stringify(await found.json())).toContain('papper.zip!/ett.txt');
  const empty = await fetch(`${address}/v1/documents?name=a.txt`, { method: 'POST', body: '' });
  expect(empty.status).toBe(422);
  const again = await fetch(`${address}/v1/documents?name=papper.zip`, sent);
  expect(again.status).toBe(200);
  // What nobody can try again is not put aside.
  expect((await call(['retry', '--list', ...store])).out).not.toContain('a.txt');
  expect((await call(['show', 'ett.txt', ...store])).out).toContain('Nya nämnden');
  expect(folder).not.toBe('');
});

test('reads an upload of an office format or a PDF by what it holds, with its pages', async () => {
  const { store } = await filled();
  const { address } = await startedWith({ analyser: makeAnalyser({ threads: 1 }) }, ...store);
  const all = ['Hamnrådet', 'Protokoll 2024-05-02', '', 'Hamnrådet beslutar att laga kajen.'];
  const files: Readonly<Record<string, Uint8Array>> = {
    'utan-namn': docxOf(partsOf(all.join('\n'))),
    'protokoll.pdf': pdf([{ printed: lines(all) }]),
  };
  for (const [name, bytes] of Object.entries(files)) {
    const sent = { method: 'POST', body: Buffer.from(bytes) };
    const response = await fetch(`${address}/v1/documents?name=${name}`, sent);
    expect(response.status).toBe(201);
    const { documents } = (await response.json()) as { documents: [{ sha256: string }] };
    const record = await fetch(`${address}/v1/documents/${documents[0].sha256}`);
    const { source, meeting, decisions } = recordSchema.parse(await record.json());
    expect([source.path, meeting.body, decisions.map(({ text }) => text)]).toEqual([
      ...[name, 'Hamnrådet', [all.at(-1)]],
    ]);
    const isPdf = name.endsWith('.pdf');
    expect(source.mediaType).toMatch(isPdf ? /^application\/pdf$/u : /wordprocessingml/u);
    expect([source.pages, decisions[0]?.span.page]).toEqual(
      isPdf ? [1, 1] : [undefined, undefined],
    );
  }
  const broken = {
    method: 'POST',
    body: Buffer.from(files['protokoll.pdf'] ?? []).subarray(0, 40),
  };
  const refused = await fetch(`${address}/v1/documents?name=halv.pdf`, broken);
  expect(refused.status).toBe(422);
  expect(refused.headers.get('content-type')).toMatch(/^application\/problem\+json/u);
});

test('sends events to webhooks meanwhile, where that is asked for', async () => {
  const { store } = await filled();
  const hook = await receiver();
  const secret = put(folderWith(), 'secret', SECRET);
  const add = ['webhooks', 'add', hook.url, '--secret-file', secret, '--allow-private', ...store];
  expect((await call(add)).code).toBe(0);
  const { address, stop, ended } = await started('--deliver', '--retry-ms', '5', ...store);
  const sent = { method: 'POST', body: 'Organ: Nya nämnden\n' };
  expect((await fetch(`${address}/v1/documents?name=ny.txt`, sent)).status).toBe(201);
  const paths = () => hook.got.map(({ event }) => (event['data'] as { path: string }).path);
  await expect.poll(paths, { timeout: 20_000 }).toEqual(['ny.txt']);
  stop();
  expect(await ended).toBe(0);
});

test('a reader that keeps a copy gets another when somebody was forgotten', async () => {
  const { store } = await filled();
  const { address } = await started(...store);
  const path = `${address}/v1/documents/${sha256(SPRING)}`;
  const tag = (await fetch(path)).headers.get('ETag') ?? '';
  const headers = { 'If-None-Match': tag };
  expect((await fetch(path, { headers })).status).toBe(304);
  expect((await call(['forget', 'Åsa Wahlén', '--yes', ...store])).code).toBe(0);
  const again = await fetch(path, { headers });
  expect(again.status).toBe(200);
  expect(await again.text()).not.toContain('Wahlén');
});

test('takes no upload again that a rule has removed, and says so; a forgotten name is covered', async () => {
  const { folder, store } = await filled();
  const { address } = await started(...store);
  const rules = put(
    folder,
    'rules.json',
    '[{ "body": "Styrelsen", "olderThan": 0, "do": "remove-document" }]',
  );
  expect((await call(['retention', rules, ...store])).code).toBe(0);
  expect((await call(['forget', 'Åsa Wahlén', '--yes', ...store])).code).toBe(0);
  const post = (name: string, body: string) =>
    fetch(`${address}/v1/documents?name=${encodeURIComponent(name)}`, { method: 'POST', body });
  const response = await post('vinter.md', WINTER);
  expect([response.status, response.headers.get('Content-Location')]).toEqual([200, null]);
  expect(await response.json()).toMatchObject({ documents: [{ state: 'removed', problem: null }] });
  expect((await fetch(`${address}/v1/documents/${sha256(WINTER)}`)).status).toBe(404);
  const text = 'Organ: Nya nämnden\nPerson: Åsa Wahlén\n';
  expect((await post('Åsa Wahlén.txt', text)).status).toBe(201);
  for (const path of ['/v1/documents', `/v1/documents/${sha256(text)}`, '/v1/people']) {
    expect(await (await fetch(address + path)).text()).not.toMatch(/wahl[eé]n/iu);
  }
});

test('reads what is named in a folder', async () => {
  const { folder, store } = await filled();
  const papers = folderWith({ 'inre/nytt.txt': 'Organ: Mappnämnden' });
  const { address } = await started(...store, '--folder', folder, '--folder', papers);
  const name = async (path: string) =>
    await fetch(`${address}/v1/documents/named`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ path }),
    });
  const response = await name('inre/nytt.txt');
  expect(response.status).toBe(201);
  expect(await response.text()).not.toContain(papers);
  expect((await name('vår.txt')).status).toBe(200);
  expect((await name('../a.sqlite')).status).toBe(404);
});

test('asks for the token in the file or the environment', async () => {
  const { store } = await filled();
  const folder = folderWith({ token: `${TOKEN}\n` });
  const { address } = await started(...store, '--token-file', join(folder, 'token'));
  expect((await fetch(`${address}/v1/documents`)).status).toBe(401);
  const headers = { Authorization: `Bearer ${TOKEN}` };
  expect((await fetch(`${address}/v1/documents`, { headers })).status).toBe(200);
});

test.each<[RegExp, string[], Record<string, string>]>([
  [/other machines reach 0\.0\.0\.0: give a token/u, ['--host', '0.0.0.0'], {}],
  [/other machines reach 192\.0\.2\.1: give a token/u, ['--host', '192.0.2.1'], {}],
  [/KLUBBSLAG_TOKEN must be one word/u, [], { KLUBBSLAG_TOKEN: 'short' }],
  [/KLUBBSLAG_TOKEN must be one word/u, [], { KLUBBSLAG_TOKEN: `${TOKEN} ${TOKEN}` }],
  [/--token-file nowhere: there is no such file/u, ['--token-file', 'nowhere'], {}],
  [/--folder nowhere is no folder/u, ['--folder', 'nowhere'], {}],
  [/--port must be a whole number/u, ['--port', '70000'], {}],
  [
    /cannot listen at 192\.0\.2\.1, port 0: no such address/u,
    ['--host', '192.0.2.1'],
    { KLUBBSLAG_TOKEN: TOKEN },
  ],
])('is refused: %s', async (message, argv, env) => {
  const { store } = await filled();
  const port = argv.includes('--port') ? [] : ['--port', '0'];
  const { code, err, out } = await call(['serve', ...store, ...port, ...argv], { env });
  expect([code, out]).toEqual([2, '']);
  expect(err).toMatch(message);
  expect(err).not.toContain(TOKEN);
});

test('a port that is taken is told of', async () => {
  const { store } = await filled();
  const { address } = await started(...store);
  const { port } = new URL(address);
  const { err } = await call(['serve', ...store, '--port', port]);
  expect(err).toContain('another program does');
});

/** Asks for a document and takes its time with the answer. */
function slowly(address: string, path: string): Promise<string> {
  return new Promise((done, fail) => {
    const asked = request(`${address}${path}`, (response) => {
      let text = '';
      response.pause();
      setTimeout(() => response.resume(), 300);
      response.on('data', (data: Buffer) => {
        text += data.toString();
      });
      response.on('end', () => done(text)).on('error', fail);
    });
    asked.on('error', fail).end();
  });
}

beforeAll(ensureBuilt, 300_000);

test('as a process: SIGTERM lets what is being answered be finished and ends it with 0', async () => {
  const { store } = await filled();
  const child = spawn(process.execPath, [CLI, 'serve', ...store, '--port', '0'], { cwd: ROOT });
  const ended = new Promise<number | null>((done) => child.on('close', done));
  let out = '';
  child.stdout.on('data', (data: Buffer) => {
    out += data.toString();
  });
  await expect.poll(() => out, { timeout: 20_000 }).toContain('\n');
  const address = /http:\S+/u.exec(out)?.[0] ?? '';
  const answer = slowly(address, `/v1/documents/${sha256(SPRING)}`);
  await fetch(`${address}/v1/health`);
  child.kill('SIGTERM');
  expect(JSON.parse(await answer)).toMatchObject({ text: SPRING });
  expect(await ended).toBe(0);
}, 60_000);

test('nothing in answers or lists tells the folder that the store lies in', async () => {
  const { folder, store } = await filled();
  const { address } = await started(...store);
  for (const path of [
    ...['/v1/documents', `/v1/documents/${sha256(SPRING)}`, '/v1/decisions', '/v1/deadlines'],
    ...['/v1/search?q=att', '/v1/people', '/openapi.json', '/v1/nothing'],
  ]) {
    const text = await (await fetch(address + path)).text();
    expect(text).not.toContain(folder);
    expect(text).not.toContain('klubbslag-');
  }
  expect(readFileSync(join(folder, 'vår.txt'), 'utf8')).toBe(SPRING);
});
