/** `klubbslag schema`: what a record looks like, for programs that read it. */
import { EXIT } from '../errors.ts';
import { recordJsonSchema } from '../json-schema.ts';
import type { Command } from './command.ts';
import { SUMMARIES } from './summaries.ts';

export const schemaCommand: Command = {
  name: 'schema',
  summary: SUMMARIES.schema,
  description: 'Prints the JSON Schema (draft 2020-12) of a record, as export and show write it.',
  args: {},
  notes: [],
  examples: ['klubbslag schema > record.schema.json'],
  run: async ({ world }) => {
    await world.write(recordJsonSchema());
    return EXIT.ok;
  },
};
