/**
 * What must stand in a text for a pattern to be found in it, read from the pattern itself. Most
 * sentences hold nothing of what is looked for, and a few words are far cheaper to look for than
 * dozens of patterns.
 */

import { type Clause, type Scanned, searchFor } from './scanned.ts';

/** What words a name in braces stands for; null for a name that is none. */
type WordsOf = (name: string) => string | null;

const DIGIT = '\\d';
/** Of the classes of digits the one that few texts hold. */
const CENTURIES = '(?:19|20)\\d\\d';

/** True where the text may hold the pattern; texts are looked at once for all patterns. */
export type Gate = (text: Scanned) => boolean;

/** What a pattern in short hand (see pattern.ts) needs. */
export interface Needs {
  /** Each of them, anywhere in the text. */
  readonly clauses: readonly Clause[];
  /** The characters that it may begin with, in lower case and `\\d`; null for any. */
  readonly firsts: ReadonlySet<string> | null;
}

/** Reads what a pattern needs. Throws RangeError for a broken pattern or an unknown class of words. */
export function needsOf(template: string, wordsOf: WordsOf): Needs {
  return new Reader(template, wordsOf).needs();
}

/** The gate of a pattern. Lets through all texts that it can be found in. */
export function gateOf({ clauses }: Needs): Gate {
  // The rarest first: most texts end the search with it.
  const sought = clauses.toSorted((a, b) => shareOf(a) - shareOf(b)).map(searchFor);
  return (text) => sought.every((one) => text.has(one));
}

/** The gate of an expression that names no classes of words. */
export function gateOfRegex({ source }: RegExp): Gate {
  return gateOf(needsOf(source, () => null));
}

/** One gate for several patterns: lets through the texts that any of them can be found in. */
export function gateOfAny(all: readonly Needs[]): Gate {
  // A pattern that needs nothing may stand anywhere: the empty source is found in every text.
  const sought = searchFor([...new Set(all.flatMap(({ clauses }) => surest(clauses) ?? ['']))]);
  return (text) => text.has(sought);
}

/** A look ahead at the first character, which is cheaper than all that a pattern begins with. */
export function firstOf({ firsts }: Needs): string {
  return firsts === null || firsts.size === 0 ? '' : `(?=[${[...firsts].join('')}])`;
}

