/** Lists of participants → one entry a person. */
import { evidenceOf } from '../evidence.ts';
import { overlaps } from '../span.ts';
import type { Attendance, AttendanceStatus, Document, Evidence } from '../types.ts';
import type { Draft } from './describe.ts';
import { CALLED, listedBy, REPLACED, STRUCK } from './listed.ts';
import { spanOf } from './rows.ts';
import { fold } from './words.ts';
import type { Listed, Zone } from './zones.ts';

interface Entry extends Attendance {
  readonly called: boolean;
}

/** One entry a person, in the order in which the document lists them. */
export function buildAttendance(document: Document, zones: readonly Zone[]): Attendance[] {
  const entries = new Map<string, Entry>();
  const listed = zones.flatMap((zone) => zone.listed);
  for (const one of listed) merge(entries, entryOf(document, one));
  for (const one of listed) {
    for (const other of one.draft.replaced) merge(entries, replacedEntry(document, one, other));
  }
  const anyPresent = listed.some((one) => one.status === 'present');
  return [...entries.values()].map(({ called, ...entry }) =>
    // Who was called and is on no list of those present stayed away.
    called && anyPresent ? { ...entry, status: 'absent' as const, ...CALLED } : entry,
  );
}

function entryOf(document: Document, { row, draft, status, group, form }: Listed): Entry {
  const span = spanOf(document.text, row, draft.range.start, draft.range.end);
  const struck = document.struck.some((s) => overlaps(s, span));
  const own = struck ? 'absent' : (draft.status ?? 'present');
  const listStatus: AttendanceStatus = status === 'absent' ? 'absent' : own;
  return {
    name: draft.name,
    role: draft.roles.join(', ') || null,
    organisation: draft.organisations.map((o) => o.text).join(', ') || group || null,
    status: listStatus,
    note: draft.notes.join(', ') || null,
    span,
    ...(struck ? STRUCK : listedBy(form, draft)),
    called: status === 'called',
  };
}

function replacedEntry(document: Document, { row, form }: Listed, draft: Draft): Entry {
  const listed = { row, draft, status: 'present' as const, group: null, form };
  return { ...entryOf(document, listed), status: 'absent', ...REPLACED };
}

/** A second listing completes the first; being present once is enough. */
function merge(entries: Map<string, Entry>, next: Entry): void {
  const key = fold(next.name);
  const before = entries.get(key);
  if (!before) {
    entries.set(key, next);
    return;
  }
  entries.set(key, {
    ...before,
    role: before.role ?? next.role,
    organisation: before.organisation ?? next.organisation,
    note: before.note ?? next.note,
    status: before.called ? next.status : mergeStatus(before.status, next.status),
    called: before.called && next.called,
    ...stronger(before, next),
  });
}

function stronger(a: Evidence, b: Evidence): Evidence {
  return evidenceOf(a.confidence >= b.confidence ? a : b);
}

function mergeStatus(a: AttendanceStatus, b: AttendanceStatus): AttendanceStatus {
  if (a === b) return a;
  return a === 'partly' || b === 'partly' ? 'partly' : 'present';
}
