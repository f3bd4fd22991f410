/** Chair, secretary and adjusters: what elections, signatures, labels and lists say of them. */
import { narrowed } from '../evidence.ts';
import { remember } from '../remember.ts';
import type { Attendance, Evidence, Stated } from '../types.ts';
import { findElected, findNamedChair, findOpener, type Office } from './elections.ts';
import { readEntries } from './entries.ts';
import { type Fact, labelEvidence } from './facts.ts';
import type { Layout } from './layout.ts';
import { abbreviates, certainty, readName } from './names.ts';
import type { Found, FoundBy } from './people.ts';
import { cellsOf, type Range, type Row, spanOf } from './rows.ts';
import { fold, isRoleWord, isVacant, MOST_WORDS, plain, ROLES } from './words.ts';

/** The officers of the meeting. */
export interface Officers {
  readonly chair: Stated<string> | null;
  readonly secretary: Stated<string> | null;
  readonly adjusters: readonly Stated<string>[];
  /** Every name that signatures and labels print, for the mentions. */
  readonly names: readonly FoundBy[];
}

/** 'Ada Berg, justerare' among the last rows; guesses, as all confidences of this file. */
const SIGNED: Evidence = { confidence: 0.93, by: 'signature' };
/** The office beside the name in the list of those present. */
const ROLE: Evidence = { confidence: 0.88, by: 'attendance-role' };
/** '/Ada' as the last line, and a bare full name there. */
const AFTER_SLASH: Evidence = { confidence: 0.8, by: 'last-line-slash' };
const LAST_LINE: Evidence = { confidence: 0.65, by: 'last-line' };
/** What is left where nobody explains a nickname or first name. */
const ONE_WORD = 0.8;

const NO_CHAIR = /(?<!\p{L})(?:vice|v\.|2:e|1:e|forste|andre)(?!\p{L})/iu;

/** Reads who led the meeting, who wrote and who checked the minutes. */
export function readOfficers(
  source: string,
  rows: readonly Row[],
  layout: Layout,
  facts: readonly Fact[],
  attendance: readonly Attendance[],
): Officers {
  const labelled = facts.flatMap((fact) =>
    namesOf(fact, attendance).map((found) => ({ ...found, ...labelEvidence(fact), fact })),
  );
  const signed = tailOfficers(rows, layout);
  const of = (field: string, tail?: boolean): FoundBy[] =>
    labelled.filter((l) => l.fact.field === field && (tail === undefined || l.fact.tail === tail));
  const signs = (office: Office): FoundBy[] => signed.filter((s) => s.office === office);
  const listed = (office: Office): Stated<string>[] => fromAttendance(attendance, office);
  const state = (found: FoundBy | null | undefined): Stated<string> | null =>
    found ? stated(source, found) : null;
  const one = (list: readonly FoundBy[]): Stated<string> | null => state(list[0]);
  const elected = (office: Office): Stated<string> | null => {
    const [first] = findElected(rows, office);
    return state(first);
  };
  // The first that says who led or wrote is believed, and what comes after it is not read.
  const chair =
    elected('chair') ??
    one(of('chair')) ??
    one(signs('chair')) ??
    state(findOpener(rows)) ??
    listed('chair')[0] ??
    state(findNamedChair(rows));
  const secretary =
    one(of('secretary', true)) ??
    one(signs('secretary')) ??
    elected('secretary') ??
    one(of('secretary')) ??
    listed('secretary')[0] ??
    state(lastName(rows));
  const adjusters = [
    ...[
      ...of('adjuster', false),
      ...of('adjuster', true),
      ...signs('adjuster'),
      ...findElected(rows, 'adjuster'),
    ].map((found) => stated(source, found)),
    ...listed('adjuster'),
  ];
  const all = [...labelled, ...signed];
  const full = [
    ...all.map((found) => stated(source, found)),
    ...attendance.map((a) => ({ value: a.name, span: a.span })),
  ];
  const expand = (s: Stated<string>): Stated<string> => doubted(fullest(s, full));
  return {
    chair: chair && expand(chair),
    secretary: secretary && expand(secretary),
    adjusters: unique(adjusters.map(expand)),
    names: all,
  };
}

function stated(source: string, { row, range, name, confidence, by }: FoundBy): Stated<string> {
  return { value: name, span: spanOf(source, row, range.start, range.end), confidence, by };
}

function doubted(name: Stated<string>): Stated<string> {
  return name.value.includes(' ') ? name : { ...name, ...narrowed(name, 'one-word', ONE_WORD) };
}

/** The names in the value of a label. */
function namesOf(fact: Fact, attendance: readonly Attendance[]): Found[] {
  if (!['chair', 'secretary', 'adjuster'].includes(fact.field)) return [];
  const { row, range } = fact;
  const words = fold(row.text.slice(range.start, range.end));
  const printed = readName(row.text, range)?.name ?? '';
  const known = attendance.find(({ name }) => hasWords(words, fold(name), 0));
  if (known && known.name.length >= printed.length) {
    // Whatever its capitals: 'Peter ek' below the line is the Peter Ek of the list.
    const end = range.start + known.name.length;
    return [{ row, range: { start: range.start, end }, name: known.name }];
  }
  return readEntries(row.text, range, true)
    .filter((draft) => draft.certainty > 0 && !isVacant(draft.name) && draft.unexplained === 0)
    .filter((draft) => draft.certainty === 2 || draft.name.includes(' ') || fact.field !== 'chair')
    .map((draft) => ({ row, range: draft.range, name: draft.name }));
}

