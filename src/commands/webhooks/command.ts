/** `klubbslag webhooks`: the command lines of who gets events. */
import type { ArgsDef } from 'citty';
import { settingOptions } from '../../config.ts';
import { UserError } from '../../errors.ts';
import { actionArgs, type Call, type Command } from '../command.ts';
import { TYPES_OPTION } from '../event-types.ts';
import { FORMAT_OPTION } from '../format.ts';
import { SUMMARIES } from '../summaries.ts';
import { add, remove, retry, test } from './change.ts';
import { ASIDE_COLUMNS, COLUMNS, list } from './list.ts';

const addCommand: Command = {
  name: 'webhooks add',
  summary: 'name an address that events are sent to',
  description:
    "Names an address that 'klubbslag deliver' sends events to, from now on or from an event, " +
    'signed with a secret that the receiver knows.',
  args: {
    url: { type: 'positional', valueHint: 'URL', description: 'https://…' },
    'secret-file': {
      type: 'string',
      valueHint: 'FILE',
      description: "file with the secret: 'whsec_' and 24 to 64 bytes in base64",
    },
    ...TYPES_OPTION,
    from: {
      type: 'string',
      valueHint: 'CURSOR',
      description: "begin behind the event with this id, or with the oldest at 'start'",
    },
    'allow-private': {
      type: 'boolean',
      description: 'also on this machine or a private network, also without TLS',
    },
    ...settingOptions('store', 'busyMs'),
  },
  notes: [
    'Nothing is sent to an address of this machine or of a private network unless that is allowed: ' +
      'the address that is connected to is looked at, whatever its name.',
    'The secret is kept in the store to sign with: whoever can read the store can read it. It is ' +
      'shown by no command.',
  ],
  examples: [
    'klubbslag webhooks add https://diarium.example/ --secret-file hook.secret',
    'klubbslag webhooks add http://[::1]:80/ --secret-file s --allow-private',
  ],
  run: add,
};

const listCommand: Command = {
  name: 'webhooks list',
  summary: 'list them with what each has still to get',
  description: 'Lists the webhooks with what each has still to get and why the last try failed.',
  args: {
    aside: { type: 'boolean', description: 'list the events that were put aside' },
    ...FORMAT_OPTION,
    ...settingOptions('store', 'busyMs'),
  },
  notes: [
    `Columns of tsv, csv, json and ndjson: ${COLUMNS.join(', ')}; with --aside ` +
      `${ASIDE_COLUMNS.join(', ')}. What stands behind ? in an address is not shown.`,
  ],
  examples: ['klubbslag webhooks list', 'klubbslag webhooks list --aside --format ndjson'],
  run: list,
};

function numbered(
  verb: string,
  summary: string,
  description: string,
  run: (call: Call) => Promise<number>,
  more: ArgsDef = {},
): Command {
  return {
    name: `webhooks ${verb}`,
    summary,
    description,
    args: {
      number: { type: 'positional', valueHint: 'N', description: "its number in 'webhooks list'" },
      ...settingOptions('store', 'busyMs'),
      ...more,
    },
    notes: [],
    examples: [`klubbslag webhooks ${verb} 1`],
    run,
  };
}

const ACTIONS = [
  addCommand,
  listCommand,
  numbered(
    'test',
    'send a test event',
    'Sends an event of the type webhook.test, once, and says what was answered.',
    test,
    settingOptions('timeoutMs'),
  ),
  numbered(
    'retry',
    'try again what was not taken',
    'Makes a webhook active that was given up, and all events due that were put aside.',
    retry,
  ),
  numbered(
    'remove',
    'send nothing more to it',
    'Removes a webhook, with its secret and with what it has not got.',
    remove,
  ),
];

export const webhooksCommand: Command = {
  name: 'webhooks',
  summary: SUMMARIES.webhooks,
  description: "Addresses that 'klubbslag deliver' sends events to, signed (Standard Webhooks).",
  args: actionArgs('add|list|test|retry|remove'),
  notes: [],
  examples: ['klubbslag webhooks list', 'klubbslag webhooks test 1'],
  actions: ACTIONS,
  run: async ({ positionals: [given] }) => {
    throw new UserError(`webhooks needs one of add, list, test, retry, remove, not '${given}'`);
  },
};
