/** A passage of a document with what gold and the program mark in it. */
import { type Context, isIn, type Piece, piecesOf } from '../../context.ts';
import type { Side } from '../../outcome.ts';
import { type Content, html, type Markup } from './markup.ts';

/** Who marks what: a class name and what a screen reader says. */
export type Marker = 'gold' | 'predicted' | 'before';

/** Two sides that are marked, either of which may be absent. */
export interface Marked {
  readonly first: Side | null;
  readonly second: Side | null;
  readonly context: Context | null;
}

/** The passage; only the quotes where there is no place to show. */
export function quoteOf(
  { first, second, context }: Marked,
  markers: readonly [Marker, Marker] = ['gold', 'predicted'],
): Markup {
  const spans = [first?.span ?? null, second?.span ?? null] as const;
  if (context === null || !spans.some((span) => isIn(context, span))) {
    const quotes = [first, second].map((side, index) =>
      side === null ? [] : [mark(side.quote, [markers[index] ?? 'gold'], true), ' '],
    );
    return html`<blockquote lang="sv">${quotes}</blockquote>`;
  }
  const pieces = piecesOf(context, ...spans);
  const shown = pieces.map((piece, index) => {
    const by = markedBy(piece, markers);
    const next = pieces[index + 1];
    const ends = next === undefined || markedBy(next, markers).length === 0;
    return by.length === 0 ? piece.text : mark(piece.text, by, ends);
  });
  return html`<blockquote lang="sv">${shown}</blockquote>`;
}

function markedBy(piece: Piece, [first, second]: readonly [Marker, Marker]): Marker[] {
  return [...(piece.gold ? [first] : []), ...(piece.predicted ? [second] : [])];
}

/** Colour and line tell whose it is; the hidden words tell it to who sees neither. */
function mark(text: string, by: readonly Marker[], ends: boolean): Content {
  const end = ends ? html`<span class="vh" lang="en"> (end)</span>` : null;
  const label = html`<span class="vh" lang="en">${by.join(' and ')}: </span>`;
  return html`<mark class="${by.join(' ')}">${label}${text}${end}</mark>`;
}

/** What the marks look like. */
export function legend(markers: readonly Marker[]): Markup {
  const shown: Readonly<Record<Marker, string>> = {
    gold: 'gold: what a person marked',
    predicted: 'predicted: what the program said',
    before: 'before: what the former run said',
  };
  const both = html`<li><mark class="${markers.join(' ')}">both</mark></li>`;
  const each = markers.map((name) => html`<li><mark class="${name}">${shown[name]}</mark></li>`);
  return html`<ul class="legend">${each}${both}</ul>`;
}
