/** An evaluation as text for a terminal: the tables, then the errors if asked for. */
import type { Evaluation } from '../evaluation.ts';
import { describe, FINDING_TYPES, type Finding, findingsOf, placeOf } from '../finding.ts';
import { groupBy } from '../group.ts';
import { LAYERS, type Layer } from '../layers.ts';
import type { ScoredDocument } from '../score.ts';
import { SLICINGS, type Slicing } from '../slices.ts';
import { table } from '../table.ts';
import { documentsLine, methodOf, tablesOf } from './tables.ts';

/** The tables, parts of the documents by one slicing only, without the longest one. */
export function reportTables(evaluation: Evaluation, slicing: Slicing): string {
  const hidden: string[] = ['outcomes', ...SLICINGS.filter((one) => one !== slicing)];
  const tables = tablesOf(evaluation).filter(({ id }) => !hidden.includes(id));
  return [
    documentsLine(evaluation),
    wrapped(methodOf(evaluation)),
    ...tables.map(
      ({ title, note, head, rows }) => `${wrapped(`${title}. ${note}`)}\n${table(head, rows)}`,
    ),
  ].join('\n\n');
}

/** Lines are at most so long, as tables are on a usual terminal. */
const WIDTH = 96;

/** Text over several lines, broken between words. */
function wrapped(text: string): string {
  return text.replace(new RegExp(`(.{1,${WIDTH}})(?:\\s+|$)`, 'gu'), '$1\n').trimEnd();
}

/** The errors of a layer, or of all, by document. */
export function reportErrors(documents: readonly ScoredDocument[], layer: Layer | null): string {
  const all = documents.flatMap(findingsOf);
  const layers = LAYERS.filter((name) => layer === null || name === layer);
  const parts = layers.flatMap((name) => {
    const findings = all.filter((finding) => finding.layer === name);
    if (findings.length === 0) return [];
    return [`== ${name}: ${tally(findings)} ==\n${documentLists(findings)}`];
  });
  return parts.length === 0 ? 'No errors.' : parts.join('\n\n');
}

function tally(findings: readonly Finding[]): string {
  const parts = FINDING_TYPES.map(
    (type) => `${findings.filter((finding) => finding.type === type).length} ${type}`,
  );
  return parts.join(', ');
}

const TYPE_WIDTH = Math.max(...FINDING_TYPES.map((type) => type.length));

function documentLists(findings: readonly Finding[]): string {
  return [...groupBy(findings, (finding) => finding.document)]
    .map(([document, own]) =>
      [document, ...own.toSorted(inText).map((one) => `  ${describe(one, TYPE_WIDTH)}`)].join('\n'),
    )
    .join('\n');
}

function inText(a: Finding, b: Finding): number {
  return (placeOf(a)?.start ?? 0) - (placeOf(b)?.start ?? 0);
}
