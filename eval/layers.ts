/** Which marks gold and record hold in each layer, and which values are scored with them. */
import type { Span } from '../pipeline/types.ts';
import type { Example } from './example.ts';
import { type Mark, type MarkInput, toMark, type Values } from './mark.ts';
import { normalise } from './normalise.ts';

/** In the order they are printed. */
export const LAYERS = [
  'people',
  'organisations',
  'places',
  'decisions',
  'deadlines',
  'meetings',
  'attendance',
] as const;
/** The name of one. */
export type Layer = (typeof LAYERS)[number];

/** The marks of one layer in one document. */
export interface Sides {
  readonly gold: readonly Mark[];
  readonly predicted: readonly Mark[];
}

interface Entry {
  readonly span: Span;
  readonly values?: Values;
  readonly optional?: boolean;
}

/** Both sides of each layer; null where the gold file does not hold the layer. */
export const layerSides: Readonly<Record<Layer, (example: Example) => Sides | null>> = {
  people: ({ gold, record, text }) =>
    sides(
      text,
      gold.people.map((mark) => ({ ...mark, values: { name: mark.name } })),
      record.people.flatMap(({ name, mentions }) =>
        mentions.map((span) => ({ span, values: { name } })),
      ),
    ),
  organisations: ({ gold, record, text }) => {
    const predicted = record.organisations.flatMap(({ mentions }) => mentions);
    return {
      gold: gold.organisations.map((mark) => organisation(text, mark)),
      predicted: predicted.map((span) => organisation(text, { span })),
    };
  },
  places: ({ gold, record, text }) => {
    const mentions = record.places.flatMap((place) => place.mentions);
    const predicted = mentions.map((span) => ({ span }));
    return gold.places && sides(text, gold.places, predicted);
  },
  decisions: ({ gold, record, text }) => {
    const entry = <M extends { span: Span; kind: string; decider: string | null }>(mark: M) => ({
      ...mark,
      values: { kind: mark.kind, decider: mark.decider },
    });
    return sides(text, gold.decisions.map(entry), record.decisions.map(entry));
  },
  deadlines: ({ gold, record, text }) =>
    sides(text, gold.deadlines.map(dated), record.deadlines.map(deadline)),
  meetings: ({ gold, record, text }) =>
    sides(text, gold.meetings.map(dated), record.meetings.map(dated)),
  attendance: attendanceSides,
};

function sides(text: string, gold: readonly Entry[], predicted: readonly Entry[]): Sides {
  return {
    gold: gold.map((m) => fromText(text, m)),
    predicted: predicted.map((m) => fromText(text, m)),
  };
}

function fromText(text: string, { span, values = {}, optional = false }: Entry): Mark {
  return toMark({ span, quote: text.slice(span.start, span.end), values, optional });
}

function dated<M extends { span: Span; date: string | null }>(mark: M): M & Entry {
  return { ...mark, values: { date: mark.date } };
}

/** A deadline is met up to the last day of its interval. */
function deadline({ span, date }: Example['record']['deadlines'][number]): Entry {
  return { span, values: { date: date?.to ?? null } };
}

/** A party's '(S)' and 'S' are one mark, so parentheses around all of it do not count. */
function organisation(text: string, entry: Entry): Mark {
  const { start, end } = entry.span;
  const bare = /^\([^()]*\)$/u.test(text.slice(start, end));
  const match = bare ? { start: start + 1, end: end - 1 } : entry.span;
  return toMark({ ...entry, quote: text.slice(start, end), match });
}

/**
 * Attendance is matched by name. Each name becomes a place of its own on an imagined line, so that
 * one matcher serves all layers; a name that stands twice is two marks at one place.
 */
function attendanceSides({ gold, record, text }: Example): Sides | null {
  if (gold.attendance === null) return null;
  const places = new Map<string, number>();
  const entry = (input: MarkInput): Mark => {
    const name = normalise(input.quote);
    const start = places.get(name) ?? places.size;
    places.set(name, start);
    return toMark({ ...input, match: { start, end: start + 1 } });
  };
  return {
    gold: gold.attendance.map(({ name, status, optional }) => {
      const at = text.indexOf(name);
      const span = at < 0 ? null : { start: at, end: at + name.length };
      return entry({ span, quote: name, values: { status }, optional });
    }),
    predicted: record.attendance.map(({ name, status, span }) =>
      entry({ span, quote: name, values: { status } }),
    ),
  };
}
