/** The published JSON Schema of a record, made from the schema that the program itself keeps to. */
import { z } from 'zod';
import { recordSchema } from '../pipeline/record.ts';

/** JSON Schema, draft 2020-12, as text. */
export function recordJsonSchema(): string {
  return `${JSON.stringify(z.toJSONSchema(recordSchema), null, 2)}\n`;
}
