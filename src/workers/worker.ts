/** The process that analyses one document after another for pool.ts, with models of its own. */
import type { MinutesRecord } from '../../pipeline/record.ts';
import type { SourceFile } from '../../pipeline/types.ts';
import { type AnalyserOptions, makeAnalyser } from '../analyse.ts';
import { serve } from '../apart.ts';
import { errorLine, UserError } from '../errors.ts';
import { COLLECT_AFTER, collectingEvery } from '../heap.ts';

/** What comes to the process. */
export interface Job {
  readonly file: SourceFile;
}

/** What it answers. `fatal` is true where no other document would fare better. */
export type Answer =
  | { readonly record: MinutesRecord }
  | { readonly fatal: boolean; readonly message: string };

const collected = collectingEvery(COLLECT_AFTER);
const analyser = makeAnalyser(JSON.parse(process.argv[2] ?? '{}') as AnalyserOptions);

serve<Job, Answer>(async ({ file }) => {
  try {
    return { record: await analyser.analyse(file) };
  } catch (error) {
    return { fatal: error instanceof UserError, message: errorLine(error) };
  } finally {
    collected();
  }
});
