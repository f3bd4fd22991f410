/** Whether a correction fits a document, and what is kept of it. Pure. */
import { addUp, applyCorrections, meetingOf } from '../../eval/gold/apply.ts';
import type { Correction, Verdict } from '../../eval/gold/corrections.ts';
import { allFactsOf, type FactLayer } from '../../eval/gold/facts.ts';
import { type Entry, targetIn } from '../../eval/gold/verdict.ts';
import type { MinutesRecord } from '../../pipeline/record.ts';
import { itemAt } from './agenda.ts';
import { applyReview } from './apply.ts';
import { locate } from './locate.ts';

/** Why a correction is refused. */
export interface Misfit {
  /** 'span', 'to.values.item'. */
  readonly place: string;
  readonly message: string;
}

/** A correction as it is kept, or why it is not. */
export type Checked = { readonly kept: Correction } | Misfit;

/**
 * Holds a correction to the prediction and those before it. What is kept names the fact
 * by its place in the prediction and holds what the program had said of it, so that it can be told
 * when another version of the program says otherwise.
 */
export function checked(
  prediction: MinutesRecord,
  active: readonly Correction[],
  given: Correction,
): Checked {
  if ('reviewed' in given) return { kept: given };
  if (given.layer === 'meeting') {
    return { kept: given.verdict === 'accept' ? { ...given, seen: meetingOf(prediction) } : given };
  }
  const values = misfitIn(prediction, active, given);
  if (values !== null) return values;
  const kept = completed(prediction, active, given);
  const misfit = misfitOf(prediction, active, kept);
  return misfit === null ? { kept } : { place: 'span', message: misfit };
}

function linesOf(corrections: readonly Correction[]) {
  return corrections.map((correction, i) => ({ line: i + 1, correction }));
}

/** What cannot be applied with it and could without it. */
function misfitOf(
  prediction: MinutesRecord,
  active: readonly Correction[],
  given: Correction,
): string | null {
  const problems = (all: readonly Correction[]) =>
    applyCorrections(prediction, linesOf(all)).problems;
  const before = new Set(problems(active).map(({ line, message }) => `${line} ${message}`));
  const fresh = problems([...active, given]).filter(
    ({ line, message }) => !before.has(`${line} ${message}`),
  );
  const [first] = fresh;
  if (first === undefined) return null;
  return first.message.startsWith('overlaps') ? TAKEN : first.message;
}

/** Gold cannot hold two marks of a layer at one place. */
const TAKEN =
  'another fact of the layer that was accepted, changed or added stands there: reject it';

function completed(
  prediction: MinutesRecord,
  active: readonly Correction[],
  given: Verdict,
): Verdict {
  const { entries } = addUp(prediction, linesOf(active));
  const own = entries.filter(({ fact }) => fact.layer === given.layer);
  if (given.verdict === 'add') return withItem(prediction, active, given);
  const target = targetIn(own, given.span);
  if (target === undefined) return given;
  return { ...given, span: target.original.span, ...seenOf(prediction, target) };
}

/** What the program had said; of what a person added it had said nothing. */
function seenOf(prediction: MinutesRecord, { original }: Entry): Pick<Verdict, 'seen'> {
  const own = allFactsOf(prediction).find(
    ({ layer, at }) => layer === original.layer && `${at}` === `${original.at}`,
  );
  return own === undefined ? {} : { seen: own.values };
}

/** A new decision is of the item that it stands in, where nothing else is said. */
function withItem(
  prediction: MinutesRecord,
  active: readonly Correction[],
  given: Verdict,
): Verdict {
  const values = given.to?.values ?? {};
  if (given.layer !== 'decisions' || values['item'] !== undefined) return given;
  const { agenda } = applyReview(prediction, active);
  const id = itemAt(agenda, given.span);
  const item = agenda.find((one) => one.id === id);
  if (item === undefined) return given;
  return { ...given, to: { ...given.to, values: { ...values, item: item.number ?? item.title } } };
}

/** Of words that a record would have a place for. */
export const NOT_THERE = 'these words do not stand in the text';

/** Values that must be words of the text, since a record has their places. */
export const QUOTED: Partial<Readonly<Record<FactLayer, readonly string[]>>> = {
  deadlines: ['action', 'responsible'],
  actions: ['responsible'],
};

function misfitIn(
  prediction: MinutesRecord,
  active: readonly Correction[],
  { layer, span, to }: Verdict,
): Misfit | null {
  const values = to?.values ?? {};
  for (const name of QUOTED[layer] ?? []) {
    const value = values[name];
    if (typeof value !== 'string' || locate(prediction.text, value, span) !== null) continue;
    return { place: `to.values.${name}`, message: NOT_THERE };
  }
  const { item } = values;
  if (layer !== 'decisions' || typeof item !== 'string') return null;
  const { agenda } = applyReview(prediction, active);
  if (agenda.some(({ number, title }) => (number ?? title) === item)) return null;
  return { place: 'to.values.item', message: 'no item of the agenda has this number or title' };
}
