/** Several models on one file, side by side, as text and as JSON. */
import { figure, plural, table } from '../table.ts';
import { LABELS } from './labels.ts';
import { type NerRun, nerToJson } from './report.ts';
import type { Scored } from './score.ts';

/** The number rises when the meaning of a field changes. */
export const MODELS_SCHEMA = 'klubbslag/ner-models@1';

/** One model's run and how quick it was. */
export interface TimedRun {
  readonly run: NerRun;
  /** Words that were tagged, as the program cuts them. */
  readonly words: number;
  /** Time that tagging them took, loading and warming up left out. */
  readonly seconds: number;
}

/** As plain data: each run as --ner prints it, with its words a second. */
export function modelsToJson(timed: readonly TimedRun[], threads: number): object {
  return {
    schema: MODELS_SCHEMA,
    threads,
    models: timed.map((one) => ({
      ...nerToJson(one.run),
      wordsPerSecond: Math.round(speedOf(one)),
    })),
  };
}

/** As text: F1 of each label with its interval, and words a second. */
export function reportModels(timed: readonly TimedRun[], threads: number): string {
  const slowest = Math.min(...timed.map(speedOf));
  const rows = timed.map((one) => {
    const { labels, micro } = one.run.score;
    const speed = speedOf(one);
    return [
      one.run.model,
      ...LABELS.map((label) => cell(labels[label])),
      cell(micro),
      String(Math.round(speed)),
      `${(speed / slowest).toFixed(1)}×`,
    ];
  });
  const [first] = timed;
  const sentences = plural(first?.run.tasks.tasks.length ?? 0, 'sentence');
  return [
    `${first?.run.file}: ${sentences}, ${plural(first?.words ?? 0, 'word')}`,
    'F1, the same ends and the same label, with 95 % intervals; words a second on ' +
      `${plural(threads, 'thread')}, after a warm-up, and how many times the slowest.`,
    table(['model', ...LABELS, 'micro', 'words/s', ''], rows),
  ].join('\n\n');
}

function speedOf({ words, seconds }: TimedRun): number {
  return seconds > 0 ? words / seconds : 0;
}

function cell({ f1, interval }: Scored): string {
  if (interval === null) return figure(f1);
  return `${figure(f1)} [${figure(interval.low)}–${figure(interval.high)}]`;
}
