/** /v1/health: whether the server answers; it asks for no token and tells of nothing. */
import { z } from '@hono/zod-openapi';
import { NONE, type Operation, operation } from '../operation.ts';

/** Where it is asked. */
export const HEALTH = '/v1/health';

/** The operation that tells of the server. */
export function healthOperations(): Operation[] {
  const health = operation({
    method: 'get',
    path: HEALTH,
    id: 'getHealth',
    summary: 'Whether the server answers',
    query: NONE,
    params: NONE,
    answers: {
      200: { description: 'it does', schema: z.strictObject({ status: z.literal('ok') }) },
    },
    refusals: [],
    handle: async () => ({ body: () => ({ status: 'ok' }) }),
  });
  return [health];
}
