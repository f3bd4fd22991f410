import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { download } from '../../../src/models/download.ts';
import { TINY, tinyFiles } from '../../support/classifier.ts';
import { call, folderWith, put } from '../support/world.ts';

interface Served {
  readonly base: string;
  /** Method-less log: path and range of each request. */
  readonly asked: string[];
  /** What the server does wrong; each is used up by one answer that sends a body. */
  readonly faults: ((response: ServerResponse, body: Buffer) => void)[];
}

interface Manners {
  readonly ranges?: boolean;
  /** False to send no Content-Length. */
  readonly announced?: boolean;
  readonly etag?: (body: Buffer) => string;
}

const strong = (body: Buffer) => `"${createHash('sha256').update(body).digest('hex')}"`;

/** A server on the loopback with these files, by their path. */
async function serve(
  files: Record<string, string | Uint8Array>,
  { ranges = true, announced = true, etag = strong }: Manners = {},
): Promise<Served> {
  const asked: string[] = [];
  const faults: Served['faults'] = [];
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    const { range, 'if-range': given, 'if-none-match': known } = request.headers;
    asked.push(`${request.url}${range ? ` ${range}` : ''}`);
    const file = files[decodeURIComponent(request.url ?? '').slice(1)];
    if (file === undefined) return response.writeHead(404).end();
    const body = Buffer.from(file as string);
    const mark = etag(body);
    if (known === mark) return response.writeHead(304).end();
    const from = ranges && given === mark ? Number(/\d+/.exec(range ?? '')?.[0] ?? 0) : 0;
    if (from > 0 && from >= body.length) return response.writeHead(416).end();
    const rest = body.subarray(from);
    const headers = { etag: mark, ...(announced ? { 'content-length': rest.length } : {}) };
    const part = { 'content-range': `bytes ${from}-${body.length - 1}/${body.length}` };
    response.writeHead(from > 0 ? 206 : 200, from > 0 ? { ...headers, ...part } : headers);
    const fault = faults.shift();
    return fault ? fault(response, rest) : response.end(rest);
  };
  const server = createServer(answer);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { base: `http://127.0.0.1:${port}`, asked, faults };
}

/** Sends the beginning, and cuts the connection when so much stands in the file at `path`. */
function cutAfter(bytes: number, path: string, size = bytes): Served['faults'][number] {
  return (response, body) => {
    response.write(body.subarray(0, bytes));
    const timer = setInterval(() => {
      if (!existsSync(`${path}.part`) || statSync(`${path}.part`).size < size) return;
      clearInterval(timer);
      response.destroy();
    }, 5);
    response.on('close', () => clearInterval(timer));
  };
}

/** Stands for an answer with a body that should not be asked for. */
const unexpected: Served['faults'][number] = (response) => response.destroy();

const LIMITS = { bytes: 1_000_000, idleMs: 2000, tries: 1 };
const BODY = Buffer.from(Array.from({ length: 50_000 }, (_, i) => i % 251));
const SHA = createHash('sha256').update(BODY).digest('hex');

