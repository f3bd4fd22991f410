/** `klubbslag gold from-corrections`: what a person said of the program's answers becomes gold. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { applyCorrections, type Unapplied } from '../../../eval/gold/apply.ts';
import type { CorrectionLine } from '../../../eval/gold/corrections.ts';
import { problemLine } from '../../../eval/gold/problem.ts';
import { parseCorrections } from '../../../eval/gold/read-corrections.ts';
import { writeGold } from '../../../eval/gold/write.ts';
import { groupBy } from '../../../eval/group.ts';
import type { MinutesRecord } from '../../../pipeline/record.ts';
import type { Analyse } from '../../analyse.ts';
import { EXIT, UserError } from '../../errors.ts';
import { type ReadLimits, readSource } from '../../files.ts';
import { findInputs } from '../../find.ts';
import { genreOf, goldPathOf } from '../../gold-files.ts';
import { putGold } from '../../gold-folder.ts';
import { problemOf } from '../../problem.ts';
import { shownPath } from '../command.ts';
import { type Lines, tally } from './new.ts';

/** What the command line asks for. */
export interface FromCorrectionsOptions {
  /** A file of corrections, NDJSON. */
  readonly corrections: string;
  /** Where the documents are that it speaks of. */
  readonly inputs: readonly string[];
  /** Replaces gold too, not only drafts. */
  readonly force: boolean;
  readonly limits: ReadLimits;
}

/**
 * Writes the gold of each document that the corrections speak of. A document with a problem is
 * left alone and the others go on; gives the exit code. Throws UserError where a line of the
 * corrections cannot be read: what it would have changed is unknown, so nothing is written.
 */
export async function runFromCorrections(
  options: FromCorrectionsOptions,
  analyse: Analyse,
  { write, warn }: Lines,
): Promise<number> {
  const lines = await readCorrections(options.corrections);
  const { paths, problems } = await findInputs(options.inputs);
  const { byPath, unknown } = assign(paths, lines);
  const told = [
    ...problems.map(({ path, message }) => `${shownPath(path)}: ${message}`),
    ...unknown.map((one) => lineOf(options, one)),
  ];
  for (const [path, own] of byPath) {
    const outcome = await goldOf(path, own, options, analyse);
    if (typeof outcome === 'string') write(`${shownPath(goldPathOf(path))}: ${outcome}\n`);
    else told.push(...outcome);
  }
  for (const line of told) warn(`${line}\n`);
  return told.length > 0 ? EXIT.someFailed : EXIT.ok;
}

function lineOf({ corrections }: FromCorrectionsOptions, { line, message }: Unapplied): string {
  return `${shownPath(corrections)}:${line}: ${message}`;
}

async function readCorrections(path: string): Promise<readonly CorrectionLine[]> {
  const name = shownPath(path);
  const bytes = await readFile(path).catch((error: unknown) => {
    throw new UserError(`${name}: ${problemOf(path, error).message}`);
  });
  let ndjson: string;
  try {
    ndjson = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UserError(`${name} is no valid UTF-8: save the file as UTF-8`, EXIT.someFailed);
  }
  const { lines, problems } = parseCorrections(name, ndjson);
  if (problems.length > 0) {
    throw new UserError(problems.map(problemLine).join('\n'), EXIT.someFailed);
  }
  if (lines.length === 0) throw new UserError(`${name} holds no corrections`);
  return lines;
}

interface Assigned {
  readonly byPath: ReadonlyMap<string, readonly CorrectionLine[]>;
  /** One for each name that fits no document, or several. */
  readonly unknown: readonly Unapplied[];
}

function assign(paths: readonly string[], lines: readonly CorrectionLine[]): Assigned {
  const unknown: Unapplied[] = [];
  const pathOf = new Map<string, string>();
  for (const [document, [first]] of groupBy(lines, (one) => one.correction.document)) {
    const fitting = paths.filter((path) => fits(path, document));
    const [path] = fitting;
    if (path !== undefined && fitting.length === 1) pathOf.set(document, path);
    else unknown.push({ line: first?.line ?? 0, message: notOne(document, fitting.length) });
  }
  const known = lines.filter(({ correction }) => pathOf.has(correction.document));
  const byPath = groupBy(known, ({ correction }) => pathOf.get(correction.document) ?? '');
  return { byPath, unknown };
}

/** Both as the system writes paths and as exports from elsewhere may. */
function fits(path: string, document: string): boolean {
  const plain = (text: string) => text.normalize('NFC').replaceAll('\\', '/');
  const end = plain(document).replace(/^\.\//, '');
  return plain(path) === end || plain(path).endsWith(`/${end}`);
}

function notOne(document: string, count: number): string {
  const how = count === 0 ? 'no document is' : `${count} documents are`;
  const advice = count === 0 ? 'give the folder that it lies in' : 'write more of its path';
  return `document: ${how} called '${document}': ${advice}`;
}

/** What was written, or what kept it from being written. */
async function goldOf(
  path: string,
  lines: readonly CorrectionLine[],
  options: FromCorrectionsOptions,
  analyse: Analyse,
): Promise<string | readonly string[]> {
  const name = shownPath(path);
  const { file, problem } = await readSource(path, name, options.limits);
  if (file === null) return [`${name}: ${problem.message}`];
  const other = lines.find(({ correction }) => (correction.sha256 ?? file.sha256) !== file.sha256);
  if (other !== undefined) {
    const message = `${name} has changed since: its SHA-256 is ${file.sha256}`;
    return [lineOf(options, { line: other.line, message })];
  }
  return await putReviewed(path, await analyse(file), lines, {
    force: options.force,
    told: (one) => lineOf(options, one),
  });
}

/** How the gold of a document is written. */
export interface PutOptions {
  /** Replaces gold too, not only drafts. */
  readonly force: boolean;
  /** A correction that could not be applied, in words. */
  readonly told: (one: Unapplied) => string;
}

/** Writes what a record comes to with corrections as gold beside its document, or says why not. */
export async function putReviewed(
  path: string,
  record: MinutesRecord,
  lines: readonly CorrectionLine[],
  { force, told }: PutOptions,
): Promise<string | readonly string[]> {
  const { facts, left, meeting, unreviewed, problems } = applyCorrections(record, lines);
  if (problems.length > 0) return problems.map(told);
  const missing = `not reviewed: ${unreviewed.join(', ')}`;
  const head = {
    doc: basename(path),
    draft: unreviewed.length > 0,
    ...(unreviewed.length > 0 ? { note: missing } : {}),
    genre: genreOf(path),
    meeting,
  };
  const text = writeGold(head, record.text, facts);
  const { written } = await putGold(goldPathOf(path), text, (standing) => {
    return force || standing !== 'gold';
  });
  if (!written) return [`${shownPath(goldPathOf(path))} is gold already: --force replaces it`];
  const state = unreviewed.length > 0 ? `a draft, ${missing}` : 'complete';
  return `${state}; ${tally(facts, left)}`;
}
