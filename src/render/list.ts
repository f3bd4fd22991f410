/** A listed fact for a person: what it is first, where it stands below. Pure. */
import type { Layer } from '../store/query.ts';
import { hang, oneLine, type Paint, pad, shorten } from './text.ts';

type Row = Readonly<Record<string, string | number | null>>;

export interface ListOptions {
  readonly width: number;
  readonly paint: Paint;
}

const DATE_WIDTH = 12;
const TEXT_LENGTH = 200;

interface Look {
  readonly when: string;
  /** What a reader looks for. */
  readonly main: readonly string[];
  /** What explains it, in small print with the place. */
  readonly aside: readonly string[];
}

const LOOKS: Readonly<Record<Layer, Look>> = {
  decisions: {
    when: 'date',
    main: ['text'],
    aside: ['kind', 'item', 'decider', 'who', 'body'],
  },
  deadlines: {
    when: 'due',
    main: ['action', 'text'],
    aside: ['who', 'item', 'body'],
  },
  actions: {
    when: 'date',
    main: ['text'],
    aside: ['who', 'due', 'status', 'item', 'body'],
  },
  people: {
    when: 'date',
    main: ['name', 'roles', 'organisations'],
    aside: ['status', 'body'],
  },
  organisations: { when: 'date', main: ['name'], aside: ['kind', 'body'] },
};

function values(row: Row, columns: readonly string[]): string {
  const texts = columns.map((column) => oneLine(String(row[column] ?? '')));
  // A board that decides for itself need not be named twice.
  return [...new Set(texts.filter((text) => text !== ''))].join(' · ');
}

function place(row: Row): string {
  const { document, start } = row;
  return start === null || start === undefined ? `${document}` : `${document}:${start}`;
}

/** Two or more lines: date and text, then the explanation and document:offset. */
export function renderFact(layer: Layer, row: Row, options: ListOptions): string {
  const { when, main, aside } = LOOKS[layer];
  const { width, paint } = options;
  const lead = pad(String(row[when] ?? 'no date'), DATE_WIDTH);
  const indent = ' '.repeat(DATE_WIDTH);
  const text = shorten(values(row, main), TEXT_LENGTH);
  const explained = [values(row, aside), place(row)].filter((part) => part !== '').join(' · ');
  const small = hang(indent, explained, width).map(paint.dim);
  return `${[...hang(lead, text, width), ...small].join('\n')}\n`;
}
