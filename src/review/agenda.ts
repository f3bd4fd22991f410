/** The agenda after a review. */
import { idOf, isInPlace, titleOf } from '../../eval/gold/beside.ts';
import type { Entry } from '../../eval/gold/verdict.ts';
import type { MinutesRecord } from '../../pipeline/record.ts';
import { contains, trim } from '../../pipeline/span.ts';
import type { Span } from '../../pipeline/types.ts';
import { BY_PERSON, type Review, revised } from './review.ts';

type Item = MinutesRecord['agenda'][number];

/** An item that a person changed or added. */
function itemOf({ record }: Review, entry: Entry, before: Item | null): Item {
  const { fact } = entry;
  const inPlace = before !== null && isInPlace(record, entry);
  const heading = inPlace ? before.heading : { start: fact.span.start, end: fact.span.end };
  return {
    ...(before ?? { id: idOf(record, entry), level: 1, parent: null, summary: null }),
    number: fact.values['number'] ?? null,
    title: titleOf(record, entry),
    span: inPlace ? before.span : spanAround(before, heading),
    heading,
    ...BY_PERSON,
  };
}

/** An item begins with its heading, where it did so before. */
function spanAround(before: Item | null, heading: Span): Item['span'] {
  if (before === null) return { start: heading.start, end: heading.end };
  const { span } = before;
  const leads = span.start === before.heading.start;
  const start = leads ? heading.start : Math.min(span.start, heading.start);
  return { start, end: Math.max(span.end, heading.end) };
}

/** The items; a new one reaches to the next, and takes from the one that it begins in. */
export function agendaOf(review: Review): Item[] {
  const { record, beside, spoken } = review;
  const known = new Set(record.agenda.map(({ id }) => id));
  const items = revised(
    record.agenda,
    spoken('agenda'),
    (number) => beside.stands('agenda', number),
    (entry, before) => itemOf(review, entry, before),
  ).map((item) => ({ ...item, parent: beside.item(item.parent)?.id ?? null }));
  for (const [i, item] of items.entries()) {
    if (known.has(item.id)) continue;
    const { level = 1, parent = null } = items[i - 1] ?? {};
    const end = items[i + 1]?.span.start ?? record.text.length;
    const reach = { start: item.heading.start, end: Math.max(item.heading.end, end) };
    items[i] = { ...item, level, parent, span: trim(record.text, reach) };
    for (const [j, other] of items.entries()) {
      const cut = { start: other.span.start, end: item.heading.start };
      const begins = j < i && other.level >= level && other.span.end > cut.end;
      if (begins && cut.start < cut.end) items[j] = { ...other, span: trim(record.text, cut) };
    }
  }
  return items;
}

/** The innermost item that a place lies in. */
export function itemAt(agenda: readonly Item[], place: Span): string | null {
  const around = agenda.filter(({ span }) => contains(span, place));
  const [inner] = around.toSorted((a, b) => a.span.end - a.span.start - b.span.end + b.span.start);
  return inner?.id ?? null;
}
