/** `klubbslag gold check`: reads gold files and tells all that is wrong with them. No models. */
import { basename } from 'node:path';
import { parseGold } from '../../../eval/gold/parse.ts';
import { type GoldProblem, problemLine } from '../../../eval/gold/problem.ts';
import { fieldOf, readJson } from '../../../eval/gold/read-json.ts';
import { MARK_LAYERS } from '../../../eval/gold/schema.ts';
import { plural, table } from '../../../eval/table.ts';
import { ingest } from '../../../pipeline/ingest/index.ts';
import { decode } from '../../decode.ts';
import { EXIT, UserError } from '../../errors.ts';
import { type ReadLimits, readSource } from '../../files.ts';
import { findGoldFiles, type GoldBeside, type GoldFound } from '../../gold-folder.ts';
import type { Problem } from '../../problem.ts';
import { shownPath } from '../command.ts';

/** What the command line asks for. */
export interface CheckOptions {
  /** Folders, documents and gold files. */
  readonly inputs: readonly string[];
  readonly limits: ReadLimits;
}

/** One gold file as checked. */
interface Checked {
  readonly problems: readonly GoldProblem[];
  readonly warnings: readonly GoldProblem[];
  readonly draft: boolean;
  readonly tally: ReadonlyMap<string, Tally>;
}

interface Tally {
  readonly marks: number;
  readonly optional: number;
}

/** Checks and reports; 1 where a file has an error. Throws UserError where there is no gold. */
export async function runCheck(
  { inputs, limits }: CheckOptions,
  write: (text: string) => void,
): Promise<number> {
  const found = await findGoldFiles(inputs);
  const unread = found.problems.map(unreadLine);
  if (found.files.length === 0 && unread.length === 0) {
    throw new UserError(`no .gold.json in ${inputs.map(shownPath).join(', ')}`);
  }
  const checked: Checked[] = [];
  for (const file of found.files) checked.push(await check(file, limits));
  const errors = [...unread, ...checked.flatMap(({ problems }) => problems.map(problemLine))];
  const warnings = checked.flatMap((one) => one.warnings.map(warningLine));
  for (const line of [...errors, ...warnings]) write(`${line}\n`);
  if (errors.length + warnings.length > 0) write('\n');
  write(summary(found, checked, errors.length, warnings.length));
  return errors.length > 0 ? EXIT.someFailed : EXIT.ok;
}

function unreadLine({ path, message }: Problem): string {
  return `${shownPath(path)}: ${message}`;
}

function warningLine(problem: GoldProblem): string {
  return problemLine({ ...problem, place: `warning: ${problem.place}` });
}

async function check(found: GoldBeside, limits: ReadLimits): Promise<Checked> {
  const { goldPath, json, document } = found;
  const file = shownPath(goldPath);
  const failed = (place: string, message: string): Checked => {
    const problem = { file, line: lineOf(json, place), place, message };
    return { problems: [problem], warnings: [], draft: false, tally: new Map() };
  };
  if (document === null) {
    const name = basename(goldPath).replace(/\.gold\.json$/i, '');
    return failed('doc', `there is no document beside it: expected ${name}.txt or ${name}.md`);
  }
  const { file: source, problem } = await readSource(document, shownPath(document), limits);
  if (source === null) return failed('doc', `${shownPath(document)} ${problem.message}`);
  const { text } = ingest(source, decode);
  const { gold, problems, warnings } = parseGold(file, json, text, basename(document));
  if (gold === null) return { problems, warnings, draft: false, tally: new Map() };
  return { problems, warnings, draft: gold.draft, tally: tallyOf(json) };
}

function lineOf(json: Uint8Array, place: string): number {
  const read = readJson(json);
  return 'message' in read ? read.line : read.places.lineOf([place]);
}

const LAYERS = [...MARK_LAYERS, 'attendance'];

/** Of each layer that a sound file holds. */
function tallyOf(json: Uint8Array): Map<string, Tally> {
  const read = readJson(json);
  const value = 'message' in read ? null : read.value;
  return new Map(
    LAYERS.flatMap((layer) => {
      const marks = fieldOf(value, layer);
      if (!Array.isArray(marks)) return [];
      const optional = marks.filter((mark) => fieldOf(mark, 'optional') === true).length;
      return [[layer, { marks: marks.length, optional }]];
    }),
  );
}

function summary(
  { files, without }: GoldFound,
  checked: readonly Checked[],
  errors: number,
  warnings: number,
): string {
  const sound = checked.filter(({ problems }) => problems.length === 0);
  const drafts = sound.filter(({ draft }) => draft);
  const counts = [
    plural(files.length, 'gold file'),
    plural(drafts.length, 'draft'),
    `${plural(without, 'document')} without gold`,
  ];
  const parts = [
    counts.join(', '),
    layerTable(sound),
    `${plural(errors, 'error')}, ${plural(warnings, 'warning')}`,
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function layerTable(sound: readonly Checked[]): string {
  const rows = LAYERS.flatMap((layer) => {
    const of = (draft: boolean) =>
      sound.filter((one) => one.draft === draft).flatMap(({ tally }) => tally.get(layer) ?? []);
    const sum = (tallies: readonly Tally[], what: keyof Tally) =>
      String(tallies.reduce((total, one) => total + one[what], 0));
    const [finished, drafts] = [of(false), of(true)];
    if (finished.length + drafts.length === 0) return [];
    const marks = [sum(finished, 'marks'), sum(finished, 'optional'), sum(drafts, 'marks')];
    return [[layer, String(finished.length), ...marks]];
  });
  if (rows.length === 0) return '';
  return table(['layer', 'documents', 'marks', 'optional', 'in drafts'], rows);
}
