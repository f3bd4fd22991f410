/**
 * Strings that were made of a text, after the text was edited. What is a quote is cut anew; in what
 * was tidied (lines joined, hyphenation undone) the replaced words are replaced.
 */
import type { Span } from '../base-types.ts';
import type { Edit, Edited } from './edits.ts';

/** Makes a string anew; `spans` are the places that it was made of, where they are known. */
export type Derive = (text: string, spans?: readonly Span[]) => string;

const LETTER = '[\\p{L}\\p{M}\\p{N}]';
const WORD = /[\p{L}\p{M}\p{N}\u2588]+/gu;
/** White space that is no single space. */
const WHITE = /\s{2}|[^\S ]/u;
const BREAK = /[\r\n\u2028\u2029]/u;

/** As a tidied text has it: composed, hyphenation undone, single spaces. */
function tidy(text: string): string {
  const composed = text.normalize('NFC').replaceAll('\u00AD', '');
  if (!WHITE.test(composed)) return composed.trim();
  return composed
    .replace(/(?<=\p{Ll})-[^\S\n]*\n\s*(?=\p{Ll})/gu, '')
    .replace(/(?<=\p{L}-)\s*\n\s*(?=\p{L})/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

function escaped(letter: string): string {
  return letter.replace(/[\\^$.*+?()[\]{}|/-]/gu, '\\$&');
}

/** A pattern for tidied words wherever they may be wrapped, hyphenated or decomposed. */
function patternOf(key: string): string {
  const letters = [...key].map((letter) => {
    if (letter === ' ') return '\\s+';
    const apart = letter.normalize('NFD');
    const one = apart === letter ? escaped(letter) : `(?:${escaped(letter)}|${escaped(apart)})`;
    return letter === '-' ? '-\\s*' : one;
  });
  return letters.join('(?:\\u00AD|-[^\\S\\n]*\\n\\s*)?');
}

/** What is looked for, and what takes its place. */
interface Replacement {
  readonly key: string;
  readonly with: string;
}

/** The edit's own words, and the whole words it lies in where it cuts them. */
function replacementsOf({ before, after, moved }: Edited, edit: Edit): Replacement[] {
  let { start, end } = edit;
  const isLetter = (at: number) => /[\p{L}\p{M}\p{N}]/u.test(before.charAt(at));
  if (isLetter(start)) while (start > 0 && isLetter(start - 1)) start--;
  if (isLetter(end - 1)) while (end < before.length && isLetter(end)) end++;
  const whole = moved({ start, end });
  return [
    { key: tidy(before.slice(start, end)), with: after.slice(whole.start, whole.end) },
    { key: tidy(before.slice(edit.start, edit.end)), with: edit.with },
  ];
}

/** The same on one line where what it takes the place of is. */
function fitted(replacement: string, found: string): string {
  if (BREAK.test(found)) return replacement;
  return replacement.replace(/(?<=\u2588)-\s*\n\s*(?=\u2588)/gu, '').replace(/\s+/gu, ' ');
}

/** Replaces whole words in a string, also with a genitive -s; `stays` names what is left. */
type Replace = (text: string, stays: (key: string) => boolean) => string;

function replacer(replacements: readonly Replacement[]): Replace {
  const exact = new Map<string, string>();
  const folded = new Map<string, string>();
  for (const { key, with: text } of replacements) {
    if (!/[\p{L}\p{N}]/u.test(key)) continue;
    exact.set(key, text);
    // A word alone may be another in small letters: 'Maj', 'maj'.
    if (key.includes(' ')) folded.set(key.toLowerCase(), text);
  }
  const keys = [...exact.keys()]
    .sort((a, b) => b.length - a.length)
    .map((key) => ({ key, small: key.toLowerCase() }));
  const patterns = new Map<string, RegExp>();
  return (text, stays) => {
    // Most strings have none of the words, which is quickly seen.
    const small = tidy(text).toLowerCase();
    const there = keys.filter((one) => small.includes(one.small)).map(({ key }) => key);
    if (there.length === 0) return text;
    const name = there.join('\n');
    const pattern = patterns.get(name) ?? anyOf(there);
    patterns.set(name, pattern);
    return text.replace(pattern, (found) => {
      const key = tidy(found);
      const by = exact.get(key) ?? folded.get(key.toLowerCase());
      return by === undefined || stays(key) ? found : fitted(by, found);
    });
  };
}

/** Any of these as whole words, also before a genitive -s. */
function anyOf(keys: readonly string[]): RegExp {
  const any = keys.map(patternOf).join('|');
  return new RegExp(`(?<!${LETTER})(${any})(?=(?:[:’']?s)?(?!${LETTER}))`, 'giu');
}

/** Every place where one of these stands as whole words, however it is wrapped. */
export function findWords(text: string, words: readonly string[]): Span[] {
  const keys = words.map(tidy).filter((key) => /[\p{L}\p{N}]/u.test(key));
  if (keys.length === 0) return [];
  const longestFirst = keys.toSorted((a, b) => b.length - a.length);
  return [...text.matchAll(anyOf(longestFirst))].map(({ index, 0: found }) => {
    return { start: index, end: index + found.length };
  });
}

function wordsIn(text: string): Set<string> {
  return new Set([...tidy(text).toLowerCase().matchAll(WORD)].map(([word]) => word));
}

/** Words of the edits that the new quotes have no more, where the string still has them. */
function withoutLeft(text: string, edits: readonly Edit[], edited: Edited, quotes: string): string {
  const own = edits.map((edit) => ({
    edit,
    words: wordsIn(edited.before.slice(edit.start, edit.end)),
  }));
  const kept = wordsIn(`${quotes} ${edits.map((edit) => edit.with).join(' ')}`);
  const gone = (word: string) => {
    const key = word.normalize('NFC').toLowerCase();
    const found = kept.has(key) ? undefined : own.find(({ words }) => words.has(key));
    return found?.edit;
  };
  let last: Edit | undefined;
  let lastEnd = -1;
  let out = '';
  let at = 0;
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const edit = gone(word);
    if (edit === undefined) continue;
    const between = text.slice(lastEnd, index);
    const same = edit === last && lastEnd >= 0 && /^[\s,.-]*$/u.test(between);
    if (!same) out += text.slice(at, index) + fitted(edit.with, '');
    at = index + word.length;
    [last, lastEnd] = [edit, at];
  }
  return out + text.slice(at);
}

/** Makes the function that makes strings of a text anew. */
export function deriver(edited: Edited): Derive {
  const { before, after, edits, moved, within } = edited;
  const all = replacer(edits.flatMap((edit) => replacementsOf(edited, edit)));
  if (edits.length === 0) return (text) => text;
  const quoteOf = (span: Span) => {
    const { start, end } = moved(span);
    return after.slice(start, end);
  };
  return (text, spans = []) => {
    const same = spans.filter(
      ({ start, end }) => end - start === text.length && before.startsWith(text, start),
    );
    const quoted = same.find((span) => within([span]).length > 0) ?? same[0];
    if (quoted !== undefined) return quoteOf(quoted);
    const own = within(spans);
    const stays = staysIn(spans, quoteOf);
    if (own.length === 0) return all(text, stays);
    const ownWords = replacer(own.flatMap((edit) => replacementsOf(edited, edit)));
    const told = ownWords(text, () => false);
    const quotes = spans.map(quoteOf).join('\n');
    return all(withoutLeft(told, own, edited, quotes), stays);
  };
}

/** What the new quotes still say may be said of them. */
function staysIn(
  spans: readonly Span[],
  quoteOf: (span: Span) => string,
): (key: string) => boolean {
  let text: string | null = null;
  return (key) => {
    if (spans.length === 0) return false;
    text ??= ` ${tidy(spans.map(quoteOf).join(' \n\n ')).toLowerCase()} `;
    return hasWords(text, key.toLowerCase());
  };
}

function hasWords(text: string, key: string): boolean {
  const letter = /[\p{L}\p{M}\p{N}]/u;
  for (let at = text.indexOf(key); at >= 0; at = text.indexOf(key, at + 1)) {
    const [left, right] = [text.charAt(at - 1), text.slice(at + key.length)];
    if (!letter.test(left) && /^(?:[:’']?s)?(?![\p{L}\p{M}\p{N}])/u.test(right)) return true;
  }
  return false;
}
