/** Which lines go on in the next one: broken for want of room, not by choice. */
import functionWords from '../lexicon/function-words.json' with { type: 'json' };
import type { Line } from './lines.ts';
import { isInCells, lineMarker } from './marks.ts';
import { partRole } from './parts.ts';
import { hasFiniteVerb } from './verbs.ts';

/** Narrower or wider than this is no wrapped text. */
const WRAP_MIN = 50;
const WRAP_MAX = 140;
/** From this share of the full width on, a line may have been broken for want of room. */
const LONG_LINE = 0.8;
const FULL_LINE = 0.9;

/** What stands between two lines of text. */
export interface Gap {
  blank: boolean;
  furniture: boolean;
}

/** How wide the text is, in columns, and whether this line was broken for want of room. */
export interface Room {
  readonly width: number | null;
  readonly full: boolean | null;
  /** Whether a line above or below ended by choice without ending a sentence, as entries do. */
  readonly listed: boolean;
}

/** Whether `line` goes on with what `previous` began. */
export function continues(previous: Line, line: Line, gap: Gap, room: Room): boolean {
  const marker = lineMarker(line);
  const cited = marker !== null && isCited(previous, line, marker, room);
  if (marker !== null && !cited) return false;
  if (isInCells(line) || isInCells(previous)) return false;
  const broken = /[\p{L}\p{N}][-\u2010\u2011]$/u.test(previous.text);
  // A party in brackets is no entry of its own.
  const lower = /^(?:\p{Ll}|\(\p{Lu}{1,3}\))/u.test(line.text);
  const ended = ENDED.test(previous.text);
  if (room.full === true && !lower && isBelowTitle(previous, line)) return false;
  if (gap.furniture) {
    const open = !ended && partRole(previous.plain) === null && partRole(line.plain) === null;
    if (room.listed && isEntry(previous, line)) return false;
    return open && (lower || broken || previous.text.endsWith(',') || room.full === true);
  }
  if (gap.blank) return false;
  if (broken) return true;
  if (isAttClause(previous, line, room)) return false;
  if ((lower && !ended) || cited || isOpenEnded(previous.text)) return true;
  if (previous.text.endsWith(':') || isLabelled(line)) return false;
  if (room.listed && isEntry(previous, line)) return false;
  // Below a full line 'Ek (M) sitt yrkande.' ends a sentence, whatever it looks like.
  const inside = room.full === true && !ended && line.text.endsWith('.');
  if (!inside && partRole(line.plain) !== null) return false;
  return room.full ?? isWrapped(previous, line, room.width, ended);
}

/** Text below a numbered title that happens to fill its line: '2. Båten i hamnen⏎Bo Ek berättade …'. */
function isBelowTitle(title: Line, line: Line): boolean {
  const numbered = /^[§\d]/u.test(lineMarker(title) ?? '') && /[\p{L}\p{N})]$/u.test(title.text);
  if (!numbered || isOpenEnded(title.text)) return false;
  return !hasFiniteVerb(title.text) && hasFiniteVerb(line.text);
}

