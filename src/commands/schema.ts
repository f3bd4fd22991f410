/** `klubbslag schema`: what a record or an event looks like, for programs that read it. */
import { EXIT, UserError } from '../errors.ts';
import { eventJsonSchema, recordJsonSchema } from '../json-schema.ts';
import { oneLine } from '../render/text.ts';
import type { Command } from './command.ts';
import { SUMMARIES } from './summaries.ts';

const SCHEMAS: Readonly<Record<string, () => string>> = {
  record: recordJsonSchema,
  event: eventJsonSchema,
};

export const schemaCommand: Command = {
  name: 'schema',
  summary: SUMMARIES.schema,
  description:
    'Prints the JSON Schema (draft 2020-12) of a record, as export and show write it, or of an ' +
    'event, as events and webhooks have it.',
  args: {
    input: {
      type: 'positional',
      required: false,
      valueHint: 'record|event',
      description: 'what to describe (record)',
    },
  },
  notes: [],
  examples: ['klubbslag schema > record.schema.json', 'klubbslag schema event > event.schema.json'],
  run: async ({ positionals, world }) => {
    const [name = 'record'] = positionals;
    const schema = Object.hasOwn(SCHEMAS, name) ? SCHEMAS[name] : undefined;
    if (schema === undefined) {
      throw new UserError(
        `schema takes one of ${Object.keys(SCHEMAS).join(', ')}, not '${oneLine(name)}'`,
      );
    }
    await world.write(schema());
    return EXIT.ok;
  },
};
