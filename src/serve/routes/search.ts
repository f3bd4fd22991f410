/** /v1/search: documents by their words. */
import { z } from '@hono/zod-openapi';
import { MOST_FOUND } from '../../store/search/search.ts';
import { MOST_TERMS, termsOf } from '../../store/search/words.ts';
import type { Store } from '../../store/store.ts';
import { documentFilter, FILTER_PARAMETERS } from '../filters.ts';
import { NONE, type Operation, operation } from '../operation.ts';
import { keyOf, linkHeaders, nextLink, pageParameters } from '../paging.ts';
import { searchAnswer } from '../schemas.ts';
import { shown } from './documents.ts';

const KEY = z.tuple([z.int(), z.string().max(64)]);
const USUAL = 20;

const q = z
  .string()
  .min(1)
  .max(500)
  .transform((text, context) => {
    const terms = termsOf(text);
    if (terms.length === 0) context.addIssue('holds no word to look for');
    if (terms.length > MOST_TERMS) context.addIssue(`holds more than ${MOST_TERMS} words`);
    return terms;
  })
  .openapi({
    type: 'string',
    description:
      'words, all of which must stand in a document; word* for what begins so; "a phrase". Case ' +
      'and accents do not matter, but å, ä and ö are letters of their own',
  });

/** The operation that searches. */
export function searchOperations(store: Store): Operation[] {
  const search = operation({
    method: 'get',
    path: '/v1/search',
    id: 'search',
    summary: 'Documents in which all words stand, the best first, with up to three places each',
    query: z.strictObject({ q, ...FILTER_PARAMETERS, ...pageParameters(USUAL, MOST_FOUND) }),
    params: NONE,
    answers: { 200: { description: 'a page of documents', schema: searchAnswer } },
    refusals: [],
    handle: async ({ query, url }) => {
      const key = keyOf(query.cursor, KEY);
      const { hits, next, counts } = await store.pages.search({
        terms: query.q,
        filter: documentFilter(query),
        after: key && { score: key[0], sha256: key[1] },
        limit: query.limit,
        facets: query.facets === 'true',
      });
      const link = nextLink(url, next && [next.score, next.sha256]);
      const items = hits.map((hit) => ({ ...shown(hit), score: hit.score, found: hit.found }));
      const body = { items, next: link, ...(counts && { counts }) };
      return { headers: linkHeaders(link), body: () => body };
    },
  });
  return [search];
}
