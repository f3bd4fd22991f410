/** `klubbslag eval --ner FILE`: the tagger of names against an annotated CoNLL file. */
import { basename } from 'node:path';
import type { Resampling } from '../../eval/bootstrap.ts';
import { errorsOf, errorsWith } from '../../eval/ner/errors.ts';
import { LineError, readIob2, type TaggedText } from '../../eval/ner/iob2.ts';
import { LABELS } from '../../eval/ner/labels.ts';
import { modelsToJson, reportModels, type TimedRun } from '../../eval/ner/models.ts';
import { type NerRun, nerToJson, reportNer } from '../../eval/ner/report.ts';
import { scoreNames } from '../../eval/ner/score.ts';
import { answerOf, type Tasks, tasksOf } from '../../eval/ner/task.ts';
import { ingest } from '../../pipeline/ingest/index.ts';
import type { TaggedSpan, TokenTagger } from '../../pipeline/recognise/tagger.ts';
import type { MentionLabel } from '../../pipeline/types.ts';
import type { Settings } from '../config.ts';
import { decode } from '../decode.ts';
import { EXIT, UserError } from '../errors.ts';
import { readSource } from '../files.ts';
import { type Call, optionText, optionTexts, refuseBeside, settingsOf } from './command.ts';

/** What can stand beside --ner. */
const TOGETHER = ['format', 'errors', 'model', 'models', 'threads', 'seed', 'resamples'];
/** Code is first compiled as it runs: what is done before the clock is started. */
const WARM_UP = { sentences: 200, passes: 20, ms: 3000 };

/** Scores the tagger on one file, prints the report and gives the exit code. */
export async function runNer(call: Call, path: string): Promise<number> {
  refuseOthers(call);
  const wanted = errorLabel(optionText(call, 'errors'));
  const settings = settingsOf(call);
  const file = await readTagged(path, settings);
  const tasks = tasksOf(file.sentences);
  refuseEmpty(path, tasks);
  const format = optionText(call, 'format') ?? 'text';
  if (format === 'markdown') throw new UserError('--ner prints text or json, not markdown');
  const models = optionTexts(call, 'model');
  if (models.length > 1 && wanted !== null) {
    throw new UserError('--errors lists those of one model: give one --model');
  }
  const about = { file: basename(path), repaired: file.repaired };
  const timed: TimedRun[] = [];
  for (const model of models.length > 0 ? models : [null]) {
    // One after the other, so that none takes time from another.
    timed.push(await timedRun(call, model, tasks, wanted, about));
  }
  await call.world.write(`${shown(timed, format === 'json', settings.threads)}\n`);
  return EXIT.ok;
}

function shown(timed: readonly TimedRun[], asJson: boolean, threads: number): string {
  const [first, ...others] = timed;
  if (first === undefined) return '';
  if (others.length > 0) {
    if (!asJson) return reportModels(timed, threads);
    return JSON.stringify(modelsToJson(timed, threads), null, 1);
  }
  return asJson ? JSON.stringify(nerToJson(first.run), null, 1) : reportNer(first.run);
}

async function timedRun(
  call: Call,
  model: string | null,
  tasks: Tasks,
  wanted: Wanted,
  about: Pick<NerRun, 'file' | 'repaired'>,
): Promise<TimedRun> {
  const settings = settingsOf(call);
  const tagger = await call.world.makeTagger({ ...settings, model });
  const sentences = tasks.tasks.map(({ words }) => words);
  if (optionTexts(call, 'model').length > 1) await warmUp(tagger, sentences);
  const before = performance.now();
  const spans = await tagger.tag(sentences);
  const seconds = (performance.now() - before) / 1000;
  const { seed, resamples } = settings;
  const run = judge(tagger.model, spans, tasks, wanted, { seed, resamples });
  const words = sentences.reduce((sum, sentence) => sum + sentence.length, 0);
  return { run: { ...run, ...about }, words, seconds };
}

function refuseOthers(call: Call): void {
  const [folder] = call.positionals;
  if (folder !== undefined) throw new UserError(`--ner reads one file: leave out '${folder}'`);
  refuseBeside(call, 'ner', TOGETHER);
}

type Wanted = MentionLabel | 'all' | null;

function errorLabel(errors: string | null): Wanted {
  if (errors === null || errors === 'all') return errors;
  const label = LABELS.find((name) => name === errors);
  if (label !== undefined) return label;
  throw new UserError(
    `--errors with --ner must be all or one of ${LABELS.join(', ')}, not '${errors}'`,
  );
}

async function readTagged(path: string, settings: Settings): Promise<TaggedText> {
  const { file, problem } = await readSource(path, basename(path), settings);
  if (problem?.code === 'not-a-file') {
    throw new UserError(`${path} is not a file: give one file of tagged sentences`);
  }
  if (file === null) throw new UserError(`${path}: ${problem.message}`);
  try {
    return readIob2(ingest(file, decode).text);
  } catch (error) {
    if (error instanceof LineError) throw new UserError(`${path}: ${error.message}`);
    throw error;
  }
}

function refuseEmpty(path: string, { tasks, leftOut }: Tasks): void {
  if (tasks.some(({ gold }) => gold.length > 0)) return;
  const others = leftOut.size > 0 ? `, only ${[...leftOut.keys()].join(', ')}` : '';
  throw new UserError(`${path} has no name tagged ${LABELS.join(', ')}${others}: nothing to score`);
}

async function warmUp(
  tagger: TokenTagger,
  sentences: readonly (readonly string[])[],
): Promise<void> {
  const some = sentences.slice(0, WARM_UP.sentences);
  const end = performance.now() + WARM_UP.ms;
  for (let pass = 0; pass < WARM_UP.passes; pass++) {
    await tagger.tag(some);
    if (performance.now() > end) return;
  }
}

function judge(
  model: string,
  spans: readonly (readonly TaggedSpan[])[],
  tasks: Tasks,
  wanted: Wanted,
  resampling: Resampling,
): Omit<NerRun, 'file' | 'repaired'> {
  const judged = tasks.tasks.map((task, index) => ({
    task,
    gold: task.gold,
    predicted: answerOf(task, spans[index] ?? []),
  }));
  const errors =
    wanted === null ? null : judged.flatMap(({ task, predicted }) => errorsOf(task, predicted));
  return {
    model,
    tasks,
    resampling,
    score: scoreNames(judged, resampling),
    errors: errors && errorsWith(errors, wanted === 'all' ? null : wanted),
  };
}
