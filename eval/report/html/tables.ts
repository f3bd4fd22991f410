/** Tables of cells as HTML: captions, scopes, and a frame that scrolls on a narrow screen. */
import type { FindingType } from '../../finding.ts';
import { LAYERS, type Layer } from '../../layers.ts';
import type { Summary } from '../../summary.ts';
import { type ErrorQuery, errorLink } from '../query.ts';
import type { Table } from '../tables.ts';
import { type Content, html, type Markup } from './markup.ts';

/** A table whose cells may hold markup. */
export interface MarkupTable extends Omit<Table, 'rows'> {
  readonly rows: readonly (readonly Content[])[];
}

/** The table under its title. */
export function tableOf({ id, title, note, head, rows }: MarkupTable, level: 2 | 3): Markup {
  const name = `${id}-title`;
  const heading =
    level === 2 ? html`<h2 id="${name}">${title}</h2>` : html`<h3 id="${name}">${title}</h3>`;
  const body = rows.map(([first = null, ...cells]) => {
    const label = html`<th scope="row"><span class="row">${first}</span></th>`;
    return html`<tr>${label}${cells.map((cell) => html`<td>${shownCell(cell)}</td>`)}</tr>\n`;
  });
  return html`<div class="table" id="${id}">
${heading}
<p class="note" id="${id}-note">${note}</p>
${framed(
  name,
  html`<table aria-describedby="${id}-note"><caption class="vh">${title}</caption>
<thead><tr>${head.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead>
<tbody>${body}</tbody></table>`,
)}</div>
`;
}

/** A frame in which a table that is too wide scrolls, also by keyboard. */
export function framed(title: string, table: Markup): Markup {
  return html`<div class="scroll" role="region" aria-labelledby="${title}" tabindex="0">
${table}</div>`;
}

/** The figure first, its interval less loud. */
function shownCell(cell: Content): Content {
  if (typeof cell !== 'string') return cell;
  const [, value, interval] = /^(\S+) (\[.+\])$/u.exec(cell) ?? [];
  if (value === undefined || interval === undefined) return cell;
  return html`${value} <span class="interval">${interval}</span>`;
}

/** The table of layers with how many marks are missed and spurious, each a link to them. */
export function withErrors(table: Table, { layers, all }: Summary): MarkupTable {
  const at = table.head.indexOf('found') + 1;
  const insert = <T>(cells: readonly T[], added: readonly T[]): T[] => [
    ...cells.slice(0, at),
    ...added,
    ...cells.slice(at),
  ];
  const rows = table.rows.map((row, index) => {
    const name = row[0] ?? '';
    const isSum = index === table.rows.length - 1;
    const counts = isSum ? all.counts : layers[name as Layer]?.counts;
    if (counts === undefined) return insert<Content>(row, ['', '']);
    const { gold, predicted } = counts;
    const layer = LAYERS.find((one) => one === name) ?? null;
    const cell = (count: number, error: FindingType) =>
      layer === null && !isSum ? count : countLink(count, { layer, error }, name);
    return insert<Content>(row, [
      cell(gold.total - gold.found, 'missed'),
      cell(predicted.total - predicted.found, 'spurious'),
    ]);
  });
  return { ...table, head: insert(table.head, ['missed', 'spurious']), rows };
}

/** A count that leads to the errors it counts. */
export function countLink(count: number, query: ErrorQuery, where: string): Content {
  if (count === 0) return count;
  const { href, more } = errorLink(query);
  const label = `${count} ${query.error}, ${where}: show them`;
  return html`<a class="count" href="${href}" data-more="${more}"
 aria-label="${label}">${count}</a>`;
}
