/** What a reviewer says of a fact, in the vocabulary of corrections. Pure. */
import type { Layer } from '../../pipeline/calibration.ts';
import type { MinutesRecord } from '../../pipeline/record.ts';
import { itemOf, nameOf, responsibleFor } from '../../src/lookup.ts';
import type { Fact, Found, Mark } from './facts.ts';
import type { Stretch } from './segments.ts';

/** A layer as corrections name it: those of the meeting's head are together. */
export type ReviewLayer = Exclude<Layer, 'fields'> | 'meeting';

type Values = Readonly<Record<string, string | null>>;

/** One thing said; the server signs it with the time. */
export interface Said {
  readonly layer?: ReviewLayer;
  readonly verdict?: 'accept' | 'reject' | 'change' | 'add';
  readonly span?: Stretch;
  readonly to?: { readonly span?: Stretch; readonly values?: Values };
  readonly reviewed?: readonly ReviewLayer[];
}

/** One thing said as the server keeps it. */
export interface Kept extends Said {
  readonly number: number;
  readonly undone: string | null;
}

/** What found a fact that a person has spoken of. */
const REVIEWED = 'review';

/** The layer as corrections name it. */
export function reviewLayer(layer: Layer): ReviewLayer {
  return layer === 'fields' ? 'meeting' : layer;
}

/** The fields of the head that can be corrected. */
const HEAD = ['body', 'date', 'chair', 'secretary'];

/** Whether corrections can speak of a fact. */
export function canBeReviewed({ found }: Fact): boolean {
  return found.layer !== 'fields' || HEAD.includes(found.of.name);
}

function place({ start, end }: Stretch): Stretch {
  return { start, end };
}

/** That a fact is as it was found, or none. Null where nothing of the kind can be said. */
export function judged(fact: Fact, mark: Stretch, verdict: 'accept' | 'reject'): Said | null {
  if (!canBeReviewed(fact)) return null;
  const { found } = fact;
  if (found.layer !== 'fields') return { layer: found.layer, verdict, span: place(mark) };
  if (verdict === 'accept') return { layer: 'meeting', verdict };
  return { layer: 'meeting', verdict: 'change', to: { values: { [found.of.name]: null } } };
}

/** That a fact has other values, or stands elsewhere. */
export function changed(fact: Fact, mark: Stretch, to: NonNullable<Said['to']>): Said {
  const { layer } = fact.found;
  if (layer === 'fields') return { layer: 'meeting', verdict: 'change', to };
  return { layer, verdict: 'change', span: place(mark), to };
}

/** That something was missed. The values are those that a fact of the layer cannot be without. */
export function added(layer: Layer, span: Stretch, text: string): Said | null {
  if (layer === 'fields') return null;
  const quote = text.slice(span.start, span.end).replace(/\s+/gu, ' ');
  const values: Partial<Record<Layer, Values>> = {
    people: { name: quote },
    decisions: { kind: 'other' },
    attendance: { name: quote, status: 'present' },
  };
  return { layer, verdict: 'add', span: place(span), to: { values: values[layer] ?? {} } };
}

/** The values of a fact that can be changed, by the names that corrections have for them. */
export function valuesOf(record: MinutesRecord, found: Found): Values {
  switch (found.layer) {
    case 'people':
      return { name: found.of.name };
    case 'decisions': {
      const { kind, decider, agendaItem } = found.of;
      return { kind, decider, item: itemOf(record, agendaItem) };
    }
    case 'deadlines': {
      const { date, action } = found.of;
      const responsible = responsibleFor(record, found.of)[0] ?? null;
      return { date: date?.to ?? null, action: action?.text ?? null, responsible };
    }
    case 'actions':
      return { responsible: responsibleFor(record, found.of)[0] ?? null };
    case 'meetings':
      return { date: found.of.date };
    case 'agenda':
      return { number: found.of.number };
    case 'attendance': {
      const { name, status, role, organisation } = found.of;
      return { name, status, role, organisation: organisation && nameOf(record, organisation) };
    }
    case 'fields':
      return HEAD.includes(found.of.name) ? { [found.of.name]: found.of.value } : {};
    default:
      return {};
  }
}

/** Of the values that a form gives those that are others than before; '' is none. */
export function differences(before: Values, given: Readonly<Record<string, string>>): Values {
  const next = Object.entries(given).map(([name, text]) => [name, text.trim() || null] as const);
  return Object.fromEntries(next.filter(([name, value]) => value !== (before[name] ?? null)));
}

/** The marks that nobody has spoken of, the most doubtful first. */
export function doubtful(marks: readonly Mark[]): Mark[] {
  return marks
    .filter(({ by, layer }) => by !== REVIEWED && layer !== 'fields')
    .sort((a, b) => a.confidence - b.confidence || a.start - b.start);
}

/** Where a reviewer was led last. */
export type Led = Pick<Mark, 'layer' | 'start'>;

/**
 * The most doubtful mark beside `current`. Whoever was led to the current one (`led`) is led on from
 * it in the order of doubt, so that what is passed over does not come again at once.
 */
export function nextDoubtful(
  marks: readonly Mark[],
  current: Mark | undefined,
  led: Led | null,
): Mark | null {
  const queue = doubtful(marks);
  const isLed = led !== null && current?.layer === led.layer && current.start === led.start;
  const at = current && isLed ? queue.indexOf(current) : -1;
  const rest = [...queue.slice(at + 1), ...queue];
  return rest.find((mark) => mark !== current) ?? null;
}

/** What says that a layer was gone through whole, and was not taken back. */
export function reviewedBy(kept: readonly Kept[], layer: Layer): Kept | undefined {
  const name = reviewLayer(layer);
  return kept.findLast(({ undone, reviewed }) => undone === null && reviewed?.includes(name));
}
