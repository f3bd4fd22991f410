/** The words of a sentence as the check of support compares them. */

import verbs from '../lexicon/verbs.json' with { type: 'json' };
import lexicon from '../lexicon/wording.json' with { type: 'json' };
import { stems } from '../stems.ts';

/** A word, a name, a figure, or a mark that parts clauses. */
export interface Word {
  readonly kind: 'word' | 'name' | 'figure' | 'mark';
  /** As written; of a figure without what groups its digits. */
  readonly text: string;
  readonly lower: string;
}

/** What a word does that a sentence cannot lose. */
export type Kept = 'negation' | 'condition' | 'modality' | 'particle';

const PATTERN = new RegExp(
  [
    // '1 500 000' is one number, '500 000' another.
    String.raw`\p{Nd}{1,3}(?:[ \u00a0\u202f]\p{Nd}{3})+(?!\p{Nd})(?:[.,]\p{Nd}+)?`,
    String.raw`[\p{L}\p{M}\p{N}]+(?:[-–.,:/'’&][\p{L}\p{M}\p{N}]+)*`,
    '[%§€$]',
    '[,;:()–—]',
  ].join('|'),
  'gu',
);
const MARK = /^[,;:()–—]$/u;
const GROUPS = /[ \u00a0\u202f]/gu;

const VERBS = new Set(verbs.entries);
const NUMBERS = new Set(lexicon.numbers);
const FILLERS = new Set(lexicon.fillers);
const JOINS = new Set(lexicon.joins);
const BORDERS = new Set(lexicon.borders);
const PREPOSITIONS = new Set(lexicon.prepositions);
const PRONOUNS = new Set(lexicon.pronouns);
const ACTS = new Map(lexicon.acts.flatMap((forms, act) => forms.map((form) => [form, act])));
const KEPT = new Map<string, Kept>([
  ...lexicon.particles.map((word) => [word, 'particle'] as const),
  ...lexicon.modal.map((word) => [word, 'modality'] as const),
  ...lexicon.conditions.map((word) => [word, 'condition'] as const),
  ...lexicon.negations.map((word) => [word, 'negation'] as const),
]);
const MODAL_STEMS = new Set(stems(lexicon.modal));

/**
 * The words of a text in order.
 * @param names words that are names even where they begin a sentence, as written
 */
export function wordsOf(text: string, names: ReadonlySet<string>): Word[] {
  const words: Word[] = [];
  for (const [found] of text.normalize('NFC').matchAll(PATTERN)) {
    const before = words.at(-1);
    const initial = before === undefined || before.text === ':';
    words.push(wordOf(found, initial, names));
  }
  return words;
}

function wordOf(found: string, initial: boolean, names: ReadonlySet<string>): Word {
  const lower = found.toLowerCase();
  if (MARK.test(found)) return { kind: 'mark', text: found, lower };
  if (/[\p{N}%§€$]/u.test(found) || NUMBERS.has(lower)) {
    const text = lower.replace(GROUPS, '').replaceAll('–', '-');
    return { kind: 'figure', text, lower: text };
  }
  const capital = /^\p{Lu}/u.test(found) && (!initial || /^\p{Lu}{2}/u.test(found));
  return { kind: capital || names.has(found) ? 'name' : 'word', text: found, lower };
}

/** True for what may come and go: articles, 'också'. */
export function isFiller({ kind, lower }: Word): boolean {
  return kind === 'word' && FILLERS.has(lower);
}

/** True for 'och' and 'samt'. */
export function isJoin({ lower }: Word): boolean {
  return JOINS.has(lower);
}

/** True for what parts clauses or the members of a list. */
export function isBorder(word: Word): boolean {
  return word.kind === 'mark' || isJoin(word) || BORDERS.has(word.lower);
}

/** True for what makes the clause after it hang on the one before. */
export function isSubordinator({ lower }: Word): boolean {
  return BORDERS.has(lower);
}

/** True for a preposition. */
export function isPreposition({ lower }: Word): boolean {
  return PREPOSITIONS.has(lower);
}

/** True for a word that says who or what only by what was said before. */
export function isPronoun({ lower }: Word): boolean {
  return PRONOUNS.has(lower);
}

/** True where the words before any clause that hangs on them hold a verb that makes a sentence. */
export function hasVerb(words: readonly Word[]): boolean {
  const end = words.findIndex(isSubordinator);
  return words.slice(0, end < 0 ? words.length : end).some(isVerb);
}

function isVerb(word: Word): boolean {
  const { kind, lower } = word;
  if (kind !== 'word') return false;
  return VERBS.has(lower) || isAct(word) || /(?:ades?|des|tes|[^n]as)$/u.test(lower);
}

/** True for what may be a verb: what follows may be a part of its meaning ('kommer till tals'). */
export function maybeVerb(word: Word): boolean {
  return isVerb(word) || (word.kind === 'word' && formOf(word.lower) !== 'other');
}

/** True for a form of a verb that settles or proposes something. */
export function isAct({ lower }: Word): boolean {
  return ACTS.has(lower);
}

/** What a word does that no sentence may lose, or null. */
export function keptOf({ kind, lower }: Word): Kept | null {
  if (kind === 'figure' || kind === 'mark') return null;
  const known = KEPT.get(lower);
  if (known !== undefined) return known;
  return stems([lower]).some((stem) => MODAL_STEMS.has(stem)) ? 'modality' : null;
}

/**
 * True where a written word says what a word of the source says: the same word, another form of
 * the same noun, or present for past of a verb by which something is settled.
 */
export function says(written: Word, source: Word): boolean {
  if (written.text === source.text) return written.kind !== 'mark';
  if (written.kind !== 'word' || source.kind !== 'word') return false;
  const [a, b] = [written.lower, source.lower];
  if (a === b || (isJoin(written) && isJoin(source))) return true;
  const act = ACTS.get(a);
  if (act !== undefined || ACTS.has(b)) return act === ACTS.get(b);
  const [stem] = stems([a]);
  return stem !== undefined && stem === stems([b])[0] && formOf(a) === formOf(b);
}

const FORMS: readonly (readonly [name: string, ending: RegExp])[] = [
  ['past', /(?:ade|dde|te)$/u],
  ['supine', /(?:at|it|tt)$/u],
  // Of nouns the plural.
  ['present', /(?:ar|er|or|r)$/u],
  ['infinitive', /a$/u],
];

/** What an ending tells of a word: tense of a verb, number of a noun, and passive or genitive. */
function formOf(word: string): string {
  const bare = word.replace(/s$/u, '');
  const added = bare !== word && stems([bare])[0] === stems([word])[0];
  const form = FORMS.find(([, ending]) => ending.test(added ? bare : word))?.[0] ?? 'other';
  return added ? `${form} -s` : form;
}
