/** `klubbslag serve`: the store over HTTP, for people in a browser and for other programs. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Settings, settingOptions, TOKEN_VARIABLE, tokenIn } from '../config.ts';
import { EXIT, UserError } from '../errors.ts';
import { problemOf } from '../problem.ts';
import { SILENT } from '../progress.ts';
import { oneLine } from '../render/text.ts';
import { readRun } from '../report-files.ts';
import { packageRoot } from '../root.ts';
import { makeApp } from '../serve/app.ts';
import { servedEvaluation } from '../serve/evaluation.ts';
import { isLoopback, readToken, servedNames, tokenChecker } from '../serve/guard.ts';
import { type IntakePorts, makeIntake } from '../serve/intake.ts';
import { readPage } from '../serve/page.ts';
import { listen } from '../serve/server.ts';
import type { Store } from '../store/store.ts';
import {
  type Call,
  type Command,
  optionText,
  optionTexts,
  settingsOf,
  withStore,
} from './command.ts';
import { DELIVER_OPTIONS, delivering } from './deliver.ts';
import { coversOf, MASKED_NOTE, outwardStore, UNMASKED_OPTION } from './outward.ts';
import { makeProcessor, PROCESSING_OPTIONS, type Processor } from './processing.ts';
import { SUMMARIES } from './summaries.ts';

const { progress, ...OPTIONS } = PROCESSING_OPTIONS;
const LOOPBACK = '127.0.0.1';
/** What is begun when the server is stopped may go on so long. */
const GRACE_MS = 10_000;

function tokenOf(call: Call): string | null {
  const file = optionText(call, 'token-file');
  if (file === null) {
    const token = tokenIn(call.world.env);
    return token === null ? null : readToken(token, TOKEN_VARIABLE);
  }
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new UserError(`--token-file ${oneLine(file)}: ${problemOf(file, error).message}`);
  }
  return readToken(text, oneLine(file));
}

/** Refuses what would let others in unasked. */
function checkedToken(call: Call, host: string): string | null {
  const token = tokenOf(call);
  if (token !== null || isLoopback(host)) return token;
  throw new UserError(
    `other machines reach ${oneLine(host)}: give a token with --token-file or ${TOKEN_VARIABLE}`,
  );
}

function foldersOf(call: Call): readonly string[] {
  const folders = optionTexts(call, 'folder');
  const wrong = folders.find((one) => !statSync(one, { throwIfNoEntry: false })?.isDirectory());
  if (wrong === undefined) return folders;
  throw new UserError(`--folder ${oneLine(wrong)} is no folder`);
}

/** Workers are started when the first document comes: to read a store takes none. */
function processing(call: Call, settings: Settings, store: Store) {
  let made: Promise<Processor> | null = null;
  const processor = () => {
    const ways = { workers: settings.workers, apart: true, progress: SILENT };
    made ??= makeProcessor(call, settings, store, ways);
    // A model that is not there may be put there.
    made.catch(() => {
      made = null;
    });
    return made;
  };
  const { signal } = new AbortController();
  const process: IntakePorts['process'] = async (path, read, told) => {
    const how = { force: false, retry: true, told, signal };
    const { process: run } = await processor();
    const { processed } = await run([path], read === null ? how : { ...how, read });
    if (processed > 0) await store.settle();
  };
  return { process, close: async () => (await made)?.close() };
}

function version(): string {
  const json: unknown = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8'));
  return String((json as { version: unknown }).version);
}

/** 'http://[::1]:8423'. */
function addressOf(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** The evaluation that is to be looked at. */
async function evaluationOf(call: Call, { seed, resamples }: Settings, store: Store) {
  const run = await readRun(optionText(call, 'evaluation'));
  return run && servedEvaluation(run, { seed, resamples }, coversOf(call, store));
}

interface Door {
  readonly host: string;
  readonly token: string | null;
  readonly folders: readonly string[];
}

async function serveStore(
  call: Call,
  settings: Settings,
  store: Store,
  { host, token, folders }: Door,
): Promise<number> {
  const { world } = call;
  const stop = world.onInterrupt();
  const work = processing(call, settings, store);
  const { maxBytes, concurrency: most } = settings;
  const app = makeApp({
    store: outwardStore(call, store),
    intake: makeIntake({ maxBytes, most, folders, process: work.process }),
    version: version(),
    names: servedNames(host, optionTexts(call, 'name')),
    checkToken: token === null ? null : tokenChecker(token),
    page: readPage(join(packageRoot(), 'dist/web')),
    evaluation: await evaluationOf(call, settings, store),
    rate: settings.rate,
    crowd: settings.maxRequests,
    now: () => performance.now(),
    warn: world.warn,
  });
  try {
    const server = await listen({ fetch: app.fetch, host, port: settings.port });
    await world.write(`listening at ${addressOf(host, server.port)}\n`);
    if (!stop.aborted) await new Promise((done) => stop.addEventListener('abort', done));
    await server.close(GRACE_MS);
    return EXIT.ok;
  } finally {
    await work.close();
  }
}

async function serve(call: Call): Promise<number> {
  const settings = settingsOf(call);
  const host = optionText(call, 'host') ?? LOOPBACK;
  const door = { host, token: checkedToken(call, host), folders: foldersOf(call) };
  return await withStore(settings, true, (store) =>
    delivering(call, store, () => serveStore(call, settings, store, door)),
  );
}

export const serveCommand: Command = {
  name: 'serve',
  summary: SUMMARIES.serve,
  description:
    'Opens the store to a browser, in Swedish and English, and to other programs over HTTP: records, ' +
    'lists, search, uploads. /openapi.json describes it all. Until it is stopped.',
  args: {
    ...settingOptions('store', 'port'),
    host: {
      type: 'string',
      valueHint: 'HOST',
      description: `address to listen at (${LOOPBACK}); beyond this machine only with a token`,
    },
    'token-file': {
      type: 'string',
      valueHint: 'FILE',
      description: `file with the token that every request must bring; or in ${TOKEN_VARIABLE}`,
    },
    name: {
      type: 'string',
      valueHint: 'NAME…',
      description: 'another name of this host by which it may be asked',
    },
    folder: {
      type: 'string',
      valueHint: 'DIR…',
      description: 'folder whose documents may be named to be read; none unless given',
    },
    evaluation: {
      type: 'string',
      valueHint: 'FILE',
      description: 'evaluation to look at: report.json of eval --report, or a run of eval --save',
    },
    ...UNMASKED_OPTION,
    ...settingOptions('rate', 'maxRequests'),
    ...DELIVER_OPTIONS,
    ...OPTIONS,
  },
  notes: [
    'The first line on standard output says where it listens. Ctrl-C or SIGTERM lets what is being ' +
      'answered be finished; the exit code is 0.',
    'Pages of other sites get no answer, whatever they ask, and a host name that is not served ' +
      'none either: behind a proxy give its name with --name. There is no encryption: beyond this ' +
      'machine put a proxy with TLS before it.',
    'What is wrong is told as application/problem+json (RFC 9457). No path of this machine is told: ' +
      'documents that lie below the folder it was started in are called by their path from there, ' +
      'others by their name.',
    MASKED_NOTE,
  ],
  examples: [
    'klubbslag serve',
    'klubbslag serve --store nämnden.sqlite --port 0 --folder protokoll/',
    'klubbslag serve --evaluation report/report.json',
    'klubbslag serve --host 0.0.0.0 --token-file token --name protokoll.example.org',
  ],
  run: serve,
};
