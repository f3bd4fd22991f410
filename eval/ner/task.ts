/**
 * What the tagger is asked, and what it should answer. A file's tokens are joined with spaces and
 * cut by the program's own tokeniser, as a user's text is; names are compared by characters, so
 * that no way of cutting tokens is favoured.
 */
import type { TaggedSpan } from '../../pipeline/recognise/tagger.ts';
import { type TokenSpan, tokenise } from '../../pipeline/segment/tokens.ts';
import type { MentionLabel, Span } from '../../pipeline/types.ts';
import type { TaggedSentence } from './iob2.ts';
import { labelOf } from './labels.ts';

/** A name of either side: UTF-16 code units of the sentence's text. */
export interface Name extends Span {
  readonly label: MentionLabel;
  /** How sure the tagger is, 0…1; gold is not asked. */
  readonly score?: number;
}

/** One sentence to be tagged and scored. */
export interface Task {
  /** Where it stands in the file, from 1. */
  readonly line: number;
  readonly text: string;
  /** What `text` was cut into. */
  readonly words: readonly string[];
  readonly places: readonly TokenSpan[];
  readonly gold: readonly Name[];
}

/** A file as tasks, and what became of its labels. */
export interface Tasks {
  readonly tasks: readonly Task[];
  /** Tokens as the file cuts them. */
  readonly tokens: number;
  /** The file's own label → the label it is scored as; only those that differ. */
  readonly mapped: ReadonlyMap<string, MentionLabel>;
  /** Label → number of entities that are not scored. */
  readonly leftOut: ReadonlyMap<string, number>;
}

/** Prepares the sentences of a file. */
export function tasksOf(sentences: readonly TaggedSentence[]): Tasks {
  const mapped = new Map<string, MentionLabel>();
  const leftOut = new Map<string, number>();
  for (const { label } of sentences.flatMap(({ entities }) => entities)) {
    const scored = labelOf(label);
    if (scored === null) leftOut.set(label, (leftOut.get(label) ?? 0) + 1);
    else if (scored !== label) mapped.set(label, scored);
  }
  const tokens = sentences.reduce((sum, sentence) => sum + sentence.tokens.length, 0);
  return { tasks: sentences.map(taskOf), tokens, mapped, leftOut };
}

function taskOf({ line, tokens, entities }: TaggedSentence): Task {
  const text = tokens.join(' ');
  const starts: number[] = [];
  let at = 0;
  for (const token of tokens) {
    starts.push(at);
    at += token.length + 1;
  }
  const gold = entities.flatMap(({ start, end, label: name }): Name[] => {
    const label = labelOf(name);
    if (label === null) return [];
    const last = end - 1;
    const stop = (starts[last] ?? 0) + (tokens[last]?.length ?? 0);
    return [{ start: starts[start] ?? 0, end: stop, label }];
  });
  const places = tokenise(text);
  const words = places.map((place) => text.slice(place.start, place.end));
  return { line, text, words, places, gold };
}

/** The tagger's answer to a task, by characters. */
export function answerOf({ places }: Task, spans: readonly TaggedSpan[]): Name[] {
  return spans.map(({ start, end, label, score }) => {
    const [first, last] = [places[start], places[end - 1]];
    if (!first || !last) throw new RangeError(`tokens ${start}–${end} of ${places.length}`);
    return { start: first.start, end: last.end, label, score };
  });
}
