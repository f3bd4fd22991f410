/**
 * Phrases as data: token patterns in compromise's match syntax ('(lades|läggs) .{0,4} till
 * handlingarna'), found in sentences that our own tokeniser has cut. The one place that knows
 * compromise, of which only the language-neutral part is used.
 */
import nlp from 'compromise/one';
import { remember } from './remember.ts';

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

/** One part of a phrase: a word, some words, a gap. */
interface Reg {
  readonly start?: boolean;
  readonly end?: boolean;
  /** Some of which are of several words. */
  readonly choices?: readonly unknown[];
}

/** A phrase with the words that must stand in a sentence for it to be there. */
interface Compiled {
  /** compromise's name of the phrase: our id. */
  readonly name: string;
  readonly regs: readonly Reg[];
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

/** A word as compromise sees it, opaque to us. */
type Term = object;

/** What is used of compromise's methods: where a phrase stands in lists of terms. */
interface Matcher {
  match(
    sentences: readonly (readonly Term[])[],
    phrase: { readonly regs: readonly Reg[] },
  ): { readonly ptrs: readonly (readonly [number, number, number])[] };
}

const { match } = (nlp.methods() as { one: Matcher }).one;

unfold();

/** compromise takes å for a and ö for o; in Swedish they are letters of their own. */
function unfold(): void {
  const folds = (nlp.model() as { one: { unicode: Record<string, string> } }).one.unicode;
  for (const letter of Object.keys(folds)) delete folds[letter];
}

/** What a token by itself says of phrases. */
interface Token {
  readonly word: string;
  /** The word as it stands and without marks around it. */
  readonly forms: readonly string[];
  /** Phrases that are looked for where it stands. */
  readonly calls: readonly Compiled[];
  /** Phrases of one word that it is. */
  readonly is: readonly Compiled[];
}

/**
 * compromise's terms of a sentence: those of its words, save where it takes a word for several
 * ('3-5') or looks at the next one (an apostrophe).
 */
function termsOf(words: readonly string[]): readonly Term[] {
  const terms: Term[] = [];
  for (const word of words) {
    const alone = aloneOf(word);
    const [term] = alone;
    if (term === undefined || alone.length > 1 || word.includes("'")) return read(words);
    terms.push(term);
  }
  return terms;
}

const aloneOf = remember((word) => read([word]));

function read(words: readonly string[]): readonly Term[] {
  const document = nlp([words] as unknown as string) as unknown as {
    readonly docs: readonly (readonly Term[])[];
  };
  return document.docs[0] ?? [];
}

/** Compiles phrases. Hits come in the order of the tokens; the longer first where two start alike. */
export function compilePhrases(phrases: readonly Phrase[]): PhraseSet {
  const net = nlp.buildNet(phrases.map(({ id, match }) => ({ match, name: id }))) as unknown as Net;
  const order = new Map(phrases.map(({ id }, place) => [id, place]));
  const tokenOf = readerOf(net);
  const rank = ({ id }: PhraseHit) => order.get(id) ?? 0;
  return {
    find: (sentences) =>
      sentences.map((sentence) => {
        const tokens = sentence.map(tokenOf);
        const possible = possibleIn(tokens, net.always);
        if (possible.length === 0) return [];
        const hits = hitsOf(possible, tokens);
        return hits.sort((a, b) => a.start - b.start || b.end - a.end || rank(a) - rank(b));
      }),
  };
}

/** True for a phrase of one word wherever it stands: then each word is asked once and for all. */
function isSingle({ regs: [only, ...others] }: Compiled): boolean {
  if (only === undefined || others.length > 0) return false;
  return only.start !== true && only.end !== true && only.choices === undefined;
}

/** Where phrases stand in a sentence. */
function hitsOf(phrases: readonly Compiled[], tokens: readonly Token[]): PhraseHit[] {
  const terms = termsOf(tokens.map(({ word }) => word));
  return phrases.flatMap((phrase) => {
    const id = phrase.name;
    if (isSingle(phrase) && terms.length === tokens.length) {
      return tokens.flatMap(({ is }, start) =>
        is.includes(phrase) ? [{ id, start, end: start + 1 }] : [],
      );
    }
    return match([terms], phrase).ptrs.map(([, start, end]) => ({ id, start, end }));
  });
}

/** Reads tokens for the phrases of a net; remembers what it has read. */
function readerOf(net: Net): (token: string) => Token {
  const near = callers(net);
  const singles = [...new Set([...Object.values(net.hooks).flat(), ...net.always])].filter(
    isSingle,
  );
  return remember((token) => {
    const word = token.toLowerCase();
    const forms = [...new Set([word, word.replace(MARKS, '')])];
    const calls = forms.flatMap((form) => near.get(form) ?? []);
    // compromise sees other words in those with a hyphen and the like.
    const possible = PLAIN.test(word) ? calls.filter(isSingle) : singles;
    return {
      word,
      forms,
      calls,
      is: possible.filter((phrase) => match([aloneOf(word)], phrase).ptrs.length > 0),
    };
  });
}

/** Words of letters, and figures and marks without any. */
const PLAIN = /^(?:\p{L}+|[\d.,:;()§–—-]+)$/u;

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
function possibleIn(tokens: readonly Token[], always: readonly Compiled[]): readonly Compiled[] {
  if (tokens.length === 0 || (always.length === 0 && !tokens.some(({ calls }) => calls.length > 0)))
    return [];
  const called = new Set([...always, ...tokens.flatMap(({ calls }) => calls)]);
  const has = new Set(tokens.flatMap(({ forms }) => forms));
  return [...called].filter(
    ({ needs, wants, minWant }) =>
      needs.every((word) => has.has(word)) &&
      (wants.length === 0 || wants.filter((word) => has.has(word)).length >= minWant),
  );
}
