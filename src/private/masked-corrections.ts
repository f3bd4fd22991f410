/** What people said of documents, with what is private covered; what asks for it is refused. */
import type { Correction } from '../../eval/gold/corrections.ts';
import { maskedRecord, maskedText } from '../../pipeline/private/mask.ts';
import { type Misfit, NOT_THERE, QUOTED } from '../review/check.ts';
import { locate } from '../review/locate.ts';
import type { CorrectionStore } from '../store/corrections.ts';
import type { Kept } from '../store/reviewed.ts';
import { asksForPrivate, type Coverings } from './coverings.ts';

type Cover = (text: string) => string;

function coveredValues<T extends object>(values: T, cover: Cover): T {
  const entries = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'string' && name !== 'date' ? cover(value) : value,
  ]);
  return Object.fromEntries(entries) as T;
}

function coveredSaid(correction: Correction, cover: Cover): Correction {
  if ('reviewed' in correction) return correction;
  const { to, seen } = correction;
  return {
    ...correction,
    ...(to && { to: { ...to, ...(to.values && { values: coveredValues(to.values, cover) }) } }),
    ...(seen && { seen: coveredValues(seen, cover) }),
  } as Correction;
}

const REFUSED: Misfit = { place: 'to.values', message: 'holds what is covered here' };

/** A date is no number of a person. */
function asks(given: Correction): boolean {
  if ('reviewed' in given) return false;
  const { date, ...values }: Readonly<Record<string, unknown>> = { ...given.to?.values };
  return Object.values(values).some((value) => typeof value === 'string' && asksForPrivate(value));
}

/** A value that must stand in the text, and does not in what is shown of it. */
function hiddenIn(given: Correction, text: string): string | null {
  if ('reviewed' in given || given.layer === 'meeting') return null;
  const { layer, span, to } = given;
  const names = QUOTED[layer] ?? [];
  const hidden = names.find((name) => {
    const value = to?.values?.[name];
    return typeof value === 'string' && locate(text, value, span) === null;
  });
  return hidden ?? null;
}

/** The corrections of a store, covered. */
export function maskedCorrections(store: CorrectionStore, all: Coverings): CorrectionStore {
  const prediction = async (sha256: string) => {
    const record = await store.prediction(sha256);
    return record && maskedRecord(record);
  };
  const covered = async (one: Kept): Promise<Kept> => {
    const cover = (await all.of(one.sha256))?.cover ?? maskedText;
    const who = one.who === null ? null : maskedText(one.who);
    return { ...one, who, correction: coveredSaid(one.correction, cover) };
  };
  const each = (kept: readonly Kept[]) => Promise.all(kept.map(covered));
  return {
    of: async (sha256) => {
      const kept = await store.of(sha256);
      return kept && (await each(kept));
    },
    all: async () => each(await store.all()),
    prediction,
    add: async (sha256, given, who) => {
      if (asks(given)) return REFUSED;
      const hidden = hiddenIn(given, (await prediction(sha256))?.text ?? '');
      // Whether words stand under what is covered is not told.
      if (hidden !== null) return { place: `to.values.${hidden}`, message: NOT_THERE };
      const answer = await store.add(sha256, given, who);
      return answer !== null && 'number' in answer ? await covered(answer) : answer;
    },
    undo: async (sha256, number) => {
      const kept = await store.undo(sha256, number);
      return kept && (await covered(kept));
    },
  };
}
