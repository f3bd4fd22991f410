/** `klubbslag serve` under load, beside a bare server of node:http that sends as many bytes. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { packageRoot } from '../../src/root.ts';
import { writeDocuments } from '../documents.ts';
import { type Figure, median, medianRatio } from '../figures.ts';
import { type Answered, load } from '../load.ts';
import { command } from '../process.ts';
import type { Setup } from '../setup.ts';

const REQUESTS = 10_000;
const CLIENTS = 50;
const WORDS = 600;

/** Sends the same bytes to whoever asks for whatever. */
const BARE = `
  const body = Buffer.alloc(Number(process.argv[1]), 'a');
  const headers = { 'Content-Type': 'application/json', 'Content-Length': body.length };
  const server = require('node:http').createServer((_, answer) => {
    answer.writeHead(200, headers).end(body);
  });
  server.listen(0, '127.0.0.1', () => {
    console.log('listening at http://127.0.0.1:' + server.address().port);
  });`;

interface Started {
  readonly address: string;
  readonly process: ChildProcess;
}

/** Starts node and waits for the line that says where it listens. */
function start(...argv: readonly string[]): Promise<Started> {
  const child = spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((done, fail) => {
    let out = '';
    child.stdout.on('data', (data: Buffer) => {
      out += data.toString();
      const [, address] = /listening at (\S+)\n/u.exec(out) ?? [];
      if (address !== undefined) done({ address, process: child });
    });
    child.once('close', (code) => fail(new Error(`it ended with ${code} and did not listen`)));
    child.once('error', fail);
  });
}

/** What programs ask: lists, searches, records and their parts. */
async function pathsOf(address: string): Promise<string[]> {
  const response = await fetch(`${address}/v1/documents?limit=40`);
  const { items } = (await response.json()) as { items: { sha256: string }[] };
  const own = items.flatMap(({ sha256 }) => {
    const one = `/v1/documents/${sha256}`;
    return [one, `${one}/decisions`, `${one}/people`];
  });
  const lists = ['documents', 'decisions', 'deadlines?since=2024', 'actions?status=open', 'people'];
  const words = ['budget', 'beslut*', '"nästa möte"', 'ordförande protokoll', 'år'];
  const asked = [
    ...lists.map((list) => `/v1/${list}`),
    ...words.map((word) => `/v1/search?q=${encodeURIComponent(word)}`),
  ];
  // Lists and searches come as often as single documents do.
  return own.flatMap((path, n) => [path, asked[n % asked.length] ?? '/v1/health']);
}

async function ended(child: ChildProcess): Promise<void> {
  const end = new Promise((done) => child.once('close', done));
  child.kill('SIGTERM');
  await end;
}

function figures(ours: readonly Answered[], bare: readonly Answered[]): Figure[] {
  const part = 'serve';
  const p99 = (all: readonly Answered[]) => all.map((one) => one.p99);
  const middle = median(p99(bare)).toFixed(1);
  const lost = ours.reduce((sum, { good }) => sum + REQUESTS - good, 0);
  const rate = median(ours.map(({ seconds }) => REQUESTS / seconds));
  const beside = `${median(bare.map(({ seconds }) => REQUESTS / seconds)).toFixed(0)}/s bare`;
  return [
    {
      part,
      name: `errors in ${REQUESTS * ours.length} requests`,
      value: lost,
      unit: '',
      target: { most: 0 },
    },
    {
      part,
      name: 'p99, 50 clients',
      value: median(p99(ours)),
      unit: 'ms',
      beside: `bare, ${middle} ms`,
    },
    {
      part,
      name: 'p99 to that of a bare server',
      value: medianRatio(p99(ours), p99(bare)),
      unit: '×',
    },
    { part, name: 'requests a second', value: rate, unit: '', beside },
  ];
}

/** Fills a store, serves it, and asks it in turn with a server that does nothing. */
export async function serve({ parts, documents, rounds, folder, tell }: Setup): Promise<Figure[]> {
  const store = join(folder, 'serve.sqlite');
  const written = writeDocuments(join(folder, 'serve'), parts, { count: documents, words: WORDS });
  tell(`serve: reading ${documents} documents`);
  await command('run', written.folder, '--store', store);
  const cli = join(packageRoot(), 'dist/src/cli.js');
  const limits = ['--rate', '1000000', '--max-requests', String(2 * CLIENTS)];
  const served = await start(cli, 'serve', '--store', store, '--port', '0', ...limits);
  const paths = await pathsOf(served.address);
  const size = { requests: REQUESTS, clients: CLIENTS };
  const warm = await load({ address: served.address, paths, ...size });
  const bytes = String(Math.round(warm.bytes / REQUESTS));
  const bare = await start('-e', BARE, bytes);
  const [ours, theirs]: [Answered[], Answered[]] = [[], []];
  for (let round = 1; round <= rounds; round++) {
    tell(`serve: round ${round} of ${rounds}`);
    theirs.push(await load({ address: bare.address, paths, ...size }));
    ours.push(await load({ address: served.address, paths, ...size }));
  }
  await Promise.all([served, bare].map(({ process: child }) => ended(child)));
  const bad = ours.find((one) => one.bad !== null)?.bad;
  if (bad) tell(`serve: ${bad}`);
  return figures(ours, theirs);
}