interface Signed extends FoundBy {
  readonly office: Office;
}

/** 'Ada Berg, justerare' among the last rows. */
function tailOfficers(rows: readonly Row[], layout: Layout): Signed[] {
  const tail = rows.slice(layout.tailStart).filter((row) => row.text.length < 100);
  return tail.flatMap((row) =>
    cellsOf(row.text, { start: 0, end: row.text.length }).flatMap((cell) => signedCell(row, cell)),
  );
}

function signedCell(row: Row, cell: Range): Signed[] {
  const words = row.text.slice(cell.start, cell.end).split(/\s+/u);
  if (words.length > 6) return [];
  const officeAt = words.findIndex((word) => officeOf(word.replace(/[.,]$/u, '')) !== null);
  const office = officeOf((words[officeAt] ?? '').replace(/[.,]$/u, ''));
  if (office === null) return [];
  const drafts = readEntries(row.text, cell, true);
  const draft = drafts[0];
  if (row.kind === 'item') return [];
  if (drafts.length === 1 && draft && draft.unexplained === 0 && draft.certainty === 2) {
    return [{ row, range: draft.range, name: draft.name, office, ...SIGNED }];
  }
  // 'kaj, mötessekreterare' and 'Mötessekreterare kaj': a nickname beside the office.
  const other = words.length === 2 ? words[1 - officeAt] : undefined;
  const bare = other?.replace(/[.,]$/u, '');
  if (!bare || isRoleWord(bare) || !/^\p{L}{2,12}$/u.test(bare)) return [];
  const start = cell.start + row.text.slice(cell.start, cell.end).indexOf(bare);
  return [{ row, range: { start, end: start + bare.length }, name: bare, office, ...SIGNED }];
}

const OFFICES: readonly Office[] = ['chair', 'secretary', 'adjuster'];

/** The first office that has the word. */
const OFFICE_OF = new Map(
  OFFICES.toReversed().flatMap((office) =>
    ROLES[office].map((name) => [plain(name), office] as const),
  ),
);

const officeOf = remember((word): Office | null => OFFICE_OF.get(plain(word)) ?? null, MOST_WORDS);

/** Those whose role in the list is the office; someone absent holds none at this meeting. */
function fromAttendance(attendance: readonly Attendance[], office: Office): Stated<string>[] {
  return attendance
    .filter(({ role, note, status }) => {
      const said = [role ?? '', note ?? ''].map(plain);
      if (status === 'absent') return false;
      if (office === 'chair' && said.some((s) => NO_CHAIR.test(s))) return false;
      return said.some((s) => ROLES[office].some((word) => hasWords(s, plain(word))));
    })
    .map(({ name, span }) => ({ value: name, span, ...ROLE }));
}

/** Whether `text` holds `words` whole, at `place` where one is given. */
function hasWords(text: string, words: string, place?: number): boolean {
  const at = text.indexOf(words);
  if (at < 0 || (place !== undefined && at !== place)) return false;
  return !/\p{L}/u.test(text.charAt(at - 1)) && !/\p{L}/u.test(text.charAt(at + words.length));
}

/** The bare full name that closes the document is that of its writer. */
function lastName(rows: readonly Row[]): FoundBy | null {
  const last = rows.filter((row) => row.kind !== 'furniture').slice(-2);
  for (const row of last) {
    const slash = /^\/\s*(?=\p{Lu})/u.exec(row.text)?.[0].length ?? 0;
    const signed = slash > 0 ? readName(row.text, { start: slash, end: row.text.length }) : null;
    if (signed && signed.range.end === row.text.length) {
      return { row, range: signed.range, name: signed.name, ...AFTER_SLASH };
    }
    const read = readName(row.text, { start: 0, end: row.text.length });
    if (!read || read.range.end < row.text.length || !read.name.includes(' ')) continue;
    if (certainty(read.name) < 2) continue;
    return { row, range: read.range, name: read.name, ...LAST_LINE };
  }
  return null;
}

/** The fullest form of a shortened name, where only one is printed. */
function fullest(
  short: Stated<string>,
  names: readonly Pick<Stated<string>, 'value' | 'span'>[],
): Stated<string> {
  const longer = names.filter((name) => abbreviates(short.value, name.value));
  const forms = new Set(longer.map((name) => fold(name.value)));
  const [first] = longer;
  if (forms.size !== 1 || !first) return short;
  return { ...short, value: first.value, span: first.span };
}

function unique(list: readonly Stated<string>[]): Stated<string>[] {
  return list.filter((a, i) => list.findIndex((b) => fold(b.value) === fold(a.value)) === i);
}
