/** The plots with a caption, and with their figures where no table has them. */
import type { ConfidenceScores } from '../../confidence.ts';
import type { Evaluation } from '../../evaluation.ts';
import { LAYERS } from '../../layers.ts';
import { NAMES } from '../../score.ts';
import { figure, withInterval } from '../../table.ts';
import { atRoundThresholds, curve } from '../plots/curve.ts';
import { type ForestRow, forest } from '../plots/forest.ts';
import { reliability } from '../plots/reliability.ts';
import { type Content, html, type Markup } from './markup.ts';

const SERIES = ['overlap: found at all', 'strict: right ends and type'];

/** The whole section; null where there is nothing to draw. */
export function plotsSection(evaluation: Evaluation): Markup | null {
  const layers = LAYERS.flatMap((layer) => {
    const scores = evaluation.confidence[layer];
    return scores === undefined ? [] : [[layer, scores] as const];
  });
  const [first, second] = [layersForest(evaluation), genresForest(evaluation)];
  if (first === null && second === null && layers.length === 0) return null;
  return html`<section id="plots" aria-labelledby="plots-title">
<h2 id="plots-title">Plots</h2>
<div class="plots wide">${first}${second}</div>
${
  layers.length === 0
    ? null
    : html`<h3>Does confidence mean what it says?</h3>
<p class="note">Dots on the dashed line: of the facts held with 0.9, nine in ten are right. Above the
line it is right more often than it says, below it less often. Bars: 95&nbsp;% intervals (Wilson).</p>
<div class="plots">${layers.map(([layer, scores]) => reliabilityFigure(layer, scores))}</div>
<h3>What if only the surest were said?</h3>
<p class="note">Each point: precision and recall if only facts with at least the confidence beside it
were said.</p>
<div class="plots">${layers.map(([layer, scores]) => curveFigure(layer, scores))}</div>`
}
</section>`;
}

function figureOf(drawing: Markup | null, caption: Content, rest: Content): Content {
  if (drawing === null) return null;
  return html`<figure><figcaption>${caption}</figcaption>${drawing}${rest}</figure>`;
}

function layersForest({ summary }: Evaluation): Content {
  const rows = ([...LAYERS, NAMES] as const).flatMap((layer): ForestRow[] => {
    const scores = summary.layers[layer];
    if (scores === undefined) return [];
    const { overlap, strict } = scores.readings;
    return [{ label: layer, figures: [overlap.f1, strict.f1] }];
  });
  const title = 'F1 of each layer with its 95 % interval';
  const drawing = forest({ id: 'plot-layers', title, series: SERIES, rows });
  const link = html`<p class="note">Figures: <a href="#readings">F1 by what counts as right</a>.</p>`;
  return figureOf(drawing, html`<h3>F1 by layer</h3>`, link);
}

function genresForest({ genres }: Evaluation): Content {
  const rows = genres.map(({ name, degenerate, summary }): ForestRow & { cells: string[] } => {
    const all = summary.all.readings.overlap.f1;
    const decisions = summary.layers.decisions?.readings.overlap.f1;
    const known = decisions ?? { value: null, interval: null };
    return {
      label: `${name}${degenerate ? ' *' : ''}`,
      figures: [all, known],
      cells: [name, String(summary.documents), withInterval(all), withInterval(known)],
    };
  });
  const series = ['all layers: found at all', 'decisions: found at all'];
  const title = 'F1 of each genre with its 95 % interval';
  const drawing = forest({ id: 'plot-genres', title, series, rows });
  const few = genres.some(({ degenerate }) => degenerate)
    ? html`<p class="note">* Too few documents for an interval.</p>`
    : null;
  const head = ['genre', 'documents', 'all layers', 'decisions'];
  const cells = rows.map((row) => row.cells);
  return figureOf(drawing, html`<h3>F1 by genre</h3>`, [few, details('F1 by genre', head, cells)]);
}

function reliabilityFigure(layer: string, scores: ConfidenceScores): Content {
  const rows = scores.bins.map(({ from, to, count, confidence, accuracy, interval }) => [
    `${from.toFixed(1)}–${to.toFixed(1)}`,
    String(count),
    figure(confidence),
    withInterval({ value: accuracy, interval }),
  ]);
  const head = ['confidence', 'predictions', 'mean', 'right'];
  return figureOf(
    reliability(`reliability-${layer}`, layer, scores),
    html`<b>${layer}</b> · calibration error ${figure(scores.ece)}`,
    details(`reliability, ${layer}`, head, rows),
  );
}

function curveFigure(layer: string, scores: ConfidenceScores): Content {
  const rows = atRoundThresholds(scores.curve).map(({ threshold, precision, recall }) => [
    threshold.toFixed(2),
    figure(precision),
    figure(recall),
  ]);
  return figureOf(
    curve(`curve-${layer}`, layer, scores),
    html`<b>${layer}</b> · average precision ${figure(scores.averagePrecision)}`,
    details(`thresholds, ${layer}`, ['at least', 'precision', 'recall'], rows),
  );
}

function details(name: string, head: readonly string[], rows: readonly string[][]): Markup {
  const body = rows.map(
    ([first = '', ...cells]) =>
      html`<tr><th scope="row">${first}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`,
  );
  return html`<details><summary>Figures: ${name}</summary>
<table><caption class="vh">Figures: ${name}</caption>
<thead><tr>${head.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead>
<tbody>${body}</tbody></table>
</details>`;
}
