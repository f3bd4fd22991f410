/** People and bodies named in a stretch of the document. */
import { contains } from '../span.ts';
import type { Classified, Span } from '../types.ts';

export interface Party extends Span {
  readonly id: string;
  readonly isPerson: boolean;
}

/** All of them in the order of the text. */
export function namesIn(input: Classified, within: Span): Party[] {
  const people = input.people.map((entity) => ({ entity, isPerson: true }));
  const bodies = input.organisations.map((entity) => ({ entity, isPerson: false }));
  return [...people, ...bodies]
    .flatMap(({ entity: { id, mentions }, isPerson }) =>
      mentions
        .filter((mention) => contains(within, mention))
        .map(({ start, end }) => ({ id, isPerson, start, end })),
    )
    .sort((a, b) => a.start - b.start);
}
