/**
 * Texts as gates look at them: word by word, each word once and for all gates. Words and parts of
 * words are looked for as one tree, digits and marks by patterns.
 */
import { remember } from './remember.ts';

/** Sources of patterns in lower case of which one must stand in the text, anywhere. */
export type Clause = readonly string[];

/** How many searches there are; the place of each is its bit in what words hold. */
let searches = 0;
const places = new Map<string, number>();
const BITS = 32;

/** A letter of the words that are looked for: those that end with it, and what goes on from it. */
interface Branch {
  readonly ends: number[];
  readonly next: Map<number, Branch>;
}

/** All words that are looked for, as a tree: a word is gone through once for all of them. */
const tree: Branch = { ends: [], next: new Map() };
/** Digits and marks that are looked for, and by which searches. */
const others = new Map<string, { readonly regex: RegExp; readonly places: number[] }>();

/** Which of the searches find something in a word. Words recur, so each is searched but once. */
let heldBy = remember(searchesIn);
/** The bits of a word in which nothing is found, as most are. */
const NOTHING: readonly number[] = [];

function searchesIn(word: string): readonly number[] {
  // 's' and 'k' have a second small form each, which a pattern without case takes for the same.
  const lower = word.toLowerCase().replaceAll('\u017f', 's');
  const held: number[] = [];
  hold(held, tree.ends);
  for (let start = 0; start < lower.length; start++) {
    let branch = tree.next.get(lower.charCodeAt(start));
    for (let at = start + 1; branch !== undefined; at++) {
      hold(held, branch.ends);
      branch = branch.next.get(lower.charCodeAt(at));
    }
  }
  for (const { regex, places } of others.values()) if (regex.test(lower)) hold(held, places);
  return held.length === 0 ? NOTHING : held;
}

function hold(held: number[], found: readonly number[]): void {
  for (const place of found) {
    while (held.length <= place / BITS) held.push(0);
    held[place >>> 5] = (held[place >>> 5] ?? 0) | (1 << place);
  }
}

/** A text and which of the searches its words hold. */
export class Scanned {
  readonly #words: () => readonly string[];
  #held: readonly number[] = NOTHING;
  /** How many searches there were when it was read. */
  #read = 0;

  /** `words`: the text's own, where they are cut already. */
  constructor(text: string, words?: readonly string[]) {
    this.#words = () => words ?? text.split(' ');
  }

  has(place: number): boolean {
    if (this.#read <= place) {
      this.#held = heldByAny(this.#words());
      this.#read = searches;
    }
    return ((this.#held[place >>> 5] ?? 0) & (1 << place)) !== 0;
  }
}

function heldByAny(words: readonly string[]): readonly number[] {
  const held: number[] = [];
  for (const word of words) {
    const own = heldBy(word);
    while (held.length < own.length) held.push(0);
    for (let i = 0; i < own.length; i++) held[i] = (held[i] ?? 0) | (own[i] ?? 0);
  }
  return held;
}

/**
 * One search for all that ask for the same: its place, for `Scanned.has`. Of what stands in several
 * words the longest is looked for, so a text may be taken to hold what it does not.
 */
export function searchFor(clause: Clause): number {
  const key = clause.join('|');
  const known = places.get(key);
  if (known !== undefined) return known;
  const place = searches++;
  places.set(key, place);
  for (const source of clause) lookFor(source, place);
  heldBy = remember(searchesIn);
  return place;
}

function lookFor(source: string, place: number): void {
  const sources = /[([]/u.test(source) ? [source] : source.split('|').map(oneWord);
  for (const one of sources) {
    if (/^\p{L}*$/u.test(one)) {
      branchOf(one).ends.push(place);
      continue;
    }
    const other = others.get(one) ?? { regex: new RegExp(one, 'u'), places: [] };
    other.places.push(place);
    others.set(one, other);
  }
}

/** Of what stands in several words ('i\\s+dag') the longest: texts are searched word by word. */
function oneWord(source: string): string {
  return source.split('\\s+').reduce((best, part) => (part.length > best.length ? part : best));
}

function branchOf(word: string): Branch {
  let branch = tree;
  for (let at = 0; at < word.length; at++) {
    const unit = word.charCodeAt(at);
    const next = branch.next.get(unit) ?? { ends: [], next: new Map() };
    branch.next.set(unit, next);
    branch = next;
  }
  return branch;
}
