/** A forest plot: one figure a row with its interval, under one scale. */
import type { Figure } from '../../bootstrap.ts';
import { withInterval } from '../../table.ts';
import { type Content, html, type Markup } from '../html/markup.ts';
import { marker, svg, text } from './drawing.ts';
import { floorOf, type Scale, scaleOf, ticksOf } from './scale.ts';

/** One row; a figure for each series. */
export interface ForestRow {
  readonly label: string;
  readonly figures: readonly Figure[];
}

/** What is drawn: at most two series. */
export interface Forest {
  readonly id: string;
  readonly title: string;
  readonly series: readonly string[];
  readonly rows: readonly ForestRow[];
}

const WIDTH = 360;
const RIGHT = WIDTH - 12;
const LINE = 15;
const GAP = 11;
/** Width of a letter, about: no text can be measured here. */
const LETTER = 7.2;
const LONGEST = 20;

/** The drawing; null where no row has a figure. */
export function forest({ id, title, series, rows }: Forest): Markup | null {
  const known = rows.filter(({ figures }) => figures.some(({ value }) => value !== null));
  if (known.length === 0) return null;
  const figures = known.flatMap((row) => row.figures);
  const from = floorOf(figures.flatMap(({ value, interval }) => interval?.low ?? value ?? []));
  const labels = known.map(({ label }) => shortened(label));
  const left = 16 + LETTER * Math.max(...labels.map((label) => label.length));
  const x = scaleOf([from, 1], [left, RIGHT]);
  const top = 14 + 18 * series.length;
  const rowHeight = LINE * series.length + GAP;
  const bottom = top + rowHeight * known.length;
  return svg({
    id,
    title,
    description: `${series.join('; ')}. ${known.map((row) => told(row, series)).join('; ')}.`,
    width: WIDTH,
    height: bottom + 24,
    content: [
      series.map((name, index) => key(name, index)),
      grid(from, x, top, bottom),
      known.map((row, index) =>
        drawnRow(row, labels[index] ?? '', x, { left, y: top + index * rowHeight, rowHeight }),
      ),
    ],
  });
}

function told({ label, figures }: ForestRow, series: readonly string[]): string {
  const each = figures.map((figure, index) => {
    const name = series.length > 1 ? `${(series[index] ?? '').split(':')[0]} ` : '';
    return `${name}${withInterval(figure)}`;
  });
  return `${label}: ${each.join(', ')}`;
}

function shortened(label: string): string {
  return label.length <= LONGEST ? label : `${label.slice(0, LONGEST - 1)}…`;
}

function key(name: string, index: number): Content {
  const y = 9 + 18 * index;
  const line = html`<path class="range range-${index}" d="M2 ${y}H26"/>`;
  return [line, marker(index, 14, y), text('name', 34, y + 4, name, 'start')];
}

function grid(from: number, x: Scale, top: number, bottom: number): Content {
  return ticksOf(from).map((tick) => [
    html`<path class="grid" d="M${x(tick)} ${top}V${bottom}"/>`,
    text('tick', x(tick), bottom + 17, tick.toFixed(1)),
  ]);
}

function drawnRow(
  { label, figures }: ForestRow,
  shown: string,
  x: Scale,
  { left, y, rowHeight }: { left: number; y: number; rowHeight: number },
): Content {
  const lines = figures.map((figure, index) => {
    const { value, interval } = figure;
    if (value === null) return null;
    const at = y + GAP / 2 + LINE * (index + 0.5);
    const [low, high] = [x(interval?.low ?? value), x(interval?.high ?? value)];
    const range = html`<path class="range range-${index}" d="M${low} ${at}H${high}"/>`;
    const caps = html`<path class="cap" d="M${low} ${at - 3}v6M${high} ${at - 3}v6"/>`;
    const tip = `${label}: ${withInterval(figure)}`;
    return [...(interval === null ? [] : [range, caps]), marker(index, x(value), at, tip)];
  });
  const middle = y + rowHeight / 2 + 4;
  const name = text('label', left - 13, middle, shown, 'end');
  return html`<g>${name}${lines}</g>`;
}
