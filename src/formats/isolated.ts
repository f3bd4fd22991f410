/** The process that reads one document after another for isolate.ts, until it is stopped. */

import type { Reading } from '../../pipeline/reading.ts';
import { serve } from '../apart.ts';
import { errorLine } from '../errors.ts';
import { ProblemError } from '../problem.ts';
import { FORMATS, type Kind } from './formats.ts';
import type { ReadOptions } from './limits.ts';

/** What comes to the process. */
export interface Job {
  readonly kind: Kind;
  readonly bytes: Uint8Array;
  readonly options: ReadOptions;
}

/** What it answers. `code` is null where the reader has a bug or its library stumbled. */
export type Answer =
  | { readonly reading: Reading }
  | { readonly code: string | null; readonly message: string };

serve<Job, Answer>(async ({ kind, bytes, options }) => {
  try {
    const { read } = FORMATS[kind];
    if (read === null) throw new Error(`nothing reads ${kind}`);
    return { reading: await read(bytes, options) };
  } catch (error) {
    const code = error instanceof ProblemError ? error.code : null;
    return { code, message: errorLine(error) };
  }
});
// pdf.js leaves some rejections of broken files unhandled: the job's own promise tells what came.
process.on('unhandledRejection', () => undefined);
