/** Minutes → the agenda of the record: which sections are items, and how sure that is. */
import { evidenceOf, narrowed } from './evidence.ts';
import type { MinutesRecord } from './record.ts';
import { overlaps } from './span.ts';
import type { Evidence, Minutes, Section } from './types.ts';

/** What is left of a bare heading that is the document's title, or stands over a list of people. */
const TITLE = 0.2;
const PEOPLE = 0.4;

/** The items of the agenda: the numbered ones where the document numbers them, with what facts use. */
export function agendaOf(minutes: Minutes): MinutesRecord['agenda'] {
  const used = new Set([...minutes.decisions, ...minutes.deadlines].map((fact) => fact.agendaItem));
  const numbered = minutes.sections.some((section) => section.number !== null);
  const isItem = (section: Section): boolean =>
    used.has(section.id) ||
    (numbered ? section.number !== null : section.role === 'item' && !saysWhat(minutes, section));
  const kept = minutes.sections.filter(isItem);
  const ids = new Set(kept.map((section) => section.id));
  const lines = bestLines(minutes);
  return kept.map((section) => ({
    id: section.id,
    number: section.number,
    title: section.title,
    level: section.level,
    parent: section.parent !== null && ids.has(section.parent) ? section.parent : null,
    span: section.span,
    heading: section.heading,
    summary: lines.get(section.id)?.text ?? null,
    ...itemEvidence(minutes, section),
  }));
}

type Line = Minutes['summary']['perItem'][number];

/** By item: the first of its lines by rank. */
function bestLines({ summary }: Minutes): Map<string | null, Line> {
  const best = new Map<string | null, Line>();
  for (const line of summary.perItem) {
    const before = best.get(line.agendaItem);
    if (!before || line.rank < before.rank) best.set(line.agendaItem, line);
  }
  return best;
}

/** A title that says what the document is ('Protokoll …') stands over the agenda, not in it. */
function saysWhat(minutes: Minutes, section: Section): boolean {
  return isTitle(minutes, section) && minutes.meeting.title?.by.startsWith('line-naming') === true;
}

/** Where no line says what the document is, its first heading is only taken for its title. */
function isTitle({ meeting }: Minutes, { heading }: Section): boolean {
  return meeting.title !== null && overlaps(meeting.title.span, heading);
}

/** Segmenting saw a heading; the head of the document knows better what some of them are. */
function itemEvidence(minutes: Minutes, section: Section): Evidence {
  const own = evidenceOf(section);
  if (section.number !== null) return own;
  if (isTitle(minutes, section)) return narrowed(own, 'title', TITLE);
  const people = minutes.attendance.some((entry) => overlaps(entry.span, section.span));
  return people ? narrowed(own, 'people', PEOPLE) : own;
}
