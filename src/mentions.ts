/** Where a record names somebody, each time with the line around it. Pure. */
import type { MinutesRecord } from '../pipeline/record.ts';
import { nameOf } from './lookup.ts';
import type { EntityLayer } from './store/entities.ts';
import { fold } from './store/fold.ts';
import type { Mark, Snippet } from './store/search/snippet.ts';

/** Somebody in one document. */
export interface Mentioned {
  /** As the document writes it in full. */
  readonly name: string;
  /** Of a person: 'ordförande'. */
  readonly roles: readonly string[];
  /** Where a person is from. */
  readonly organisations: readonly string[];
  /** In the order of the text; what stands in one line is one. */
  readonly found: readonly Snippet[];
}

/** A longer line is cut: so much stands before and behind the name. */
const AROUND = 160;
/** So many lines of one document are told. */
const MOST = 100;

/** The line around a place, cut between words where it is long. */
function lineAround(text: string, { start, end }: Mark): Mark {
  const open = Math.max(text.lastIndexOf('\n', start - 1) + 1, start - AROUND);
  const next = text.indexOf('\n', end);
  const close = Math.min(next < 0 ? text.length : next, end + AROUND);
  const cutBefore = open > 0 && text[open - 1] !== '\n' ? text.indexOf(' ', open) + 1 : open;
  const cutBehind =
    close < text.length && text[close] !== '\n' ? text.lastIndexOf(' ', close) : close;
  return {
    start: cutBefore > open && cutBefore <= start ? cutBefore : open,
    end: cutBehind >= end ? cutBehind : close,
  };
}

/** Places with the lines around them. */
export function linesOf(text: string, places: readonly Mark[]): Snippet[] {
  const lines: Snippet[] = [];
  for (const { start, end } of places.toSorted((a, b) => a.start - b.start)) {
    const before = lines.at(-1);
    if (before !== undefined && end <= before.end) {
      lines[lines.length - 1] = { ...before, marks: [...before.marks, { start, end }] };
      continue;
    }
    const line = lineAround(text, { start, end });
    lines.push({ ...line, text: text.slice(line.start, line.end), marks: [{ start, end }] });
  }
  return lines.slice(0, MOST);
}

/** Those of a record who are called so, whatever the case; usually one. */
export function mentionedIn(record: MinutesRecord, layer: EntityLayer, name: string): Mentioned[] {
  const sought = fold(name);
  const isSought = (one: { readonly name: string; readonly aliases: readonly string[] }) =>
    [one.name, ...one.aliases].some((other) => fold(other) === sought);
  const { text } = record;
  if (layer === 'organisations') {
    return record.organisations.filter(isSought).map(({ name: called, mentions }) => {
      return { name: called, roles: [], organisations: [], found: linesOf(text, mentions) };
    });
  }
  return record.people.filter(isSought).map((person) => ({
    name: person.name,
    roles: person.roles,
    organisations: person.organisations.map((id) => nameOf(record, id)),
    found: linesOf(text, person.mentions),
  }));
}
