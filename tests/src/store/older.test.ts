/** Records of older programs are read with what has been added since. */
import { expect, test } from 'vitest';
import { z } from 'zod';
import { recordSchema } from '../../../pipeline/record.ts';
import { EMPTY, recordFrom } from '../../../src/store/older.ts';
import { recordOf } from '../support/records.ts';

const OLD = `Organ: Nämnden
Beslut: ja
`;

/** The schema of the parts at a place. */
function schemaAt(schema: z.ZodType, [name, ...more]: readonly string[]): z.ZodObject {
  if (schema instanceof z.ZodArray) {
    return schemaAt(schema.element as z.ZodType, name === undefined ? [] : [name, ...more]);
  }
  if (!(schema instanceof z.ZodObject)) throw new TypeError(`no object is at ${name}`);
  return name === undefined ? schema : schemaAt(schema.shape[name] as z.ZodType, more);
}

test.each(EMPTY)('what has no value at %j is named, and is of its type', (place, fields) => {
  const { shape } = schemaAt(recordSchema, place);
  const open = Object.entries(shape).filter(
    ([, type]) => type instanceof z.ZodNullable || type instanceof z.ZodArray,
  );
  expect(Object.keys(fields)).toEqual(expect.arrayContaining(open.map(([name]) => name)));
  for (const [name, value] of Object.entries(fields)) {
    expect(shape[name]?.safeParse(value).success, name).toBe(true);
  }
});

test('a record without any of it is whole when it is read', () => {
  const record = recordOf('a.txt', OLD);
  const { origins, actions, attendance, summary, ...older } = record;
  const decisions = older.decisions.map(({ votes, deciderSpan, confidence, ...rest }) => rest);
  expect(decisions).toHaveLength(1);
  const read = recordFrom(JSON.stringify({ ...older, decisions }));
  expect(recordSchema.safeParse(read).error).toBeUndefined();
  expect(read).toMatchObject({
    ...{ actions: [], summary: { method: 'none' } },
    decisions: [{ text: record.decisions[0]?.text, votes: [], confidence: 0 }],
  });
});

test('a record of today is as it was stored', () => {
  const record = recordOf('a.txt', OLD);
  expect(recordFrom(JSON.stringify(record))).toEqual(record);
});
