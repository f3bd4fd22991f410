/** What answers look like; the record has its own schema in pipeline/record.ts. */
import { z } from '@hono/zod-openapi';
import { REVIEW_LAYERS } from '../../eval/gold/corrections.ts';
import { recordSchema } from '../../pipeline/record.ts';
import { MOST_VALUES } from '../store/filter.ts';
import { COLUMNS, type Layer } from '../store/query.ts';
import { REVIEW_STATES } from '../store/reviewed.ts';
import { PASSAGE_KINDS } from '../store/search/passages.ts';

// Made anew: what was made before the package was loaded knows nothing of OpenAPI.
/** A record. */
export const recordAnswer = z.strictObject(recordSchema.shape).openapi('Record');

// No flags: a pattern of JSON Schema has none, and they would be taken for a part of it.
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const offset = z.int().min(0);
const span = { start: offset, end: offset };
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .nullable();

/** The content of a document, as it is named in paths. */
export const documentParameters = z.strictObject({ sha256 });

const listed = {
  sha256,
  /** What it is called; no path of the server's machine. */
  name: z.string(),
  date: day,
  body: z.string().nullable(),
  kind: z.string().nullable(),
  /** How far people have gone through it. */
  review: z.enum(REVIEW_STATES),
};

/** A correction of it. */
export const correctionParameters = z.strictObject({
  sha256,
  number: z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number)
    .openapi({ type: 'integer', minimum: 0 }),
});

/** A document in a list. */
export const documentAnswer = z.strictObject(listed).openapi('Document');

const saidValues = z.record(z.string(), z.union([z.string(), z.boolean(), z.null()]));
const layerName = z.enum(REVIEW_LAYERS);
const said = {
  layer: layerName.optional(),
  verdict: z.enum(['accept', 'reject', 'change', 'add']).optional(),
  /** Of the fact spoken of; of the new one for 'add'. */
  span: z.strictObject(span).optional(),
  /** For 'change' and 'add'. */
  to: z
    .strictObject({ span: z.strictObject(span).optional(), values: saidValues.optional() })
    .optional(),
  /** Layers that were gone through whole: then it says nothing else. */
  reviewed: z.array(layerName).min(1).optional(),
};

/** What is said of a document: what goes with what is checked when it is read. */
export const correctionBody = z.strictObject({
  who: z.string().regex(/\S/).max(200).optional(),
  ...said,
});

/** A correction as it is kept. */
export const correctionAnswer = z
  .strictObject({
    number: z.int().min(0),
    who: z.string().nullable(),
    when: z.string(),
    /** When it was taken back. */
    undone: z.string().nullable(),
    ...said,
    /** What the program had found. */
    seen: saidValues.optional(),
  })
  .openapi('Correction');

/** All of a document, also those that were taken back. */
export const correctionsAnswer = z
  .strictObject({ items: z.array(correctionAnswer) })
  .openapi('Corrections');

/** What could not be read. */
export const failuresAnswer = z
  .strictObject({
    items: z.array(
      z.strictObject({
        name: z.string(),
        sha256: sha256.nullable(),
        code: z.string(),
        message: z.string(),
        failed_at: z.string(),
        tries: z.int().min(1),
      }),
    ),
    total: z.int().min(0),
  })
  .openapi('Failures');

const facet = z
  .array(z.strictObject({ value: z.string(), count: z.int().min(1) }))
  .max(MOST_VALUES);
const counts = z
  .strictObject({
    total: z.int().min(0),
    facets: z.strictObject({ body: facet, year: facet, kind: facet, person: facet }),
  })
  .openapi('Counts');

/** A page: `next` links to the one after it. */
function page<T extends z.ZodType>(item: T) {
  return { items: z.array(item), next: z.string().nullable() };
}

/** A page of documents; `counts` where `facets` asks for them. */
export const documentsAnswer = z
  .strictObject({ ...page(documentAnswer), counts: counts.optional() })
  .openapi('Documents');

const found = z
  .strictObject({
    kind: z.enum(PASSAGE_KINDS),
    ...span,
    text: z.string(),
    marks: z.array(z.strictObject(span)),
  })
  .openapi('Found');

/** A page of a search. */
export const searchAnswer = z
  .strictObject({
    ...page(z.strictObject({ ...listed, score: z.int(), found: z.array(found) }).openapi('Hit')),
    counts: counts.optional(),
  })
  .openapi('Hits');

/** So many series of a count over time are told. */
export const MOST_SERIES = 50;
const points = z.array(
  z.strictObject({ at: z.string().regex(/^\d{4}(-\d{2})?$/), count: z.int().min(1) }),
);
const series = z
  .array(z.strictObject({ value: z.string().nullable(), count: z.int().min(1), points }))
  .max(MOST_SERIES);

/** Decisions over time: in all, of each kind and of each body. */
export const decisionCountsAnswer = z
  .strictObject({
    step: z.enum(['month', 'year']),
    total: z.int().min(0),
    undated: z.int().min(0),
    points,
    kinds: series,
    bodies: series,
  })
  .openapi('DecisionCounts');

const count = z.int().min(0);

/** A page of names; `total` is how many there are on all pages. */
export const namesAnswer = z
  .strictObject({
    ...page(
      z.strictObject({
        name: z.string(),
        documents: count,
        mentions: count,
        first: day,
        last: day,
      }),
    ),
    total: count,
  })
  .openapi('Names');

const mentioned = z.strictObject({
  name: z.string(),
  roles: z.array(z.string()),
  organisations: z.array(z.string()),
  found: z.array(
    z.strictObject({ ...span, text: z.string(), marks: z.array(z.strictObject(span)) }),
  ),
});

/** A page of documents with the places where somebody is named. */
export const mentionsAnswer = z
  .strictObject(page(z.strictObject({ ...listed, mentioned: z.array(mentioned) })))
  .openapi('Mentions');

const NUMBERS = new Set(['start', 'end', 'mentions']);
const NEVER_NULL = new Set(['document', 'text', 'name', 'kind', 'mentions', 'status']);

/** One column of a fact; only actions all have a status, and who is not named has no place. */
function column(layer: Layer, name: string): z.ZodType {
  const value = NUMBERS.has(name) ? offset : z.string();
  const always = NEVER_NULL.has(name) && (name !== 'status' || layer === 'actions');
  return always ? value : value.nullable();
}

/** A page of facts of a layer, with the columns that `klubbslag list` has. */
export function factsAnswer(layer: Layer) {
  const columns = COLUMNS[layer].map((name) => [name, column(layer, name)]);
  const fact = z.strictObject({ ...Object.fromEntries(columns), sha256 });
  return z.strictObject(page(fact));
}

/** What became of each document of an upload. */
export const takenAnswer = z
  .strictObject({
    documents: z.array(
      z.strictObject({
        name: z.string(),
        sha256: sha256.nullable(),
        state: z.enum(['processed', 'unchanged', 'failed', 'removed']),
        problem: z.strictObject({ code: z.string(), message: z.string() }).nullable(),
      }),
    ),
  })
  .openapi('Taken');
