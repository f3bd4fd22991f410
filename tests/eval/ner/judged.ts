/** Sentences with gold and an answer side by side, for the tests of names. */
import { readIob2 } from '../../../eval/ner/iob2.ts';
import type { Judged } from '../../../eval/ner/score.ts';
import { type Task, tasksOf } from '../../../eval/ner/task.ts';

/** A task and what was answered. */
export type Case = Task & Judged;

/**
 * Rows such as 'Anna B-PER O' (token, gold, answer); '|' ends a row, '||' a sentence. Both columns
 * are read by the reader of files, so what they mean is not told twice.
 */
export function judged(rows: string): Case[] {
  const lines = rows.split('|').map((row) => row.trim().split(' '));
  const side = (column: 1 | 2) => {
    const text = lines.map((cells) => [cells[0], cells[column]].filter(Boolean).join('\t'));
    return tasksOf(readIob2(text.join('\n')).sentences).tasks;
  };
  const answers = side(2);
  return side(1).map((task, index) => ({ ...task, predicted: answers[index]?.gold ?? [] }));
}
