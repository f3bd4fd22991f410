/** What a row is labelled as: 'Plats och tid …', 'Sekreterare:', 'Ej närvarande ersättare'. */
import labels from '../lexicon/head-labels.json' with { type: 'json' };
import type { AttendanceStatus } from '../types.ts';
import { ATTENDANCE, fold, isVerb, plain } from './words.ts';

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
const MOST_LABEL_WORDS = 9;

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
export function fieldLabel(text: string): Label | null {
  const folded = plain(text);
  for (const { field, phrase } of PHRASES) {
    if (!folded.startsWith(phrase) || /^[\p{L}\p{N}]/u.test(folded.slice(phrase.length))) continue;
    const end = valueAfter(text, phrase.length);
    if (end >= 0) return { field, end };
  }
  return null;
}

const LISTS = {
  absent: new Set(ATTENDANCE.absent.map(plain)),
  present: new Set(ATTENDANCE.present.map(plain)),
  called: new Set(ATTENDANCE.called.map(plain)),
  member: new Set(ATTENDANCE.member.map(plain)),
  filler: new Set(ATTENDANCE.filler.map(plain)),
};
type ListWord = keyof typeof LISTS;

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
export function listLabel(text: string): ListLabel | null {
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
}

/** The list word, one or two printed words long, at `at`. */
function listWord(text: string, at: number): { kind: ListWord; end: number } | null {
  for (const length of [2, 1]) {
    const pattern = length === 2 ? /^\s*([\p{L}-]+\s+[\p{L}-]+)/u : /^\s*([\p{L}-]+\.?)/u;
    const match = pattern.exec(text.slice(at));
    if (!match?.[1]) continue;
    const word = plain(match[1]);
    for (const kind of Object.keys(LISTS) as ListWord[]) {
      if (LISTS[kind].has(word)) return { kind, end: at + match[0].length };
    }
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
