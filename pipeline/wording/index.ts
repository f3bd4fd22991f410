/**
 * Sentences that a model has written of a record's items: those that are supported, with what
 * they rest on, and those that were dropped. Never a part of the record.
 */
import type { MinutesRecord } from '../record.ts';
import { contains } from '../span.ts';
import type { Span } from '../types.ts';
import { type Reason, type Source, supportOf } from './support.ts';
import { wordsOf } from './words.ts';

/** An item of the agenda and the sentences that sum it up, the most telling first. */
export interface Item {
  /** Its id; null for a document without items. */
  readonly item: string | null;
  readonly sources: readonly Source[];
}

/** What a model has written of an item. */
export interface Written {
  readonly item: string | null;
  /** What it was shown of the item. */
  readonly sources: readonly Source[];
  /** What it was told beside them. */
  readonly prompt: string;
  readonly sentences: readonly string[];
}

/** What came of it. */
export interface Wording {
  readonly sentences: readonly {
    readonly text: string;
    /** The sentences it rests on, in the order of the text. */
    readonly cites: readonly Span[];
    readonly item: string | null;
  }[];
  readonly dropped: readonly {
    readonly text: string;
    readonly reason: Reason;
    readonly item: string | null;
  }[];
}

/** What a model is shown of a record: the lines of its summary by item, in the agenda's order. */
export function itemsOf({ agenda, summary }: Pick<MinutesRecord, 'agenda' | 'summary'>): Item[] {
  const lines = summary.perItem.toSorted((a, b) => a.rank - b.rank);
  const itemOf = ({ agendaItem, span }: (typeof lines)[number]) =>
    agenda.find(({ id }) => id === agendaItem) ??
    agenda.filter((item) => contains(item.span, span)).at(-1);
  const items = agenda.map(({ id }): Item => {
    const own = lines.filter((line) => itemOf(line)?.id === id);
    return { item: id, sources: own.map(({ text, span }) => ({ text, span })) };
  });
  const some = items.filter(({ sources }) => sources.length > 0);
  if (some.length > 0 || summary.sentences.length === 0) return some;
  return [{ item: null, sources: summary.sentences }];
}

/** The words of the record's people and places that are names wherever they stand. */
export function namesIn({
  people,
  places,
}: Pick<MinutesRecord, 'people' | 'places'>): ReadonlySet<string> {
  const names = [
    ...people.flatMap(({ name, aliases }) => [name, ...aliases]),
    ...places.map((place) => place.name),
  ];
  return new Set(names.flatMap((name) => name.match(/\p{Lu}[\p{L}\p{M}]*(?:-\p{L}+)*/gu) ?? []));
}

/** Judges everything that was written of a record, in order. */
export function checkWording(written: readonly Written[], names: ReadonlySet<string>): Wording {
  const seen = new Set<string>();
  const sentences: Wording['sentences'][number][] = [];
  const dropped: Wording['dropped'][number][] = [];
  for (const { item, sources, prompt, sentences: texts } of written) {
    for (const text of texts.map((one) => one.trim())) {
      const bare = bareOf(text);
      const again: Reason | null = seen.has(bare) ? 'repeated' : copied(bare, prompt, sources);
      const verdict = again === null ? supportOf(text, sources, names) : { reason: again };
      seen.add(bare);
      if ('reason' in verdict) dropped.push({ text, reason: verdict.reason, item });
      else sentences.push({ text, cites: verdict.cites, item });
    }
  }
  return { sentences, dropped };
}

/** 'prompt' for words of ours that the item does not have too. */
function copied(bare: string, prompt: string, sources: readonly Source[]): 'prompt' | null {
  const within = (text: string) => ` ${bareOf(text)} `.includes(` ${bare} `);
  return bare !== '' && within(prompt) && !sources.some(({ text }) => within(text))
    ? 'prompt'
    : null;
}

/** A text's words alone, to find it again. */
function bareOf(text: string): string {
  const words = wordsOf(text, new Set()).filter(({ kind }) => kind !== 'mark');
  return words.map(({ lower }) => lower).join(' ');
}
