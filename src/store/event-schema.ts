/** What an event holds, for those who read it. `outbox.ts` writes what this describes. */
import { z } from 'zod';
import type { EventType } from './outbox.ts';
import { LAYERS } from './query.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const path = z.string().describe('From the folder that the program was started in, or the name.');
const record = z.string().describe('Address of the record in the HTTP API, from its root.');

const byLayer = <T extends z.ZodType>(type: T) =>
  z.strictObject(
    Object.fromEntries(LAYERS.map((layer) => [layer, type])) as Record<(typeof LAYERS)[number], T>,
  );

const document = {
  sha256,
  path,
  body: z.string().nullable(),
  date: day.nullable(),
  counts: byLayer(z.int().min(0)),
  record,
};
const listed = z.strictObject({ count: z.int().min(0), ids: z.array(z.string()) });
const changes = z.strictObject({
  meeting: z.array(z.string()).describe('What the head says otherwise.'),
  facts: byLayer(z.strictObject({ added: listed, changed: listed, removed: listed })),
});

const event = <T extends EventType, D extends z.ZodType>(type: T, data: D) =>
  z.strictObject({
    specversion: z.literal('1.0'),
    id: z.string().regex(/^\d+-[0-9a-f]{16}$/),
    source: z.string().regex(/^urn:uuid:[0-9a-f-]{36}$/),
    type: z.literal(type),
    time: z.iso.datetime(),
    subject: z.string().describe('SHA-256 of the document; where none could be told, its path.'),
    datacontenttype: z.literal('application/json'),
    data,
  });

/** CloudEvents 1.0 in its JSON format; `data` as the type has it. */
export const eventSchema = z.discriminatedUnion('type', [
  event('document.processed', z.strictObject(document)),
  event(
    'document.changed',
    z.strictObject({
      ...document,
      cause: z.enum(['run', 'content', 'forgotten', 'review']),
      previous: sha256.optional().describe('What lay at the path, where the cause is content.'),
      changes,
    }),
  ),
  event('document.moved', z.strictObject(document)),
  event('document.removed', z.strictObject({ sha256, path })),
  event('document.failed', z.strictObject({ sha256: sha256.nullable(), path, code: z.string() })),
  event(
    'document.dated',
    z.strictObject({
      ...{ sha256, path, record },
      previous: day.nullable(),
      date: day.nullable(),
      toldBy: sha256.nullable(),
    }),
  ),
]);
