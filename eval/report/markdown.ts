/** An evaluation as Markdown for a pull request: the figures first, long lists folded away. */
import type { Change, Comparison } from '../compare.ts';
import { type Context, isIn, piecesOf } from '../context.ts';
import type { Evaluation } from '../evaluation.ts';
import { FINDING_TYPES, type Finding, findingsOf, placeOf } from '../finding.ts';
import { groupBy } from '../group.ts';
import { LAYERS } from '../layers.ts';
import type { Side } from '../outcome.ts';
import { markdownTable, markdownText, plural } from '../table.ts';
import { changeTitle, differencesOf, sharedLine, testsTable } from './changes.ts';
import { documentsLine, methodOf, type Table, tablesOf } from './tables.ts';
import { verdictsOf } from './verdict.ts';

/** Errors of a layer at most: the rest is in the HTML report. */
const MOST = 50;
/** A comment on GitHub holds 65 536 characters. */
const LONGEST = 60_000;
/** Tables that are read first; all others are folded. */
const OPEN = new Set(['layers', 'readings', 'genre', 'values']);

/** The whole text, with what changed where a former run is given. */
export function reportMarkdown(evaluation: Evaluation, comparison: Comparison | null): string {
  const { documents, summary } = evaluation;
  const tables = tablesOf(evaluation);
  const parts = [
    `## Evaluation of ${plural(summary.documents, 'document')}`,
    `${documentsLine(evaluation)}. ${methodOf(evaluation)}`,
    verdictsOf(summary)
      .map(({ layer, text }) => `- **${layer}**: ${text}`)
      .join('\n'),
    ...tables.map((table) => (OPEN.has(table.id) ? open(table) : folded(table.title, body(table)))),
  ];
  const room = LONGEST - parts.join('\n\n').length;
  const changes = comparison === null ? [] : changesPart(comparison, room / 2);
  const errors = errorsPart(documents.flatMap(findingsOf), room - changes.join('\n\n').length);
  return `${[...parts, ...changes, ...errors].filter(Boolean).join('\n\n')}\n`;
}

function body({ note, head, rows }: Table): string {
  return `${note.replaceAll('*', '\\*')}\n\n${markdownTable(head, rows)}`;
}

function open(table: Table): string {
  return `### ${table.title}\n\n${body(table)}`;
}

function folded(title: string, text: string): string {
  return `<details><summary>${title}</summary>\n\n${text}\n\n</details>`;
}

const LEGEND = 'Gold: «…»; predicted: ‹…›.';

function errorsPart(findings: readonly Finding[], room: number): string[] {
  if (findings.length === 0) return ['### Errors', 'No errors.'];
  const layers = LAYERS.flatMap((layer) => {
    const own = findings.filter((finding) => finding.layer === layer);
    return own.length === 0
      ? []
      : [{ title: `${layer}: ${tally(own)}`, lines: own.map((one) => line(one)) }];
  });
  return ['### Errors', LEGEND, ...lists(layers, room)];
}

function changesPart(comparison: Comparison, room: number): string[] {
  const { gained, lost, unjudged, tests } = comparison;
  const said = [...groupBy(unjudged, ({ layer }) => layer)].map(([layer, own]) => ({
    title: `No gold, ${changeTitle(layer, own)}`,
    lines: own.map(changeLine),
  }));
  const found = [
    { title: `Errors that are gone: ${gained.length}`, lines: gained.map(layerLine) },
    { title: `Errors that are new: ${lost.length}`, lines: lost.map(layerLine) },
  ].filter(({ lines }) => lines.length > 0);
  return [
    '### Changes against the former run',
    ...sharedLine(comparison).map(markdownText),
    ...(tests.length === 0 ? ["No layer's counts differ."] : [body(testsTable(tests))]),
    ...lists([...found, ...said], room),
  ];
}

interface List {
  readonly title: string;
  readonly lines: readonly string[];
}

/** Each list folded, with as many lines as there is room for: a fair share for each. */
function lists(all: readonly List[], room: number): string[] {
  let left = room;
  return all.map(({ title, lines }, index) => {
    const share = left / (all.length - index);
    const shown: string[] = [];
    let length = title.length + 100;
    for (const one of lines.slice(0, MOST)) {
      if (length + one.length > share) break;
      shown.push(one);
      length += one.length + 1;
    }
    left -= length;
    const more = lines.length - shown.length;
    if (more > 0) shown.push(`\n${more} more in report.html.`);
    return folded(title, shown.join('\n'));
  });
}

function tally(findings: readonly Finding[]): string {
  const counts = FINDING_TYPES.map((type) => ({
    type,
    count: findings.filter((finding) => finding.type === type).length,
  }));
  return counts
    .filter(({ count }) => count > 0)
    .map(({ type, count }) => `${count} ${type}`)
    .join(', ');
}

function layerLine(finding: Finding): string {
  return line(finding, `${finding.layer}, `);
}

function line(finding: Finding, layer = ''): string {
  const { document, gold, predicted, context } = finding;
  const where = [markdownText(document), offsets(placeOf(finding))].filter(Boolean).join(' ');
  const what = `**${layer}${summaryOf(finding)}**`;
  return `- ${what} · ${where}${evidence(predicted)}: ${sentence(context, gold, predicted)}`;
}

function summaryOf({ type, value, gold, predicted }: Finding): string {
  if (type === 'wrong') {
    const says = (side: Side | null) => markdownText(side?.values[value ?? ''] ?? 'nothing');
    return `wrong ${value}: gold ${says(gold)}, predicted ${says(predicted)}`;
  }
  const side = gold ?? predicted;
  const label = side?.values['kind'] ?? side?.values['status'] ?? side?.values['date'] ?? null;
  return label === null ? type : `${type} ${markdownText(label)}`;
}

function changeLine(change: Change): string {
  const { document, type, before, after, context } = change;
  const side = after ?? before;
  const differences = markdownText(differencesOf(change));
  const what = `**${type}**${differences === '' ? '' : ` ${differences}`}`;
  const where = [markdownText(document), offsets(side?.span ?? null)].filter(Boolean).join(' ');
  return `- ${what} · ${where}${evidence(side)}: ${sentence(context, null, side)}`;
}

function offsets(span: Side['span']): string {
  return span === null ? '' : `${span.start}–${span.end}`;
}

function evidence(side: Side | null): string {
  const by = side?.by ?? null;
  return by === null ? '' : `, by ${markdownText(by)}`;
}

/** The sentence with both marks in it; the quotes where there is no place to show. */
function sentence(context: Context | null, gold: Side | null, predicted: Side | null): string {
  const spans = [gold?.span ?? null, predicted?.span ?? null] as const;
  if (context === null || !spans.some((span) => isIn(context, span))) {
    const quotes = [gold && `«${gold.quote}»`, predicted && `‹${predicted.quote}›`];
    return markdownText(quotes.filter((quote) => quote !== null).join(' '));
  }
  const pieces = piecesOf(context, ...spans);
  const text = pieces.map((piece, index) => {
    const [before, after] = [pieces[index - 1], pieces[index + 1]];
    const start =
      (piece.gold && !before?.gold ? '«' : '') + (piece.predicted && !before?.predicted ? '‹' : '');
    const end =
      (piece.predicted && !after?.predicted ? '›' : '') + (piece.gold && !after?.gold ? '»' : '');
    return `${start}${piece.text}${end}`;
  });
  return markdownText(text.join(''));
}
