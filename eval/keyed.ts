/**
 * Layers that are matched by what they say, not by where they stand: attendance by name, the
 * meeting's fields by name and value. Each key becomes a place of its own on an imagined line, so
 * that one matcher serves all layers.
 */
import type { MinutesRecord } from '../pipeline/record.ts';
import type { Gold } from './gold/schema.ts';
import { type Mark, type MarkInput, type Sides, toMark } from './mark.ts';
import { normalise } from './normalise.ts';

/** The meeting's own fields that are scored, in the order they are printed. */
export const FIELDS = ['date', 'body', 'chair', 'secretary'] as const;

type Keyed = MarkInput & { readonly key: string };

/** Gives each key the same place for both sides. A key that stands twice is two marks at one place. */
function byKey(): (input: Keyed) => Mark {
  const places = new Map<string, number>();
  return ({ key, ...input }) => {
    const start = places.get(key) ?? places.size;
    places.set(key, start);
    return toMark({ ...input, match: { start, end: start + 1 } });
  };
}

/** Attendance: one row a person, its type the status. */
export function attendanceLayer(gold: Gold | null, { attendance, text }: MinutesRecord): Sides {
  const place = byKey();
  return {
    gold:
      gold?.attendance?.map(({ name, status, role, organisation, optional }) => {
        const at = text.indexOf(name);
        return place({
          key: normalise(name),
          span: at < 0 ? null : { start: at, end: at + name.length },
          quote: name,
          type: status,
          values: { status, role, organisation },
          optional,
        });
      }) ?? null,
    predicted: attendance.map(({ name, status, role, organisation, span, confidence, by }) =>
      place({
        key: normalise(name),
        span,
        quote: name,
        type: status,
        values: { status, role, organisation },
        confidence,
        by,
      }),
    ),
  };
}

/**
 * The meeting's fields, its type the field's name. Only a right value is a match: a wrong date is
 * one that is missed and one that is spurious.
 */
export function fieldsLayer(gold: Gold | null, { meeting }: MinutesRecord): Sides {
  const place = byKey();
  const keyOf = (field: string, value: string) => `${field} ${normalise(value)}`;
  return {
    gold:
      gold &&
      FIELDS.flatMap((field) => {
        const quote = gold.meeting[field];
        return quote === null
          ? []
          : [place({ key: keyOf(field, quote), span: null, quote, type: field })];
      }),
    predicted: FIELDS.flatMap((field) => {
      const quote = meeting[field];
      if (quote === null) return [];
      const span = meeting.spans[field] ?? null;
      const found = meeting.evidence[field] ?? {};
      return [place({ key: keyOf(field, quote), span, quote, type: field, ...found })];
    }),
  };
}
