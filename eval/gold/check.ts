/** Errors that only show against the text, and between the marks of a layer. */
import { equal, overlaps } from '../../pipeline/span.ts';
import type { Span } from '../../pipeline/types.ts';
import { plural } from '../table.ts';
import type { Marked, MarkedAt } from './marked.ts';
import { type FindNear, nearIn } from './near.ts';
import { placeOf, shownQuote, type Told } from './problem.ts';
import type { QuoteAt, Quotes } from './quotes.ts';
import { MARK_LAYERS } from './schema.ts';
import type { StandsIn } from './words.ts';

/** All of them, by layer. */
export function textProblems(marked: Marked, quotes: Quotes, standsIn: StandsIn): Told[] {
  const near = nearIn(quotes);
  return [
    ...MARK_LAYERS.flatMap((layer) => {
      const marks: readonly MarkedAt[] = marked.layers[layer];
      return [...marks.flatMap((mark) => quoteProblems(mark, quotes, near)), ...collisions(marks)];
    }),
    ...marked.attendance.flatMap(({ index, entry: { name } }) => {
      const message = `${shownQuote(name)} does not occur in the document`;
      return standsIn(name) ? [] : [{ path: ['attendance', index, 'name'], message }];
    }),
  ];
}

function quoteProblems(
  { layer, index, mark, span }: MarkedAt,
  quotes: Quotes,
  findNear: FindNear,
): Told[] {
  const path = [layer, index, 'quote'];
  if (span === null) {
    return [{ path, message: missingQuote(mark, quotes, findNear) }];
  }
  if (mark.quote.trim() === mark.quote) return [];
  return [{ path, message: `${shownQuote(mark.quote)} begins or ends with white space` }];
}

/** So many places are listed; more would hide the message. */
const MOST_LISTED = 5;

function missingQuote({ quote, n }: QuoteAt, quotes: Quotes, findNear: FindNear): string {
  const places = quotes.all(quote);
  const line = ({ start }: Span) => quotes.lineOf(start);
  const [only, ...others] = places;
  if (only !== undefined) {
    const listed = places.slice(0, MOST_LISTED).map(line).join(', ');
    const more = places.length > MOST_LISTED ? ', …' : '';
    const where = others.length === 0 ? `line ${listed}` : `lines ${listed}${more}`;
    const right = others.length === 0 ? '0' : `from 0 to ${others.length}`;
    return (
      `${shownQuote(quote)} has no occurrence ${n}: it occurs ${plural(places.length, 'time')} ` +
      `in the document (${where}), so n is ${right}`
    );
  }
  const near = findNear(quote, n);
  if (near === null) return `${shownQuote(quote)} does not occur in the document`;
  const right = quotes.quoteAt(near.span);
  return (
    `${shownQuote(quote)} does not occur in the document, but ${near.by} in ` +
    `its line ${line(near.span)}: write ${JSON.stringify(right.quote)}, n ${right.n}`
  );
}

/** Marks of one layer that stand in one another's way. Optional marks count too. */
function collisions(marks: readonly MarkedAt[]): Told[] {
  const placed = marks
    .flatMap((one) => (one.span === null ? [] : [{ ...one, span: one.span }]))
    .sort((a, b) => a.span.start - b.span.start || a.index - b.index);
  let open: typeof placed = [];
  return placed.flatMap((one) => {
    open = open.filter((other) => overlaps(other.span, one.span));
    const found = open.map((other) => collision(other, one));
    open.push(one);
    return found;
  });
}

function collision(a: MarkedAt & { span: Span }, b: MarkedAt & { span: Span }): Told {
  const [first, second] = a.index < b.index ? [a, b] : [b, a];
  const path = [second.layer, second.index, 'quote'];
  const other = placeOf([first.layer, first.index]);
  const same = equal(first.span, second.span);
  const message = same
    ? `${shownQuote(second.mark.quote)} is the same mark as ${other}`
    : `${shownQuote(second.mark.quote)} overlaps ${other} ${shownQuote(first.mark.quote)}`;
  return { path, message };
}
