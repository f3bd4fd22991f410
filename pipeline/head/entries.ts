/** A row of a list of participants → the people in it, each with what is said beside the name. */
import { type Draft, describe, draftOf } from './describe.ts';
import { certainty, type NameRead, REACH, readName, splitTwoNames, wordsOf } from './names.ts';
import { cellsOf, type Range, tighten } from './rows.ts';
import {
  isGivenName,
  isKnownOrganisation,
  isOrganisationWord,
  isRoleWord,
  isVacant,
  isVerb,
} from './words.ts';

/** 'och', 'samt', 'samt adjungerade': what joins two names. */
const JOINT =
  /\s(?:och|samt|&|\/)\s+(?:adjungerade?\s+|suppleanten\s+|ersättaren\s+)?(?=\p{Lu}\p{L}*)/uy;
const ACRONYM = /^\p{Lu}{2,6}$/u;
const NICKNAME = /^[\p{L}\d][\p{L}\d_-]{1,14}$/u;
/** With so many sure names a row is a list of names. */
const SURE_LIST = 3;
const STATUS = /^(?:ja|nej|x|-+|närvarande|frånvarande|ej|via)$/iu;

/** The people of a part of a row. `listed`: a label says that people stand here. */
export function readEntries(text: string, range: Range, listed: boolean): Draft[] {
  const cells = cellsOf(text, range);
  if (cells.length > 1) return readCells(text, cells, listed);
  const cell = cells[0];
  return cell ? readList(text, cell, listed) : [];
}

/** Whether the first word may be part of a name and is no office, so that people start there. */
export function opensWithName(text: string): boolean {
  const two = /^\S+(?:\s+\S+)?/u.exec(text)?.[0] ?? '';
  const first = wordsOf(two, { start: 0, end: two.length })[0]?.bare ?? '';
  if (!/^\p{Lu}/u.test(first) || isRoleWord(first) || ACRONYM.test(first)) return false;
  return readName(two, { start: 0, end: two.length }) !== null;
}

function readCells(text: string, cells: readonly Range[], listed: boolean): Draft[] {
  const names = cells.map((cell) => readName(text, cell));
  const people = names.every(
    (read, i) =>
      read !== null &&
      certainty(read.name) === 2 &&
      read.name.includes(' ') &&
      cells[i] !== undefined,
  );
  if (people) return cells.flatMap((cell) => readList(text, cell, listed));
  const [first, second, ...rest] = cells;
  if (!first || !second) return [];
  if (isRoleOnly(text, first)) {
    const [draft, ...more] = readList(text, second, listed);
    if (!draft) return [];
    draft.roles.unshift(text.slice(first.start, first.end).replace(/[:\s]+$/u, ''));
    for (const cell of rest) describe(text, cell, draft);
    return [draft, ...more];
  }
  const drafts = readList(text, first, listed);
  const draft = drafts[0];
  if (!draft || drafts.length > 1) return drafts;
  // The layout says so: the first of two cells is the name.
  draft.certainty = Math.max(draft.certainty, draft.name.includes(' ') ? 2 : 1);
  const others: Draft[] = [];
  for (const cell of [second, ...rest]) {
    if (isSecondPerson(text, cell)) others.push(...readList(text, cell, listed));
    else describe(text, cell, draft);
  }
  return [draft, ...others];
}

/** 'Bo Ek (C)' in a later cell: the one who stands in. */
function isSecondPerson(text: string, cell: Range): boolean {
  const read = readName(text, cell);
  if (!read?.name.includes(' ') || certainty(read.name) < 2) return false;
  return /^\s*\(\p{L}{1,3}\)/u.test(text.slice(read.range.end, cell.end));
}

/** Only words of an office: 'Vice ordförande', 'Ordförande:'. */
function isRoleOnly(text: string, range: Range): boolean {
  const words = wordsOf(text, range);
  if (words.length === 0 || words.length > 4) return false;
  const last = words.at(-1);
  return (
    words.every((w) => isRoleWord(w.bare) || /^\p{Ll}/u.test(w.bare)) &&
    isRoleWord(last?.bare ?? '')
  );
}

interface Piece extends Range {
  readonly lead: Lead;
}

/** The words of an office before a name, and the name. */
interface Lead {
  readonly role: string | null;
  readonly read: NameRead | null;
}

function readList(text: string, range: Range, listed: boolean): Draft[] {
  const pieces = splitPieces(text, range).map((piece) => ({
    ...piece,
    lead: readLead(text, piece),
  }));
  const plain = listed && isPlainList(text, pieces);
  const sure = pieces.filter((piece) => startsPerson(text, piece)).length;
  const lenient =
    sure >= SURE_LIST && pieces.filter((p) => mayBePerson(text, p)).length <= sure * 2;
  const drafts: Draft[] = [];
  for (const piece of pieces) {
    const before = drafts.at(-1);
    const starts = plain || startsPerson(text, piece) || (lenient && mayBePerson(text, piece));
    if (before && !starts) describe(text, piece, before);
    else drafts.push(...draftPiece(text, piece, plain));
  }
  return drafts;
}

/** Two or three words in capitals and nothing else; beside many sure names it is one too. */
function mayBePerson(text: string, piece: Piece): boolean {
  const { read } = piece.lead;
  if (!read?.name.includes(' ') || certainty(read.name) === 0) return false;
  const rest = text.slice(read.range.end, piece.end).replace(/\s*\([^)]*\)/gu, '');
  return rest.trim() === '';
}

