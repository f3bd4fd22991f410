/** Single lines of a brief over some time, and lists that are cut to a length. Pure. */
import { type Days, isRoutine, type PeriodTask } from '../../pipeline/across/index.ts';
import type { Span } from '../../pipeline/types.ts';
import type { Briefed } from '../period.ts';
import type { Labels } from './labels.ts';
import type { PeriodLabels } from './period-labels.ts';
import { oneLine, shorten } from './text.ts';

/** One thing that a document says. */
export interface Line {
  /** Item number, day, or nothing. */
  readonly lead: string;
  /** The document's words. */
  readonly text: string;
  /** Names and words of ours: who, how, when. */
  readonly about: string;
  /** Document and line or page. */
  readonly place: string;
  readonly below: readonly Line[];
}

/** Lines under a heading. */
export interface Group {
  readonly title: string;
  readonly lines: readonly Line[];
  /** What we say of the list: what it leaves out. */
  readonly remarks: readonly string[];
}

/** What all lines of a body's brief are made with. */
export interface Making {
  readonly briefed: Briefed;
  readonly labels: Labels;
  readonly words: PeriodLabels;
  /** Lines that a list has at most. */
  readonly most: number;
  /** By path: what a document is called. */
  readonly names: ReadonlyMap<string, string>;
  /** Tasks that the latest meeting gave first, by `keyOf`. */
  readonly fresh: ReadonlySet<string>;
}

type Said = Readonly<{ document: string; text: string; span: Span }>;

const TEXT_LENGTH = 240;
const TITLE_LENGTH = 60;
const NAME_START = 16;
const NAME_END = 20;

/** Parts that are there, on one line. */
export function joined(parts: readonly (string | null | false)[]): string {
  const present = parts.filter((part) => part !== null && part !== false && part !== '');
  return present.map((part) => oneLine(String(part))).join(' · ');
}

/** The day, or the first and the last. */
export function dayText({ from, to }: Days): string {
  return from === to ? to : `${from}–${to}`;
}

/** What tells one place from all others. */
export function keyOf({ document, span }: { document: string; span: Span }): string {
  return `${document} ${span.start}–${span.end}`;
}

/** 'line 25', or 'page 3' in a document of pages. */
export function spotText({ briefed, labels, words }: Making, document: string, span: Span): string {
  const spot = briefed.sources.get(document)?.spotOf(span);
  if (!spot) return '';
  return spot.page === null ? `${labels.line} ${spot.line}` : `${words.page} ${spot.page}`;
}

/** The middle of a long name is left out: the heading of its meeting has the whole path. */
function shortName(name: string): string {
  const signs = [...oneLine(name)];
  if (signs.length <= NAME_START + NAME_END + 1) return signs.join('');
  return `${signs.slice(0, NAME_START).join('')}…${signs.slice(-NAME_END).join('')}`;
}

/** The same with the document's name, and its day where the name does not say it. */
export function placeText(making: Making, document: string, span: Span): string {
  const source = making.briefed.sources.get(document);
  const name = shortName(making.names.get(source?.path ?? '') ?? '');
  const date = source?.date && !name.includes(source.date) ? source.date : null;
  const parts = [date, name, spotText(making, document, span)];
  return parts.filter((part) => part !== null && part !== '').join(', ');
}

/** A quote with its place. */
export function quoteLine(making: Making, { document, text, span }: Said, about: string): Line {
  const place = placeText(making, document, span);
  return { lead: '', text: shorten(text, TEXT_LENGTH), about, place, below: [] };
}

/** Number and title of an item. */
export function itemTitle({ number, title }: { number: string | null; title: string }): {
  readonly lead: string;
  readonly text: string;
} {
  return { lead: oneLine(number ?? ''), text: shorten(title, TITLE_LENGTH) };
}

/** The title of the item where it says more than that the meeting deals with itself. */
export function titleAt({ briefed }: Making, document: string, item: string | null): string | null {
  const found = item === null ? null : briefed.sources.get(document)?.items.get(item);
  return found && !isRoutine(found.title) ? shorten(found.title, TITLE_LENGTH) : null;
}

/** What is to be done, by whom, under which item, how far it has come. */
export function taskLine(making: Making, task: PeriodTask, told: string | null): Line {
  const { words, fresh } = making;
  const { document, action, due, state, late, given, date } = task;
  const about = joined([
    action.who.join(', '),
    titleAt(making, document, action.item),
    told ?? (state === 'open' ? null : words.states[state]),
    late && words.late,
    fresh.has(keyOf({ document, span: action.span })) && words.fresh,
    given !== date && `${words.given} ${given}`,
  ]);
  const said = { document, text: action.text, span: action.span };
  return { ...quoteLine(making, said, about), lead: due ? dayText(due) : '' };
}

/** A list of so many lines, saying how many more there are; none where it is empty. */
export function group({ most, words }: Making, title: string, lines: readonly Line[]): Group[] {
  if (lines.length === 0) return [];
  const more = lines.length - most;
  return [
    {
      title: `${title} (${lines.length})`,
      lines: lines.slice(0, most),
      remarks: more > 0 ? [words.more(more)] : [],
    },
  ];
}
