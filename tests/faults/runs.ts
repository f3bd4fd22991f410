/** Runs of the built command that are disturbed, and what they leave. */
import { type ChildProcess, spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { loadDriver } from '../../src/store/sqlite/driver.ts';
import { CLI, type Ended, ensureBuilt, klubbslag } from '../src/support/process.ts';
import { COUNTS, minutesFolder } from './documents.ts';

const Database = loadDriver();

/** What one test may take on a busy machine, in milliseconds. */
export const SLOW = 600_000;

/** In the environment of a run and of all that it starts. */
const MARK = 'KLUBBSLAG_TESTED';
let marks = 0;

/** A run that goes on. */
export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended & { readonly signal: NodeJS.Signals | null }>;
  /** What it has said so far, on standard output and on standard error. */
  readonly said: { readonly out: string; readonly err: string };
  /** Its own pid and those of all processes it has started, also where it is gone itself. */
  pids(): number[];
}

export interface LaunchOptions {
  /** A program that the command is run by, with its arguments. */
  readonly by?: readonly string[];
  readonly cwd?: string;
}

/** Starts the command. */
export function launch(argv: readonly string[], { by = [], cwd }: LaunchOptions = {}): Running {
  const mark = `${process.pid}-${++marks}`;
  const [program = '', ...args] = [...by, process.execPath, CLI, ...argv];
  const env = { ...process.env, [MARK]: mark };
  const stdio: ['ignore', 'pipe', 'pipe'] = ['ignore', 'pipe', 'pipe'];
  const child = spawn(program, args, { env, stdio, ...(cwd === undefined ? {} : { cwd }) });
  const said = { out: '', err: '' };
  child.stdout.on('data', (data: Buffer) => {
    said.out += data.toString();
  });
  child.stderr.on('data', (data: Buffer) => {
    said.err += data.toString();
  });
  const ended = new Promise<Ended & { signal: NodeJS.Signals | null }>((done) =>
    child.on('close', (code, signal) => done({ code, signal, ...said })),
  );
  return { child, ended, said, pids: () => marked(`${MARK}=${mark}`) };
}

/** Processes with this in their environment; one that has ended has none. */
function marked(text: string): number[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/u.test(name));
  return pids.filter((pid) => environmentOf(pid).split('\0').includes(text)).map(Number);
}

function environmentOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'latin1');
  } catch {
    return '';
  }
}

/** Waits until nothing of these runs is left. */
export async function allGone(runs: readonly Running[]): Promise<void> {
  await expect
    .poll(() => runs.flatMap((run) => run.pids()), { timeout: 60_000, interval: 100 })
    .toEqual([]);
}

/** How many documents a store holds that nobody has closed: looked at in a copy, it stays as it is. */
export function documentsLeft(store: string, message: string): number | null {
  if (!existsSync(store)) return null;
  const folder = mkdtempSync(join(tmpdir(), 'klubbslag-copy-'));
  const copy = join(folder, 'copy.sqlite');
  try {
    for (const end of ['', '-wal', '-journal']) {
      if (existsSync(store + end)) copyFileSync(store + end, copy + end);
    }
    return documentsIn(copy, message);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** How many documents a store holds; its tables are checked. */
export function documentsIn(store: string, message = ''): number {
  const database = new Database(store);
  try {
    expect(database.pragma('integrity_check', { simple: true }), message).toBe('ok');
    expect(database.pragma('foreign_key_check'), message).toEqual([]);
    const tables = "SELECT 1 FROM sqlite_schema WHERE name = 'documents'";
    if (database.prepare(tables).get() === undefined) return 0;
    return Number(database.prepare('SELECT count(*) FROM documents').pluck().get());
  } finally {
    database.close();
  }
}

/** All that a store says: its records, and the days that one document has told another. */
export function exported(store: string): string {
  const records = klubbslag('export', '--format', 'ndjson', '--store', store);
  const days = klubbslag('list', 'deadlines', '--format', 'tsv', '--store', store);
  expect([records, days]).toMatchObject([
    { code: 0, err: '' },
    { code: 0, err: '' },
  ]);
  return records.out + days.out;
}

/** A run, with two workers where it is not told otherwise. */
export const runArgs = (folder: string, store: string, workers = 2): string[] => [
  ...['run', folder, '--store', store, '--workers', `${workers}`],
];

/** As the log has it. */
export const PROCESSED = '"state":"processed"';

/** Waits until a run has said this on standard error; for ever where it does not. */
export async function said(run: Running, text: string): Promise<void> {
  await new Promise<void>((done) => {
    const look = () => {
      if (run.said.err.includes(text)) done();
    };
    run.child.stderr?.on('data', look);
    look();
  });
}

/** What a run comes to that nothing disturbs. */
export interface Usual {
  readonly milliseconds: number;
  /** When the first document was stored. */
  readonly first: number;
  readonly exported: string;
}

/** Runs undisturbed into a store of its own, a hidden one in the folder. */
export async function undisturbed(folder: string, workers = 2): Promise<Usual> {
  const store = join(folder, `.undisturbed-${workers}.sqlite`);
  const start = performance.now();
  const run = launch([...runArgs(folder, store, workers), '--log', '-']);
  await said(run, PROCESSED);
  const first = performance.now() - start;
  expect(await run.ended).toMatchObject({ code: 1 });
  const milliseconds = performance.now() - start;
  expect(documentsIn(store)).toBe(COUNTS.documents);
  return { milliseconds, first, exported: exported(store) };
}

/** A folder of minutes for all tests of a file, and what a run that nothing disturbs says of it. */
export function sharedFolder(seed: number): { folder: string; expected: string } {
  const shared = { folder: '', expected: '' };
  beforeAll(async () => {
    ensureBuilt();
    shared.folder = minutesFolder(seed, mkdtempSync(join(tmpdir(), 'klubbslag-faults-')));
    shared.expected = (await undisturbed(shared.folder)).exported;
  }, SLOW);
  afterAll(() => rmSync(shared.folder, { recursive: true, force: true }));
  return shared;
}
