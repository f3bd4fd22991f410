/** A PostgreSQL of the tests' own: made in a temporary folder, on loopback, gone after. */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

const DEBIAN = '/usr/lib/postgresql';
/** Signs that an address must write in another way, and words to look for in what is printed. */
export const PASSWORD = 'h@ssel/nöt:42#';

/** Folder of initdb and pg_ctl: KLUBBSLAG_POSTGRES, else Debian's newest; null where none is. */
export function findPostgres(
  env: NodeJS.ProcessEnv = process.env,
  exists: (path: string) => boolean = existsSync,
  versions: () => readonly string[] = () => (existsSync(DEBIAN) ? readdirSync(DEBIAN) : []),
): string | null {
  const named = env['KLUBBSLAG_POSTGRES'];
  const newest = versions().toSorted((a, b) => Number(b) - Number(a));
  const places = named ? [named] : newest.map((version) => join(DEBIAN, version, 'bin'));
  return places.find((place) => exists(join(place, 'initdb'))) ?? null;
}

/** What to do without PostgreSQL: CI fails, elsewhere the tests are left out aloud. */
export function canServe(path: string | null, env: NodeJS.ProcessEnv = process.env): boolean {
  if (path !== null) return true;
  const how = "install Debian's postgresql, or name its bin folder in KLUBBSLAG_POSTGRES";
  if (env['CI']) throw new Error(`no PostgreSQL to test the shared store on: ${how}`);
  console.warn(`The shared store is not tested, no PostgreSQL was found: ${how}.`);
  return false;
}

/** A running PostgreSQL. */
export interface Cluster {
  /** Address of a database of this name, with its password. */
  readonly address: (database: string) => string;
  /** Makes a database and gives its address. */
  readonly fresh: (options?: string) => Promise<string>;
  /** One statement, in a database of this address. */
  readonly ask: (address: string, sql: string) => Promise<readonly Record<string, unknown>[]>;
  readonly stop: () => void;
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer().once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** PostgreSQL refuses to run as root: then it runs as the user that Debian made for it. */
function owner(): { readonly uid: number; readonly gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

async function ask(address: string, sql: string) {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  try {
    return (await client.query(sql)).rows as Record<string, unknown>[];
  } finally {
    await client.end();
  }
}

/** Starts one; `bin` is what findPostgres gave. */
export async function startCluster(bin: string): Promise<Cluster> {
  const folder = mkdtempSync(join(tmpdir(), 'klubbslag-pg-'));
  const data = join(folder, 'data');
  const secret = join(folder, 'password');
  const as = owner();
  writeFileSync(secret, PASSWORD);
  chmodSync(folder, 0o700);
  if (as) for (const path of [folder, secret]) chownSync(path, as.uid, as.gid);
  const run = (command: string, ...args: string[]) =>
    execFileSync(join(bin, command), args, { cwd: folder, stdio: 'ignore', ...as });
  const encoding = ['-E', 'UTF8', '--locale=C.UTF-8'];
  run('initdb', '-D', data, '-U', 'ägare', '-A', 'scram-sha-256', '--pwfile', secret, ...encoding);
  const port = await freePort();
  // Nothing here outlives a power cut anyhow.
  const options = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c fsync=off`;
  run('pg_ctl', '-D', data, '-w', '-l', join(folder, 'log'), '-o', options, 'start');
  const user = `${encodeURIComponent('ägare')}:${encodeURIComponent(PASSWORD)}`;
  const address = (database: string) => `postgres://${user}@127.0.0.1:${port}/${database}`;
  let made = 0;
  return {
    address,
    ask,
    fresh: async (options = '') => {
      const name = `test${++made}`;
      await ask(address('postgres'), `CREATE DATABASE ${name} ${options}`);
      return address(name);
    },
    stop: () => {
      run('pg_ctl', '-D', data, '-m', 'immediate', '-w', 'stop');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
