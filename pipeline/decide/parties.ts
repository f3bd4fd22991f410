/** People and bodies where the document names them. */
import { contains } from '../span.ts';
import type { Classified, Span } from '../types.ts';

export interface Party extends Span {
  readonly id: string;
  readonly isPerson: boolean;
  /** 'party' for a political one; null for a person. */
  readonly kind: string | null;
}

/** Every mention with whose it is, in the order of the text. */
export function allNames(input: Classified): Party[] {
  const people = input.people.map((entity) => ({ ...entity, isPerson: true, kind: null }));
  const bodies = input.organisations.map((entity) => ({ ...entity, isPerson: false }));
  return [...people, ...bodies]
    .flatMap(({ id, isPerson, kind, mentions }) =>
      mentions.map(({ start, end }) => ({ id, isPerson, kind, start, end })),
    )
    .sort((a, b) => a.start - b.start);
}

/** Those inside a stretch of the document. */
export function namesIn(input: Classified, within: Span): Party[] {
  return allNames(input).filter((name) => contains(within, name));
}
