/** Names over all documents: which there are, and every place where somebody is named. */
import { z } from '@hono/zod-openapi';
import { mentionedIn } from '../../mentions.ts';
import { ENTITY_LAYERS, type EntityLayer } from '../../store/entities.ts';
import { compareSwedish, fold } from '../../store/fold.ts';
import type { Listed } from '../../store/listed.ts';
import type { NameCount } from '../../store/overview.ts';
import type { Store } from '../../store/store.ts';
import { NONE, type Operation, operation } from '../operation.ts';
import { keyOf, linkHeaders, nextLink, pageParameters } from '../paging.ts';
import { mentionsAnswer, namesAnswer } from '../schemas.ts';
import { DOCUMENT_KEY, shown } from './documents.ts';

const LONGEST = 200;
/** Each document of a page is read whole. */
const DOCUMENTS = { usual: 10, most: 50 } as const;
const NAME_KEY = z.tuple([z.int(), z.string().max(1000)]);

/** In most documents first, then as a Swedish reader orders them. */
function byDocuments(a: NameCount, b: NameCount): number {
  return b.documents - a.documents || compareSwedish(a.name, b.name);
}

function titled(layer: EntityLayer): string {
  return `${layer[0]?.toUpperCase()}${layer.slice(1)}`;
}

function names(store: Store, layer: EntityLayer): Operation {
  return operation({
    method: 'get',
    path: `/v1/${layer}/names`,
    id: `name${titled(layer)}`,
    summary: `Names of ${layer} over all documents, those of most documents first`,
    query: z.strictObject({
      part: z.string().min(1).max(LONGEST).optional().openapi({ description: 'part of the name' }),
      ...pageParameters(),
    }),
    params: NONE,
    answers: { 200: { description: 'a page of names', schema: namesAnswer } },
    refusals: [],
    handle: async ({ query: { part, cursor, limit }, url }) => {
      const key = keyOf(cursor, NAME_KEY);
      const sought = fold(part ?? '');
      const all = (await store.overview.names(layer))
        .filter(({ name }) => sought === '' || fold(name).includes(sought))
        .sort(byDocuments);
      const last = key && { name: key[1], documents: key[0] };
      const from = last === null ? 0 : all.findIndex((one) => comesAfter(one, last));
      const items = from < 0 ? [] : all.slice(from, from + limit);
      const end = from >= 0 && all.length > from + limit ? items.at(-1) : undefined;
      const link = nextLink(url, end ? [end.documents, end.name] : null);
      return { headers: linkHeaders(link), body: () => ({ items, next: link, total: all.length }) };
    },
  });
}

type NameKey = Pick<NameCount, 'name' | 'documents'>;

function comesAfter(one: NameKey, last: NameKey): boolean {
  if (one.documents !== last.documents) return one.documents < last.documents;
  return compareSwedish(one.name, last.name) > 0;
}

function mentions(store: Store, layer: EntityLayer): Operation {
  const told = async (listed: Listed, name: string) => {
    const stored = await store.record(listed.id);
    const mentioned = stored === null ? [] : mentionedIn(stored.record, layer, name);
    return { ...shown(listed), mentioned };
  };
  return operation({
    method: 'get',
    path: `/v1/${layer}/mentions`,
    id: `findMentionsOf${titled(layer)}`,
    summary: 'Documents in which somebody is called so, the newest first, with every place',
    query: z.strictObject({
      name: z
        .string()
        .min(1)
        .max(LONGEST)
        .openapi({ description: 'the whole name; of people any form of it, whatever the case' }),
      ...pageParameters(DOCUMENTS.usual, DOCUMENTS.most),
    }),
    params: NONE,
    answers: { 200: { description: 'a page of documents', schema: mentionsAnswer } },
    refusals: [],
    handle: async ({ query: { name, cursor, limit }, url }) => {
      const key = keyOf(cursor, DOCUMENT_KEY);
      const after = key && { date: key[0], sha256: key[1] };
      const { documents, next } = await store.overview.named(layer, name, after, limit);
      const items: Awaited<ReturnType<typeof told>>[] = [];
      // One at a time: records are large.
      for (const listed of documents) items.push(await told(listed, name));
      const link = nextLink(url, next && [next.date, next.sha256]);
      return { headers: linkHeaders(link), body: () => ({ items, next: link }) };
    },
  });
}

/** The operations on names. */
export function nameOperations(store: Store): Operation[] {
  return ENTITY_LAYERS.flatMap((layer) => [names(store, layer), mentions(store, layer)]);
}
