/** `klubbslag eval`: the command line of the evaluation. */
import { SLICINGS } from '../../eval/slices.ts';
import { settingOptions } from '../config.ts';
import { UserError } from '../errors.ts';
import {
  type Call,
  type Command,
  optionText,
  optionTexts,
  progressOf,
  refuseBeside,
  settingsOf,
} from './command.ts';
import { EVAL_FORMATS, type EvalOptions, runEval } from './eval.ts';
import { runCalibrate } from './eval-calibrate.ts';
import { runComplete } from './eval-complete.ts';
import { runDates } from './eval-dates.ts';
import { runFollow } from './eval-follow.ts';
import { runNer } from './eval-ner.ts';
import { runSummaries } from './eval-summaries.ts';
import { SUMMARIES } from './summaries.ts';

const DEFAULT_FOLDER = 'fixtures';

async function evaluate(call: Call): Promise<number> {
  const ner = optionText(call, 'ner');
  if (ner !== null) return await runNer(call, ner);
  if (call.options['dates'] === true) return await runDates(call);
  if (call.options['completeness'] === true) return await runComplete(call);
  if (call.options['follow'] === true) return await runFollow(call);
  if (call.options['summaries'] === true) return await runSummaries(call);
  const { world } = call;
  const options = evalOptions(call);
  const calibration = optionText(call, 'calibrate');
  if (calibration !== null) refuseBeside(call, 'calibrate', ['genre', 'threads']);
  const { analyse } = await world.makeAnalyser({
    ...settingsOf(call),
    calibrated: calibration === null,
    model: onlyModel(call),
  });
  const texts: string[] = [];
  const ports = { analyse, write: (text: string) => texts.push(text), progress: progressOf(call) };
  const code =
    calibration === null
      ? await runEval(options, ports)
      : await runCalibrate(calibration, { ...options, unannotated: false }, ports);
  await world.write(texts.join(''));
  return code;
}

/** Documents are read with one model; several are for --ner. */
function onlyModel(call: Call): string | null {
  const [first = null, ...others] = optionTexts(call, 'model');
  if (others.length === 0) return first;
  throw new UserError('several --model go with --ner alone: save a run and --compare another');
}

function evalOptions(call: Call): EvalOptions {
  const { positionals, options } = call;
  const { seed, resamples } = settingsOf(call);
  const format = optionText(call, 'format');
  const by = optionText(call, 'by');
  return {
    folders: positionals.length > 0 ? [...positionals] : [DEFAULT_FOLDER],
    genre: optionText(call, 'genre'),
    errors: optionText(call, 'errors'),
    format: EVAL_FORMATS.find((name) => name === format) ?? 'text',
    by: SLICINGS.find((name) => name === by) ?? 'genre',
    resampling: { seed, resamples },
    save: optionText(call, 'save'),
    compare: optionText(call, 'compare'),
    report: optionText(call, 'report'),
    baseline: optionText(call, 'baseline'),
    accept: options['accept'] === true,
  };
}

export const evalCommand: Command = {
  name: 'eval',
  summary: SUMMARIES.eval,
  description:
    'Compares what the program finds with what a person marked: precision, recall and F1 for ' +
    'documents that have a .gold.json beside them, each figure with its 95 % interval.',
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
    by: {
      type: 'enum',
      options: [...SLICINGS],
      valueHint: 'WHAT',
      description: 'parts that the text shows figures of',
    },
    format: {
      type: 'enum',
      options: [...EVAL_FORMATS],
      valueHint: 'FORMAT',
      description: 'what is printed',
    },
    report: {
      type: 'string',
      valueHint: 'DIR',
      description: 'write report.html, report.json and report.md to this folder',
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
    model: {
      type: 'string',
      valueHint: 'NAME…',
      description:
        'find names with this model of your own; with --ner several times, to compare models',
    },
    dates: {
      type: 'boolean',
      description:
        'score the date grammar on tables (fixtures/dates.tsv) instead of documents, beside ' +
        'chrono-node where it is installed',
    },
    completeness: {
      type: 'boolean',
      description: 'score what check says against X.complete.json beside X.txt or X.md',
    },
    follow: {
      type: 'boolean',
      description:
        'score what follow says of series of meetings against NAME.follow.json beside them',
    },
    summaries: {
      type: 'boolean',
      description:
        'score summaries instead: ROUGE-L against .summary.json files beside the documents, with ' +
        'plain ways to choose sentences, and what they cover of gold',
    },
    baseline: {
      type: 'string',
      valueHint: 'FILE',
      description: 'fail where the counts fall below those accepted in this file',
    },
    accept: { type: 'boolean', description: 'write the counts to the baseline instead' },
    calibrate: {
      type: 'string',
      valueHint: 'FILE',
      description: 'count how often what each rule and model finds is right, and write it here',
    },
    ...settingOptions('models', 'seed', 'resamples', 'threads'),
  },
  notes: [
    'A folder is a genre. Documents without gold are looked at only with --save and --compare: ' +
      'what appears and vanishes in them is listed, too.',
    'The baseline fails (exit code 1) where a layer or value loses significantly more marks than ' +
      'it gains: a one-sided sign test at 5 %.',
  ],
  examples: [
    'klubbslag eval',
    'klubbslag eval minutes/ --errors decisions',
    'klubbslag eval minutes/ --report report/',
    'klubbslag eval --ner names.iob2 --model klubbslag-sv --model kb-bert',
    'klubbslag eval --summaries',
    'klubbslag eval --follow --errors all',
    'klubbslag eval --save before.json',
    'klubbslag eval --compare before.json',
    'klubbslag eval --baseline fixtures/baseline.json',
    'klubbslag eval --baseline fixtures/baseline.json --accept',
  ],
  run: evaluate,
};
