/** The published schema of an event describes what is written, and nothing else. */
import { expect, test } from 'vitest';
import { eventSchema } from '../../../src/store/event-schema.ts';
import { EVENT_TYPES } from '../../../src/store/outbox.ts';
import { call } from '../support/world.ts';

test('it has all types of events', () => {
  expect(eventSchema.options.map(({ shape }) => shape.type.value)).toEqual([...EVENT_TYPES]);
});

test('the command prints it, and the record without a word', async () => {
  const event = JSON.parse((await call(['schema', 'event'])).out);
  expect(event.oneOf ?? event.anyOf).toHaveLength(EVENT_TYPES.length);
  const record = await call(['schema', 'record']);
  expect(JSON.parse(record.out).properties).toHaveProperty('decisions');
  expect((await call(['schema'])).out).toBe(record.out);
});

test.each(['events', 'toString'])('%s is none', async (name) => {
  const { code, err } = await call(['schema', name]);
  expect({ code, err }).toEqual({
    code: 2,
    err: expect.stringContaining(`schema takes one of record, event, not '${name}'`),
  });
});
