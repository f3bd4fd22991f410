/**
 * A project of somebody else that has the package installed, as `npm pack` makes it. It is unpacked
 * by hand: an install would ask a registry for what it depends on, which tests may not. What
 * package.json names under `dependencies` is linked into it and nothing else, so that a package
 * which is used and not named is missed here as it would be there.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** The project, and what was packed for it. */
export interface Consumer {
  readonly folder: string;
  /** Where the package lies in it. */
  readonly installed: string;
  /** Paths in the package, with their bytes. */
  readonly files: ReadonlyMap<string, number>;
}

/** What a process came to. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

interface Packed {
  readonly filename: string;
  readonly files: readonly { readonly path: string; readonly size: number }[];
}

/** Packs the package as it is built and unpacks it in a project of its own. */
export function makeConsumer(): Consumer {
  const folder = mkdtempSync(join(tmpdir(), 'klubbslag-consumer-'));
  const argv = ['pack', '--ignore-scripts', '--offline', '--json', '--pack-destination', folder];
  const said = execFileSync('npm', argv, { cwd: ROOT, encoding: 'utf8', maxBuffer: 1e8 });
  const [packed] = Object.values(JSON.parse(said)) as Packed[];
  const tarball = join(folder, packed?.filename ?? '');
  const installed = join(folder, 'node_modules/klubbslag');
  mkdirSync(installed, { recursive: true });
  execFileSync('tar', ['-xzf', tarball, '-C', installed, '--strip-components=1']);
  const { dependencies } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
  for (const name of Object.keys(dependencies)) {
    const link = join(installed, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules', name), link);
  }
  writeFileSync(join(folder, 'package.json'), '{ "name": "consumer", "private": true }\n');
  const files = new Map((packed?.files ?? []).map(({ path, size }) => [path, size]));
  return { folder, installed, files };
}

/** Runs node in the project. */
export function node({ folder }: Consumer, ...argv: readonly string[]): Ended {
  return ended(process.execPath, argv, folder);
}

/** Checks types in the project, or compiles it. */
export function tsc({ folder }: Consumer, ...argv: readonly string[]): Ended {
  const compiler = join(ROOT, 'node_modules/typescript/bin/tsc');
  return ended(process.execPath, [compiler, ...argv], folder);
}

function ended(program: string, argv: readonly string[], cwd: string): Ended {
  const { status, stdout, stderr } = spawnSync(program, [...argv], { cwd, encoding: 'utf8' });
  return { code: status, out: stdout, err: stderr };
}
