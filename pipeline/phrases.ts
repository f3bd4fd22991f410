/**
 * Phrases as data: token patterns in compromise's match syntax ('(lades|läggs) .{0,4} till
 * handlingarna'), found in sentences that our own tokeniser has cut. The one place that knows
 * compromise, of which only the language-neutral part is used.
 */
import nlp from 'compromise/one';

export interface Phrase {
  readonly id: string;
  /** Over lower-case tokens; marks are tokens of their own. */
  readonly match: string;
}

/** Where a phrase was found: token indices of the sentence, `end` excluded. */
export interface PhraseHit {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

/** Phrases made ready once, to be looked for in many documents. */
export interface PhraseSet {
  find(sentences: readonly (readonly string[])[]): PhraseHit[][];
}

/** A phrase with the words that must stand in a sentence for it to be there. */
interface Compiled {
  /** compromise's name of the phrase: our id. */
  readonly name: string;
  readonly regs: unknown;
  /** Each of them. */
  readonly needs: readonly string[];
  /** At least `minWant` of them. */
  readonly wants: readonly string[];
  readonly minWant: number;
}

/** What compromise makes of phrases: each under every word that can call for it. */
interface Net {
  readonly hooks: Readonly<Record<string, readonly Compiled[]>>;
  /** Those that any sentence may hold. */
  readonly always: readonly Compiled[];
}

interface View {
  eq(sentence: number): View;
  match(regs: unknown): {
    readonly fullPointer: readonly (readonly [number, number, number])[];
  };
}

unfold();

/** compromise takes å for a and ö for o; in Swedish they are letters of their own. */
function unfold(): void {
  const folds = (nlp.model() as { one: { unicode: Record<string, string> } }).one.unicode;
  for (const letter of Object.keys(folds)) delete folds[letter];
}

/** Compiles phrases. Hits come in the order of the tokens; the longer first where two start alike. */
export function compilePhrases(phrases: readonly Phrase[]): PhraseSet {
  const net = nlp.buildNet(phrases.map(({ id, match }) => ({ match, name: id }))) as unknown as Net;
  const order = new Map(phrases.map(({ id }, place) => [id, place]));
  const near = callers(net);
  return {
    find(sentences) {
      const hits: PhraseHit[][] = sentences.map(() => []);
      const asked = sentences.flatMap((tokens, place) => {
        const words = tokens.map((token) => token.toLowerCase());
        const possible = possibleIn(words, near, net.always);
        return possible.length > 0 && words.length > 0 ? [{ place, words, possible }] : [];
      });
      if (asked.length === 0) return hits;
      const document = nlp(asked.map(({ words }) => words) as unknown as string) as unknown as View;
      for (const [at, { place, possible }] of asked.entries()) {
        const sentence = document.eq(at);
        for (const { name, regs } of possible) {
          for (const [, start, end] of sentence.match(regs).fullPointer) {
            hits[place]?.push({ id: name, start, end });
          }
        }
      }
      const rank = ({ id }: PhraseHit) => order.get(id) ?? 0;
      for (const list of hits) {
        list.sort((a, b) => a.start - b.start || b.end - a.end || rank(a) - rank(b));
      }
      return hits;
    },
  };
}

/** By word: the phrases that are looked for where it stands. Each phrase needs one of its callers. */
function callers({ hooks }: Net): ReadonlyMap<string, readonly Compiled[]> {
  const near = new Map<string, Compiled[]>();
  for (const phrase of new Set(Object.values(hooks).flat())) {
    const longest = [...phrase.needs].sort((a, b) => b.length - a.length)[0];
    for (const word of longest === undefined ? phrase.wants : [longest]) {
      const list = near.get(word) ?? [];
      near.set(word, [...list, phrase]);
    }
  }
  return near;
}

/** Marks around a word, which compromise does not count as the word's. */
const MARKS = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;

/**
 * The phrases that a sentence may hold by its words alone. Matching is what takes time, and most
 * sentences hold none.
 */
function possibleIn(
  words: readonly string[],
  near: ReadonlyMap<string, readonly Compiled[]>,
  always: readonly Compiled[],
): Compiled[] {
  const has = new Set(words);
  for (const word of words) if (/[^\p{L}]/u.test(word)) has.add(word.replace(MARKS, ''));
  const called = new Set(always);
  for (const word of has) for (const phrase of near.get(word) ?? []) called.add(phrase);
  return [...called].filter(
    ({ needs, wants, minWant }) =>
      needs.every((word) => has.has(word)) &&
      (wants.length === 0 || wants.filter((word) => has.has(word)).length >= minWant),
  );
}
