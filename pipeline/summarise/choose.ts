/** Greedy choice: the best sentence of each item, then second and third ones that say more. */

import { stems } from '../stems.ts';
import type { Act, Section, Sentence } from '../types.ts';
import type { Candidate, Item } from './candidates.ts';
import { centrality, cosine, type Vector, vectorsOf } from './centrality.ts';
import { MOST_LINES } from './length.ts';

/** A sentence that was chosen for an item. */
export interface Choice {
  readonly section: Section;
  readonly part: number;
  readonly sentence: Sentence;
  /** 1 for the item's first line. */
  readonly round: number;
  readonly score: number;
}

/** What each thing that may speak for a sentence weighs. */
export const WEIGHTS = {
  /** Of a centrality of 1. */
  central: 0.5,
  decides: 1.5,
  due: 0.6,
  tasks: 0.4,
  votes: 0.3,
  announces: 0.3,
  title: 0.5,
  first: 0.4,
  long: 0.7,
  figures: 0.3,
  redundancy: 1.2,
} as const;

/** What a sentence's act says of how much it tells a reader. */
export const ACT_WEIGHTS: Readonly<Partial<Record<Act, number>>> = {
  decision: 0.4,
  assignment: 0.3,
  deadline: 0.3,
  information: 0.1,
  background: 0,
  discussion: -0.1,
  proposal: -0.4,
  reservation: -0.3,
};

/** A sentence so like one that is taken says nothing new. */
const THE_SAME = 0.9;
/** Of this many words a sentence is as long as one should be. */
const ENOUGH_WORDS = 10;

/** At most three sentences an item, the first lines of all items before their second ones. */
export function choose(items: readonly Item[]): Choice[] {
  const groups = items.map(({ candidates }) => candidates.map(stemsOf));
  const titles = items.map(({ section }) => stems(section.title.split(/[^\p{L}]+/u)));
  const vectors = vectorsOf([...groups.flat(), ...titles]);
  const title = (index: number) => vectors[vectors.length - titles.length + index] ?? new Map();
  let at = 0;
  const chosen = items.flatMap((item, index) => {
    const own = vectors.slice(at, at + item.candidates.length);
    at += item.candidates.length;
    return fromItem(item, own, title(index));
  });
  return chosen.sort((a, b) => a.round - b.round || b.score - a.score);
}

function fromItem(
  { section, part, candidates }: Item,
  vectors: readonly Vector[],
  title: Vector,
): Choice[] {
  const central = centrality(vectors);
  const scores = candidates.map((candidate, i) => {
    const worth = WEIGHTS.central * (central[i] ?? 0) + worthOf(candidate);
    const position = WEIGHTS.first / (1 + i);
    return worth + position + WEIGHTS.title * cosine(vectors[i] ?? new Map(), title);
  });
  const choices: Choice[] = [];
  const taken: Vector[] = [];
  let left = [...candidates.keys()];
  while (choices.length < MOST_LINES && left.length > 0) {
    const worth = left.map(
      (i) => (scores[i] ?? 0) - WEIGHTS.redundancy * likeness(vectors[i], taken),
    );
    const score = worth.reduce((top, one) => Math.max(top, one));
    const best = left[worth.indexOf(score)] ?? 0;
    const sentence = candidates[best]?.sentence;
    if (sentence) choices.push({ section, part, sentence, round: choices.length + 1, score });
    taken.push(vectors[best] ?? new Map());
    left = left.filter((i) => i !== best && likeness(vectors[i], taken) <= THE_SAME);
  }
  return choices;
}

function likeness(vector: Vector | undefined, taken: readonly Vector[]): number {
  return taken.reduce((top, one) => Math.max(top, cosine(vector ?? new Map(), one)), 0);
}

function worthOf(candidate: Candidate): number {
  const { act, sentence } = candidate;
  const signs = (['decides', 'due', 'tasks', 'votes', 'announces'] as const).filter(
    (sign) => candidate[sign],
  );
  const length = Math.min(1, sentence.tokens.length / ENOUGH_WORDS);
  return (
    signs.reduce((sum, sign) => sum + WEIGHTS[sign], 0) +
    (ACT_WEIGHTS[act] ?? 0) +
    WEIGHTS.long * length +
    (sentence.tokens.some(({ text }) => /\d/u.test(text)) ? WEIGHTS.figures : 0)
  );
}

function stemsOf({ sentence }: Candidate): string[] {
  return stems(sentence.tokens.map(({ text }) => text));
}
