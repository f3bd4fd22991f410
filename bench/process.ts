/** The built command as a process that is watched. */
import { spawn } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../src/root.ts';

/** What a process came to. */
export interface Spent {
  readonly seconds: number;
  /** Most resident memory, in millions of bytes: of it alone, and with all that it started. */
  readonly peak: { readonly own: number; readonly together: number };
}

const CLI = join(packageRoot(), 'dist/src/cli.js');
/** How often its memory is looked at. */
const LOOK_MS = 100;

/** Runs the command. Throws Error, with what it wrote, where it does not end as expected. */
export async function command(...argv: readonly string[]): Promise<Spent> {
  return await node(CLI, ...argv);
}

/** Runs node with these arguments. */
export async function node(...argv: readonly string[]): Promise<Spent> {
  // Nobody's own settings are to be measured.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith('KLUBBSLAG_')),
  );
  const start = performance.now();
  const child = spawn(process.execPath, argv, { stdio: ['ignore', 'ignore', 'pipe'], env });
  const memory = new Memory(child.pid ?? 0);
  const look = setInterval(() => memory.look(), LOOK_MS);
  let told = '';
  child.stderr.on('data', (data: Buffer) => {
    told += data.toString();
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('close', resolve).once('error', reject);
  }).finally(() => clearInterval(look));
  const seconds = (performance.now() - start) / 1000;
  if (code === 0) return { seconds, peak: memory };
  throw new Error(`node ${argv.join(' ')} ended with ${code}: ${told.slice(-1000)}`);
}

/** Memory of a process and of those it has started, as far as the system tells (/proc). */
class Memory {
  own = 0;
  together = 0;
  readonly #pid: number;

  constructor(pid: number) {
    this.#pid = pid;
  }

  look(): void {
    this.own = Math.max(this.own, megabytes(this.#pid, 'VmHWM'));
    const all = [this.#pid, ...childrenOf(this.#pid)];
    const now = all.reduce((sum, pid) => sum + megabytes(pid, 'VmRSS'), 0);
    this.together = Math.max(this.together, now);
  }
}

function childrenOf(pid: number): number[] {
  const text = readProc(`${pid}/task/${pid}/children`);
  return (text.match(/\d+/gu) ?? []).map(Number);
}

function megabytes(pid: number, field: 'VmHWM' | 'VmRSS'): number {
  const status = readProc(`${pid}/status`);
  const kilobytes = new RegExp(`^${field}:\\s*(\\d+) kB`, 'mu').exec(status)?.[1] ?? 0;
  return (Number(kilobytes) * 1024) / 1e6;
}

/** Empty where the process is gone or the system has no such file. */
function readProc(name: string): string {
  try {
    return readFileSync(`/proc/${name}`, 'utf8');
  } catch {
    return '';
  }
}

/** Bytes of a file; 0 where there is none. */
export function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
