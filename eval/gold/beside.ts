/** How facts stand beside each other when all verdicts are spoken: what one says of another. */
import type { MinutesRecord } from '../../pipeline/record.ts';
import { equal, overlaps, trim } from '../../pipeline/span.ts';
import type { Span } from '../../pipeline/types.ts';
import type { Fact, FactLayer } from './facts.ts';
import { type Entry, shownSpan } from './verdict.ts';

/** An item of the agenda as it stands when all is said. */
export interface Item {
  readonly id: string;
  /** Its number, else its title. */
  readonly name: string;
}

/** What follows for one fact from what was said of others. */
export interface Beside {
  /** The item of this id, or the one that it lay in where it was rejected. */
  item(id: string | null): Item | null;
  /** The item that a decision is of; a name alone where the agenda has none of this name. */
  itemOf(decision: Entry): Item | { readonly id: null; readonly name: string | null };
  /** True of an action that a decision or a deadline tells already. */
  isTold(action: Entry): boolean;
  /** True where the record's fact of this number is still there. */
  stands(layer: FactLayer, number: number): boolean;
}

/** Where the fact is new, by the place that it was first put at. */
export function idOf(record: MinutesRecord, { original, fact }: Entry): string {
  const { layer } = fact;
  const [number, inner] = fact.at;
  if (
    number !== undefined &&
    inner === undefined &&
    layer !== 'meetings' &&
    layer !== 'attendance'
  ) {
    const known = record[layer][number]?.id;
    if (known !== undefined) return known;
  }
  const { start, end } = original.span;
  return `${PREFIXES[layer]}-at-${start}-${end}`;
}

const PREFIXES: Readonly<Record<FactLayer, string>> = {
  people: 'person',
  organisations: 'organisation',
  places: 'place',
  decisions: 'decision',
  deadlines: 'deadline',
  meetings: 'meeting',
  agenda: 'item',
  actions: 'action',
  attendance: 'attendance',
};

/** The title of an item: as the record has it, else the heading without its number. */
export function titleOf({ agenda, text }: MinutesRecord, { fact }: Entry): string {
  const known = agenda[fact.at[0] ?? -1];
  if (known !== undefined && equal(trim(text, known.heading), fact.span)) return known.title;
  const heading = text.slice(fact.span.start, fact.span.end).replace(/\s+/gu, ' ');
  const number = fact.values['number'] ?? null;
  if (number === null || !heading.startsWith(number)) return heading;
  return heading.slice(number.length).replace(/^[\s.:)–-]+/u, '') || heading;
}

/** The place of a fact as the record has it, null where it is new. */
export function placeBefore(record: MinutesRecord, { layer, at }: Fact): Span | null {
  const [number = -1, inner = -1] = at;
  if (layer === 'people' || layer === 'organisations' || layer === 'places') {
    return record[layer][number]?.mentions[inner] ?? null;
  }
  if (layer === 'agenda') return record.agenda[number]?.heading ?? null;
  return record[layer][number]?.span ?? null;
}

/** True where a fact stands where the record has it. */
export function isInPlace(record: MinutesRecord, { fact }: Entry): boolean {
  const before = placeBefore(record, fact);
  return before !== null && equal(trim(record.text, before), fact.span);
}

/** Another fact at the same place stays as long as nothing but 'accept' is said of the first. */
export function twinsStay(record: MinutesRecord, entry: Entry): boolean {
  return entry.live && entry.said.size === 0 && isInPlace(record, entry);
}

