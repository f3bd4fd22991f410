/**
 * What must stand in a text for a pattern to be found in it, read from the pattern itself. Most
 * sentences hold no time at all, and a few words looked for are far cheaper than forty patterns.
 */

/** Sources of patterns in lower case of which one must stand in the text, anywhere. */
type Clause = readonly string[];

/** What words a name in braces stands for; null for a name that is none. */
type WordsOf = (name: string) => string | null;

const DIGIT = '\\d';

/** True where the text may hold the pattern; texts are looked at once for all patterns. */
export type Gate = (text: Scanned) => boolean;

/** A text that remembers what was looked for in it. */
export class Scanned {
  readonly #lower: string;
  readonly #known = new Map<RegExp, boolean>();

  constructor(text: string) {
    // 's' and 'k' have a second small form each, which a pattern without case takes for the same.
    this.#lower = text.toLowerCase().replaceAll('\u017f', 's');
  }

  has(sought: RegExp): boolean {
    const known = this.#known.get(sought);
    if (known !== undefined) return known;
    const found = sought.test(this.#lower);
    this.#known.set(sought, found);
    return found;
  }
}

const compiled = new Map<string, RegExp>();

/** One for all patterns that ask for the same, so that each text is searched once for it. */
function searchFor(clause: Clause): RegExp {
  const source = clause.join('|');
  const known = compiled.get(source) ?? new RegExp(source, 'u');
  compiled.set(source, known);
  return known;
}

/** The gate of a pattern in short hand (see pattern.ts). Lets through all that it can be found in. */
export function gateOf(template: string, wordsOf: WordsOf): Gate {
  const sought = new Reader(template, wordsOf).clauses().map(searchFor);
  return (text) => sought.every((one) => text.has(one));
}

/** The clauses of a pattern in short hand, for tests and for reading. */
export function clausesOf(template: string, wordsOf: WordsOf): readonly Clause[] {
  return new Reader(template, wordsOf).clauses();
}

const LOOK = /^\(\?(?:[=!]|<[=!])/u;
const GROUP = /^\((?:\?(?::|<[A-Za-z]\w*>))?/u;
const CLASS = /^\{([a-z][A-Za-z]*)\d?\}/u;
const ESCAPE = /^\\(?:p\{\w+\}|.)/u;
const SET = /^\[(?:\\.|[^\]\\])*\]/u;
const MAY_LACK = /^(?:[?*]|\{0?,)/u;
const QUANTIFIER = /^(?:[?*+]|\{\d*,?\d*\})\??/u;
const LETTERS = /^\p{L}+/u;

/** Reads a pattern from left to right. */
class Reader {
  #rest: string;
  readonly #wordsOf: WordsOf;

  constructor(template: string, wordsOf: WordsOf) {
    this.#rest = template.replaceAll('<nth>', '');
    this.#wordsOf = wordsOf;
  }

  clauses(): Clause[] {
    const found = this.#either();
    if (this.#rest !== '') throw new RangeError(`no end of a group: '${this.#rest}'`);
    return found;
  }

  /** Branches up to the end of the group: what each of them needs, one clause of each. */
  #either(): Clause[] {
    const branches = [this.#sequence()];
    while (this.#take(/^\|/u) !== null) branches.push(this.#sequence());
    const [first = [], ...others] = branches;
    if (others.length === 0) return first;
    const best = branches.map(surest);
    const all = best.flatMap((clause) => clause ?? []);
    return best.includes(null) ? [] : [[...new Set(all)].sort()];
  }

  #sequence(): Clause[] {
    const found: Clause[] = [];
    while (this.#rest !== '' && !/^[|)]/u.test(this.#rest)) {
      const clauses = this.#one();
      const optional = MAY_LACK.test(this.#rest);
      this.#take(QUANTIFIER);
      if (!optional) found.push(...clauses);
    }
    return found;
  }

  /** One group, class, escape, set, run of letters or mark. */
  #one(): Clause[] {
    const looks = LOOK.test(this.#rest);
    if (this.#take(looks ? LOOK : GROUP) !== null) {
      const inside = this.#either();
      if (this.#take(/^\)/u) === null) throw new RangeError('a group without its end');
      return looks ? [] : inside;
    }
    const name = this.#take(CLASS);
    if (name !== null) return this.#class(name);
    const single = this.#take(ESCAPE) ?? this.#take(SET);
    if (single !== null) return isDigits(single) ? [[DIGIT]] : [];
    const run = this.#letters();
    if (run !== null) return run.length > 1 ? [[run]] : [];
    this.#rest = this.#rest.slice(1);
    return [];
  }

  #class(written: string): Clause[] {
    const words = this.#wordsOf(CLASS.exec(written)?.[1] ?? '');
    if (words === null) throw new RangeError(`no class of words is named ${written}`);
    return [isDigits(words) ? [DIGIT] : [words.toLowerCase()]];
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

/** True of what takes nothing but digits: '[1-4]', '3[01]|[12]\d'. */
function isDigits(source: string): boolean {
  return /\d/u.test(source) || source.includes(DIGIT)
    ? !/[^\d\s[\]|?()-]/u.test(source.replaceAll(DIGIT, '0').replaceAll('(?:', '('))
    : false;
}

/** The clause that stands in fewest texts: words rather than digits, few rather than many. */
function surest(clauses: readonly Clause[]): Clause | null {
  const worth = (clause: Clause): number =>
    clause.includes(DIGIT) ? 0 : 1 / Math.max(1, clause.join('|').split('|').length);
  return clauses.toSorted((a, b) => worth(b) - worth(a))[0] ?? null;
}
