/**
 * The processes in which the library works. Formats are read and texts analysed outside the
 * caller's, which only unpacks: what runs away is stopped, what crashes takes nothing along, and the
 * caller's own work goes on meanwhile.
 */
import type { MinutesRecord } from '../../pipeline/record.ts';
import { type Opened, openDocuments, type Parse, type Part } from '../documents.ts';
import { UserError } from '../errors.ts';
import { Isolates } from '../formats/isolate.ts';
import { type Problem, ProblemError } from '../problem.ts';
import { Pool } from '../workers/pool.ts';
import { isErrorCode, KlubbslagError } from './errors.ts';
import type { Chosen } from './options.ts';

/** Documents out of bytes, records out of documents. */
export interface Processes {
  /** What the bytes hold, one after the other. */
  open(bytes: Uint8Array, name: string): AsyncGenerator<Opened, void>;
  /** Throws KlubbslagError where the document is at fault, Error for a fault of the program. */
  record(part: Part): Promise<MinutesRecord>;
  close(): void;
}

/** Costs nothing until the first document comes. */
export function makeProcesses({ workers, threads, ocr, limits }: Chosen): Processes {
  const megabytes = limits.maxMemory;
  const readers = new Isolates(workers, { megabytes });
  const analyser = { threads: Math.max(1, Math.floor(threads / workers)) };
  const pool = new Pool({ workers, analyser, seconds: limits.maxSeconds, megabytes });
  const parse: Parse = (kind, bytes) => readers.read(kind, bytes, { ...limits, ocr });
  return {
    open: (bytes, name) => openDocuments(name, name, limits, { read: async () => bytes, parse }),
    record: async (part) => {
      const { file, problem } = await part.read();
      if (problem !== null) throw errorOf(problem);
      return await pool.analyse(file).catch((error) => {
        throw told(part.path, error);
      });
    },
    close: () => {
      readers.close();
      pool.close();
    },
  };
}

/** A problem as the library tells it. */
export function errorOf({ path, code, message }: Problem): KlubbslagError {
  return new KlubbslagError(isErrorCode(code) ? code : 'damaged', path, message);
}

function told(path: string, error: unknown): unknown {
  if (error instanceof ProblemError) return errorOf({ path, ...codeOf(error) });
  if (error instanceof UserError) return new KlubbslagError('installation', path, error.message);
  return error;
}

function codeOf({ code, message }: ProblemError): Omit<Problem, 'path'> {
  return { code, message };
}
