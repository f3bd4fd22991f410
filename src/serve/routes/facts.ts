/** /v1/decisions, deadlines, actions, people, organisations: what `klubbslag list` lists. */
import { z } from '@hono/zod-openapi';
import { ACTION_STATUSES } from '../../../pipeline/action-item.ts';
import { toldPath } from '../../paths.ts';
import { type FactRow, LAYERS, type Layer } from '../../store/query.ts';
import type { Store } from '../../store/store.ts';
import { DAY_PARAMETERS, NAME_PARAMETERS } from '../filters.ts';
import { NONE, type Operation, operation } from '../operation.ts';
import { keyOf, linkHeaders, nextLink, pageParameters } from '../paging.ts';
import { factsAnswer } from '../schemas.ts';

const KEY = z.tuple([z.string().max(10), z.string().max(64), z.int().min(0)]);
const STATUS = { status: z.enum(ACTION_STATUSES).optional() };

function shown(row: FactRow): FactRow {
  const { document, told_by: told } = row;
  const since = typeof told === 'string' ? { told_by: toldPath(told) } : {};
  return { ...row, document: toldPath(String(document)), ...since };
}

function factOperation(store: Store, layer: Layer): Operation {
  const filters = { ...DAY_PARAMETERS, ...NAME_PARAMETERS, ...pageParameters() };
  const query = layer === 'actions' ? { ...filters, ...STATUS } : filters;
  return operation({
    method: 'get',
    path: `/v1/${layer}`,
    id: `list${layer[0]?.toUpperCase()}${layer.slice(1)}`,
    summary: `The ${layer} of all documents, by date, the undated last`,
    query: z.strictObject(query),
    params: NONE,
    answers: { 200: { description: `a page of ${layer}`, schema: factsAnswer(layer) } },
    refusals: [],
    handle: async ({ query: asked, url }) => {
      const given: Readonly<Record<string, unknown>> = asked;
      const text = (name: string) => (typeof given[name] === 'string' ? String(given[name]) : null);
      const [since, until, body, person] = ['since', 'until', 'body', 'person'].map(text);
      const key = keyOf(asked.cursor, KEY);
      const { facts, next } = await store.pages.facts(
        layer,
        {
          ...{ since: since ?? null, until: until ?? null },
          ...{ body: body ?? null, person: person ?? null, status: text('status') },
        },
        key && { at: key[0], sha256: key[1], position: key[2] },
        asked.limit,
      );
      const link = nextLink(url, next && [next.at, next.sha256, next.position]);
      const answer = { items: facts.map(shown), next: link };
      return { headers: linkHeaders(link), body: () => answer };
    },
  });
}

/** The operations that list facts. */
export function factOperations(store: Store): Operation[] {
  return LAYERS.map((layer) => factOperation(store, layer));
}
