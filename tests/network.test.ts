/**
 * The whole pipeline with the network blocked twice over. A guard in every process of Node's fails on
 * any socket or look-up; and where Linux lends one, all of it runs in a network namespace that has no
 * interface, whose counters tell of every attempt, also of one made outside JavaScript.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { CLI, ensureBuilt, ROOT } from './src/support/process.ts';
import { folderWith, put } from './src/support/world.ts';
import { docxOf } from './support/docx.ts';
import { emlOf } from './support/mail.ts';
import { partsOf } from './support/parts.ts';
import { lines, pdf } from './support/pdf.ts';

const HOOK = pathToFileURL(join(ROOT, 'tests/support/no-network.mjs')).href;

/** Where a user may have a network namespace without an interface, and its counters are told. */
const NAMESPACE = spawnSync('unshare', ['-rn', 'cat', '/proc/net/snmp']).status === 0;
if (!NAMESPACE) {
  console.warn('No network namespace here: sockets are looked for in JavaScript only.');
}

const TEXT = `Parknämnden i Hedby
Protokoll 2025-03-11

Närvarande: Åsa Wahlén, ordförande, Bo Ek, sekreterare

§ 1 Lekplatsen

Parknämnden beslutar att laga gungan.
Bo Ek ringer kommunen senast 30 april.
`;

/** Another document each: the same content would be read once. */
const numbered = (n: number) => TEXT.replace('§ 1', `§ ${n}`);
const paragraphs = (n: number) => numbered(n).replace(/.+/gu, '<p>$&</p>');

const REMOTE = 'https://far.example';
/** What loads something from elsewhere in a browser or a mail program. */
const LOADING = `<link rel="stylesheet" href="${REMOTE}/a.css"><script src="${REMOTE}/a.js"></script>
  <img src="${REMOTE}/a.png"><iframe src="${REMOTE}/a.html"></iframe>
  <object data="${REMOTE}/a.svg"></object><video src="${REMOTE}/a.mp4"></video>
  <meta http-equiv="refresh" content="0; url=${REMOTE}"><base href="${REMOTE}">`;

function documents(): Record<string, string | Uint8Array> {
  const html = `<!DOCTYPE html><html><head>${LOADING}</head><body>${paragraphs(2)}${LOADING}</body></html>`;
  const body = `<html><body>${paragraphs(3)}<img src="${REMOTE}/seen.gif"></body></html>`;
  const dtd = `<!DOCTYPE html SYSTEM "${REMOTE}/x.dtd" [<!ENTITY far SYSTEM "${REMOTE}/x.txt">]>`;
  const texts = Array.from({ length: 16 }, (_, n) => [`t${n}.txt`, numbered(20 + n)]);
  return {
    'a.html': html,
    'b.xhtml': `${dtd}<html><body>${paragraphs(4)}<p>&far;</p></body></html>`,
    'c.eml': emlOf('Protokoll', { type: 'text/html; charset=utf-8', body }),
    'd.docx': docxOf(partsOf(numbered(5))),
    'e.pdf': pdf([{ printed: lines(numbered(6).split('\n')) }]),
    // Enough for two workers.
    ...Object.fromEntries(texts),
  };
}

interface Came {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
  /** What was written down by the guard. */
  readonly log: string;
  /** Attempts that the namespace counted; null where there is none. */
  readonly attempts: number | null;
}

/** Runs lines of bash with the network blocked; `$K` is the command and `$NODE` is node. */
function blocked(folder: string, script: string, guarded = true): Came {
  const log = join(folder, 'network.log');
  const file = put(folder, 'script.sh', `set -e\n${script}`);
  const counters = `cat /proc/net/snmp /proc/net/snmp6 > '${join(folder, 'counters')}'`;
  const inside = ['-c', `bash '${file}'; code=$?; ${counters}; exit $code`];
  const [program, argv] = NAMESPACE
    ? (['unshare', ['-rn', 'bash', ...inside]] as const)
    : (['bash', [file]] as const);
  const env = {
    ...process.env,
    K: `${process.execPath} ${CLI}`,
    NODE: process.execPath,
    NO_NETWORK_LOG: log,
    NODE_OPTIONS: guarded ? `--import ${HOOK}` : '',
    KLUBBSLAG_STORE: join(folder, 'a.sqlite'),
  };
  const options = { cwd: folder, env, encoding: 'utf8', maxBuffer: 1e8 } as const;
  const { status, stdout: out, stderr: err } = spawnSync(program, [...argv], options);
  const written = existsSync(log) ? readFileSync(log, 'utf8') : '';
  const attempts = NAMESPACE ? attemptsIn(readFileSync(join(folder, 'counters'), 'utf8')) : null;
  return { status, out, err, log: written, attempts };
}

/** Packets for which the kernel found no way, IPv4 and IPv6. */
function attemptsIn(counters: string): number {
  const [names = [], values = []] = [...counters.matchAll(/^Ip: (.*)$/gmu)].map(([, line = '']) =>
    line.split(' '),
  );
  const old = Number(values[names.indexOf('OutNoRoutes')]);
  const now = Number(/^Ip6OutNoRoutes\s+(\d+)$/mu.exec(counters)?.[1] ?? 0);
  return old + now;
}

