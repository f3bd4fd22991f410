/** `klubbslag eval --ner FILE`: the tagger of names against an annotated CoNLL file. */
import { basename } from 'node:path';
import type { Resampling } from '../../eval/bootstrap.ts';
import { errorsOf, errorsWith } from '../../eval/ner/errors.ts';
import { LineError, readIob2, type TaggedText } from '../../eval/ner/iob2.ts';
import { LABELS } from '../../eval/ner/labels.ts';
import { type NerRun, nerToJson, reportNer } from '../../eval/ner/report.ts';
import { scoreNames } from '../../eval/ner/score.ts';
import { answerOf, type Tasks, tasksOf } from '../../eval/ner/task.ts';
import { ingest } from '../../pipeline/ingest/index.ts';
import type { TokenTagger } from '../../pipeline/recognise/tagger.ts';
import type { MentionLabel } from '../../pipeline/types.ts';
import type { Settings } from '../config.ts';
import { decode } from '../decode.ts';
import { EXIT, UserError } from '../errors.ts';
import { readSource } from '../files.ts';
import { type Call, optionText, refuseBeside, settingsOf } from './command.ts';

/** What can stand beside --ner. */
const TOGETHER = ['format', 'errors', 'threads', 'seed', 'resamples'];

/** Scores the tagger on one file, prints the report and gives the exit code. */
export async function runNer(call: Call, path: string): Promise<number> {
  refuseOthers(call);
  const wanted = errorLabel(optionText(call, 'errors'));
  const settings = settingsOf(call);
  const file = await readTagged(path, settings);
  const tasks = tasksOf(file.sentences);
  refuseEmpty(path, tasks);
  const tagger = await call.world.makeTagger(settings);
  const { seed, resamples } = settings;
  const run = await evaluate(tagger, tasks, wanted, { seed, resamples });
  const whole = { ...run, file: basename(path), repaired: file.repaired };
  const format = optionText(call, 'format') ?? 'text';
  if (format === 'markdown') throw new UserError('--ner prints text or json, not markdown');
  const asJson = format === 'json';
  await call.world.write(
    asJson ? `${JSON.stringify(nerToJson(whole), null, 1)}\n` : `${reportNer(whole)}\n`,
  );
  return EXIT.ok;
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

async function evaluate(
  tagger: TokenTagger,
  tasks: Tasks,
  wanted: Wanted,
  resampling: Resampling,
): Promise<Omit<NerRun, 'file' | 'repaired'>> {
  const spans = await tagger.tag(tasks.tasks.map(({ words }) => words));
  const judged = tasks.tasks.map((task, index) => ({
    task,
    gold: task.gold,
    predicted: answerOf(task, spans[index] ?? []),
  }));
  const errors =
    wanted === null ? null : judged.flatMap(({ task, predicted }) => errorsOf(task, predicted));
  return {
    model: tagger.model,
    tasks,
    resampling,
    score: scoreNames(judged, resampling),
    errors: errors && errorsWith(errors, wanted === 'all' ? null : wanted),
  };
}
