/**
 * Corrections: what a person said of what the program found, one JSON object a line (NDJSON), in
 * the order in which it was said. Spans are half-open, in UTF-16 code units of the record's text.
 *
 *   {"document": "nämnd/maj.txt", "layer": "decisions", "verdict": "reject", "span": {…}}
 *   {…, "verdict": "change", "span": {…}, "to": {"span": {…}, "values": {"kind": "approve"}}}
 *   {…, "verdict": "add", "span": {…}, "to": {"values": {"kind": "note", "decider": null}}}
 *   {…, "layer": "meeting", "verdict": "change", "to": {"values": {"chair": "Asta Ek"}}}
 *   {"document": …, "reviewed": ["decisions", "people"], "who": "Asta Ek", "when": "2025-03-01T…"}
 *
 * A fact is named by its span in the record, or by the one that a change gave it. Changes add up;
 * an 'accept' undoes whatever was said before and takes the fact as it was found (or added).
 * 'seen' holds the values that the program had found: by them a fact stays what a person took it
 * for where another version of the program finds it otherwise, or no more.
 * 'reviewed' says that a layer was gone through whole: nothing is missing from it.
 */
import { z } from 'zod';
import { FACT_LAYERS, type FactLayer } from './facts.ts';
import { fieldOf } from './read-json.ts';
import { attendanceSchema, markSchemas } from './schema.ts';

const span = z.strictObject({ start: z.int().min(0), end: z.int().min(0) });
const text = z.string().nullable();
const { deadlines, decisions, meetings, people } = markSchemas;
const { date } = deadlines.shape;

/** What can be said of each layer beside the span; a field that is absent stays as it was. */
const valueSchemas = {
  people: z.strictObject({ name: people.shape.name }),
  organisations: z.strictObject({}),
  places: z.strictObject({}),
  decisions: z.strictObject({ item: text, decider: text, kind: decisions.shape.kind }),
  deadlines: z.strictObject({ date: date.unwrap(), action: text, responsible: text }),
  actions: z.strictObject({ responsible: text }),
  meetings: z.strictObject({ date: meetings.shape.date.unwrap() }),
  agenda: z.strictObject({ number: text }),
  attendance: z.strictObject({
    name: attendanceSchema.shape.name,
    status: attendanceSchema.shape.status,
    role: text,
    organisation: text,
  }),
} satisfies Record<FactLayer, z.ZodObject>;

/** All that must be gone through before gold is complete. */
export const REVIEW_LAYERS = [...FACT_LAYERS, 'meeting'] as const;
/** The name of one. */
export type ReviewLayer = (typeof REVIEW_LAYERS)[number];

const about = {
  /** Its path or the end of it, as far as it takes to tell it from others. */
  document: z.string().regex(/\S/u),
  /** Of the document's bytes, lower-case hex: what was said of another text does not count. */
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/u, '64 hexadecimal digits in small letters')
    .optional(),
};
const signature = { who: z.string().regex(/\S/u), when: z.iso.datetime({ offset: true }) };
const signed = { who: signature.who.optional(), when: signature.when.optional() };

const anyValue = z.union([z.string(), z.boolean(), z.null()]).optional();
const verdict = z.strictObject({
  ...about,
  ...signed,
  layer: z.enum(FACT_LAYERS),
  verdict: z.enum(['accept', 'reject', 'change', 'add']),
  /** Of the fact spoken of; of the new one for 'add'. */
  span,
  /** For 'change' and 'add'. */
  to: z
    .strictObject({ span, values: z.record(z.string(), anyValue) })
    .partial()
    .optional(),
  /** For all but 'add': what the program said of the fact. */
  seen: z.record(z.string(), anyValue).optional(),
});

/** One thing said of one fact. */
export type Verdict = z.infer<typeof verdict>;

/** A verdict on a fact of this layer, its values those that the layer has. */
export function verdictSchema(layer: FactLayer): z.ZodType<Verdict> {
  const values = valueSchemas[layer].extend({ optional: z.boolean() }).partial();
  return verdict.extend({
    layer: z.literal(layer),
    to: z.strictObject({ span, values }).partial().optional(),
    seen: valueSchemas[layer].partial().optional(),
  });
}

const meetingValues = z
  .strictObject({ body: text, date: date.unwrap(), chair: text, secretary: text })
  .partial();

/** One thing said of the meeting's own fields. */
export const meetingVerdictSchema = z.strictObject({
  ...about,
  ...signed,
  layer: z.literal('meeting'),
  verdict: z.enum(['accept', 'change']),
  to: z.strictObject({ values: meetingValues }).optional(),
  seen: meetingValues.optional(),
});

/** Layers that somebody has gone through whole. */
export const reviewedSchema = z.strictObject({
  ...about,
  ...signature,
  reviewed: z.array(z.enum(REVIEW_LAYERS)).min(1),
});

/** One line of a file of corrections. */
export type Correction =
  | Verdict
  | z.infer<typeof meetingVerdictSchema>
  | z.infer<typeof reviewedSchema>;

/** A correction and the line that it stands in, from 1. */
export interface CorrectionLine {
  readonly line: number;
  readonly correction: Correction;
}

/** The schema for what a line seems to be: by the fields that tell the kinds apart. */
export function correctionSchema(line: unknown): z.ZodType<Correction> {
  if (fieldOf(line, 'reviewed') !== undefined) return reviewedSchema;
  const given = fieldOf(line, 'layer');
  if (given === 'meeting') return meetingVerdictSchema;
  const layer = FACT_LAYERS.find((name) => name === given);
  return layer === undefined ? verdict : verdictSchema(layer);
}
