/** /v1/evaluation: a saved evaluation, from its tables to each error in its sentence. */
import { z } from '@hono/zod-openapi';
import { FINDING_TYPES } from '../../../eval/finding.ts';
import { LAYERS } from '../../../eval/layers.ts';
import type { Store } from '../../store/store.ts';
import type { ServedEvaluation, ToldError } from '../evaluation.ts';
import { NONE, type Operation, operation } from '../operation.ts';
import { keyOf, linkHeaders, nextLink, pageParameters } from '../paging.ts';
import { Refusal } from '../problems.ts';
import { documentParameters } from '../schemas.ts';

const NOT_GIVEN = 'No evaluation is served here: see --evaluation';
const KEY = z.tuple([z.int().min(0)]);
const LONGEST = 500;

const { sha256 } = documentParameters.shape;
const count = z.int().min(0);
const table = z
  .strictObject({
    id: z.string(),
    title: z.string(),
    note: z.string(),
    head: z.array(z.string()),
    rows: z.array(z.array(z.string())),
  })
  .openapi('Table');
const overviewAnswer = z
  .strictObject({
    documents: z.string(),
    method: z.string(),
    tables: z.array(table),
    errors: z.array(
      z.strictObject({
        layer: z.enum(LAYERS),
        ...{ missed: count, spurious: count, wrong: count, inexact: count },
      }),
    ),
    genres: z.array(z.string()),
    /** Documents with an error. */
    withErrors: z.array(z.strictObject({ sha256, name: z.string() })),
  })
  .openapi('Evaluation');

const side = z.strictObject({
  quote: z.string(),
  type: z.string(),
  values: z.record(z.string(), z.string().nullable()),
  confidence: z.number().nullable(),
  by: z.string().nullable(),
});
const errorAnswer = z
  .strictObject({
    document: z.string(),
    genre: z.string(),
    sha256,
    /** Whether this content lies in the store, too. */
    stored: z.boolean(),
    layer: z.enum(LAYERS),
    type: z.enum(FINDING_TYPES),
    value: z.string().nullable(),
    gold: side.nullable(),
    predicted: side.nullable(),
    pieces: z.array(
      z.strictObject({ text: z.string(), gold: z.boolean(), predicted: z.boolean() }),
    ),
    at: z.strictObject({ start: count, end: count }).nullable(),
  })
  .openapi('EvaluationError');

function served(evaluation: ServedEvaluation | null): ServedEvaluation {
  if (evaluation === null) throw new Refusal(404, NOT_GIVEN);
  return evaluation;
}

/** With whether each one's document is stored. */
async function placed(store: Store, items: readonly ToldError[]) {
  const known = new Map<string, boolean>();
  for (const { sha256 } of items) {
    if (!known.has(sha256)) known.set(sha256, (await store.pages.document(sha256)) !== null);
  }
  return items.map((one) => ({ ...one, stored: known.get(one.sha256) ?? false }));
}

function overview(evaluation: ServedEvaluation | null): Operation {
  return operation({
    method: 'get',
    path: '/v1/evaluation',
    id: 'getEvaluation',
    summary: 'The tables of the evaluation that is served',
    query: NONE,
    params: NONE,
    answers: { 200: { description: 'the tables', schema: overviewAnswer } },
    refusals: [404],
    handle: async () => {
      const own = served(evaluation);
      return { body: () => own.overview() };
    },
  });
}

function errors(evaluation: ServedEvaluation | null, store: Store): Operation {
  return operation({
    method: 'get',
    path: '/v1/evaluation/errors',
    id: 'listEvaluationErrors',
    summary: 'Errors, each in its sentence, in the order of documents and layers',
    query: z.strictObject({
      layer: z.enum(LAYERS).optional(),
      type: z.enum(FINDING_TYPES).optional(),
      genre: z.string().min(1).max(LONGEST).optional(),
      sha256: sha256.optional(),
      ...pageParameters(),
    }),
    params: NONE,
    answers: {
      200: {
        description: 'a page of errors, and how many there are',
        schema: z.strictObject({
          items: z.array(errorAnswer),
          next: z.string().nullable(),
          total: count,
        }),
      },
    },
    refusals: [404],
    handle: async ({ query, url }) => {
      const { layer = null, type = null, genre = null, sha256: own = null } = query;
      const { cursor, limit } = query;
      const [from = 0] = keyOf(cursor, KEY) ?? [];
      const page = await served(evaluation).errors(
        { layer, type, genre, sha256: own },
        from,
        limit,
      );
      const link = nextLink(url, from + limit < page.total ? [from + limit] : null);
      const body = { items: await placed(store, page.items), next: link, total: page.total };
      return { headers: linkHeaders(link), body: () => body };
    },
  });
}

/** The operations that read an evaluation; null where none is served. */
export function evaluationOperations(
  evaluation: ServedEvaluation | null,
  store: Store,
): Operation[] {
  return [overview(evaluation), errors(evaluation, store)];
}
