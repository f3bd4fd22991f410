/** Titles of agenda items: which are no matters, and which two name the same one. */
import words from '../lexicon/matters.json' with { type: 'json' };
import { fold } from '../similar.ts';
import { contentWords, sharedWords } from './content-words.ts';

const ROUTINE = new Set(words.routine);
/** So much of the words of both titles must be the same, and so many. */
const LEAST_SHARE = 0.6;
const LEAST_WORDS = 2;
/** 'provmigrering' is about 'migrering'; shorter ends are shared by chance. */
const LEAST_TAIL = 7;

/** True of an item in which a meeting deals with itself: no two of them are one matter. */
export function isRoutine(title: string): boolean {
  const plain = plainTitle(title);
  const starts = words.routineStarts.some((start) => plain.startsWith(start));
  return plain === '' || starts || ROUTINE.has(plain) || isFormer(title);
}

/** True of the item in which a meeting looks back at the one before: 'Uppföljning' alone is one. */
export function isFormer(title: string): boolean {
  const plain = plainTitle(title);
  return words.former.some((one) => (one.includes(' ') ? plain.includes(one) : plain === one));
}

/** Without number and case number, folded. */
export function plainTitle(title: string): string {
  return fold(title)
    .replace(/^(?:§+\s*)?[\d.]+[.):]?\s*/u, '')
    .replace(/^(?:frågan|fråga|information|beslut) om\s+/u, '')
    .replace(/(?:dnr|diarienummer|ärendenummer)\b.*$/u, '')
    .replace(/[\s:.–-]+$/u, '');
}

const TIMES = new RegExp(
  `(?<!\\p{L})(?:${words.times.join('|')})(?:ens?|s)?(?!\\p{L})|(?<!\\d)(?:19|20)\\d\\d(?!\\d)`,
  'giu',
);
const DAYS = /(?<!\p{L})(?:den\s+)?\d{1,2}(?=\s|$)/gu;

/** The years, months and seasons that a title names. */
function timesIn(title: string): string[] {
  const found = title.match(TIMES) ?? [];
  return found.map((one) => words.times.find((time) => one.startsWith(time)) ?? one);
}

/** True where a later title names a time that none before it does: it is of another occasion. */
export function isAnotherTime(title: string, before: readonly string[]): boolean {
  const known = new Set(before.flatMap((one) => timesIn(plainTitle(one))));
  return timesIn(plainTitle(title)).some((time) => !known.has(time));
}

const FRAMES = contentWords(words.frames.join(' '));

/** What a title is about: without the words for how the meeting deals with it, and without times. */
function subjectOf(title: string): ReadonlySet<string> {
  const bare = title.replace(TIMES, ' ').replace(DAYS, ' ');
  return new Set([...contentWords(bare)].filter((word) => !FRAMES.has(word)));
}

/** What stands before the first comma, colon or dash. */
function headOf(title: string): string {
  return title.split(/[,:]|\s[–-]\s/u)[0] ?? title;
}

/** 'SIP' in one title stands for the words of the other that begin so. */
function spelledOut(title: string, other: string): string {
  return title.replace(/(?<!\p{L})\p{Lu}{2,6}(?!\p{L})/gu, (letters) => {
    const names = other.match(/\p{L}+/gu) ?? [];
    const at = names.findIndex((_, start) => {
      const initials = names.slice(start, start + letters.length).map((name) => name.charAt(0));
      return initials.join('').toUpperCase() === letters;
    });
    return at < 0 ? letters : `${names.slice(at, at + letters.length).join(' ')} `;
  });
}

/**
 * How two titles are alike: to the letter, in most words, in what they are about, in all that one
 * of them is about, or in some word.
 */
export interface Likeness {
  readonly degree: 'same' | 'like' | 'subject' | 'part' | 'some';
  /** What they share. */
  readonly words: readonly string[];
  /** As a share of the longer one. */
  readonly share: number;
}

/** Compares two titles, their times aside; null where they share no word. */
export function likeness(title: string, other: string): Likeness | null {
  if (plainTitle(title) === plainTitle(other)) return { degree: 'same', words: [other], share: 1 };
  const [a, b] = [spelledOut(title, other), spelledOut(other, title)].map(plainTitle);
  if (a === undefined || b === undefined) return null;
  const whole = compared(contentWords(a), contentWords(b));
  const head = compared(contentWords(headOf(a)), contentWords(headOf(b)));
  const like = [whole, head].find(({ shared, share }) => {
    return shared.length >= LEAST_WORDS && share >= LEAST_SHARE;
  });
  if (like) return { degree: 'like', words: like.shared, share: like.share };
  const about = compared(subjectOf(a), subjectOf(b));
  const { shared, share, least } = about;
  if (shared.length === 0) return null;
  const degree = share === 1 ? 'subject' : least === 1 ? 'part' : 'some';
  return { degree, words: shared, share };
}

function compared(a: ReadonlySet<string>, b: ReadonlySet<string>) {
  const near = (from: ReadonlySet<string>, to: ReadonlySet<string>): string[] => {
    const plain = sharedWords(from, to);
    return [...from].filter((word) => plain.includes(word) || [...to].some((o) => ends(word, o)));
  };
  const shared = near(a, b);
  return {
    shared,
    share: shared.length / Math.max(a.size, b.size, 1),
    least: Math.max(shared.length / Math.max(a.size, 1), near(b, a).length / Math.max(b.size, 1)),
  };
}

function ends(a: string, b: string): boolean {
  return (b.length >= LEAST_TAIL && a.endsWith(b)) || (a.length >= LEAST_TAIL && b.endsWith(a));
}
