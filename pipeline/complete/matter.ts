/** The matters of a meeting: each item of the agenda that has no items of its own. */
import type { MinutesRecord } from '../record.ts';
import type { Span } from '../types.ts';

type Item = MinutesRecord['agenda'][number];
type Decision = MinutesRecord['decisions'][number];

/** One matter with what the record knows of it. */
export interface Matter {
  readonly item: Item;
  /** Its title and those of the items above it. */
  readonly titles: readonly string[];
  readonly heading: string;
  /** Where its text begins: where the heading ends. */
  readonly from: number;
  /** What stands under its heading. */
  readonly text: string;
  readonly decisions: readonly Decision[];
}

/** The matters in the order of the text. */
export function mattersIn(record: MinutesRecord): Matter[] {
  const { agenda, decisions } = record;
  // Where a document numbers its matters, a bare heading is none.
  const numbered = agenda.some(({ number }) => number !== null);
  const parents = new Set(agenda.map(({ parent }) => parent));
  return agenda.flatMap((item): Matter[] => {
    const own = decisions.filter(({ agendaItem }) => agendaItem === item.id);
    if (numbered && item.number === null) return [];
    if (parents.has(item.id) && own.length === 0) return [];
    const from = item.heading.end;
    const heading = record.text.slice(item.heading.start, from);
    const text = record.text.slice(from, item.span.end);
    return [{ item, titles: titlesOf(record, item), heading, from, text, decisions: own }];
  });
}

function titlesOf({ agenda }: MinutesRecord, item: Item): string[] {
  const above = agenda.find(({ id }) => id === item.parent);
  return above ? [item.title, above.title] : [item.title];
}

/** One sentence or line of a matter, and where it begins in the document. */
export interface Phrase {
  readonly text: string;
  readonly span: Span;
}

/** Sentences; a line that an empty one follows ends one, too. */
export function phrasesOf({ text, from }: Matter): Phrase[] {
  const found: Phrase[] = [];
  const end = /[.!?:](?=\s+\p{Lu})|\n[^\S\n]*\n|\n(?=\s*(?:att|[-–•*]|\d+\.)\s)/gu;
  let start = 0;
  for (const stop of [...text.matchAll(end), null]) {
    const to = stop === null ? text.length : stop.index + stop[0].length;
    const piece = text.slice(start, to);
    const lead = piece.length - piece.trimStart().length;
    const trimmed = piece.trim();
    const at = from + start + lead;
    if (trimmed !== '')
      found.push({ text: trimmed, span: { start: at, end: at + trimmed.length } });
    start = to;
  }
  return found;
}