const LOOK = /^\(\?(?:[=!]|<[=!])/u;
const GROUP = /^\((?:\?(?::|<[A-Za-z]\w*>))?/u;
const CLASS = /^\{([a-z][A-Za-z]*)\d?\}/u;
const ESCAPE = /^\\(?:[pP]\{\w+\}|.)/u;
const SET = /^\[(?:\\.|[^\]\\])*\]/u;
/** A mark, plain or escaped, or a set of nothing but marks, that stands for itself. */
const MARK = /^[/:,§–—-]/u;
const MARKS = /^(?:\\[/().]|\[[-–—/.:'’]+\])$/u;
const MAY_LACK = /^(?:[?*]|\{0?,)/u;
const QUANTIFIER = /^(?:[?*+]|\{\d*,?\d*\})\??/u;
const LETTERS = /^\p{L}+/u;

/** What a part of a pattern needs. */
interface Part extends Needs {
  /** True where it may take no characters at all. */
  readonly empty: boolean;
}

const NONE: ReadonlySet<string> = new Set();

/** Reads a pattern from left to right. */
class Reader {
  #rest: string;
  readonly #wordsOf: WordsOf;

  constructor(template: string, wordsOf: WordsOf) {
    this.#rest = template.replaceAll('<nth>', '');
    this.#wordsOf = wordsOf;
  }

  needs(): Needs {
    const { clauses, firsts, empty } = this.#either();
    if (this.#rest !== '') throw new RangeError(`no end of a group: '${this.#rest}'`);
    return { clauses, firsts: empty ? null : firsts };
  }

  /** Branches up to the end of the group: what each of them needs, one clause of each. */
  #either(): Part {
    const branches = [this.#sequence()];
    while (this.#take(/^\|/u) !== null) branches.push(this.#sequence());
    const [first, ...others] = branches;
    if (first === undefined || others.length === 0) return first ?? ANY;
    const best = branches.map(({ clauses }) => surest(clauses));
    const all = best.flatMap((clause) => clause ?? []);
    return {
      clauses: best.includes(null) ? [] : [[...new Set(all)].sort()],
      firsts: union(branches.map((branch) => branch.firsts)),
      empty: branches.some(({ empty }) => empty),
    };
  }

  #sequence(): Part {
    const clauses: Clause[] = [];
    const begins: (ReadonlySet<string> | null)[] = [];
    let empty = true;
    while (this.#rest !== '' && !/^[|)]/u.test(this.#rest)) {
      const part = this.#one();
      const optional = MAY_LACK.test(this.#rest);
      this.#take(QUANTIFIER);
      if (!optional) clauses.push(...part.clauses);
      if (empty) begins.push(part.firsts);
      if (!optional && !part.empty) empty = false;
    }
    return { clauses, firsts: union(begins), empty };
  }

  /** One group, class, escape, set, run of letters or mark. */
  #one(): Part {
    const looks = LOOK.test(this.#rest);
    if (this.#take(looks ? LOOK : GROUP) !== null) {
      const inside = this.#either();
      if (this.#take(/^\)/u) === null) throw new RangeError('a group without its end');
      return looks ? { clauses: [], firsts: NONE, empty: true } : inside;
    }
    const name = this.#take(CLASS);
    if (name !== null) return this.#class(name);
    const single = this.#take(ESCAPE) ?? this.#take(SET);
    if (single !== null) return isDigits(single) ? DIGITS : marks(single);
    const run = this.#letters();
    if (run !== null) return { ...ANY, clauses: run.length > 1 ? [[run]] : [], firsts: begin(run) };
    const mark = this.#take(MARK);
    if (mark !== null) return { ...ANY, clauses: [[mark]] };
    this.#rest = this.#rest.slice(1);
    return ANY;
  }

  #class(written: string): Part {
    const words = this.#wordsOf(CLASS.exec(written)?.[1] ?? '')?.toLowerCase();
    if (words === undefined) throw new RangeError(`no class of words is named ${written}`);
    if (words === CENTURIES) return { ...DIGITS, clauses: [[DIGIT], [CENTURIES]] };
    if (isDigits(words)) return DIGITS;
    return { ...ANY, clauses: [[words]], firsts: union(words.split('|').map(begin)) };
  }

  /** As many letters as stand there for certain: a last one that may be lacking is left. */
  #letters(): string | null {
    const run = LETTERS.exec(this.#rest)?.[0];
    if (run === undefined) return null;
    const after = this.#rest.slice(run.length);
    const whole = run.length === 1 || !QUANTIFIER.test(after);
    const taken = whole ? run : run.slice(0, -1);
    this.#rest = this.#rest.slice(taken.length);
    return taken.toLowerCase();
  }

  #take(what: RegExp): string | null {
    const found = what.exec(this.#rest)?.[0] ?? null;
    if (found !== null) this.#rest = this.#rest.slice(found.length);
    return found;
  }
}

/** A part of which nothing is known but that it takes something. */
const ANY: Part = { clauses: [], firsts: null, empty: false };
const DIGITS: Part = { clauses: [[DIGIT]], firsts: new Set([DIGIT]), empty: false };

function marks(set: string): Part {
  return MARKS.test(set) ? { ...ANY, clauses: [[set]] } : ANY;
}

/** What a word begins with: a letter, a digit, or anything. */
function begin(word: string): ReadonlySet<string> | null {
  if (word.startsWith(DIGIT)) return DIGITS.firsts;
  return /^\p{L}/u.test(word) ? new Set(word.slice(0, 1)) : null;
}

/** Null where one of them may be anything. */
function union(sets: readonly (ReadonlySet<string> | null)[]): ReadonlySet<string> | null {
  const all = sets.flatMap((set) => (set === null ? [null] : [...set]));
  const known = all.filter((one) => one !== null);
  return known.length < all.length ? null : new Set(known);
}

/** True of what takes nothing but digits: '[1-4]', '3[01]|[12]\d'. */
function isDigits(source: string): boolean {
  return /\d/u.test(source) || source.includes(DIGIT)
    ? !/[^\d\s[\]|?()-]/u.test(source.replaceAll(DIGIT, '0').replaceAll('(?:', '('))
    : false;
}

/** The clause that stands in fewest texts. */
function surest(clauses: readonly Clause[]): Clause | null {
  return clauses.toSorted((a, b) => shareOf(a) - shareOf(b))[0] ?? null;
}

/** A rough share of texts in which one of the alternatives stands: long words are rare. */
function shareOf(clause: Clause): number {
  const sources = clause.flatMap((source) => source.split('|'));
  return sources.reduce((sum, source) => {
    if (/^\p{L}+$/u.test(source)) return sum + 4 ** -source.length;
    return sum + (source === DIGIT ? 0.3 : 0.5);
  }, 0);
}
