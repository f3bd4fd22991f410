/** What every summary quotes: the words that decide and those that set a time. */

import { overlaps } from '../span.ts';
import type { Assigned, Sentence, Span } from '../types.ts';
import { isWord, wordCount } from './length.ts';

/** A part of a sentence's cleaned text, half-open in its units. */
export interface Stretch {
  readonly sentence: Sentence;
  readonly start: number;
  readonly end: number;
}

/** A sentence and what of the document's facts stands in it. */
export interface Stated {
  readonly sentence: Sentence;
  readonly places: readonly Place[];
}

/** Where a fact stands in a sentence's cleaned text. */
interface Place extends Span {
  /** True for a time: half of one would be another. */
  readonly whole: boolean;
}

/** Fewer words say nothing. */
const FEWEST = 4;
/** Two parts of a sentence so close to each other are one. */
const GAP = 2;
/** Words that begin a clause. */
const LINKS: ReadonlySet<string> = new Set(['att', 'men', 'och', 'samt', 'som', 'vilket']);

type Input = Pick<Assigned, 'blocks' | 'decisions' | 'deadlines'>;

/** The sentences that hold a decision or a deadline, in order. */
export function statedIn({ blocks, decisions, deadlines }: Input): Stated[] {
  const spans = [
    ...decisions.map(({ span }) => ({ ...span, whole: false })),
    ...deadlines.map(({ span }) => ({ ...span, whole: true })),
  ].sort((a, b) => a.start - b.start);
  const sentences = blocks
    .flatMap((block) => block.sentences)
    .toSorted((a, b) => a.span.start - b.span.start);
  let next = 0;
  return sentences.flatMap((sentence) => {
    // Facts do not reach back: those that end before this sentence are done with.
    while ((spans[next]?.end ?? Number.POSITIVE_INFINITY) <= sentence.span.start) next++;
    const places: Place[] = [];
    for (let i = next; (spans[i]?.start ?? Number.POSITIVE_INFINITY) < sentence.span.end; i++) {
      const span = spans[i];
      const place = span && overlaps(span, sentence.span) ? placeIn(sentence, span) : null;
      if (span && place) places.push({ ...place, whole: span.whole });
    }
    return places.length > 0 ? [{ sentence, places }] : [];
  });
}

function placeIn({ offsets }: Sentence, { start, end }: Span): Span | null {
  const from = offsets.findIndex((at) => at >= start);
  const to = offsets.findLastIndex((at) => at < end) + 1;
  return from >= 0 && from < to ? { start: from, end: to } : null;
}

/**
 * What is quoted of the sentences: all of them where they fit into `words`, else of each fact as
 * many words as do, but never fewer than say something.
 */
export function quotedOf(stated: readonly Stated[], words: number): Stretch[] {
  const whole = stated.map(({ sentence }) => wholeOf(sentence));
  if (lengthOf(whole) <= words) return whole;
  const longest = whole.reduce((most, stretch) => Math.max(most, lengthOf([stretch])), 0);
  let fits = FEWEST;
  let over = longest;
  while (fits + 1 < over) {
    const middle = (fits + over) >>> 1;
    if (lengthOf(cutAll(stated, middle)) <= words) fits = middle;
    else over = middle;
  }
  const quoted = cutAll(stated, fits);
  if (lengthOf(quoted) <= words) return quoted;
  // What holds little but facts: not even times are whole.
  return cutAll(
    stated.map(({ sentence, places }) => ({
      sentence,
      places: places.map((place) => ({ ...place, whole: false })),
    })),
    fits,
  );
}

/** All of a sentence. */
export function wholeOf(sentence: Sentence): Stretch {
  return { sentence, start: 0, end: sentence.text.length };
}

function cutAll(stated: readonly Stated[], words: number): Stretch[] {
  return stated.flatMap((one) => cut(one, words));
}

/** The words of stretches together. */
export function lengthOf(stretches: readonly Stretch[]): number {
  return stretches.reduce(
    (sum, { sentence, start, end }) => sum + wordCount(sentence.text.slice(start, end)),
    0,
  );
}

interface Word extends Span {
  readonly text: string;
}

function wordsOf(text: string): Word[] {
  return [...text.matchAll(/\S+/gu)]
    .map(({ 0: word, index }) => ({ text: word, start: index, end: index + word.length }))
    .filter((word) => isWord(word.text));
}

/** A sentence that is too long loses what stands far from its facts. */
function cut({ sentence, places }: Stated, limit: number): Stretch[] {
  const words = wordsOf(sentence.text);
  if (words.length <= limit) return [wholeOf(sentence)];
  const windows: { from: number; to: number }[] = [];
  for (const place of places) {
    const window = windowOf(words, place, limit);
    const last = windows.at(-1);
    if (last && window.from <= last.to + GAP) last.to = Math.max(last.to, window.to);
    else windows.push(window);
  }
  return windows.flatMap(({ from, to }) => {
    const [first, last] = [words[from], words[to - 1]];
    return first && last ? [{ sentence, start: first.start, end: last.end }] : [];
  });
}

/** A long fact from its start on, a short one with the words before it; a clause is kept whole. */
function windowOf(
  words: readonly Word[],
  place: Place,
  limit: number,
): { from: number; to: number } {
  const first = Math.max(
    0,
    words.findIndex((word) => word.end > place.start),
  );
  const end = words.findLastIndex((word) => word.start < place.end) + 1;
  if (place.whole && end - first >= limit) return { from: first, to: end };
  if (end - first >= limit) return { from: first, to: clauseEnd(words, first, first + limit) };
  const earliest = Math.max(0, end - limit);
  const clause = words.findIndex((word, i) => i >= earliest && i <= first && opens(words, i, word));
  return { from: clause < 0 ? earliest : clause, to: end };
}

/** The end of a clause that is at least half as long as it may be, else as far as may be. */
function clauseEnd(words: readonly Word[], from: number, to: number): number {
  const least = from + Math.ceil((to - from) / 2);
  for (let end = to; end >= least; end--) {
    const [last, next] = [words[end - 1], words[end]];
    if (!next || /[,;:.]$/u.test(last?.text ?? '') || LINKS.has(next.text)) return end;
  }
  return to;
}

/** True for the word that begins a clause. */
function opens(words: readonly Word[], at: number, { text }: Word): boolean {
  return at === 0 || LINKS.has(text) || /[,;:.]$/u.test(words[at - 1]?.text ?? '');
}
