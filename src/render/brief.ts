/** A document's brief: what a person wants to see first, as plain text. Pure. */
import type { MinutesRecord } from '../../pipeline/record.ts';
import type { LengthName } from '../../pipeline/summarise/length.ts';
import type { Worded } from '../wording.ts';
import { LABELS, type Labels, type Language } from './labels.ts';
import { outlineOf, type Part, type PartName, type Row } from './outline.ts';
import { hang, type Paint, pad, shorten, widthOf } from './text.ts';
import { type WordedPart, wordedPart } from './wording.ts';

/** How a brief is laid out. */
export interface BriefOptions {
  /** The path as it is shown; the record may have been made elsewhere. */
  readonly path: string;
  readonly width: number;
  readonly paint: Paint;
  /** English unless given. */
  readonly language?: Language;
  /** How much of each item: a name, words in all, or as the summary was made. */
  readonly length?: LengthName | number | null;
  /** What a model has worded; nothing unless it was asked to. */
  readonly worded?: Worded | null;
}

const SEPARATOR = ' · ';
const DECISION_LENGTH = 160;
const ACTION_LENGTH = 120;
const MOST_ITEM = 8;

type Layout = (row: Row, width: number, column: number) => string[];

const LAYOUTS: Readonly<Record<PartName, Layout>> = {
  decisions: (row, width, column) => {
    // Minutes without numbers shall not leave an empty column.
    const lead = column === 0 ? '  – ' : `  ${pad(shortLead(row), column)}  `;
    return [
      ...hang(lead, shorten(row.text, DECISION_LENGTH), width),
      ...notesBelow(row, widthOf(lead), width),
    ];
  },
  deadlines: (row, width) => hang(`  ${row.lead}  `, inOne(row), width),
  actions: (row, width) => hang('  – ', inOne(row), width),
  agenda: (row, width, column) => {
    const lead = column === 0 ? '  ' : `  ${pad(shortLead(row), column)}  `;
    return [
      ...hang(lead, shorten(row.text, DECISION_LENGTH), width),
      ...row.notes.flatMap(({ text }) => hang(`${' '.repeat(widthOf(lead))}– `, text, width)),
    ];
  },
  meetings: (row, width) => hang('  ', row.text, width),
  warnings: (row, width) => hang('  ', row.text, width),
};

function shortLead({ lead }: Row): string {
  return shorten(lead, MOST_ITEM);
}

function notesBelow({ notes }: Row, indent: number, width: number): string[] {
  return notes.flatMap(({ text }) => hang(' '.repeat(indent), text, width));
}

function inOne({ text, notes }: Row): string {
  const parts = [shorten(text, ACTION_LENGTH), ...notes.map((note) => note.text)];
  return parts.filter((part) => part !== '').join(SEPARATOR);
}

function partLines({ name, rows }: Part, labels: Labels, { width, paint }: BriefOptions): string[] {
  const column = Math.max(0, ...rows.map((row) => widthOf(shortLead(row))));
  return [
    '',
    paint.bold(`${labels[name]} (${rows.length})`),
    ...rows.flatMap((row) => LAYOUTS[name](row, width, column)),
  ];
}

function wordedLines(
  { heading, items, dropped }: WordedPart,
  { width, paint }: BriefOptions,
): string[] {
  const leads = items.map(({ lead }) => shorten(lead, MOST_ITEM));
  const column = Math.max(0, ...leads.map(widthOf));
  const rows = items.flatMap(({ title, sentences }, index) => {
    const lead = column === 0 ? '  ' : `  ${pad(leads[index] ?? '', column)}  `;
    const indent = ' '.repeat(widthOf(lead));
    const lines = sentences.flatMap(({ text, place }) =>
      hang(`${indent}– `, `${text} ${place}`, width),
    );
    return [...(title === '' ? [] : hang(lead, shorten(title, DECISION_LENGTH), width)), ...lines];
  });
  return ['', ...hang('', heading, width).map(paint.bold), ...rows, `  ${dropped}`];
}

/** The brief of one document, ending with a newline. */
export function renderBrief(record: MinutesRecord, options: BriefOptions): string {
  const { path, width, paint, language = 'en', length = null, worded = null } = options;
  const labels = LABELS[language];
  const { title, path: shown, presence, parts } = outlineOf(record, path, labels, length);
  const decided = parts.some(({ name }) => name === 'decisions');
  const lines = [
    ...hang('', title, width).map(paint.bold),
    paint.dim(shown),
    ...(presence === '' ? [] : ['', ...hang('', presence, width)]),
    ...(decided ? [] : ['', paint.dim(labels.noDecisions)]),
    ...parts.flatMap((part) => partLines(part, labels, options)),
    ...(worded ? wordedLines(wordedPart(record, worded, labels), options) : []),
  ];
  return `${lines.join('\n')}\n`;
}
