/** What was taken for what, as tables: the stronger a cell's colour, the larger its share. */
import { type Confusion, MISSED, SPURIOUS } from '../../confusion.ts';
import type { Evaluation } from '../../evaluation.ts';
import { LAYERS, type Layer } from '../../layers.ts';
import { typePair } from '../query.ts';
import { type Content, html, type Markup } from './markup.ts';
import { countLink, framed } from './tables.ts';

/** The value whose kinds are the types of a layer, by which errors are found. */
const TYPE_VALUES: Readonly<Partial<Record<Layer, string>>> = {
  decisions: 'kind',
  attendance: 'status',
};

/** A table for each layer with several types. */
export function confusionSection({ confusion }: Evaluation): Content {
  const layers = Object.entries(confusion);
  if (layers.length === 0) return null;
  return html`<section id="confusion" aria-labelledby="confusion-title">
<h2 id="confusion-title">Confusion</h2>
<p class="note">Gold down, predicted across: a row says what became of the marks of one type. The
stronger the colour, the larger the share of the row; framed cells are right. Set apart: what was
missed altogether, and what was said where gold has nothing.</p>
${layers.map(([layer, cells]) => confusionTable(layer, cells))}
</section>`;
}

function confusionTable(layer: string, { types, cells }: Confusion): Markup {
  const id = `confusion-${layer}`;
  const head = [...types, MISSED].map((type) => html`<th scope="col">${type}</th>`);
  const rows = [...types, SPURIOUS].map((type, row) => {
    const counts = cells[row] ?? [];
    const total = counts.reduce((sum, count) => sum + count, 0);
    const shown = counts.map((count, column) => {
      const told = linked(layer, [type, types[column] ?? MISSED], count);
      return cell(count, total, row === column && row < types.length, told);
    });
    return html`<tr><th scope="row"><span class="row">${type}</span></th>${shown}</tr>\n`;
  });
  const title = `Confusion: ${layer}`;
  return html`<h3 id="${id}-title">${layer}</h3>
${framed(
  `${id}-title`,
  html`<table class="confusion"><caption class="vh">${title}</caption>
<thead><tr><th scope="col">gold</th>${head}</tr></thead>
<tbody>${rows}</tbody></table>`,
)}
`;
}

function cell(count: number, total: number, right: boolean, told: Content): Markup {
  if (count === 0) return html`<td><span aria-hidden="true">·</span><span class="vh">0</span></td>`;
  const share = (count / total).toFixed(2);
  return html`<td class="${right ? 'right' : 'off'}" style="--share:${share}">${told}</td>`;
}

/** The count, as a link where its errors are in the list. */
function linked(name: string, [gold, predicted]: [string, string], count: number): Content {
  const layer = LAYERS.find((one) => one === name);
  if (layer === undefined || gold === predicted) return count;
  if (predicted === MISSED) return countLink(count, { layer, error: 'missed', type: gold }, gold);
  if (gold === SPURIOUS) {
    return countLink(count, { layer, error: 'spurious', type: predicted }, predicted);
  }
  const value = TYPE_VALUES[layer];
  if (value === undefined) return count;
  const query = { layer, error: 'wrong', value, type: typePair(gold, predicted) } as const;
  return countLink(count, query, `${gold} taken for ${predicted}`);
}
