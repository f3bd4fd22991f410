/**
 * Gold files as written: what a person marked in a document. Every mark is a quote and its
 * occurrence, which survives re-encoding and reads well in a diff. Nothing else may stand in a
 * file: a misspelt field would be a mark that is silently not scored.
 */
import { z } from 'zod';
import { recordSchema } from '../../pipeline/record.ts';
import type { Span } from '../../pipeline/types.ts';

const stated = z.string().nullable().default(null);
const date = z.iso.date().nullable().default(null);
const optional = z.boolean().default(false);
const name = z.string().regex(/\S/u);
const mark = z.strictObject({
  quote: z.string().min(1),
  n: z.int().min(0).default(0),
  optional,
});

/** One mark of each layer of quotes. */
export const markSchemas = {
  people: mark.extend({ name }),
  organisations: mark,
  places: mark,
  decisions: mark.extend({
    item: stated,
    decider: stated,
    kind: recordSchema.shape.decisions.element.shape.kind,
  }),
  deadlines: mark.extend({ date, action: stated, responsible: stated }),
  meetings: mark.extend({ date }),
  /** The quote is the heading as printed, its number included. */
  agenda: mark.extend({ number: stated }),
  /** What somebody has to do, where neither a decision nor a deadline of the file says it. */
  actions: mark.extend({ responsible: stated }),
};

/** The name of a layer of quotes. */
export type MarkLayer = keyof typeof markSchemas;

/** In the order in which files hold them. */
export const MARK_LAYERS = Object.keys(markSchemas) as readonly MarkLayer[];

/** One person in the list of those present. */
export const attendanceSchema = z.strictObject({
  name,
  status: recordSchema.shape.attendance.element.shape.status,
  role: stated,
  organisation: stated,
  optional,
});

const NO_MEETING = { body: null, date: null, chair: null, secretary: null };

/** The file. Places, agenda, actions and attendance may be absent: then they are not scored. */
export const goldSchema = z.strictObject({
  /** The name of the document beside it. */
  doc: z.string().regex(/\S/u),
  /** True where no person has gone through it yet: then it is not scored. */
  draft: z.boolean().default(false),
  /** Whatever the next reader should know. */
  note: z.string().optional(),
  genre: z.string().nullable().optional(),
  meeting: z
    .strictObject({ body: stated, date, chair: stated, secretary: stated })
    .default(NO_MEETING),
  people: z.array(markSchemas.people),
  organisations: z.array(markSchemas.organisations),
  places: z.array(markSchemas.places).optional(),
  decisions: z.array(markSchemas.decisions),
  deadlines: z.array(markSchemas.deadlines),
  meetings: z.array(markSchemas.meetings),
  agenda: z.array(markSchemas.agenda).optional(),
  actions: z.array(markSchemas.actions).optional(),
  attendance: z.array(attendanceSchema).optional(),
});

/** A file that fits, with what it may leave out filled in. */
export type GoldFile = z.infer<typeof goldSchema>;

/** A mark of a layer as written. */
export type GoldMark<L extends MarkLayer = MarkLayer> = z.infer<(typeof markSchemas)[L]>;

/** An entry of the attendance list. */
export type GoldAttendance = z.infer<typeof attendanceSchema>;

/** The marks of a layer with their spans. */
export type Placed<L extends MarkLayer> = readonly (Readonly<GoldMark<L>> & {
  readonly span: Span;
})[];

/** What is scored: a span for every mark; null where the file does not hold the layer. */
export interface Gold {
  readonly draft: boolean;
  readonly meeting: Readonly<GoldFile['meeting']>;
  readonly people: Placed<'people'>;
  readonly organisations: Placed<'organisations'>;
  readonly places: Placed<'places'> | null;
  readonly decisions: Placed<'decisions'>;
  readonly deadlines: Placed<'deadlines'>;
  readonly meetings: Placed<'meetings'>;
  readonly agenda: Placed<'agenda'> | null;
  readonly actions: Placed<'actions'> | null;
  readonly attendance: readonly Readonly<GoldAttendance>[] | null;
}
