/** /v1/failures: what could not be read, and why. */
import { z } from '@hono/zod-openapi';
import { toldPath } from '../../paths.ts';
import type { KeptFailure } from '../../store/failures.ts';
import type { Store } from '../../store/store.ts';
import { NONE, type Operation, operation } from '../operation.ts';
import { pageParameters } from '../paging.ts';
import { failuresAnswer } from '../schemas.ts';

/** What the system says may name the file: its last part is enough. */
const PATH = /(?<![\p{L}\p{N}])(?:[A-Za-z]:)?(?:[\\/][^\s'"\\/:,;]+)+[\\/]([^\s'"\\/:,;]+)/gu;

function shown({ path, sha256, code, message, failedAt, tries }: KeptFailure) {
  const name = toldPath(path);
  const told = message.replaceAll(path, name).replace(PATH, '$1');
  return { name, sha256, code, message: told, failed_at: failedAt, tries };
}

/** The operation that tells of failures. */
export function failureOperations(store: Store): Operation[] {
  const { limit } = pageParameters();
  const failures = operation({
    method: 'get',
    path: '/v1/failures',
    id: 'listFailures',
    summary: 'What could not be read and why, the last tried first',
    query: z.strictObject({ limit }),
    params: NONE,
    answers: { 200: { description: 'as many as asked for', schema: failuresAnswer } },
    refusals: [],
    handle: async ({ query }) => {
      const all = await store.failures.all();
      const newest = all.toSorted((a, b) => (a.failedAt < b.failedAt ? 1 : -1));
      return {
        body: () => ({ items: newest.slice(0, query.limit).map(shown), total: all.length }),
      };
    },
  });
  return [failures];
}