/** Cut at commas, semicolons and 'och', outside brackets and only where a name may follow. */
function splitPieces(text: string, range: Range): Range[] {
  const pieces: Range[] = [];
  let start = range.start;
  let depth = 0;
  const take = (end: number, next: number): void => {
    const piece = tighten(text, { start, end }, '.');
    if (piece.end > piece.start) pieces.push(piece);
    start = next;
  };
  for (let at = range.start; at < range.end; at++) {
    const char = text.charAt(at);
    if (char === '(') depth++;
    if (char === ')') depth = Math.max(0, depth - 1);
    if (depth > 0) continue;
    // '§§ 4, 7' and 'Ada Ek, 2:e vice ordförande': a number goes on with what stands before it.
    const goesOn = char === ',' && /^,\s*[\d§]/u.test(text.slice(at, at + 4));
    if ((char === ',' && !goesOn) || char === ';') take(at, at + 1);
    if (char !== ' ') continue;
    JOINT.lastIndex = at;
    const joint = JOINT.exec(text)?.[0].length ?? 0;
    if (joint > 0 && joinsPeople(text, start, at, joint, range.end)) take(at, at + joint);
  }
  take(range.end, range.end);
  return pieces;
}

/** 'Ada Berg och Bo Ek' are two people, 'Barn och Utbildning' is one body. */
function joinsPeople(text: string, start: number, at: number, skip: number, end: number): boolean {
  const left = readLead(text, tighten(text, { start, end: at })).read;
  const right = readLead(text, { start: at + skip, end }).read;
  if (!left || !right) return false;
  const reaches = left.range.end >= at || text.slice(left.range.end, at).includes('(');
  return reaches && certainty(left.name) > 0 && certainty(right.name) > 0;
}

/** Reads past the office that may stand before a name: 'Kassör Lisa Berg', 'SAMO: Bo Ek'. */
function readLead(text: string, range: Range): Lead {
  const words = wordsOf(text, {
    start: range.start,
    end: Math.min(range.end, range.start + REACH),
  });
  let at = 0;
  while (
    at < words.length - 1 &&
    at < 4 &&
    isLeadWord(words[at]?.bare ?? '', words[at + 1]?.bare ?? '')
  ) {
    at++;
  }
  const first = words[at];
  if (!first) return { role: null, read: null };
  const read = readName(text, { start: first.start, end: range.end });
  const role = text.slice(range.start, first.start).replace(/[\s:–-]+$/u, '');
  return { role: role === '' ? null : role, read };
}

function isLeadWord(word: string, next: string): boolean {
  if (isRoleWord(word)) return !isGivenName(word) || isGivenName(next);
  // An acronym that names an office of this society.
  return ACRONYM.test(word) && isGivenName(next);
}

/** Whether a later piece of a list is the next person rather than a word on the one before. */
function startsPerson(text: string, piece: Piece): boolean {
  const { read, role } = piece.lead;
  if (!read || certainty(read.name) < 2) return false;
  if (isKnownOrganisation(text.slice(piece.start, piece.end))) return false;
  // A first name alone: 'Elof och Jenny Ek'.
  if (!read.name.includes(' ')) return read.range.end === piece.end && role === null;
  const rest = wordsOf(text, { start: read.range.end, end: piece.end });
  const bracketed = /^\s*\(/u.test(text.slice(read.range.end, piece.end));
  return role !== null || bracketed || !rest.some((word) => isOrganisationWord(word.bare));
}

/** A list of bare names, surnames left out or nicknames: 'Ada, Bo (ordf), kaj'. */
function isPlainList(text: string, pieces: readonly Piece[]): boolean {
  if (pieces.length < 2) return false;
  const cores = pieces.map((piece) =>
    text.slice(piece.start, piece.end).replace(/\s*\([^)]*\)/gu, ''),
  );
  const fits = cores.every((core, i) => {
    if (isRoleWord(core) || isOrganisationWord(core) || isKnownOrganisation(core)) return false;
    if (isVerb(core) || STATUS.test(core) || isVacant(core)) return false;
    const read = pieces[i]?.lead.read;
    return (
      NICKNAME.test(core) || (read && certainty(read.name) > 0 && read.name.length >= core.length)
    );
  });
  const nicks = cores.filter((core) => isNick(core)).length;
  if (nicks === 1) return false;
  const sure = pieces.filter((piece, i) => startsPerson(text, piece) || isNick(cores[i] ?? ''));
  return (
    fits && sure.length * 3 >= pieces.length * 2 && !cores.every((c) => /^\p{Lu}{2,}$/u.test(c))
  );
}

function draftPiece(text: string, piece: Piece, plain: boolean): Draft[] {
  const { role, read } = piece.lead;
  const own = read ?? (plain ? readNickname(text, piece) : null);
  if (!own) return [];
  const reads = splitTwoNames(text, own);
  return reads.map((one, i) => {
    const party = /^\s*\(\p{Lu}{1,4}\)/u.test(text.slice(one.range.end, piece.end));
    const sure = party || (role !== null && one.name.includes(' ')) || (plain && read === null);
    const draft = draftOf(one.name, one.range, sure ? 2 : certainty(one.name));
    if (role !== null && i === 0) draft.roles.push(role);
    if (one.glued !== null) draft.status = /^(?:Ja|Närv)/u.test(one.glued) ? 'present' : 'absent';
    if (i === reads.length - 1) describe(text, { start: one.range.end, end: piece.end }, draft);
    return draft;
  });
}

/** One word: a nickname, or a first name that no register lists. */
function isNick(core: string): boolean {
  return NICKNAME.test(core);
}

function readNickname(text: string, piece: Range): NameRead | null {
  const word = wordsOf(text, piece)[0];
  if (!word) return null;
  return { range: { start: word.start, end: word.end }, name: word.bare, glued: null };
}