describe('download', () => {
  test('brings a file whole', async () => {
    const { base } = await serve({ f: BODY });
    const path = join(folderWith(), 'f');
    expect(await download(`${base}/f`, path, LIMITS)).toEqual({ sha256: SHA, bytes: BODY.length });
    expect(readFileSync(path).equals(BODY)).toBe(true);
    expect(existsSync(`${path}.part`)).toBe(false);
  });

  test('goes on where it was cut, in the same call and in the next', async () => {
    const { base, asked, faults } = await serve({ f: BODY });
    const path = join(folderWith(), 'f');
    faults.push(cutAfter(10_000, path), cutAfter(5000, path, 15_000), cutAfter(100, path, 15_100));
    await expect(download(`${base}/f`, path, { ...LIMITS, tries: 2 })).rejects.toThrow(
      /: the connection (?:broke: .+|ended after .+): run again to go on$/,
    );
    expect(existsSync(path)).toBe(false);
    const again = await download(`${base}/f`, path, { ...LIMITS, tries: 2 });
    expect(again?.sha256).toBe(SHA);
    expect(asked).toEqual(['/f', '/f bytes=10000-', '/f bytes=15000-', '/f bytes=15100-']);
  });

  test('begins anew where the server takes no ranges', async () => {
    const { base, faults } = await serve({ f: BODY }, { ranges: false });
    const path = join(folderWith(), 'f');
    faults.push(cutAfter(10_000, path));
    expect((await download(`${base}/f`, path, { ...LIMITS, tries: 2 }))?.sha256).toBe(SHA);
  });

  test('begins anew where the file has changed meanwhile', async () => {
    const files = { f: BODY.map((byte) => 255 - byte) };
    const { base, asked, faults } = await serve(files);
    const path = join(folderWith(), 'f');
    faults.push(cutAfter(10_000, path));
    await expect(download(`${base}/f`, path, LIMITS)).rejects.toThrow('run again to go on');
    files.f = BODY;
    expect((await download(`${base}/f`, path, LIMITS))?.sha256).toBe(SHA);
    expect(asked).toEqual(['/f', '/f bytes=10000-']);
  });

  test('begins anew where the server gives no mark, or a weak one', async () => {
    const { base, asked, faults } = await serve({ f: BODY }, { etag: () => 'W/"1"' });
    const path = join(folderWith(), 'f');
    faults.push(cutAfter(10_000, path));
    expect((await download(`${base}/f`, path, { ...LIMITS, tries: 2 }))?.sha256).toBe(SHA);
    expect(asked).toEqual(['/f', '/f']);
  });

  test('begins anew where more is there than the server has', async () => {
    const { base, asked } = await serve({ f: BODY });
    const folder = folderWith({ 'f.part': Buffer.alloc(60_000), 'f.etag': strong(BODY) });
    const found = await download(`${base}/f`, join(folder, 'f'), { ...LIMITS, tries: 2 });
    expect(found?.sha256).toBe(SHA);
    expect(asked).toEqual(['/f bytes=60000-', '/f']);
  });

  test('does not fetch again what is there and has not changed', async () => {
    const { base, faults } = await serve({ f: BODY });
    const path = join(folderWith(), 'f');
    await download(`${base}/f`, path, LIMITS);
    faults.push(unexpected);
    expect((await download(`${base}/f`, path, LIMITS))?.sha256).toBe(SHA);
    expect(faults).toHaveLength(1);
  });

  test('gives null for a file that is not there', async () => {
    const { base } = await serve({});
    expect(await download(`${base}/f`, join(folderWith(), 'f'), LIMITS)).toBe(null);
  });

  test.each([[true], [false]])('stops at the limit, announced: %s', async (announced) => {
    const { base } = await serve({ f: BODY }, { announced });
    const path = join(folderWith(), 'f');
    const limits = { ...LIMITS, bytes: 1000 };
    await expect(download(`${base}/f`, path, limits)).rejects.toThrow(
      'is larger than the limit of 1000 bytes',
    );
    expect(existsSync(path)).toBe(false);
  });

  test('gives up where nothing comes for too long', async () => {
    const { base, faults } = await serve({ f: BODY });
    faults.push((response, body) => void response.write(body.subarray(0, 100)));
    const limits = { ...LIMITS, idleMs: 200 };
    await expect(download(`${base}/f`, join(folderWith(), 'f'), limits)).rejects.toThrow(
      'nothing came for 0.2 seconds: run again to go on',
    );
  });

  test('says that nobody is there', async () => {
    const url = 'http://127.0.0.1:1/f';
    await expect(download(url, join(folderWith(), 'f'), LIMITS)).rejects.toThrow(
      `${url}: the server cannot be reached: `,
    );
  });
});

const ROOT = 'prov/liten/resolve/main/';

function onServer(files = tinyFiles(TINY)): Record<string, string | Uint8Array> {
  return Object.fromEntries(Object.entries(files).map(([name, body]) => [ROOT + name, body]));
}

