/** A run as text: tables for all genres together and for each, then the errors if asked for. */
import { type Counts, ratio, ratios, support } from './counts.ts';
import {
  FINDING_LAYERS,
  FINDING_TYPES,
  type Finding,
  type FindingLayer,
  type Side,
} from './finding.ts';
import { byGenre, groupBy } from './group.ts';
import { LAYERS } from './layers.ts';
import { FIELDS } from './metrics/fields.ts';
import type { Run } from './run.ts';
import { type Totals, total } from './score.ts';
import { figure, plural, table } from './table.ts';

/** The values scored, in the order they are printed. */
export const VALUES = [
  'people.name',
  'decisions.kind',
  'decisions.decider',
  'deadlines.date',
  'meetings.date',
  'attendance.status',
  ...FIELDS.map((field) => `meeting.${field}`),
];

/** The tables of a run: layers first, then values. */
export function reportTables(run: Run): string {
  const genres = [...byGenre(run.documents)].map(([name, scores]): [string, Totals] => [
    name,
    total(scores),
  ]);
  const groups: [string, Totals][] = [['all genres', total(run.documents)], ...genres];
  const without = run.skipped === 0 ? '' : `, ${run.skipped} more without gold`;
  const drafts = run.drafts === 0 ? '' : `, ${plural(run.drafts, 'draft')} not scored`;
  return [
    `${plural(run.documents.length, 'document')}${without}${drafts}`,
    'P, R, F1: one-to-one matches with any overlap; strict: F1 where both ends are right.',
    ...groups.map(([name, totals]) => `${title(name, totals)}\n${layerTable(totals)}`),
    'Values: of the marks whose value gold states, how many were found and how many are right.',
    ...groups.map(([name, totals]) => `${title(name, totals)}\n${valueTable(totals)}`),
  ].join('\n\n');
}

function title(name: string, { documents }: Totals): string {
  return `${name} (${plural(documents, 'document')})`;
}

function layerTable({ layers }: Totals): string {
  const rows = LAYERS.flatMap((layer) => {
    const counts = layers[layer];
    return counts === undefined ? [] : [[layer, ...layerCells(counts)]];
  });
  return table(['layer', 'support', 'tp', 'fp', 'fn', 'P', 'R', 'F1', 'strict'], rows);
}

function layerCells(counts: Counts): string[] {
  const { precision, recall, f1, f1Strict } = ratios(counts);
  const numbers = [support(counts), counts.tp, counts.fp, counts.fn].map(String);
  return [...numbers, ...[precision, recall, f1, f1Strict].map(figure)];
}

function valueTable({ values }: Totals): string {
  const rows = VALUES.flatMap((name) => {
    const counts = values[name];
    if (counts === undefined) return [];
    const { gold, found, right } = counts;
    const shares = [ratio(right, found), ratio(right, gold)].map(figure);
    return [[name, String(gold), String(found), String(right), ...shares]];
  });
  return table(['value', 'gold', 'found', 'right', 'of found', 'of gold'], rows);
}

/** Every error, by layer and document, in the order of the text. */
export function reportErrors(run: Run, only: FindingLayer | null): string {
  const wanted = only === null ? FINDING_LAYERS : [only];
  const findings = run.documents.flatMap((document) => document.findings);
  const sections = wanted.flatMap((layer) => {
    const own = findings.filter((finding) => finding.layer === layer);
    return own.length === 0 ? [] : [`== ${layer}: ${tally(own)} ==\n${documentLists(own)}`];
  });
  return sections.length === 0 ? 'No errors.' : sections.join('\n\n');
}

function tally(findings: readonly Finding[]): string {
  const parts = FINDING_TYPES.map(
    (type) => `${findings.filter((finding) => finding.type === type).length} ${type}`,
  );
  return parts.join(', ');
}

function documentLists(findings: readonly Finding[]): string {
  const documents = groupBy(findings, (finding) => finding.document);
  return [...documents]
    .map(([document, own]) => [document, ...own.toSorted(inText).map(indented)].join('\n'))
    .join('\n');
}

function inText(a: Finding, b: Finding): number {
  return (place(a)?.start ?? 0) - (place(b)?.start ?? 0);
}

function place(finding: Finding): Side['span'] {
  return finding.gold?.span ?? finding.predicted?.span ?? null;
}

const TYPE_WIDTH = Math.max(...FINDING_TYPES.map((type) => type.length));

function indented(finding: Finding): string {
  return `  ${describe(finding, TYPE_WIDTH)}`;
}

/** One error on one line: what (`width` wide), where, and the sentence with the mark in it. */
export function describe(finding: Finding, width = 0): string {
  const at = place(finding);
  const offsets = at === null ? '' : ` ${at.start}–${at.end}`;
  const what = `${finding.type.padEnd(width)}${offsets}`;
  return [what, detail(finding), finding.context].filter(Boolean).join('  ');
}

function detail({ type, layer, value, gold, predicted, context }: Finding): string {
  if (type === 'wrong' || layer === 'fields') {
    const name = value ?? '';
    return `${name}: gold ${shown(gold, name)}, predicted ${shown(predicted, name)}`;
  }
  if (type === 'inexact') return `predicted ${inLine(predicted?.quote)}`;
  const side = gold ?? predicted;
  const label = side?.values['kind'] ?? side?.values['date'] ?? null;
  if (label !== null) return `[${label}]`;
  return context === '' ? inLine(side?.quote) : '';
}

/** Characters kept at either end of a long quote: where it ends is what differs. */
const QUOTE_END = 30;

function inLine(quote = ''): string {
  const line = quote.replace(/\s+/gu, ' ');
  if (line.length <= 2 * QUOTE_END + 3) return `'${line}'`;
  return `'${line.slice(0, QUOTE_END)} … ${line.slice(-QUOTE_END)}'`;
}

function shown(side: Side | null, value: string): string {
  const text = side?.values[value] ?? null;
  return text === null ? 'nothing' : `'${text}'`;
}
