/** What stands beside a name in a list: office, organisation, status, note, or whom it replaces. */
import type { AttendanceStatus } from '../types.ts';
import { readName } from './names.ts';
import { type Range, tighten } from './rows.ts';
import {
  fold,
  isKnownOrganisation,
  isOrganisationWord,
  isParty,
  isRoleWord,
  isVerb,
  NOTES,
  plain,
  ROLES,
} from './words.ts';

/** One person of a list while it is read; ranges lie in the row. */
export interface Draft {
  readonly range: Range;
  readonly name: string;
  readonly roles: string[];
  readonly organisations: { text: string; range: Range }[];
  readonly notes: string[];
  status: AttendanceStatus | null;
  /** How surely it is a person: 2 by the registers, 1 by shape, 0 not. */
  certainty: number;
  /** What beside the name is no description but the rest of a sentence. */
  unexplained: number;
  /** Whom this person stands in for. */
  readonly replaced: Draft[];
}

const MARKS = ' ,:;.–()[]*/|';
const OFFICERS = new Set([...ROLES.chair, ...ROLES.secretary].map(plain));
const PRESENT = new Set(NOTES.present);
const ABSENT = new Set(NOTES.absent);
const PARTLY = new Set(NOTES.partly);
const REMOTE = new Set(NOTES.remote);
const SERVING = new Set(NOTES.serving);
/** 'via telefon till punkt 5' */
const PARTLY_WITHIN = /(?<!\p{L})(?:till|från|dag|punkt|§)(?!\p{L})/u;
const NICKNAME = /^["”'].+["”']$/u;
const REPLACES = new RegExp(
  `^(${[...NOTES.replaces]
    .sort((a, b) => b.length - a.length)
    .map((w) => w.replaceAll('.', String.raw`\.`).replaceAll(' ', String.raw`\s+`))
    .join('|')})\\s+(?=\\p{Lu})`,
  'iu',
);
const SECTION = /^(?:§|\d{1,2}[.:]\d{2}\b|\d+(?:\.\d+)?$)/u;
/** 'punkt A, C', '§§ 71–73 och 75': the part of the meeting, apart from the office after it. */
const PART_OF_MEETING =
  /^(?:punkt(?:en|erna)?|§§?|dag)\s*[\p{Lu}\d]+(?!\p{L})(?:\s*(?:[,–-]|och)\s*[\p{Lu}\d]+(?!\p{L}))*/iu;

/** An empty draft for a name. */
export function draftOf(name: string, range: Range, certainty: number): Draft {
  const lists = { roles: [], organisations: [], notes: [], replaced: [] };
  return { name, range, ...lists, status: null, certainty, unexplained: 0 };
}

/** Adds what a part of the row says about the person. */
export function describe(text: string, raw: Range, draft: Draft): void {
  for (const part of parts(text, raw)) describePart(text, part, draft);
}

/** Parts apart by brackets and commas: '(S), ordförande, via länk'. */
function parts(text: string, raw: Range): Range[] {
  const found: Range[] = [];
  let start = raw.start;
  let depth = 0;
  const take = (end: number, next: number): void => {
    const part = tighten(text, { start, end }, MARKS);
    if (part.end > part.start) found.push(part);
    start = next;
  };
  for (let at = raw.start; at < raw.end; at++) {
    const char = text.charAt(at);
    if (char !== '(' && char !== ')' && char !== ',') continue;
    const own = !isReplacement(text, start, at);
    if (char === '(' && depth === 0 && own) take(at, at);
    // After a name that is stood in for only sections go back to the one who stands in.
    const cut = own ? /^,\s+\p{L}{3}/u : /^,\s+§/u;
    if (char === ',' && cut.test(text.slice(at, at + 8))) take(at, at + 1);
    if (char === '(') depth++;
    if (char === ')' && depth > 0) depth--;
    if (char === ')' && depth === 0 && own) take(at + 1, at + 1);
  }
  take(raw.end, raw.end);
  return found;
}

/** Whom somebody replaces keeps the brackets that follow the name. */
function isReplacement(text: string, start: number, at: number): boolean {
  return REPLACES.test(text.slice(start, at).replace(/^[\s,(]+(?:x\s)?/iu, ''));
}

/** Takes what it knows from a part and says whether it did. */
type Reader = (text: string, range: Range, draft: Draft) => boolean;

const READERS: readonly Reader[] = [
  readReplaced,
  readStatus,
  readMark,
  readParty,
  readOffice,
  readNote,
];

function describePart(text: string, range: Range, draft: Draft): void {
  if (range.end <= range.start || READERS.some((read) => read(text, range, draft))) return;
  describeWords(text, range, draft);
}

/** 'ersätter Bo Ek (M)': a note here, an absence there. */
function readReplaced(text: string, range: Range, draft: Draft): boolean {
  const skip = REPLACES.exec(text.slice(range.start, range.end))?.[0].length;
  if (skip === undefined) return false;
  const read = readName(text, { start: range.start + skip, end: range.end });
  draft.notes.push(text.slice(range.start, read?.range.end ?? range.end));
  if (!read) return true;
  const other = draftOf(read.name, read.range, 2);
  other.status = 'absent';
  describe(text, { start: read.range.end, end: range.end }, other);
  draft.replaced.push(other);
  return true;
}

function readParty(text: string, range: Range, draft: Draft): boolean {
  const words = text.slice(range.start, range.end);
  if (!isParty(words)) return false;
  if (!/^[-–]$/u.test(words)) draft.organisations.push({ text: words, range });
  return true;
}

function readStatus(text: string, range: Range, draft: Draft): boolean {
  const words = fold(text.slice(range.start, range.end));
  if (PRESENT.has(words)) draft.status ??= 'present';
  else if (ABSENT.has(words) || isDash(text, range)) draft.status = 'absent';
  else return false;
  return true;
}

/** A dash where the mark of those present would stand; '(-)' is somebody without a party. */
function isDash(text: string, range: Range): boolean {
  return /^-+$/u.test(text.slice(range.start, range.end)) && text.charAt(range.start - 1) !== '(';
}

/** 'X Ordförande': the mark of a table and what the next column says. */
function readMark(text: string, range: Range, draft: Draft): boolean {
  const mark = /^(?:x|ja|nej|-{1,3})\s+(?=[\p{L}\d])/iu.exec(text.slice(range.start, range.end));
  if (!mark) return false;
  draft.status = /^(?:x|ja)/iu.test(mark[0]) ? 'present' : 'absent';
  describePart(text, { start: range.start + mark[0].length, end: range.end }, draft);
  return true;
}

/** 'vid pennan', 'sammankallande': the words of an office, whatever they look like. */
function readOffice(text: string, range: Range, draft: Draft): boolean {
  const words = text.slice(range.start, range.end);
  if (!OFFICERS.has(plain(words))) return false;
  draft.roles.push(words);
  return true;
}

function readNote(text: string, range: Range, draft: Draft): boolean {
  const words = text.slice(range.start, range.end);
  const prefix = PART_OF_MEETING.exec(words)?.[0] ?? '';
  if (prefix !== '' && prefix.length < words.length) {
    describePart(text, { start: range.start, end: range.start + prefix.length }, draft);
    const rest = { start: range.start + prefix.length, end: range.end };
    describePart(text, tighten(text, rest, MARKS), draft);
    return true;
  }
  const home = /^(?:från|på|vid)\s+(?=\p{Lu})/u.exec(words)?.[0].length;
  if (home !== undefined) {
    addOrganisation(text, { start: range.start + home, end: range.end }, draft);
    return true;
  }
  const folded = fold(words);
  const [first = ''] = folded.split(/[\s:]/u);
  const whole = NICKNAME.test(words) || SERVING.has(folded);
  const remote = REMOTE.has(first) || REMOTE.has(folded);
  const part =
    prefix !== '' ||
    SECTION.test(folded) ||
    PARTLY.has(first) ||
    PARTLY.has(first.replace(/\.$/u, ''));
  if (!whole && !remote && !part) return false;
  draft.notes.push(words);
  const fromAfar = REMOTE.has(folded.split(' ').at(-1) ?? '');
  const partly = remote ? PARTLY_WITHIN.test(folded) : part && !fromAfar;
  if (partly && !whole) draft.status = 'partly';
  return true;
}

/** Office, then organisation; either may be missing. A sentence is neither. */
function describeWords(text: string, range: Range, draft: Draft): void {
  const words = [...text.slice(range.start, range.end).matchAll(/\S+/gu)].map((m) => ({
    text: m[0],
    at: range.start + m.index,
  }));
  if (words.some((word, i) => i < 8 && isVerb(word.text) && !isRoleWord(word.text))) {
    draft.unexplained += words.length;
    return;
  }
  // 'Ada Ek går igenom läget': words that follow the name with nothing between are an office
  // or a sentence.
  const direct = range.start - draft.range.end === 1 && text.charAt(range.start - 1) === ' ';
  const opening = words.slice(0, 3);
  if (
    direct &&
    /^\p{Ll}/u.test(opening[0]?.text ?? '') &&
    !opening.some((w) => isRoleWord(w.text))
  ) {
    draft.unexplained += words.length;
    return;
  }
  const note = words.findIndex((word, i) => i > 0 && startsNote(word.text, words[i + 1]?.text));
  const end = note > 0 ? (words[note]?.at ?? range.end) : range.end;
  if (note > 0) describePart(text, tighten(text, { start: end, end: range.end }, MARKS), draft);
  const own = tighten(text, { start: range.start, end }, ' ,:;–');
  const used = note > 0 ? words.slice(0, note) : words;
  const from = organisationStart(text, own.end, used);
  if (from !== null) addOrganisation(text, { start: from, end: own.end }, draft);
  const roleEnd = from ?? own.end;
  const role = tighten(text, { start: own.start, end: roleEnd }, ' ,:;–-');
  if (role.end === role.start) return;
  const said = text.slice(role.start, role.end);
  // '13 delägare enligt lista' counts others.
  if (!/(?<!\d)\d+(?![:\d])/u.test(said)) draft.roles.push(said);
}

/** Where words on the part of the meeting begin: '… §§ 4–6', '… via länk', '… punkt 5'. */
function startsNote(word: string, next: string | undefined): boolean {
  if (/^§|^\d{1,2}[.:]\d{2}$/u.test(word)) return true;
  if (PARTLY.has(fold(word)) && next !== undefined && /^(?:§|\d|punkt|kl)/u.test(next)) return true;
  return (
    next !== undefined &&
    (word === 'via' || (/^(?:punkt|dag|kl\.?)$/u.test(word) && /^\d/u.test(next)))
  );
}

function addOrganisation(text: string, range: Range, draft: Draft): void {
  const tight = tighten(text, range, ' ,:;–');
  draft.organisations.push({ text: text.slice(tight.start, tight.end), range: tight });
}

/**
 * Where the organisation begins in words such as 'hållbarhetschef Norrby kommun', or null. Words
 * in capitals of which nothing is known ('Björknäs') are the place that somebody comes from.
 */
function organisationStart(
  text: string,
  end: number,
  words: readonly { text: string; at: number }[],
): number | null {
  for (const [i, word] of words.entries()) {
    if (!/^["”]?\p{Lu}/u.test(word.text)) continue;
    const tail = text.slice(word.at, end);
    const isOffice = isRoleWord(word.text);
    if (i > 0 && i === words.length - 1 && /^\p{Lu}{3,}$/u.test(word.text)) return word.at;
    if (isKnownOrganisation(tail) && !(i === 0 && isOffice)) return word.at;
    if (isOrganisationWord(word.text) && !isOffice) return word.at;
    const rest = words.slice(i + 1);
    const closes = rest.findIndex((next) => isOrganisationWord(next.text));
    const between = closes > 0 ? rest.slice(0, closes) : [];
    if (closes >= 0 && !isOffice && between.every((next) => /^\p{Lu}/u.test(next.text))) {
      return word.at;
    }
    if (i === 0 && !isOffice && !words.some((next) => isRoleWord(next.text))) return word.at;
  }
  return null;
}