const QUIET = { status: 0, log: '', attempts: NAMESPACE ? 0 : null };

beforeAll(ensureBuilt, 60_000);

describe('with the network blocked', () => {
  test('documents are read, analysed, shown and exported', () => {
    const folder = folderWith(documents());
    const came = blocked(
      folder,
      `$K run . --workers 2
       for document in a.html b.xhtml c.eml d.docx e.pdf; do
         $K show $document | grep -q 'beslutar att laga gungan' && echo "$document read"
       done
       $K show a.html --format html > a.out
       for layer in decisions deadlines actions people organisations; do $K list $layer > $layer; done
       for format in ndjson json csv; do $K export --format $format | wc -l; done
       $K check e.pdf > check; $K follow > follow; $K brief > brief; $K entities people > people
       $K retry --list > retry; $K schema > schema
       $K mcp < /dev/null`,
    );
    expect(came).toMatchObject(QUIET);
    expect(came.out.split('\n').slice(0, 6)).toEqual([
      expect.stringMatching(/^21 processed, 0 unchanged, 0 failed/u),
      ...['a.html', 'b.xhtml', 'c.eml', 'd.docx', 'e.pdf'].map((name) => `${name} read`),
    ]);
  }, 120_000);

  test('answers are measured', () => {
    const folder = folderWith();
    cpSync(join(ROOT, 'fixtures/brf'), join(folder, 'brf'), { recursive: true });
    const came = blocked(folder, '$K eval brf && $K eval --dates | head -3');
    expect(came).toMatchObject(QUIET);
    expect(came.out).toContain('deadlines');
  }, 120_000);

  test('another program has the library make a record', () => {
    const folder = folderWith();
    const example = join(ROOT, 'examples/analyse.mjs');
    const came = blocked(folder, `$NODE '${example}'`);
    expect(came).toMatchObject({ ...QUIET, out: expect.stringContaining('laga bryggan') });
  }, 60_000);
});

describe('a socket would be seen', () => {
  const CODE: Readonly<Record<string, string>> = {
    connect: "require('node:net').connect(9, '127.0.0.1')",
    'named import': "import('node:net').then(({ connect }) => connect(9, '127.0.0.1'))",
    listen: "require('node:net').createServer().listen(0)",
    tls: "require('node:tls').connect(9, '127.0.0.1')",
    http: "require('node:http').get('http://127.0.0.1:9')",
    https: "require('node:https').request('https://127.0.0.1:9').end()",
    fetch: "fetch('http://127.0.0.1:9').catch(() => {})",
    datagram: "require('node:dgram').createSocket('udp4').send('a', 9, '127.0.0.1')",
    'look-up': "require('node:dns').lookup('far.example', () => {})",
    resolver: "new (require('node:dns').promises.Resolver)().resolve4('far.example')",
  };

  test.each(Object.entries(CODE))('%s', (_, code) => {
    const folder = folderWith({ 'plant.cjs': code });
    const { status, log } = blocked(folder, '$NODE plant.cjs');
    expect(status).toBe(99);
    expect(log).toContain('plant.cjs');
  });

  test.each([
    [
      'a thread',
      "new (require('node:worker_threads').Worker)('./plant.cjs').on('error', () => {})",
    ],
    ['a child', "require('node:child_process').fork('./plant.cjs').on('exit', () => {})"],
    ['a command', "require('node:child_process').execSync('node plant.cjs || true')"],
  ])('in %s that nobody asks how it ended', (_, starting) => {
    const code = { 'plant.cjs': CODE['connect'] ?? '', 'start.cjs': starting };
    const { log } = blocked(folderWith(code), '$NODE start.cjs');
    expect(log).toMatch(/^connect in /u);
  });

  test.runIf(NAMESPACE)('by the kernel, whoever opens it', () => {
    const attempt = 'exec 3<>/dev/tcp/127.0.0.1/9 || true; echo > /dev/udp/127.0.0.1/9 || true';
    const { attempts, log } = blocked(folderWith(), attempt);
    expect({ attempts, log }).toEqual({ attempts: 2, log: '' });
    const plain = blocked(
      folderWith({ 'plant.cjs': CODE['connect'] ?? '' }),
      '$NODE plant.cjs',
      false,
    );
    expect(plain.attempts).toBeGreaterThan(0);
  });

  test('the guard is in the processes that the command starts', () => {
    const folder = folderWith({ 'a.html': `<html><body>${paragraphs(1)}</body></html>` });
    // A guard that refuses to read a page, too: were it not there, the page would be read.
    const hook = put(
      folder,
      'hook.mjs',
      'if (/isolated/u.test(process.argv[1])) process.exit(98);',
    );
    const script = `NODE_OPTIONS='--import ${pathToFileURL(hook).href}' $K run a.html`;
    const came = blocked(folder, script);
    expect(came.status).toBe(1);
    expect(came.err).toContain('ended the process that read it');
  });
});
