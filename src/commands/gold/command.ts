/** `klubbslag gold`: the command lines of what helps a person to annotate. */
import { settingOptions } from '../../config.ts';
import { UserError } from '../../errors.ts';
import {
  actionArgs,
  type Call,
  type Command,
  optionText,
  settingsOf,
  withStore,
} from '../command.ts';
import { SUMMARIES } from '../summaries.ts';
import { runCheck } from './check.ts';
import { runFromCorrections } from './from-corrections.ts';
import { runFromStore } from './from-store.ts';
import { type Lines, runNew } from './new.ts';

const DEFAULT_FOLDER = 'fixtures';

/** Runs with output collected, written at the end in one piece. */
async function collected(call: Call, run: (lines: Lines) => Promise<number>): Promise<number> {
  const texts: string[] = [];
  try {
    return await run({ write: (text) => texts.push(text), warn: call.world.warn });
  } finally {
    await call.world.write(texts.join(''));
  }
}

const force = (description: string) => ({ force: { type: 'boolean', description } }) as const;

const checkCommand: Command = {
  name: 'gold check',
  summary: 'tell all that is wrong with gold files',
  description:
    'Reads gold files and the documents beside them and tells what is wrong, with file, line and ' +
    'place: quotes that do not occur, overlapping marks, unknown fields and kinds, dates that ' +
    'are none. Then it counts what is annotated. No model is loaded.',
  args: {
    input: {
      type: 'positional',
      required: false,
      valueHint: 'folder|file…',
      description: `folders, documents or gold files (${DEFAULT_FOLDER})`,
    },
    ...settingOptions('maxBytes', 'maxLine'),
  },
  notes: [
    'Warnings tell what may be right but is more often a slip: a deadline before the meeting, a ' +
      'weekday that is not that of the date, an item or a name whose words the document lacks. ' +
      'They leave the exit code 0; an error makes it 1.',
  ],
  examples: ['klubbslag gold check', 'klubbslag gold check minutes/ nämnd/2024-03-14.gold.json'],
  run: (call) =>
    collected(call, ({ write }) => {
      const { positionals } = call;
      const inputs = positionals.length > 0 ? positionals : [DEFAULT_FOLDER];
      return runCheck({ inputs, limits: settingsOf(call) }, write);
    }),
};

const newCommand: Command = {
  name: 'gold new',
  summary: 'begin gold for documents, as drafts',
  description:
    'Writes a draft of gold beside each document: X.gold.json for X.txt, from what the program ' +
    'finds, for a person to go through.',
  args: {
    input: {
      type: 'positional',
      valueHint: 'document…',
      description: 'documents, or folders that are searched with all below',
    },
    empty: { type: 'boolean', description: 'without any marks, so that none leads astray' },
    ...force('make existing drafts anew; never what is no draft'),
    ...settingOptions('threads', 'maxBytes', 'maxLine'),
  },
  notes: [
    'A draft holds the line "draft": true and is not scored. Who has gone through it takes that ' +
      'line away.',
    'Where the program marked a name inside a longer one of the same layer, the longer is kept.',
  ],
  examples: [
    'klubbslag gold new protokoll/2024-03-14.txt',
    'klubbslag gold new protokoll/ --empty',
    'klubbslag gold new protokoll/2024-03-14.txt --force',
  ],
  run: (call) =>
    collected(call, async (lines) => {
      const limits = settingsOf(call);
      const empty = call.options['empty'] === true;
      const analyser = empty ? null : await call.world.makeAnalyser(limits);
      const options = {
        inputs: call.positionals,
        force: call.options['force'] === true,
        limits,
      };
      return await runNew(options, analyser?.analyse ?? null, lines);
    }),
};

const fromCorrectionsCommand: Command = {
  name: 'gold from-corrections',
  summary: 'make gold of what a person corrected',
  description:
    'Applies corrections to what the program finds and writes the outcome as gold beside each ' +
    'document that they speak of.',
  args: {
    corrections: {
      type: 'positional',
      required: false,
      valueHint: 'file.ndjson',
      description: 'one JSON object a line, in the order in which it was said; not with --store',
    },
    input: {
      type: 'positional',
      required: false,
      valueHint: 'folder|file…',
      description: 'where the documents are; with --store else where they were read',
    },
    store: {
      type: 'string',
      valueHint: 'FILE|URL',
      description: 'takes what was corrected in this store, and what it was said of',
    },
    ...force('replace gold that is no draft'),
    ...settingOptions('threads', 'maxBytes', 'maxLine', 'busyMs'),
  },
  notes: [
    'With --store no file of corrections is given and nothing is analysed: the record that was ' +
      'corrected lies in the store. Documents are told by their content, wherever they lie now. ' +
      "Without it KLUBBSLAG_STORE means nothing here; 'klubbslag corrections' writes such a file.",
    'A line is {"document", "layer", "verdict", "span", "to"?}: verdict accept, reject, change ' +
      'or add, span {"start", "end"} in UTF-16 code units of the fact in the record, to ' +
      '{"span"?, "values"?} for change and add. Later lines win; accept takes back what was said ' +
      'before. {"document", "reviewed": [layers], "who", "when"} says that layers were gone ' +
      'through whole. "sha256" of the document may stand in each line.',
    'Gold is complete when all layers are reviewed (people, organisations, places, decisions, ' +
      'deadlines, meetings, agenda, attendance, and meeting for its own fields); else it is a ' +
      'draft that names the others. Existing drafts are replaced.',
    'A line that fits nothing is told with its number; its document is then left alone and the ' +
      'exit code is 1.',
  ],
  examples: [
    'klubbslag gold from-corrections corrections.ndjson protokoll/',
    'klubbslag gold from-corrections corrections.ndjson protokoll/ --force',
    'klubbslag gold from-corrections --store klubbslag.sqlite',
  ],
  run: (call) =>
    collected(call, async (lines) => {
      const limits = settingsOf(call);
      const force = call.options['force'] === true;
      if (optionText(call, 'store') !== null) {
        const { positionals: inputs } = call;
        return await withStore(limits, false, (store) =>
          runFromStore({ inputs, force, limits }, store, lines),
        );
      }
      const [corrections, ...inputs] = call.positionals;
      if (corrections === undefined || inputs.length === 0) {
        throw new UserError('gold from-corrections needs a file and a folder, or --store');
      }
      const { analyse } = await call.world.makeAnalyser(limits);
      const options = { corrections, inputs, force, limits };
      return await runFromCorrections(options, analyse, lines);
    }),
};

const actions = [checkCommand, newCommand, fromCorrectionsCommand];

export const goldCommand: Command = {
  name: 'gold',
  summary: SUMMARIES.gold,
  description:
    'Helps a person to annotate: gold is what a document says, in X.gold.json beside X.txt or ' +
    'X.md, and klubbslag eval measures the program against it.',
  args: actionArgs('check|new|from-corrections'),
  notes: [],
  examples: [
    'klubbslag gold check fixtures',
    'klubbslag gold new protokoll/2024-03-14.txt',
    'klubbslag gold from-corrections corrections.ndjson protokoll/',
  ],
  actions,
  run: async ({ positionals: [given] }) => {
    throw new UserError(`gold needs one of check, new, from-corrections, not '${given}'`);
  },
};