/** What a person put where the program has another fact of the layer takes its place. */
export function settled(entries: readonly Entry[]): readonly Entry[] {
  const spoken = new Map<string, Entry>();
  const key = ({ layer, span }: Fact) => `${layer} ${shownSpan(span)}`;
  for (const entry of entries) {
    if (entry.live && entry.line !== null) spoken.set(key(entry.fact), entry);
  }
  if (spoken.size === 0) return entries;
  const taken = new Map<Entry, Entry>();
  const gone = new Set<Entry>();
  for (const entry of entries) {
    const other = entry.line === null ? spoken.get(key(entry.fact)) : undefined;
    if (other === undefined) continue;
    gone.add(entry);
    if (other.fact.at.length === 0) taken.set(other, entry);
  }
  const replaced = new Set(taken.values());
  return entries.flatMap((entry) => {
    const from = taken.get(entry);
    if (from) return [{ ...entry, fact: { ...entry.fact, at: from.fact.at }, twins: from.twins }];
    if (replaced.has(entry)) return [];
    return [gone.has(entry) ? { ...entry, live: false } : entry];
  });
}

/** Looks at all facts of a record together. */
export function besideOf(record: MinutesRecord, entries: readonly Entry[]): Beside {
  const at = new Map<string, Entry>();
  for (const entry of entries) {
    const { layer, at: own } = entry.fact;
    for (const place of [own, ...entry.twins]) at.set(`${layer} ${place.join()}`, entry);
  }
  const stands = (layer: FactLayer, number: number): boolean => {
    const entry = at.get(`${layer} ${number}`);
    if (entry === undefined) return false;
    return entry.fact.at[0] === number ? entry.live : twinsStay(record, entry);
  };
  const items = itemsOf(record, entries, at, stands);
  const told = (action: MinutesRecord['actions'][number] | undefined, span: Span): boolean => {
    const decision = record.decisions.findIndex(({ id }) => id === action?.decision);
    if (decision >= 0 && stands('decisions', decision)) return true;
    const deadline = record.deadlines.findIndex(({ id }) => id === action?.deadline);
    if (deadline < 0 || !stands('deadlines', deadline)) return false;
    const place = at.get(`deadlines ${deadline}`)?.fact.span;
    return place !== undefined && overlaps(place, span);
  };
  return {
    ...items,
    stands,
    isTold: ({ fact }) => told(record.actions[fact.at[0] ?? -1], fact.span),
  };
}

function itemsOf(
  record: MinutesRecord,
  entries: readonly Entry[],
  at: ReadonlyMap<string, Entry>,
  stands: Beside['stands'],
): Pick<Beside, 'item' | 'itemOf'> {
  const nameBefore = ({ number, title }: MinutesRecord['agenda'][number]) => number ?? title;
  const nameNow = (entry: Entry) => entry.fact.values['number'] ?? titleOf(record, entry);
  const item = (id: string | null): Item | null => {
    const number = record.agenda.findIndex((one) => one.id === id);
    const known = record.agenda[number];
    if (known === undefined) return null;
    if (!stands('agenda', number)) return item(known.parent);
    const entry = at.get(`agenda ${number}`);
    const first = entry?.fact.at[0] === number;
    return { id: known.id, name: entry && first ? nameNow(entry) : nameBefore(known) };
  };
  const live = entries.filter((entry) => entry.fact.layer === 'agenda' && entry.live);
  const called = (name: string): Item | { id: null; name: string | null } => {
    const now = live.find((entry) => nameNow(entry) === name);
    if (now !== undefined) return { id: idOf(record, now), name };
    const before = record.agenda.find((one) => nameBefore(one) === name);
    if (before !== undefined) return item(before.id) ?? { id: null, name: null };
    const once = live.find(({ numbers }) => numbers.includes(name));
    return once ? { id: idOf(record, once), name: nameNow(once) } : { id: null, name };
  };
  const itemOf: Beside['itemOf'] = ({ fact }) => {
    const { item: said = null } = fact.values;
    const own = record.decisions[fact.at[0] ?? -1]?.agendaItem ?? null;
    const known = record.agenda.find(({ id }) => id === own);
    if (known !== undefined && nameBefore(known) === said) {
      return item(known.id) ?? { id: null, name: null };
    }
    return said === null ? { id: null, name: null } : called(said);
  };
  return { item, itemOf };
}
