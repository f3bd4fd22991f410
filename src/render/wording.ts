/** What a model worded of a document, as every form of a brief shows it below the quotes. Pure. */
import type { MinutesRecord } from '../../pipeline/record.ts';
import { placesIn } from '../places.ts';
import type { Worded } from '../wording.ts';
import type { Labels } from './labels.ts';
import { oneLine } from './text.ts';

/** An item and what was worded of it. */
export interface WordedItem {
  readonly lead: string;
  readonly title: string;
  /** `place` is the lines that a sentence rests on: '(line 12, 15)'. */
  readonly sentences: readonly { readonly text: string; readonly place: string }[];
}

/** The part of a brief that holds no quotes. */
export interface WordedPart {
  /** Names the model. */
  readonly heading: string;
  readonly items: readonly WordedItem[];
  /** How many sentences were dropped. */
  readonly dropped: string;
}

/** Gathers it by item, in the agenda's order. */
export function wordedPart(
  { agenda, text }: MinutesRecord,
  { model, sentences, dropped }: Worded,
  labels: Labels,
): WordedPart {
  const lineOf = placesIn(text);
  const items = [...agenda, { id: null, number: null, title: '' }].map(({ id, number, title }) => ({
    lead: oneLine(number ?? ''),
    title: oneLine(title),
    sentences: sentences
      .filter(({ item }) => item === id)
      .map((sentence) => {
        const lines = new Set(sentence.cites.map(({ start }) => lineOf(start).line));
        return { text: oneLine(sentence.text), place: `(${labels.line} ${[...lines].join(', ')})` };
      }),
  }));
  const count = dropped.length;
  return {
    heading: `${labels.wordedBy} ${oneLine(model)} (${sentences.length})`,
    items: items.filter((item) => item.sentences.length > 0),
    dropped: `${count} ${count === 1 ? labels.droppedOne : labels.droppedSome}`,
  };
}
