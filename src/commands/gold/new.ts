/** `klubbslag gold new`: a draft of gold beside each document, for a person to go through. */
import { basename } from 'node:path';
import { meetingOf } from '../../../eval/gold/apply.ts';
import { FACT_LAYERS, type Fact, factsOf, untangle } from '../../../eval/gold/facts.ts';
import { writeGold } from '../../../eval/gold/write.ts';
import { plural } from '../../../eval/table.ts';
import type { SourceFile } from '../../../pipeline/types.ts';
import type { Analyse } from '../../analyse.ts';
import { EXIT, errorLine, UserError } from '../../errors.ts';
import { type ReadLimits, readSource } from '../../files.ts';
import { findInputs } from '../../find.ts';
import { genreOf, goldPathOf } from '../../gold-files.ts';
import { isGold, putGold, type Standing } from '../../gold-folder.ts';
import { shownPath } from '../command.ts';

/** What the command line asks for. */
export interface NewOptions {
  readonly inputs: readonly string[];
  /** Replaces drafts; never gold. */
  readonly force: boolean;
  readonly limits: ReadLimits;
}

/** Where lines for a person go. */
export interface Lines {
  readonly write: (text: string) => void;
  readonly warn: (text: string) => void;
}

/** Writes drafts of what `analyse` finds, or empty ones where it is null; gives the exit code. */
export async function runNew(
  options: NewOptions,
  analyse: Analyse | null,
  { write, warn }: Lines,
): Promise<number> {
  const { paths, problems } = await findInputs(options.inputs);
  let failed = 0;
  const fail = (path: string, message: string) => {
    failed++;
    warn(`${shownPath(path)}: ${message}\n`);
  };
  for (const { path, message } of problems) fail(path, message);
  if (paths.length + problems.length === 0) {
    throw new UserError(`no .txt or .md files in ${options.inputs.map(shownPath).join(', ')}`);
  }
  const written: string[] = [];
  for (const path of paths) {
    const outcome = await draft(path, options, analyse);
    if ('problem' in outcome) {
      fail(path, outcome.problem);
      continue;
    }
    written.push(goldPathOf(path));
    write(`${shownPath(goldPathOf(path))}: ${outcome.line}\n`);
  }
  if (written.length > 0) write(nextSteps(written, analyse === null));
  return failed > 0 ? EXIT.someFailed : EXIT.ok;
}

type Outcome = { readonly line: string } | { readonly problem: string };

async function draft(
  path: string,
  { force, limits }: NewOptions,
  analyse: Analyse | null,
): Promise<Outcome> {
  if (isGold(path)) return { problem: 'is gold: give the document that it is of' };
  const { file, problem } = await readSource(path, shownPath(path), limits);
  if (file === null) return { problem: problem.message };
  const { text, line } = await draftText(path, file, analyse);
  const may = (standing: Standing) => standing === 'nothing' || (standing === 'draft' && force);
  const { standing, written } = await putGold(goldPathOf(path), text, may);
  if (written) return { line };
  const name = shownPath(goldPathOf(path));
  if (standing === 'draft') return { problem: `${name} is a draft: --force makes it anew` };
  return { problem: `${name} is no draft and stays as it is: move it away to begin again` };
}

const NO_MEETING = { body: null, date: null, chair: null, secretary: null };

async function draftText(path: string, file: SourceFile, analyse: Analyse | null) {
  const head = { doc: basename(path), draft: true, genre: genreOf(path) };
  if (analyse === null) {
    return { text: writeGold({ ...head, meeting: NO_MEETING }, '', []), line: 'an empty draft' };
  }
  const record = await analyse(file).catch((cause: unknown) => {
    if (cause instanceof UserError) throw cause;
    throw new Error(`${shownPath(path)}: ${errorLine(cause)}`, { cause });
  });
  const { kept, left } = untangle(factsOf(record));
  return {
    text: writeGold({ ...head, meeting: meetingOf(record) }, record.text, kept),
    line: tally(kept, left),
  };
}

/** '12 people, 3 decisions; 1 mark left out: …'. */
export function tally(kept: readonly Fact[], left: readonly Fact[]): string {
  const counts = FACT_LAYERS.map(
    (layer) => `${kept.filter((fact) => fact.layer === layer).length} ${layer}`,
  ).join(', ');
  if (left.length === 0) return counts;
  return `${counts}; ${plural(left.length, 'mark')} left out inside a longer one of its layer`;
}

function nextSteps(written: readonly string[], empty: boolean): string {
  const task = empty
    ? 'Mark what the text says, layer by layer (fixtures/README.md tells what counts).'
    : 'Read the text once a layer: add what is missing, take out what is wrong.';
  const paths = written.map(shownPath).map((path) => (/\s/.test(path) ? `'${path}'` : path));
  return `
A draft is not scored. To make it gold:
  1. ${task}
  2. Take the line "draft": true away.
  3. klubbslag gold check ${paths.length > 3 ? 'FOLDER' : paths.join(' ')}
`;
}
