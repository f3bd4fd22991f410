/** The bodies that meet, each with its documents. */
import { fold } from '../similar.ts';
import type { Circles } from './circles.ts';
import type { Met } from './next-meeting.ts';
import { groups } from './occurrence.ts';

/** A body of a circle. */
export interface Body {
  /** As its first document writes it. */
  readonly name: string;
  /** By date. */
  readonly dated: readonly { readonly document: string; readonly date: string }[];
  readonly undated: readonly string[];
}

/**
 * The bodies of all documents that name one. A document without people is in no circle: it is of
 * the body of its name where only one circle has such a body, else of one of its own.
 */
export function bodiesOf(meetings: readonly Met[], circles: Circles): Body[] {
  const named = meetings.filter(({ body }) => body !== null);
  const circleOf = ({ document }: Met) => circles.get(document)?.circle;
  const byName = groups(
    named.filter((met) => circleOf(met) !== undefined),
    ({ body }) => [fold(body ?? '')],
  );
  const found = groups(named, (met) => {
    const name = fold(met.body ?? '');
    const others = new Set((byName.get(name) ?? []).map(circleOf));
    const only = others.size === 1 ? [...others][0] : undefined;
    return [`${circleOf(met) ?? only ?? met.document} ${name}`];
  });
  return [...found.values()].map(bodyOf);
}

function bodyOf(all: readonly Met[]): Body {
  const dated = all
    .flatMap(({ document, date }) => (date === null ? [] : [{ document, date }]))
    .sort((a, b) => (`${a.date} ${a.document}` < `${b.date} ${b.document}` ? -1 : 1));
  const first = all.find(({ document }) => document === dated[0]?.document) ?? all[0];
  const undated = all.flatMap(({ document, date }) => (date === null ? [document] : []));
  return { name: first?.body ?? '', dated, undated };
}