const NAMES = /^\p{Lu}[\p{L}-]+(?: (?:(?:af|av|de|von) )?\p{Lu}[\p{L}-]*)+(?:,| \(|$)/u;

const PERSON = /^\p{Lu}[\p{L}-]+ \p{Lu}/u;
const FIRST_NAME = /^\p{Lu}[\p{L}-]+$/u;

/** 'Bo Ek, ekonom' below 'Siri Dahl, Region Ostvik' is an entry, however full that line is. */
function isEntry({ text }: Line, line: Line): boolean {
  if (text.endsWith(')')) return true;
  return !text.endsWith(',') && !endsInFirstName(text) && NAMES.test(line.text);
}

/** 'Siri Dahl, Bo Ek, Dennis': people one after the other, the last of them not yet whole. */
function endsInFirstName(text: string): boolean {
  const [first = '', second = '', ...rest] = text.split(', ');
  return [first, second].every((one) => PERSON.test(one)) && FIRST_NAME.test(rest.at(-1) ?? '');
}

const LABEL = /^(\p{Lu}\p{Ll}+(?: \p{Ll}+){0,3}):(?:\s|$)/u;

/** 'Frånvarande: Bo Ek', 'Övriga närvarande: …' begin a field, however full the line above is. */
function isLabelled({ text }: Line): boolean {
  const label = LABEL.exec(text)?.[1];
  return label !== undefined && !hasFiniteVerb(label) && !/[dt]es$/u.test(label);
}

const ENDED = /[.!?:;]["”)]?$/u;

/** A line that begins with what looks like a mark and goes on with a reference or a number. */
function isCited(previous: Line, line: Line, marker: string, { full }: Room): boolean {
  const bracketed = previous.text.lastIndexOf('(') > previous.text.lastIndexOf(')');
  // '… den 12 juni, § 547 och den 28 augusti,⏎§ 634.'
  if (marker.startsWith('§')) {
    return (full === true && bracketed) || /(?:,|\soch|\ssamt)$/u.test(previous.text);
  }
  // '… till mötet v.⏎46.', 'föreningar av⏎41. Kassan …', 'fastighetschef (§⏎14)'
  if (full !== true || !/^\d+[.)]$/u.test(marker)) return false;
  if (marker.endsWith(')')) return bracketed;
  return isOpenEnded(previous.text) || (line.text === marker && !ENDED.test(previous.text));
}

/** Whether a line of text without known edges looks broken for want of room. */
function isWrapped(previous: Line, line: Line, width: number | null, ended: boolean): boolean {
  if (width === null) return false;
  if (previous.text.length + 1 + firstWord(line).length > width) return true;
  // Proportional type is wrapped by inches, not by columns: a long line that stops at a small word.
  if (ended || !/[\p{L}\p{N},]$/u.test(previous.text)) return false;
  const share = previous.text.length / width;
  return share > (/[\p{Ll},]$/u.test(previous.text) ? LONG_LINE : FULL_LINE);
}

/** 'Styrelsen beslutade⏎att …,⏎att …': each line that opens with 'att' by choice is an entry. */
function isAttClause(previous: Line, line: Line, room: Room): boolean {
  if (!/^att\s/u.test(line.text)) return false;
  const full = room.full ?? (room.width !== null && previous.text.length + 4 > room.width);
  const opens = /(?:[,:;]|\b(?:samt|och|dels|beslutar|beslutade|beslöt|yrkar|föreslår))$/u;
  return !full && opens.test(previous.text);
}

/** The title below a bare '§ 12 Dnr …' is set in larger type and wraps early, between names too. */
export function isWrappedTitle(above: Line, previous: Line, line: Line, gap: Gap): boolean {
  if (gap.blank || gap.furniture) return false;
  const numbered = /^§/u.test(above.text) && !/\p{Ll}{4}/u.test(above.text.replace(CASE_LABEL, ''));
  const open = previous.text.length >= 40 && /\p{L}$/u.test(previous.text);
  return numbered && open && lineMarker(line) === null && partRole(line.plain) === null;
}

const CASE_LABEL = /ärendenummer|diarienummer/iu;

const OPEN_ENDED = new Set(functionWords.entries);

/** Ends in a word that cannot end a clause, or in an abbreviation that stands before its number. */
export function isOpenEnded(text: string): boolean {
  const last = /\s(\p{Ll}+)$/u.exec(text)?.[1];
  return (
    (last !== undefined && OPEN_ENDED.has(last)) ||
    /\s(?:kap|nr|dnr|bil|sid|st|kl|prop|v)\.$/u.test(text)
  );
}

function firstWord(line: Line): string {
  return /^\S+/u.exec(line.text)?.[0] ?? '';
}

/**
 * The column at which this text was wrapped, told from lines that surely go on (the next one
 * starts in lower case), or null where its lines are whole paragraphs.
 */
export function wrapWidth(lines: readonly Line[], furniture: readonly boolean[]): number | null {
  const lengths: number[] = [];
  for (const line of lines) {
    const next = lines[line.index + 1];
    if (line.blank || furniture[line.index] || !next || !/^\p{Ll}/u.test(next.text)) continue;
    if (line.text.length >= WRAP_MIN && line.text.length <= WRAP_MAX)
      lengths.push(line.text.length);
  }
  if (lengths.length < 3) return null;
  lengths.sort((a, b) => a - b);
  return lengths[Math.floor(lengths.length * 0.95)] ?? null;
}
