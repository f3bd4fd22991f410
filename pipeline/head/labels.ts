/** What a row is labelled as: 'Plats och tid …', 'Sekreterare:', 'Ej närvarande ersättare'. */
import labels from '../lexicon/head-labels.json' with { type: 'json' };
import { remember } from '../remember.ts';
import type { AttendanceStatus } from '../types.ts';
import { ATTENDANCE, fold, isVerb, MOST_LINES, plain } from './words.ts';

export type Field =
  | 'time'
  | 'date'
  | 'letterDate'
  | 'place'
  | 'placeTime'
  | 'body'
  | 'chair'
  | 'secretary'
  | 'adjuster'
  | 'other';

/** A label of a fact; `end` is where its value begins. */
export interface Label {
  readonly field: Field;
  readonly end: number;
}

/** A label over people. `bare`: only 'Ledamöter' or the like, which also heads lists of elected. */
export interface ListLabel {
  readonly status: AttendanceStatus | 'called';
  readonly bare: boolean;
  readonly end: number;
}

const FIELDS: readonly Field[] = [
  'time',
  'date',
  'letterDate',
  'place',
  'placeTime',
  'body',
  'chair',
  'secretary',
  'adjuster',
  'other',
];
const PHRASES = FIELDS.flatMap((field) =>
  labels[field].map((phrase) => ({ field, phrase: plain(phrase) })),
).sort((a, b) => b.phrase.length - a.phrase.length);
/** By the letters that they start with. */
const PHRASES_FROM = new Map<string, typeof PHRASES>();
for (const one of PHRASES) {
  const letters = firstLetters(one.phrase);
  PHRASES_FROM.set(letters, [...(PHRASES_FROM.get(letters) ?? []), one]);
}
const MOST_LABEL_WORDS = 9;

function firstLetters(text: string): string {
  return /^\s*(\p{L}+)/u.exec(text)?.[1] ?? '';
}

/**
 * Where the value begins after a label that ends at `end`, or -1 where the words go on as a
 * sentence: 'Plats finns för fler'.
 */
function valueAfter(text: string, end: number): number {
  const rest = text.slice(end);
  const mark =
    /^\s*(?:\([^)]*\)\s*)?(?::|\t|[.…_]{4,}|\s[-–]\s|,(?=\s+\S+(?:\s+\p{Lu}\S*)*(?:,|$)))\s*/u.exec(
      rest,
    );
  if (mark) return end + mark[0].length;
  if (rest.trim() === '') return text.length;
  const blank = /^\s+(?=[\p{Lu}\p{N}"§]|kl\b|via\b)/u.exec(rest);
  return blank ? end + blank[0].length : -1;
}

/** The label of a fact that the text starts with, or null. */
export const fieldLabel = remember((text): Label | null => {
  const phrases = PHRASES_FROM.get(plain(firstLetters(text)));
  if (phrases === undefined) return null;
  const folded = plain(text);
  for (const { field, phrase } of phrases) {
    if (!folded.startsWith(phrase) || /^[\p{L}\p{N}]/u.test(folded.slice(phrase.length))) continue;
    const end = valueAfter(text, phrase.length);
    if (end >= 0) return { field, end };
  }
  return null;
}, MOST_LINES);

type ListWord = 'absent' | 'present' | 'called' | 'member' | 'filler';
/** A word that two lists hold is of the later one. */
const LIST_WORDS: readonly ListWord[] = ['filler', 'member', 'called', 'present', 'absent'];
const KIND_OF = new Map(
  LIST_WORDS.flatMap((kind) => ATTENDANCE[kind].map((word) => [plain(word), kind] as const)),
);

const COLON_LISTS = [
  { status: 'present', words: ATTENDANCE.presentWithColon },
  { status: 'absent', words: ATTENDANCE.absentWithColon },
] as const;

/** 'Med: …' and 'Borta: …': everyday words that are labels only with their colon. */
function colonLabel(text: string): ListLabel | null {
  const mark = /^([\p{L}/ ]{2,20}?)\s*:\s*/u.exec(text);
  const word = fold(mark?.[1] ?? '');
  const list = COLON_LISTS.find(({ words }) => words.includes(word));
  return mark && list ? { status: list.status, bare: false, end: mark[0].length } : null;
}

/** The label over people that the text starts with, or null. */
export const listLabel = remember((text): ListLabel | null => {
  const colon = colonLabel(text);
  if (colon) return colon;
  const seen = new Set<ListWord>();
  let at = 0;
  let best: ListLabel | null = null;
  for (let words = 0; words < MOST_LABEL_WORDS; words++) {
    const step = listWord(text, at);
    if (!step) break;
    seen.add(step.kind);
    at = step.end;
    const label = closeLabel(text, at, seen);
    if (label) best = label;
    if (/^\s*:/u.test(text.slice(at))) break;
  }
  return best;
}, MOST_LINES);

const TWO_WORDS = /\s*([\p{L}-]+\s+[\p{L}-]+)/uy;
const ONE_WORD = /\s*([\p{L}-]+\.?)/uy;

/** The list word, one or two printed words long, at `at`. */
function listWord(text: string, at: number): { kind: ListWord; end: number } | null {
  for (const pattern of [TWO_WORDS, ONE_WORD]) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    const kind = match?.[1] === undefined ? undefined : KIND_OF.get(plain(match[1]));
    if (match && kind) return { kind, end: at + match[0].length };
  }
  return null;
}

function closeLabel(text: string, at: number, seen: ReadonlySet<ListWord>): ListLabel | null {
  const named = seen.has('absent') || seen.has('present') || seen.has('called');
  if (!named && !seen.has('member')) return null;
  const end = valueAfter(text, at);
  if (end < 0 && !isLowerList(text, at, named)) return null;
  const status = seen.has('absent') ? 'absent' : seen.has('called') ? 'called' : 'present';
  return { status, bare: !named, end: end < 0 ? at : end };
}

/** 'Närvarande: medik, joakim' has its colon; 'Deltagare anna, bo' has commas and no verb. */
function isLowerList(text: string, at: number, named: boolean): boolean {
  const words = text.slice(at).split(/[\s,]+/u);
  return named && /^\s+[\p{L}\d]+,\s/u.test(text.slice(at)) && !words.some(isVerb);
}

const COLUMNS = new Set(ATTENDANCE.columns);

/** The head of a table of people: every cell names a column, one of them that of the names. */
export function isTableHead(cells: readonly string[]): boolean {
  const words = cells.map((cell) => fold(cell).replace(/[.:]$/u, ''));
  const named = words.some((word) => word === 'namn' || word === 'deltagare' || word === 'ledamot');
  return cells.length > 1 && named && words.every((word) => COLUMNS.has(word));
}
