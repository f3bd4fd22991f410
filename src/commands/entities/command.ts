/** `klubbslag entities`: the command lines of who is who. */
import { settingOptions } from '../../config.ts';
import { UserError } from '../../errors.ts';
import type { EntityLayer } from '../../store/entities.ts';
import { actionArgs, type Command } from '../command.ts';
import { FORMAT_OPTION } from '../format.ts';
import { SUMMARIES } from '../summaries.ts';
import { COLUMNS, listEntities } from './list.ts';
import { rule, rulings, undo } from './rule.ts';

const REF = 'as --why names it, 3f9a21c0d1e2:person-4';

function listCommand(layer: EntityLayer, notes: readonly string[], example: string): Command {
  return {
    name: `entities ${layer}`,
    summary: `list ${layer}, each once, whatever documents name it`,
    description:
      `Lists the ${layer} of all stored documents, each once, with the other forms of the name, ` +
      'the bodies and the period.',
    args: {
      name: {
        type: 'positional',
        required: false,
        valueHint: 'TEXT',
        description: 'a part of the name, or what --why calls it in one document',
      },
      body: { type: 'string', valueHint: 'TEXT', description: "part of the meeting body's name" },
      why: {
        type: 'boolean',
        description: 'print each document, why it was joined, and what looks alike and was not',
      },
      ...FORMAT_OPTION,
      ...settingOptions('store', 'busyMs'),
    },
    notes: [...notes, `Columns of tsv and csv: ${COLUMNS.join(', ')}. JSON holds every reason.`],
    examples: [`klubbslag entities ${layer}`, example],
    run: (call) => listEntities(call, layer),
  };
}

const peopleCommand = listCommand(
  'people',
  [
    'Documents in which the same people meet are one circle. Within it the same full name is the ' +
      'same person, unless two of one meeting or of two parties bear it; an initial or a slip of ' +
      'the pen is joined where only one fits; a first name only with an office or an ' +
      'organisation. Between circles nobody is joined but by you.',
  ],
  "klubbslag entities people 'Åsa Wahlén' --why",
);

const organisationsCommand = listCommand(
  'organisations',
  [
    'Organisations are joined by the entry of a register or by a name that says which; words ' +
      'that every body uses (styrelsen, valberedningen) and letters only where the same people ' +
      'meet.',
  ],
  'klubbslag entities organisations --format ndjson',
);

function ruleCommand(verb: 'join' | 'split', verdict: 'same' | 'apart'): Command {
  const words = verdict === 'same' ? 'are the same' : 'are not the same';
  return {
    name: `entities ${verb}`,
    summary: `say that two ${words}`,
    description:
      `Keeps your word that two people or organisations ${words}. It goes before every rule, ` +
      'holds after new runs, and can be taken back.',
    args: {
      a: { type: 'positional', valueHint: 'REF', description: REF },
      b: { type: 'positional', valueHint: 'REF', description: 'the other one' },
      ...settingOptions('store', 'busyMs'),
    },
    notes: [],
    examples: [`klubbslag entities ${verb} 3f9a21c0d1e2:person-4 77aa10b2c3d4:person-2`],
    run: (call) => rule(call, verdict),
  };
}

const rulingsCommand: Command = {
  name: 'entities rulings',
  summary: 'list what you have said',
  description: 'Lists the rulings of join and split, with their numbers.',
  args: settingOptions('store', 'busyMs'),
  notes: [],
  examples: ['klubbslag entities rulings'],
  run: rulings,
};

const undoCommand: Command = {
  name: 'entities undo',
  summary: 'take a ruling back',
  description: 'Takes back what you have said with join or split.',
  args: {
    number: { type: 'positional', valueHint: 'N', description: "its number in 'entities rulings'" },
    ...settingOptions('store', 'busyMs'),
  },
  notes: [],
  examples: ['klubbslag entities undo 3'],
  run: undo,
};

const ACTIONS = [
  peopleCommand,
  organisationsCommand,
  ruleCommand('join', 'same'),
  ruleCommand('split', 'apart'),
  rulingsCommand,
  undoCommand,
];

export const entitiesCommand: Command = {
  name: 'entities',
  summary: SUMMARIES.entities,
  description:
    'People and organisations over all stored documents: each once, with a reason for every ' +
    'join. What is wrong you split or join yourself.',
  args: actionArgs('people|organisations|join|split|rulings|undo'),
  notes: [],
  examples: ['klubbslag entities people', "klubbslag entities organisations 'granby'"],
  actions: ACTIONS,
  run: async ({ positionals: [given] }) => {
    const choice = 'people, organisations, join, split, rulings, undo';
    throw new UserError(`entities needs one of ${choice}, not '${given}'`);
  },
};
