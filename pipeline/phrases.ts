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

/**
 * Reads a sentence for lists of phrases that were made ready once, and says of each list where its
 * phrases stand there: in the order of the tokens, the longer first where two start alike. What is
 * not asked for is not looked for.
 */
export type PhraseReader<List extends string> = (
  tokens: readonly string[],
) => (list: List) => PhraseHit[];

/** One part of a phrase: a word, some words, a gap. */
interface Reg {
  readonly start?: boolean;
  readonly end?: boolean;
  readonly optional?: boolean;
  readonly negative?: boolean;
  readonly word?: string;
  readonly fastOr?: ReadonlySet<string>;
  /** Some of which are of several words. */
  readonly choices?: readonly (readonly Reg[])[];
}

/** A phrase with the words that must stand in a sentence for it to be there. */
interface Compiled {
  /** compromise's name of the phrase: its list and its place there. */
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
  /** compromise's term of it, once asked for; null where that hangs on the words around it. */
  term?: Term | null;
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
function termsOf(tokens: readonly Token[]): readonly Term[] {
  const terms: Term[] = [];
  for (const token of tokens) {
    const term = termOf(token);
    if (term === null) return read(tokens.map(({ word }) => word));
    terms.push(term);
  }
  return terms;
}

function termOf(token: Token): Term | null {
  if (token.term !== undefined) return token.term;
  const alone = read([token.word]);
  token.term = alone.length > 1 || token.word.includes("'") ? null : (alone[0] ?? null);
  return token.term;
}

function read(words: readonly string[]): readonly Term[] {
  const document = nlp([words] as unknown as string) as unknown as {
    readonly docs: readonly (readonly Term[])[];
  };
  return document.docs[0] ?? [];
}

/** Compiles lists of phrases. */
export function compilePhrases<List extends string>(
  lists: Readonly<Record<List, readonly Phrase[]>>,
): PhraseReader<List> {
  const entries = Object.entries<readonly Phrase[]>(lists);
  const all = entries.flatMap(([list, phrases]) => phrases.map((phrase) => ({ ...phrase, list })));
  const nets = entries.map(([list]) => {
    const own = all.flatMap(({ match, list: of }, place) =>
      of === list ? [{ match, name: String(place) }] : [],
    );
    return nlp.buildNet(own) as unknown as Net;
  });
  const always = nets.flatMap((net) => net.always);
  const tokenOf = readerOf(nets);
  const listOf = (phrase: Compiled) => all[Number(phrase.name)]?.list;
  return (sentence) => {
    const tokens = sentence.map(tokenOf);
    const possible = possibleIn(tokens, calledBy(tokens, always));
    if (possible.length === 0) return () => [];
    const terms = termsOf(tokens);
    return (list) => {
      const own = possible.filter((phrase) => listOf(phrase) === list);
      if (own.length === 0) return [];
      return hitsOf(own, tokens, terms)
        .sort((a, b) => a.start - b.start || b.end - a.end || a.place - b.place)
        .map(({ place, start, end }) => ({ id: all[place]?.id ?? '', start, end }));
    };
  };
}

/** True for a phrase of one word wherever it stands: then each word is asked once and for all. */
function isSingle({ regs: [only, ...others] }: Compiled): boolean {
  if (only === undefined || others.length > 0) return false;
  return only.start !== true && only.end !== true && only.choices === undefined;
}

/** Where a phrase stands: its place among all of them, and token indices. */
interface Hit {
  readonly place: number;
  readonly start: number;
  readonly end: number;
}

/** Where phrases stand in a sentence whose words allow them. */
function hitsOf(
  possible: readonly Compiled[],
  tokens: readonly Token[],
  terms: readonly Term[],
): Hit[] {
  const plain = terms.length === tokens.length;
  return possible.flatMap((phrase) => {
    const place = Number(phrase.name);
    if (plain && isSingle(phrase)) {
      return tokens.flatMap(({ is }, start) =>
        is.includes(phrase) ? [{ place, start, end: start + 1 }] : [],
      );
    }
    if (plain && !mayStand(phrase, tokens)) return [];
    return match([terms], phrase).ptrs.map(([, start, end]) => ({ place, start, end }));
  });
}

/** False where no word of the sentence is what the phrase begins with. */
function mayStand({ regs: [first] }: Compiled, tokens: readonly Token[]): boolean {
  const places = first?.start === true ? tokens.slice(0, 1) : tokens;
  return places.some(({ word }) => !PLAIN.test(word) || mayBe(first, word));
}

function mayBe(part: Reg | undefined, word: string): boolean {
  if (part === undefined || part.optional === true || part.negative === true) return true;
  if (part.word !== undefined) return part.word === word;
  if (part.choices !== undefined) return part.choices.some(([first]) => mayBe(first, word));
  return part.fastOr === undefined || part.fastOr.has(word);
}

/** Reads tokens for the phrases of nets; remembers what it has read. */
function readerOf(nets: readonly Net[]): (token: string) => Token {
  const hooked = new Set(nets.flatMap(({ hooks }) => Object.values(hooks).flat()));
  const near = callers(hooked);
  const singles = [...hooked, ...nets.flatMap(({ always }) => always)].filter(isSingle);
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
      is: possible.filter((phrase) => match([read([word])], phrase).ptrs.length > 0),
    };
  });
}

/** Words of letters, and figures and marks without any. */
const PLAIN = /^(?:\p{L}+|[\d.,:;()§–—-]+)$/u;

/** By word: the phrases that are looked for where it stands. Each phrase needs one of its callers. */
function callers(phrases: Iterable<Compiled>): ReadonlyMap<string, readonly Compiled[]> {
  const near = new Map<string, Compiled[]>();
  for (const phrase of phrases) {
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

/** The phrases that a sentence's words call for. */
function calledBy(tokens: readonly Token[], always: readonly Compiled[]): readonly Compiled[] {
  let called: Set<Compiled> | null = null;
  for (const { calls } of tokens) {
    if (calls.length === 0) continue;
    called ??= new Set(always);
    for (const phrase of calls) called.add(phrase);
  }
  if (called !== null) return [...called];
  return tokens.length === 0 ? [] : always;
}

/**
 * Of the phrases that a sentence calls for those that it may hold by its words alone. Matching is
 * what takes time, and most sentences hold none.
 */
function possibleIn(tokens: readonly Token[], called: readonly Compiled[]): readonly Compiled[] {
  let has: Set<string> | null = null;
  return called.filter(({ needs, wants, minWant }) => {
    // What needs but one word has been called for by it.
    if (needs.length + minWant <= 1) return true;
    has ??= formsOf(tokens);
    return (
      needs.every(isIn(has)) && (wants.length === 0 || wants.filter(isIn(has)).length >= minWant)
    );
  });
}

function isIn(words: ReadonlySet<string>): (word: string) => boolean {
  return (word) => words.has(word);
}

function formsOf(tokens: readonly Token[]): Set<string> {
  const words = new Set<string>();
  for (const { forms } of tokens) for (const form of forms) words.add(form);
  return words;
}
