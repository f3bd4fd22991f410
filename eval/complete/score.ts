/** What the program says of a document's completeness against what a person marked. */
import { complete, type PointName, type State } from '../../pipeline/complete/index.ts';
import type { MinutesRecord } from '../../pipeline/record.ts';
import type { CompleteGold } from './gold.ts';

/** One point as marked and as said; null where only the other has it. */
export interface PointOutcome {
  readonly item: string | null;
  readonly point: PointName;
  readonly gold: State | null;
  readonly said: State | null;
}

/** One document, judged. */
export interface ScoredCompleteness {
  /** 'genre/file'. */
  readonly document: string;
  readonly outcomes: readonly PointOutcome[];
}

/** Pairs the points by item and name. A matter that was not seen, or seen in vain, is wrong. */
export function scoreComplete(
  document: string,
  record: MinutesRecord,
  gold: CompleteGold,
): ScoredCompleteness {
  const key = (item: string | null, point: PointName): string => `${item ?? ''}|${point}`;
  const items = new Map(record.agenda.map(({ id, number, title }) => [id, number ?? title]));
  const said = new Map(
    complete(record).points.map(({ item, point, state }) => {
      const name = item === null ? null : (items.get(item) ?? null);
      return [key(name, point), { item: name, point, state }] as const;
    }),
  );
  const marked = new Map(gold.points.map((mark) => [key(mark.item, mark.point), mark] as const));
  const outcomes = [...new Set([...marked.keys(), ...said.keys()])].flatMap((at) => {
    const [mark, answer] = [marked.get(at), said.get(at)];
    const one = mark ?? answer;
    if (!one) return [];
    const { item, point } = one;
    return [{ item, point, gold: mark?.state ?? null, said: answer?.state ?? null }];
  });
  return { document, outcomes };
}

/** True where the state is that of the mark. */
export function isRight({ gold, said }: PointOutcome): boolean {
  return gold === said;
}

/** True where there was something to tell, or the program thought so. */
export function isLive({ gold, said }: PointOutcome): boolean {
  return gold !== 'not-applicable' || said !== 'not-applicable';
}
