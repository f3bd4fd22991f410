/** /v1/documents: which there are, each whole, and its layers. */
import { z } from '@hono/zod-openapi';
import { type MinutesRecord, recordSchema } from '../../../pipeline/record.ts';
import { toldPath } from '../../paths.ts';
import type { Listed } from '../../store/listed.ts';
import type { Store } from '../../store/store.ts';
import { tagOf } from '../etags.ts';
import { documentFilter, FILTER_PARAMETERS } from '../filters.ts';
import { NONE, type Operation, operation, type Reply } from '../operation.ts';
import { keyOf, linkHeaders, nextLink, pageParameters } from '../paging.ts';
import { Refusal } from '../problems.ts';
import { documentParameters, documentsAnswer, recordAnswer } from '../schemas.ts';

/** What a cursor of a list of documents holds: day and content. */
export const DOCUMENT_KEY = z.tuple([z.string().max(10), z.string().max(64)]);

/** A document as answers have it. */
export function shown({ sha256, path, date, body, kind, review }: Listed) {
  return { sha256, name: toldPath(path), date, body, kind, review };
}

function list(store: Store): Operation {
  return operation({
    method: 'get',
    path: '/v1/documents',
    id: 'listDocuments',
    summary: 'Documents, the newest meetings first',
    query: z.strictObject({ ...FILTER_PARAMETERS, ...pageParameters() }),
    params: NONE,
    answers: { 200: { description: 'a page of documents', schema: documentsAnswer } },
    refusals: [],
    handle: async ({ query, url }) => {
      const key = keyOf(query.cursor, DOCUMENT_KEY);
      const { documents, next, counts } = await store.pages.documents({
        filter: documentFilter(query),
        after: key === null ? null : { date: key[0], sha256: key[1] },
        limit: query.limit,
        facets: query.facets === 'true',
      });
      const link = nextLink(url, next && [next.date, next.sha256]);
      const body = { items: documents.map(shown), next: link, ...(counts && { counts }) };
      return { headers: linkHeaders(link), body: () => body };
    },
  });
}

/** Why there is no answer. */
export const ABSENT = 'No document of this content is stored';

/** Makes an answer of a record, which is read only where it is not known to whoever asks. */
async function ofRecord(
  store: Store,
  sha256: string,
  form: string,
  pick: (record: MinutesRecord) => unknown,
): Promise<Reply> {
  const known = await store.pages.document(sha256);
  if (known === null) throw new Refusal(404, ABSENT);
  const name = toldPath(known.path);
  const body = async () => {
    const stored = await store.record(known.id);
    // It may have gone since.
    if (stored === null) throw new Refusal(404, ABSENT);
    const { record } = stored;
    return pick({ ...record, source: { ...record.source, path: name } });
  };
  return { tag: tagOf(sha256, known.run, name, form), body };
}

function one(store: Store): Operation {
  return operation({
    method: 'get',
    path: '/v1/documents/{sha256}',
    id: 'getDocument',
    summary: 'The whole record of a document',
    query: NONE,
    params: documentParameters,
    answers: { 200: { description: 'the record', schema: recordAnswer } },
    refusals: [404],
    handle: ({ params }) => ofRecord(store, params.sha256, 'record', (record) => record),
  });
}

/** Parts of a record that are answers of their own. */
const LAYERS = [
  ...(['meeting', 'attendance', 'agenda', 'people', 'organisations', 'places'] as const),
  ...(['decisions', 'deadlines', 'actions', 'meetings', 'summary', 'warnings'] as const),
];

function layer(store: Store, name: (typeof LAYERS)[number]): Operation {
  return operation({
    method: 'get',
    path: `/v1/documents/{sha256}/${name}`,
    id: `getDocument${name[0]?.toUpperCase()}${name.slice(1)}`,
    summary: `The record's ${name}`,
    query: NONE,
    params: documentParameters,
    answers: { 200: { description: `as in the record`, schema: recordSchema.shape[name] } },
    refusals: [404],
    handle: ({ params }) => ofRecord(store, params.sha256, name, (record) => record[name]),
  });
}

/** The operations that read documents. */
export function documentOperations(store: Store): Operation[] {
  return [list(store), one(store), ...LAYERS.map((name) => layer(store, name))];
}
