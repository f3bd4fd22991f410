/** Who is to do it, as the record shows them: each with the words that name them. */
import { quote } from '../span.ts';
import type { Decided, Responsible, Span } from '../types.ts';
import { holderOf } from './holder.ts';
import { type Named, namedIn } from './named.ts';

/** Names as they stand. */
export function shown(input: Decided, names: readonly Named[]): readonly Responsible[] {
  return names.map(({ id, start, end }) => {
    return { id, text: quote(input.text, { start, end }), span: { start, end } };
  });
}

/** The names in a place; else its words, with the person who holds the office they name. */
export function whoIn(input: Decided, span: Span): readonly Responsible[] {
  const names = namedIn(input, span);
  const text = quote(input.text, span);
  return names.length > 0 ? shown(input, names) : [{ id: holderOf(input, text), text, span }];
}
