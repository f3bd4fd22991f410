/** The scores of a file of names as text and as JSON. */
import { type Bounds, LEAST_UNITS, type Resampling } from '../bootstrap.ts';
import { FINDING_TYPES } from '../finding.ts';
import { figure, plural, table } from '../table.ts';
import { describeError, type NerError } from './errors.ts';
import { LABELS } from './labels.ts';
import type { Confusion, Figures, NerScore, Tally } from './score.ts';
import type { Tasks } from './task.ts';

/** The number rises when the meaning of a field changes. */
export const NER_SCHEMA = 'klubbslag/ner@1';

/** One evaluated file. */
export interface NerRun {
  /** name@version of the tagger. */
  readonly model: string;
  /** The file's name without its folders. */
  readonly file: string;
  readonly tasks: Tasks;
  readonly repaired: number;
  readonly resampling: Resampling;
  readonly score: NerScore;
  /** Null where nobody asked for them. */
  readonly errors: readonly NerError[] | null;
}

/** As plain data. */
export function nerToJson(run: NerRun): object {
  const { tasks, score, errors } = run;
  return {
    schema: NER_SCHEMA,
    model: run.model,
    file: run.file,
    sentences: tasks.tasks.length,
    tokens: tasks.tokens,
    resampling: run.resampling,
    ...score,
    mapped: Object.fromEntries(tasks.mapped),
    leftOut: Object.fromEntries(tasks.leftOut),
    repaired: run.repaired,
    ...(errors === null ? {} : { errors }),
  };
}

/** As text: table, other readings, confusion, what was done with the labels, errors. */
export function reportNer(run: NerRun): string {
  const { tasks, score, errors } = run;
  const sentences = plural(tasks.tasks.length, 'sentence');
  const tokens = plural(tasks.tokens, 'token');
  return [
    `${run.file}: ${sentences}, ${tokens}, ${score.micro.support} entities; ${run.model}`,
    `Right: the same ends and the same label.\n${intervalNote(run)}`,
    scoreTable(score),
    `By the ends alone: ${brief(score.exact)}\nBy the label, any overlap: ${brief(score.type)}`,
    confidenceNote(score),
    `Pairs that overlap, gold label by predicted label:\n${confusionTable(score.confusion)}`,
    labelNote(run),
    ...(errors === null ? [] : [errorList(errors)]),
  ].join('\n\n');
}

function intervalNote({ tasks, resampling: { seed, resamples } }: NerRun): string {
  if (tasks.tasks.length < LEAST_UNITS) return 'Too few sentences for an interval.';
  return `95 % intervals of F1: ${resamples} resamples of the sentences, seed ${seed}.`;
}

function scoreTable({ labels, micro, macro }: NerScore): string {
  const counts = ({ support, predicted, correct }: Tally) =>
    [support, predicted, correct].map(String);
  const ratios = ({ precision, recall, f1 }: Figures) => [precision, recall, f1].map(figure);
  const rows = [
    ...LABELS.map((label): [string, NerScore['micro']] => [label, labels[label]]),
    ['micro', micro] as const,
  ].map(([name, scored]) => [name, ...counts(scored), ...ratios(scored), bounds(scored.interval)]);
  return table(
    ['label', 'support', 'predicted', 'correct', 'P', 'R', 'F1', '95 %'],
    [...rows, ['macro', '', '', '', ...ratios(macro)]],
  );
}

function bounds(interval: Bounds | null): string {
  return interval === null ? '–' : `${figure(interval.low)}–${figure(interval.high)}`;
}

function brief({ precision, recall, f1 }: Figures): string {
  return `P ${figure(precision)}, R ${figure(recall)}, F1 ${figure(f1)}`;
}

function confidenceNote({ confidence }: NerScore): string {
  if (confidence === null) return 'The tagger does not say how sure it is.';
  const { ece, brier } = confidence;
  return `Scores as probabilities of being right: ECE ${figure(ece)}, Brier ${figure(brier)}`;
}

function confusionTable(confusion: Confusion): string {
  const columns = [...LABELS, 'missed'] as const;
  return table(
    ['gold', ...columns],
    [
      ...LABELS.map((gold) => [gold, ...columns.map((column) => String(confusion[gold][column]))]),
      ['spurious', ...LABELS.map((label) => String(confusion.spurious[label]))],
    ],
  );
}

/** What was done with the file's own labels and tags. */
function labelNote({ tasks: { mapped, leftOut }, repaired }: NerRun): string {
  const renamed = [...mapped].map(([name, label]) => `${name} as ${label}`).join(', ');
  const unscored = [...leftOut].map(([name, count]) => `${name} ${count}`).join(', ');
  return [
    `Labels read otherwise: ${renamed || 'none'}.`,
    unscored === ''
      ? 'Left out: none.'
      : `Left out: ${unscored}; what is predicted there counts as spurious.`,
    `Entities that begin without B-: ${repaired}.`,
  ].join('\n');
}

function errorList(errors: readonly NerError[]): string {
  const counts = FINDING_TYPES.map(
    (type) => `${errors.filter((error) => error.type === type).length} ${type}`,
  );
  return [`== errors: ${counts.join(', ')} ==`, ...errors.map(describeError)].join('\n');
}
