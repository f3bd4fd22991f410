/** /v1/matters: what comes back through the meetings of a body, and what each did about it. */
import { z } from '@hono/zod-openapi';
import { type BodyMatter, mattersOfBody } from '../../matters.ts';
import { fold } from '../../store/fold.ts';
import type { Store } from '../../store/store.ts';
import { NONE, type Operation, operation } from '../operation.ts';
import { keyOf, linkHeaders, nextLink, pageParameters } from '../paging.ts';
import { Refusal } from '../problems.ts';
import { documentAnswer, documentParameters } from '../schemas.ts';

const LONGEST = 200;
/** Bodies whose matters are kept, until the store changes. */
const KEPT = 4;

const KEY = z.tuple([z.int().min(0)]);
const count = z.int().min(0);
const place = { start: count, end: count };
const text = z.string().nullable();
const { date } = documentAnswer.shape;

const summary = z
  .strictObject({
    key: z.string(),
    ...{ body: z.string(), title: z.string(), caseNumbers: z.array(z.string()) },
    meetings: count,
    ...{ first: date, last: date },
  })
  .openapi('Matter');
const event = z
  .strictObject({
    sha256: documentParameters.shape.sha256,
    name: z.string(),
    date,
    item: z.strictObject({ number: text, title: z.string(), ...place }),
    decisions: z.array(z.strictObject({ kind: z.string(), text: z.string(), ...place })),
    tasks: z.array(
      z.strictObject({
        text: z.string(),
        who: z.array(z.string()),
        due: date,
        state: z.string(),
        ...place,
      }),
    ),
  })
  .openapi('MatterEvent');

const body = z
  .string()
  .min(1)
  .max(LONGEST)
  .openapi({ description: "part of the body's name; the newest thousand documents are looked at" });

function summaryOf({ events, ...matter }: BodyMatter) {
  const [first = null, last = null] = [events[0]?.date, events.at(-1)?.date];
  return { ...matter, meetings: events.length, first, last };
}

/** Case numbers are comparable ones: 'HN-2025-31' is found by 'HN 2025/31', too. */
function isAbout({ title, caseNumbers }: BodyMatter, q: string): boolean {
  const number = q.toLowerCase().replace(/[\s/.:]+/gu, '-');
  return (
    fold(title).includes(fold(q)) || caseNumbers.some((one) => one.toLowerCase().includes(number))
  );
}

/** Reads a body's matters once for as long as nothing happens in the store. */
function remembering(store: Store) {
  const kept = new Map<string, { readonly at: number; readonly all: Promise<BodyMatter[]> }>();
  return async (name: string): Promise<BodyMatter[]> => {
    const at = await store.events.last();
    const asked = fold(name);
    const known = kept.get(asked);
    if (known?.at === at) return await known.all;
    const all = mattersOfBody(store, asked);
    kept.delete(asked);
    kept.set(asked, { at, all });
    const [oldest] = kept.size > KEPT ? kept.keys() : [];
    if (oldest !== undefined) kept.delete(oldest);
    all.catch(() => kept.delete(asked));
    return await all;
  };
}

type Read = ReturnType<typeof remembering>;

function list(read: Read): Operation {
  return operation({
    method: 'get',
    path: '/v1/matters',
    id: 'listMatters',
    summary: 'Matters of a body, those of most meetings first, then the newest',
    query: z.strictObject({
      body,
      q: z
        .string()
        .min(1)
        .max(LONGEST)
        .optional()
        .openapi({ description: 'part of the title or of a case number' }),
      ...pageParameters(),
    }),
    params: NONE,
    answers: {
      200: {
        description: 'a page of matters, and how many there are',
        schema: z.strictObject({
          items: z.array(summary),
          next: z.string().nullable(),
          total: count,
        }),
      },
    },
    refusals: [],
    handle: async ({ query, url }) => {
      const fitting = (await read(query.body)).filter((one) => isAbout(one, query.q ?? ''));
      const [from = 0] = keyOf(query.cursor, KEY) ?? [];
      const end = from + query.limit;
      const link = nextLink(url, end < fitting.length ? [end] : null);
      const items = fitting.slice(from, end).map(summaryOf);
      return {
        headers: linkHeaders(link),
        body: () => ({ items, next: link, total: fitting.length }),
      };
    },
  });
}

function one(read: Read): Operation {
  return operation({
    method: 'get',
    path: '/v1/matters/{key}',
    id: 'getMatter',
    summary: 'A matter, meeting by meeting',
    query: z.strictObject({ body }),
    params: z.strictObject({ key: z.string().regex(/^[0-9a-f]{16}$/) }),
    answers: {
      200: {
        description: 'what each meeting did about it, the oldest first',
        schema: summary.extend({ events: z.array(event) }),
      },
    },
    refusals: [404],
    handle: async ({ params, query }) => {
      const found = (await read(query.body)).find(({ key }) => key === params.key);
      if (found === undefined) throw new Refusal(404, 'No matter of this body has this key');
      return { body: () => ({ ...summaryOf(found), events: found.events }) };
    },
  });
}

/** The operations that read matters. */
export function matterOperations(store: Store): Operation[] {
  const read = remembering(store);
  return [list(read), one(read)];
}
