/** Every wrong name, with the sentence it stands in. */
import { quote } from '../../pipeline/span.ts';
import type { MentionLabel } from '../../pipeline/types.ts';
import { contextOf, inLine } from '../context.ts';
import type { FindingType } from '../finding.ts';
import { matchNames } from './score.ts';
import type { Name, Task } from './task.ts';

/** A name with its words. */
export interface Named extends Name {
  readonly text: string;
}

/** One error. `wrong`: found with another label; `inexact`: with its label and other ends. */
export interface NerError {
  /** The line of the file in which the sentence begins. */
  readonly line: number;
  readonly type: FindingType;
  readonly gold: Named | null;
  readonly predicted: Named | null;
  /** Its tokens, a space between each two; the places of names are places in it. */
  readonly sentence: string;
}

/** The errors of one sentence in the order of its text. */
export function errorsOf({ line, text, gold }: Task, predicted: readonly Name[]): NerError[] {
  const named = (name: Name | null): Named | null =>
    name && { start: name.start, end: name.end, label: name.label, text: quote(text, name) };
  const error = (type: FindingType, truth: Name | null, answer: Name | null): NerError => ({
    line,
    type,
    gold: named(truth),
    predicted: named(answer),
    sentence: text,
  });
  const { pairs, missed, spurious } = matchNames({ gold, predicted });
  const errors = [
    ...pairs.flatMap((pair) => {
      const agree = pair.gold.label === pair.predicted.label;
      if (agree && pair.exact) return [];
      return [error(agree ? 'inexact' : 'wrong', pair.gold, pair.predicted)];
    }),
    ...missed.map((name) => error('missed', name, null)),
    ...spurious.map((name) => error('spurious', null, name)),
  ];
  return errors.sort((a, b) => startOf(a) - startOf(b));
}

function startOf({ gold, predicted }: NerError): number {
  return (gold ?? predicted)?.start ?? 0;
}

/** The errors that a label has part in, on either side; all of them for null. */
export function errorsWith(errors: readonly NerError[], label: MentionLabel | null): NerError[] {
  return errors.filter(
    ({ gold, predicted }) => label === null || gold?.label === label || predicted?.label === label,
  );
}

/** One error on one line; its gold name, or what was predicted for none, as «…» in its sentence. */
export function describeError({ line, type, gold, predicted, sentence }: NerError): string {
  const shown = gold ?? predicted;
  if (shown === null) return '';
  const label = type === 'wrong' ? `${predicted?.label} ` : '';
  const answer = gold && predicted ? `predicted ${label}'${predicted.text}'` : '';
  const where = inLine(contextOf(sentence, shown), gold, predicted);
  return [`line ${line}`, type, shown.label, answer, where].filter(Boolean).join('  ');
}
