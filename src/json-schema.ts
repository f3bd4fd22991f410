/** The published JSON Schemas, made from the schemas that the program itself keeps to. */
import { z } from 'zod';
import { recordSchema } from '../pipeline/record.ts';
import { eventSchema } from './store/event-schema.ts';

/** JSON Schema, draft 2020-12, as text. */
function jsonSchemaOf(schema: z.ZodType): string {
  return `${JSON.stringify(z.toJSONSchema(schema), null, 2)}\n`;
}

/** Of a record. */
export const recordJsonSchema = (): string => jsonSchemaOf(recordSchema);

/** Of an event. */
export const eventJsonSchema = (): string => jsonSchemaOf(eventSchema);
