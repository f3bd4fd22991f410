/** Where lists of participants stand, and the rows that belong to each. */
import type { Draft } from './describe.ts';
import { opensWithName, readEntries } from './entries.ts';
import { fieldLabel, isTableHead, type ListLabel, listLabel } from './labels.ts';
import type { ListForm } from './listed.ts';
import { certainty, readName } from './names.ts';
import { cellsOf, type Range, type Row } from './rows.ts';
import { isKnownOrganisation, isOrganisationWord, isRoleWord } from './words.ts';

/** A person of a list with the row it stands in. */
export interface Listed {
  readonly row: Row;
  readonly draft: Draft;
  readonly status: ListLabel['status'];
  /** The heading inside the list that the person stands under: 'Region Sörmarken'. */
  readonly group: string | null;
  readonly form: ListForm;
}

/** A list: its label's row and the row after its last one. */
export interface Zone {
  readonly from: number;
  readonly to: number;
  readonly listed: readonly Listed[];
}

const LONGEST_GROUP = 60;

/** All lists of participants; `headEnd` is the first row of the proceedings. */
export function findZones(rows: readonly Row[], headEnd: number): Zone[] {
  const zones: Zone[] = [];
  let free = 0;
  rows.forEach((row, i) => {
    if (i < free || row.kind === 'furniture') return;
    const start = contentStart(row);
    const label = isHeadOfTable(row) ? tableLabel(row) : listLabel(row.text.slice(start));
    // 'Ledamöter' alone heads those elected too, except in the head or after another list.
    if (!label && zones.length === 0 && i < headEnd && startsOffices(rows, i)) {
      const open = readZone(rows, i, { status: 'present', bare: true, end: 0 }, 'offices');
      zones.push(open);
      free = open.to;
    }
    if (!label || (label.bare && i >= headEnd && free !== i)) return;
    const known = label.bare ? 'members' : null;
    const zone = readZone(rows, i, { ...label, end: start + label.end }, known);
    if (zone.listed.length === 0) return;
    zones.push(zone);
    free = zone.to;
  });
  return zones;
}

function isHeadOfTable(row: Row): boolean {
  if (!row.text.includes('\t')) return false;
  const cells = cellsOf(row.text, { start: 0, end: row.text.length });
  return isTableHead(cells.map((cell) => row.text.slice(cell.start, cell.end)));
}

function tableLabel(row: Row): ListLabel {
  return { status: 'present', bare: false, end: row.text.length };
}

/** Rows such as 'Ordförande  Ada Ek', 'Vice ordförande  Bo Berg' without a label over them. */
function startsOffices(rows: readonly Row[], at: number): boolean {
  const first = officeBefore(rows[at]);
  const second = first === '' ? '' : officeBefore(rows[at + 1]);
  return second !== '' && !(fieldLabel(`${first}:`) && fieldLabel(`${second}:`));
}

/** The office before the one name of a row, or ''. */
function officeBefore(row: Row | undefined): string {
  // Most rows open with a word that might be a name, so no office stands before it.
  if (!row || opensWithName(row.text)) return '';
  const [draft, other] = readEntries(row.text, { start: 0, end: row.text.length }, true);
  const leads = draft !== undefined && draft.range.start > 0 && draft.unexplained === 0;
  return leads && other === undefined ? (draft.roles[0] ?? '') : '';
}

/** Where the words of a row begin, after the number or hash signs that a heading keeps. */
export function contentStart(row: Row): number {
  if (row.kind !== 'heading' || row.marker === null) return 0;
  const mark = row.text.startsWith(row.marker.trim()) ? row.marker.trim().length : 0;
  return mark + (/^[\s.:]*/u.exec(row.text.slice(mark))?.[0].length ?? 0);
}

