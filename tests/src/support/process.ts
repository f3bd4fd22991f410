/** The built command as a process of its own. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
export const CLI = join(ROOT, 'dist/src/cli.js');

/** Builds where nothing is built; `npm test` has built before it comes here. */
export function ensureBuilt(): void {
  if (!existsSync(CLI)) execFileSync('npm', ['run', 'build'], { cwd: ROOT });
}

/** What a process came to. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the command and waits for its end. */
export function klubbslag(...argv: readonly string[]): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...argv], {
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  return { code: status, out: stdout, err: stderr };
}

/** Runs a line of bash in which `$K` is the command. */
export function shell(line: string): Ended {
  const { status, stdout, stderr } = spawnSync('bash', ['-c', `set -o pipefail; ${line}`], {
    encoding: 'utf8',
    env: { ...process.env, K: `${process.execPath} ${CLI}` },
  });
  return { code: status, out: stdout, err: stderr };
}

/** Starts node with these arguments; `onError` sees standard error as it comes. */
export function start(
  argv: readonly string[],
  onError: (text: string, kill: (signal: NodeJS.Signals) => void) => void = () => {},
): Promise<Ended> {
  return new Promise((done) => {
    const child = spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'pipe'] });
    let [out, err] = ['', ''];
    child.stdout.on('data', (data: Buffer) => {
      out += data.toString();
    });
    child.stderr.on('data', (data: Buffer) => {
      err += data.toString();
      onError(err, (signal) => child.kill(signal));
    });
    child.on('close', (code) => done({ code, out, err }));
  });
}

/** The address of a built module, quoted for a script. */
export function built(name: string): string {
  return JSON.stringify(pathToFileURL(join(ROOT, 'dist/src', `${name}.js`)).href);
}

/** Whether a process is there; one that has ended and waits to be taken note of is not. */
export function isRunning(pid: number): boolean {
  try {
    return /^State:\s+[^ZX\s]/mu.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}
