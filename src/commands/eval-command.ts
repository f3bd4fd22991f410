/** `klubbslag eval`: the command line of the evaluation. */
import { settingOptions } from '../config.ts';
import { type Call, type Command, optionText, settingsOf } from './command.ts';
import { runEval } from './eval.ts';
import { runDates } from './eval-dates.ts';
import { runNer } from './eval-ner.ts';

const DEFAULT_FOLDER = 'fixtures';

async function evaluate(call: Call): Promise<number> {
  const ner = optionText(call, 'ner');
  if (ner !== null) return await runNer(call, ner);
  const { world, positionals } = call;
  if (call.options['dates'] === true) return await runDates(call);
  const analyser = await world.makeAnalyser(settingsOf(call));
  const errors = optionText(call, 'errors');
  const texts: string[] = [];
  const code = await runEval(
    {
      folders: positionals.length > 0 ? [...positionals] : [DEFAULT_FOLDER],
      errors: errors === 'all' ? true : errors,
      json: call.options['json'] === true || call.options['format'] === 'json',
      save: optionText(call, 'save'),
      compare: optionText(call, 'compare'),
      genre: optionText(call, 'genre'),
    },
    analyser.analyse,
    (text) => texts.push(text),
  );
  await world.write(texts.join(''));
  return code;
}

export const evalCommand: Command = {
  name: 'eval',
  summary: 'measure the answers against marked documents',
  description:
    'Compares what the program finds with what a person marked: precision, recall and F1 for ' +
    'documents that have a .gold.json beside them.',
  args: {
    folder: {
      type: 'positional',
      required: false,
      valueHint: 'folder…',
      description: `searched with all below (${DEFAULT_FOLDER})`,
    },
    errors: {
      type: 'string',
      valueHint: 'LAYER',
      description: "list the errors of one layer, or of 'all'",
    },
    genre: { type: 'string', valueHint: 'NAME', description: 'only documents of this genre' },
    dates: {
      type: 'boolean',
      description:
        'score the date grammar on tables (fixtures/dates.tsv) instead of documents, beside ' +
        'chrono-node where it is installed',
    },
    json: { type: 'boolean', description: 'print counts and errors as JSON' },
    format: {
      type: 'enum',
      options: ['text', 'json'],
      valueHint: 'FORMAT',
      description: 'json is the same as --json',
    },
    save: { type: 'string', valueHint: 'FILE', description: 'write the run to this file' },
    compare: {
      type: 'string',
      valueHint: 'FILE',
      description: 'show gains and losses against a saved run',
    },
    ner: {
      type: 'string',
      valueHint: 'FILE',
      description: 'score the tagger of names alone, on a CoNLL file (IOB2)',
    },
    ...settingOptions('threads'),
  },
  notes: [],
  examples: [
    'klubbslag eval',
    'klubbslag eval minutes/ --errors decisions',
    'klubbslag eval --save before.json',
    'klubbslag eval --compare before.json',
    'klubbslag eval --dates --errors all',
    'klubbslag eval --ner fixtures/ner-sample.iob2',
  ],
  run: evaluate,
};
