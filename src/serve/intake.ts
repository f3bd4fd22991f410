/** Documents into the store, uploaded or from folders: read as `klubbslag run` reads them. */
import { createHash } from 'node:crypto';
import { realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, resolve, sep } from 'node:path';
import type { Outcome } from '../batch.ts';
import { errorCode } from '../errors.ts';
import type { ReadBytes } from '../files.ts';
import { isSkipped } from '../find.ts';
import { kindOfName } from '../formats/formats.ts';
import { toldPath } from '../paths.ts';
import { uploadPath } from './names.ts';
import { Refusal } from './problems.ts';

/** What became of one document. */
export interface Taken {
  readonly name: string;
  /** Null where no document could be told apart. */
  readonly sha256: string | null;
  readonly state: Outcome['state'];
  readonly problem: { readonly code: string; readonly message: string } | null;
}

/** Takes documents in. */
export interface Intake {
  /** No upload may be larger. */
  readonly maxBytes: number;
  /** Stores an upload of this name; its bytes are asked for when it is its turn. */
  upload(name: string, bytes: () => Promise<Uint8Array>): Promise<readonly Taken[]>;
  /** Stores what lies at a path below one of the folders. Throws Refusal where nothing does. */
  named(path: string): Promise<readonly Taken[]>;
}

/** What it needs of the world. */
export interface IntakePorts {
  readonly maxBytes: number;
  /** So many are worked on at once; more are refused. */
  readonly most: number;
  /** Folders whose documents may be named. */
  readonly folders: readonly string[];
  /** Processes one file, given by its bytes or by its path, and settles what follows from it. */
  readonly process: (
    path: string,
    read: ReadBytes | null,
    told: (outcome: Outcome) => void,
  ) => Promise<void>;
}

const ABSENT = 'Nothing that can be read lies there in a folder named with --folder';

/** The path of a document below `folder`, null where it is none or leads out of it. */
async function below(folder: string, path: string): Promise<string | null> {
  try {
    const wanted = join(resolve(folder), path);
    const [inner, outer] = await Promise.all([realpath(wanted), realpath(folder)]);
    const inside = inner.startsWith(outer.endsWith(sep) ? outer : outer + sep);
    return inside && (await stat(inner)).isFile() ? wanted : null;
  } catch (error) {
    // A path that no system takes lies nowhere.
    if (errorCode(error) !== null) return null;
    throw error;
  }
}

function refuseOdd(path: string): void {
  const parts = path.split(/[\\/]/u);
  const odd = isAbsolute(path) || path.includes('\0') || parts.some(isSkipped);
  if (odd || kindOfName(path) === null) throw new Refusal(404, ABSENT);
}

function takenOf({ path, sha256, state, problem }: Outcome): Taken {
  const told = problem && { code: problem.code, message: problem.message };
  return { name: toldPath(path), sha256, state, problem: told };
}

/** Makes an intake. */
export function makeIntake({ maxBytes, most, folders, process }: IntakePorts): Intake {
  let busy = 0;
  const take = async (work: (told: (outcome: Outcome) => void) => Promise<void>) => {
    if (busy >= most) {
      const headers = { 'Retry-After': '5', Connection: 'close' };
      throw new Refusal(429, `${most} documents are being read: send it again later`, { headers });
    }
    busy++;
    const taken: Taken[] = [];
    try {
      await work((outcome) => taken.push(takenOf(outcome)));
      return taken;
    } finally {
      busy--;
    }
  };
  return {
    maxBytes,
    upload: (name, bytes) =>
      take(async (told) => {
        const content = await bytes();
        const sha256 = createHash('sha256').update(content).digest('hex');
        await process(uploadPath(sha256, name), async () => content, told);
      }),
    named: async (path) => {
      refuseOdd(path);
      for (const folder of folders) {
        const found = await below(folder, path);
        if (found !== null) return await take((told) => process(found, null, told));
      }
      throw new Refusal(404, ABSENT);
    },
  };
}
