/** What all drawings share: an image with a title, and a description for who cannot see it. */
import { type Content, html, type Markup } from '../html/markup.ts';

/** What every drawing has. Sizes are in units of about a pixel on a phone. */
export interface Drawing {
  readonly id: string;
  readonly title: string;
  /** What it shows, in a sentence or two. */
  readonly description: string;
  readonly width: number;
  readonly height: number;
  readonly content: Content;
}

/** The drawing as SVG that is as wide as its place. */
export function svg({ id, title, description, width, height, content }: Drawing): Markup {
  return html`<svg id="${id}" viewBox="0 0 ${width} ${height}" role="img"
 aria-labelledby="${id}-t" aria-describedby="${id}-d">
<title id="${id}-t">${title}</title><desc id="${id}-d">${description}</desc>
${content}
</svg>`;
}

/** Round for the first series, a hollow diamond for the second: told apart without colour. */
export function marker(series: number, x: number, y: number, tip: string | null = null): Markup {
  const title = tip === null ? null : html`<title>${tip}</title>`;
  return series === 0
    ? html`<circle class="dot" cx="${x}" cy="${y}" r="4.5">${title}</circle>`
    : html`<path class="diamond" d="M${x} ${y - 5.5}l5.5 5.5l-5.5 5.5l-5.5 -5.5z">${title}</path>`;
}

/** Words at a place: `anchor` says which part of them stands there. */
export function text(
  name: 'tick' | 'name' | 'label' | 'small' | 'halo',
  x: number,
  y: number,
  words: string,
  anchor: 'start' | 'middle' | 'end' = 'middle',
): Markup {
  return html`<text class="${name}" x="${x}" y="${y}" text-anchor="${anchor}">${words}</text>`;
}

/** A frame from 0 to 1 both ways with lines at every fifth. */
export interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The lines, figures and names of both axes. */
export function axes(
  { left, right, top, bottom }: Frame,
  x: { readonly name: string; readonly at: (value: number) => number },
  y: { readonly name: string; readonly at: (value: number) => number },
): Content {
  const ticks = [0, 0.2, 0.4, 0.6, 0.8, 1];
  const shown = (tick: number) => (tick === 0 || tick === 1 ? String(tick) : tick.toFixed(1));
  return [
    ticks.map((tick) => [
      html`<path class="grid" d="M${x.at(tick)} ${top}V${bottom}M${left} ${y.at(tick)}H${right}"/>`,
      text('tick', x.at(tick), bottom + 16, shown(tick)),
      text('tick', left - 6, y.at(tick) + 4, shown(tick), 'end'),
    ]),
    html`<path class="axis" d="M${left} ${top}V${bottom}H${right}"/>`,
    text('name', (left + right) / 2, bottom + 33, x.name),
    text('name', 0, top - 14, y.name, 'start'),
  ];
}
