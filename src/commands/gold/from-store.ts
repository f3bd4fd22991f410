/** `klubbslag gold from-corrections --store`: what was corrected in a store becomes gold. */
import type { CorrectionLine } from '../../../eval/gold/corrections.ts';
import { groupBy } from '../../../eval/group.ts';
import { EXIT, UserError } from '../../errors.ts';
import { type ReadLimits, readSource } from '../../files.ts';
import { findInputs } from '../../find.ts';
import { goldPathOf } from '../../gold-files.ts';
import type { Store } from '../../store/store.ts';
import { shownPath } from '../command.ts';
import { putReviewed } from './from-corrections.ts';
import type { Lines } from './new.ts';

/** What the command line asks for. */
export interface FromStoreOptions {
  /** Where the documents are; none for where they were read. */
  readonly inputs: readonly string[];
  /** Replaces gold too, not only drafts. */
  readonly force: boolean;
  readonly limits: ReadLimits;
}

/** What is in force, by document. */
async function saidIn(store: Store): Promise<ReadonlyMap<string, readonly CorrectionLine[]>> {
  const kept = (await store.corrections.all()).filter(({ undoneAt }) => undoneAt === null);
  const lines = [...groupBy(kept, ({ sha256 }) => sha256)].map(
    ([sha256, own]) =>
      [sha256, own.map(({ number: line, correction }) => ({ line, correction }))] as const,
  );
  return new Map(lines);
}

async function pathsOf(store: Store, known: ReadonlySet<string>): Promise<string[]> {
  const entries = await store.entries();
  return entries.filter(({ sha256 }) => known.has(sha256)).map(({ path }) => path);
}

/**
 * Writes the gold of each document that was corrected. One that is not there, or is not as it was,
 * is told of and the others go on; gives the exit code. UserError where nothing was corrected.
 */
export async function runFromStore(
  { inputs, force, limits }: FromStoreOptions,
  store: Store,
  { write, warn }: Lines,
): Promise<number> {
  const said = await saidIn(store);
  if (said.size === 0) throw new UserError('nothing was corrected in the store');
  const found = inputs.length > 0 ? await findInputs(inputs) : null;
  const paths = found?.paths ?? (await pathsOf(store, new Set(said.keys())));
  const told = (found?.problems ?? []).map(({ path, message }) => `${shownPath(path)}: ${message}`);
  let count = 0;
  for (const path of paths) {
    const name = shownPath(path);
    const { file, problem } = await readSource(path, name, limits);
    const lines = file && said.get(file.sha256);
    // Of a folder most may have no corrections.
    if (!lines && found !== null) continue;
    count++;
    const prediction = file && (await store.corrections.prediction(file.sha256));
    if (!lines || prediction === null) {
      told.push(`${name}: ${problem?.message ?? 'has changed since it was corrected'}`);
      continue;
    }
    const outcome = await putReviewed(path, prediction, lines, {
      force,
      told: ({ line, message }) => `${name}: correction ${line}: ${message}`,
    });
    if (typeof outcome === 'string') write(`${shownPath(goldPathOf(path))}: ${outcome}\n`);
    else told.push(...outcome);
  }
  if (count === 0) told.push('no document there was corrected: give the folder that they lie in');
  for (const line of told) warn(`${line}\n`);
  return told.length > 0 ? EXIT.someFailed : EXIT.ok;
}
