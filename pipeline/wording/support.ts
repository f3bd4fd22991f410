/**
 * Whether a sentence that a model has written is supported: by one sentence of the source that it
 * follows from, or part for part by two or three. In doubt it is not.
 */
import type { Span } from '../types.ts';
import { type Fault, faultOf } from './align.ts';
import {
  hasVerb,
  isAct,
  isFiller,
  isJoin,
  isPronoun,
  isSubordinator,
  keptOf,
  says,
  type Word,
  wordsOf,
} from './words.ts';

/** A sentence of the document that the model was shown. */
export interface Source {
  readonly text: string;
  readonly span: Span;
}

/** Why a sentence was dropped. */
export type Reason =
  | Fault
  /** No words, or one. */
  | 'empty'
  /** It does not end: the model was stopped within it. */
  | 'unfinished'
  /** It is what the model was told to do. */
  | 'prompt'
  | 'repeated'
  /** A word, name, figure, act of the trade that no source has. */
  | 'word'
  | 'name'
  | 'figure'
  | 'act'
  /** Its words stand in several sentences that do not say it together. */
  | 'apart';

/** The sources that support a sentence, in the order of the text, or why none do. */
export type Verdict = { readonly cites: readonly Span[] } | { readonly reason: Reason };

/** Sentences that one may be put together from. */
export const MOST_CITED = 3;
const FEWEST_WORDS = 2;

/** Where in a sentence a part of it stands; 'whole' for one that is no part. */
type Place = 'whole' | 'first' | 'later';

interface Read {
  readonly words: readonly Word[];
  readonly span: Span;
}

/**
 * Judges one sentence by the sources of its item; takes the fewest that support it.
 * @param names words that are names even where they begin a sentence
 */
export function supportOf(
  sentence: string,
  sources: readonly Source[],
  names: ReadonlySet<string>,
): Verdict {
  const words = wordsOf(sentence, names).filter((word) => !isFiller(word));
  const said = words.filter((word) => word.kind !== 'mark');
  if (said.length < FEWEST_WORDS) return { reason: 'empty' };
  if (!/[.!?…]["”’»)\]]*$/u.test(sentence.trim())) return { reason: 'unfinished' };
  const read = sources.map(({ text, span }): Read => ({ words: wordsOf(text, names), span }));
  // What joins two parts may be the sentence's own.
  const strange = said.filter((word) => !isJoin(word) && !read.some((source) => has(source, word)));
  if (strange.length > 0) return { reason: kindOf(strange) };
  for (let count = 1; count <= MOST_CITED; count++) {
    const cited = cover(words, read, count, 'whole');
    if (cited === null) continue;
    if (!together(said, cited)) return { reason: 'apart' };
    return { cites: cited.map(({ span }) => span).sort((a, b) => a.start - b.start) };
  }
  return { reason: whyNot(said, read) };
}

function has({ words }: Read, word: Word): boolean {
  return words.some((one) => says(word, one));
}

/** The worst of what no source has. */
function kindOf(strange: readonly Word[]): Reason {
  if (strange.some(({ kind }) => kind === 'figure')) return 'figure';
  if (strange.some(({ kind }) => kind === 'name')) return 'name';
  const kept = strange.map(keptOf);
  if (kept.includes('negation')) return 'negation';
  if (strange.some(isAct)) return 'act';
  return kept.find((one) => one === 'condition' || one === 'modality') ?? 'word';
}

/** So many sources, each of which one part of the sentence follows from, or null. */
function cover(
  words: readonly Word[],
  sources: readonly Read[],
  count: number,
  place: Place,
): readonly Read[] | null {
  if (count === 1) {
    const whole = sources.find((source) => follows(words, source, place));
    return whole ? [whole] : null;
  }
  for (const [at, word] of words.entries()) {
    if (!isJoin(word) && word.text !== ',' && word.text !== ';') continue;
    const part = words.slice(0, at);
    // What comes after a label or hangs on 'att' goes on over an 'och'.
    if (part.some((one) => one.text === ':' || isSubordinator(one))) continue;
    for (const source of sources) {
      if (!follows(part, source, place === 'whole' ? 'first' : place)) continue;
      const others = sources.filter((one) => one !== source);
      const rest = cover(withoutJoin(words.slice(at + 1)), others, count - 1, 'later');
      if (rest !== null) return [source, ...rest];
    }
  }
  return null;
}

/** ', och' is one join. */
function withoutJoin(words: readonly Word[]): readonly Word[] {
  return words[0] && isJoin(words[0]) ? words.slice(1) : words;
}

/**
 * A part beside another is a sentence by itself, and a later one begins as its source does: else
 * it would be said of what the part before speaks of.
 */
function follows(words: readonly Word[], source: Read, place: Place): boolean {
  const said = words.filter((word) => word.kind !== 'mark');
  if (!said.every((word) => has(source, word))) return false;
  if (place !== 'whole' && !hasVerb(said)) return false;
  const later = place === 'later';
  if (later && said.some(isPronoun)) return false;
  return faultOf(words, source.words, later) === null;
}

/** Names and figures of a sentence stand in one of its sources. */
function together(said: readonly Word[], cited: readonly Read[]): boolean {
  const names = said.filter(({ kind }) => kind === 'name');
  const figures = said.filter(({ kind }) => kind === 'figure');
  if (names.length === 0 || figures.length === 0) return true;
  return cited.some((source) => [...names, ...figures].every((word) => has(source, word)));
}

function whyNot(said: readonly Word[], sources: readonly Read[]): Reason {
  const whole = sources.filter((source) => said.every((word) => has(source, word)));
  const faults = whole.map((source) => faultOf(said, source.words, false) ?? 'skipped');
  return faults[0] ?? 'apart';
}
