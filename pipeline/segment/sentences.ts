/** Cleaned text → sentences, with Swedish abbreviations as data. */
import abbreviations from '../lexicon/abbreviations.json' with { type: 'json' };

const KNOWN = new Set(abbreviations.entries);
const STARTERS = new Set(abbreviations.starters);
/** The end of a sentence and what may close after it. */
const END = /[.!?…]+["”’»)\]]*(?=\s|$)/gu;

/** Half-open ranges of the sentences in a cleaned text; blanks between them belong to none. */
export function splitSentences(text: string): { start: number; end: number }[] {
  const ranges: { start: number; end: number }[] = [];
  let start = 0;
  for (const match of text.matchAll(END)) {
    const end = match.index + match[0].length;
    if (!endsSentence(text, match.index, end, match[0])) continue;
    ranges.push({ start, end });
    start = end;
    while (text[start] === ' ') start++;
  }
  if (start < text.length) ranges.push({ start, end: text.length });
  return ranges;
}

function endsSentence(text: string, at: number, end: number, mark: string): boolean {
  const next = text.slice(end, end + 40).trimStart();
  if (next === '') return true;
  if (!mark.startsWith('.') || mark.startsWith('..')) return !/^\p{Ll}/u.test(next);
  if (/^\p{Ll}/u.test(next)) return false;
  const word = /[\p{L}\p{N}.:-]*$/u.exec(text.slice(Math.max(0, at - 30), at))?.[0] ?? '';
  if (isAbbreviation(word, next, text.slice(Math.max(0, at - 60), at))) return false;
  // An ordinal or a list number: '5. maj', 'Kap. 3. Nämnden'.
  return !(/^\d{1,2}$/u.test(word) && /^\p{Ll}/u.test(next));
}

/** Words after which a capital is an initial ('av E. Berg'), not a label ('alternativ C.'). */
const BEFORE_INITIAL = new Set(['av', 'och', 'från', 'för', 'genom', 'hos', 'med', 'samt', 'till']);

/** `left`: what stands before the full stop, the word included. */
function isAbbreviation(word: string, next: string, left: string): boolean {
  // An initial: 'Karl E. Berg'.
  if (/^\p{Lu}$/u.test(word)) {
    const follower = /^\p{L}+/u.exec(next)?.[0] ?? '';
    if (STARTERS.has(follower) || !/^\p{Lu}\p{Ll}/u.test(next)) return false;
    const before = /(\p{L}+)\s+\S*$/u.exec(left)?.[1] ?? '';
    return !/^\p{Ll}/u.test(before) || BEFORE_INITIAL.has(before);
  }
  const lower = word.toLowerCase();
  if (!KNOWN.has(lower)) return false;
  // 'm.m.', 'etc.' and their like may end a sentence too: a capital after them starts a new one.
  return !(CLOSING.has(lower) && /^\p{Lu}/u.test(next));
}

const CLOSING = new Set([
  'm.m',
  'm.fl',
  'etc',
  'osv',
  'o.s.v',
  'e.d',
  'o.d',
  'o.dyl',
  'kr',
  'mkr',
  'tkr',
  'st',
  'mån',
  'fn',
  'f.n',
  'max',
]);