/** `known`: what the list is, where that says more than how its rows are laid out. */
function readZone(
  rows: readonly Row[],
  from: number,
  label: ListLabel,
  known: ListForm | null,
): Zone {
  const listed: Listed[] = [];
  let group: string | null = null;
  // Once one organisation stood before its people, acronyms do so too.
  let grouped = false;
  const add = (row: Row, range: Range): boolean => {
    const own = inlineGroup(row.text, range, group !== null || grouped);
    const rest = own ? { start: own.end, end: range.end } : range;
    const drafts = explained(readEntries(row.text, rest, true), row);
    if (own && drafts.length > 0) grouped = true;
    const form = known ?? formOf(row, rest, drafts.length);
    for (const draft of drafts) {
      listed.push({ row, draft, status: label.status, group: own?.name ?? group, form });
    }
    return drafts.length > 0;
  };
  const head = rows[from];
  const inline = head !== undefined && add(head, { start: label.end, end: head.text.length });
  let to = from + 1;
  for (; to < rows.length; to++) {
    const row = rows[to];
    if (!row) break;
    if (row.kind === 'furniture' || isHeadOfTable(row)) continue;
    if (endsZone(row, inline)) break;
    if (add(row, { start: 0, end: row.text.length })) continue;
    const next = groupOf(rows, to);
    if (next === null) break;
    group = next;
  }
  return { from, to, listed };
}

function formOf(row: Row, range: Range, people: number): ListForm {
  if (cellsOf(row.text, range).length > 1) return 'table';
  return people > 1 ? 'list' : 'rows';
}

/** 'Skatteverket: Ada Ekman, Bo Sandvik': the organisation stands before its people. */
function inlineGroup(
  text: string,
  range: Range,
  grouped: boolean,
): { name: string; end: number } | null {
  const mark = /^([^:,\t(]{2,50}):\s+(?=\p{Lu})/u.exec(text.slice(range.start, range.end));
  const name = mark?.[1]?.trim() ?? '';
  if (!mark || name.split(' ').some((word) => isRoleWord(word))) return null;
  const known = isKnownOrganisation(name) || name.split(' ').some((w) => isOrganisationWord(w));
  const end = range.start + mark[0].length;
  const people = readEntries(text, { start: end, end: range.end }, true);
  const read = readName(text, { start: range.start, end: range.start + name.length });
  const person = read !== null && certainty(read.name) === 2;
  const sure = people.some((draft) => draft.certainty === 2);
  return sure && (known || (!person && (grouped || !/^\p{Lu}{2,4}$/u.test(name))))
    ? { name, end }
    : null;
}

/** A label of its own or a numbered heading ends a list. */
function endsZone(row: Row, inline: boolean): boolean {
  if (row.marker?.startsWith('§')) return true;
  if (listLabel(row.text)) return true;
  const field = fieldLabel(row.text);
  if (!field) return false;
  const isOffice = field.field === 'chair' || field.field === 'secretary';
  // 'Sekreterare Ada Berg' is a row of a list of offices, unless names stood beside the label.
  return !isOffice || inline || field.end >= row.text.length;
}

/** The people of a row, or none where the row is a sentence or nothing sure. */
function explained(drafts: Draft[], row: Row): Draft[] {
  // A sentence that names somebody; among several sure names it is a word too many.
  const sure = drafts.filter((draft) => draft.certainty === 2 && draft.unexplained === 0);
  if (sure.length < 2 && drafts.some((draft) => draft.unexplained > 0)) return [];
  const needed = row.kind === 'heading' ? 2 : 1;
  const fits = drafts.filter((draft) => draft.certainty >= needed);
  const [one] = fits;
  if (drafts.length === 1 && one?.certainty === 1 && !one.name.includes(' ')) {
    // One word that no register knows: a nickname in a list of its own, or any word at all.
    const bare = one.roles.length + one.organisations.length + one.notes.length === 0;
    return bare && row.kind === 'item' ? fits : [];
  }
  return fits;
}

/** The heading inside a list, where people follow it; null where the list is over. */
function groupOf(rows: readonly Row[], at: number): string | null {
  const row = rows[at];
  const next = rows.find((later, i) => i > at && later.kind !== 'furniture');
  if (!row || !next || row.text.length > LONGEST_GROUP || row.marker !== null) return null;
  if (/[.!?]$/u.test(row.text) || row.text.includes('\t')) return null;
  const people = explained(readEntries(next.text, { start: 0, end: next.text.length }, true), next);
  if (!people.some((draft) => draft.certainty === 2) || endsZone(next, false)) return null;
  const name = row.text.replace(/:$/u, '').trim();
  const known =
    isKnownOrganisation(name) || name.split(' ').some((word) => isOrganisationWord(word));
  return known ? name : '';
}