describe('models fetch', () => {
  async function fetched(base: string, ...argv: readonly string[]) {
    const home = folderWith();
    const env = { KLUBBSLAG_MODELS: home };
    const argument = ['models', 'fetch', 'prov/liten', '--from', `${base}/`];
    const again = () => call([...argument, ...argv], { env });
    return { home, again, ...(await again()) };
  }

  test('prints the checksum of each file and adds the model', async () => {
    const files = tinyFiles(TINY);
    const { base, asked } = await serve(onServer(files));
    const { code, out, err, home } = await fetched(base);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    for (const [name, body] of Object.entries(files)) {
      const sha256 = createHash('sha256').update(body).digest('hex');
      expect(out).toContain(`${sha256}  ${name}  ${Buffer.byteLength(body as string)} bytes\n`);
    }
    expect(out).toContain('added liten: fp32');
    expect(readdirSync(home)).toEqual(['liten']);
    expect(asked).toContain(`/${ROOT}onnx/model_quantized.onnx`);
    const verified = await call(['models', 'verify', 'liten', '--models', home]);
    expect(verified.code).toBe(0);
  });

  test('another revision, and a name of its own', async () => {
    const files = Object.entries(tinyFiles(TINY));
    const served = files.map(([name, body]) => [`prov/liten/resolve/refs/pr/1/${name}`, body]);
    const { base, asked } = await serve(Object.fromEntries(served));
    const { out } = await fetched(base, '--revision', 'refs/pr/1', '--name', 'min');
    expect(out).toContain('added min: ');
    expect(asked[0]).toBe('/prov/liten/resolve/refs%2Fpr%2F1/config.json');
  });

  test('a wrong checksum stops it; with the right one it goes on', async () => {
    const { base } = await serve(onServer());
    const wrong = await fetched(base, '--sha256', `onnx/model.onnx=${'0'.repeat(64)}`);
    expect(wrong.code).toBe(2);
    expect(wrong.err).toMatch(
      /^klubbslag: [^\n]+model\.onnx: expected SHA-256 0{64}, found [0-9a-f]{64}\n$/,
    );
    expect(readdirSync(wrong.home)).toEqual(['.fetching-prov_liten_main']);
    const listed = await call(['models', 'list', '--models', wrong.home]);
    expect(listed.out).not.toContain('liten');
    const body = tinyFiles(TINY)['onnx/model.onnx'] ?? '';
    const sha256 = createHash('sha256').update(body).digest('hex');
    const right = await fetched(base, '--sha256', `onnx/model.onnx=${sha256}`);
    expect(right.code).toBe(0);
  });

  test('unknown labels cost no second download', async () => {
    const odd = tinyFiles({ labels: ['O', 'KOM'], pieces: { Åsa: 'KOM' } });
    const { base, faults } = await serve(onServer(odd));
    const { code, err, home } = await fetched(base);
    expect(code).toBe(2);
    expect(err).toContain('unknown labels KOM');
    faults.push(unexpected);
    const argv = ['models', 'fetch', 'prov/liten', '--from', base, '--models', home];
    expect(await call([...argv, '--map', 'KOM=ORG'])).toMatchObject({ code: 0 });
    expect(faults).toHaveLength(1);
  });

  test.each([
    ['config.json', 'config.json: there is no such file: check the model'],
    ['tokenizer.json', 'tokenizer.json: there is no such file'],
    ['onnx/model.onnx', 'prov/liten has none of onnx/model_quantized.onnx, onnx/model.onnx'],
  ])('without %s', async (name, message) => {
    const files = onServer();
    delete files[ROOT + name];
    const { base } = await serve(files);
    const { code, err } = await fetched(base);
    expect(code).toBe(2);
    expect(err).toMatch(/^klubbslag: [^\n]+\n$/);
    expect(err).toContain(message);
  });

  test('does without tokenizer_config.json', async () => {
    const files = onServer();
    delete files[`${ROOT}tokenizer_config.json`];
    const { base } = await serve(files);
    expect((await fetched(base)).code).toBe(0);
  });

  test.each([
    [['--sha256', 'x'], '--sha256 must be FILE=HEX with 64 digits'],
    [['--sha256', `vocab.txt=${'0'.repeat(64)}`], '--sha256 names vocab.txt, which was not'],
    [['--revision', '../x'], '--revision must be a branch, tag or commit'],
    [['--name', 'klubbslag-sv'], 'is a model of the program'],
  ])('%j is refused', async (argv, message) => {
    const { base } = await serve(onServer());
    const { code, err } = await fetched(base, ...argv);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });

  test.each([
    ['a/b/c', 'https://x', "'a/b/c' is no name of a model on a server"],
    ['../x', 'https://x', "'../x' is no name"],
    ['a/b', 'file:///etc', "--from must be an address that begins with https://, not 'file"],
    ['a/b', 'hub', '--from must be'],
  ])('%s from %s is refused', async (model, base, message) => {
    const argv = ['models', 'fetch', model, '--from', base, '--models', folderWith()];
    const { code, err } = await call(argv);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });

  test('a name that is taken is told before anything is downloaded', async () => {
    const { base, asked } = await serve(onServer());
    const { again } = await fetched(base);
    asked.length = 0;
    expect((await again()).err).toContain("there is a model 'liten' already");
    expect(asked).toEqual([]);
  });
});

test('a file in place of the folder of models is one line', async () => {
  const { base } = await serve(onServer());
  const home = put(folderWith(), 'file', 'x');
  const argv = ['models', 'fetch', 'prov/liten', '--from', base, '--models', join(home, 'in')];
  const { code, err } = await call(argv);
  expect(code).toBe(2);
  expect(err).toMatch(/^klubbslag: nothing can be fetched to [^\n]+\n$/);
});
