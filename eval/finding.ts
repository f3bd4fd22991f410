/** One error, with enough of the document to judge it without opening it. */
import type { Span } from '../pipeline/types.ts';
import type { Example } from './example.ts';
import { LAYERS } from './layers.ts';
import type { Mark, Values } from './mark.ts';

/** The layers of marks and the fields of the meeting itself, in the order they are printed. */
export const FINDING_LAYERS = [...LAYERS, 'fields'] as const;
/** The name of one. */
export type FindingLayer = (typeof FINDING_LAYERS)[number];

/**
 * - missed: in gold only
 * - spurious: predicted only
 * - wrong: found, but a value (`value` names it) differs
 * - inexact: found, but with other ends
 */
export const FINDING_TYPES = ['missed', 'spurious', 'wrong', 'inexact'] as const;
/** The name of one. */
export type FindingType = (typeof FINDING_TYPES)[number];

/** What gold or the program says. */
export interface Side {
  readonly span: Span | null;
  readonly quote: string;
  readonly values: Values;
}

/** As listed and saved. */
export interface Finding {
  readonly document: string;
  readonly genre: string;
  readonly layer: FindingLayer;
  readonly type: FindingType;
  readonly value: string | null;
  readonly gold: Side | null;
  readonly predicted: Side | null;
  /** The line it stands in, the mark as «…». */
  readonly context: string;
}

/** As the metrics find it. */
export interface FindingInput {
  readonly layer: FindingLayer;
  readonly type: FindingType;
  readonly value?: string;
  readonly gold?: Mark | undefined;
  readonly predicted?: Mark | undefined;
}

/** Characters kept on either side of a mark in a long line. */
const REACH = 120;

/** Adds the document and the line to what a metric found. */
export function finding(example: Example, input: FindingInput): Finding {
  const shown = input.gold?.span ?? input.predicted?.span ?? null;
  return {
    document: example.id,
    genre: example.genre,
    layer: input.layer,
    type: input.type,
    value: input.value ?? null,
    gold: side(input.gold),
    predicted: side(input.predicted),
    context: shown === null ? '' : contextOf(example.text, shown),
  };
}

function side(mark: Mark | undefined): Side | null {
  return mark === undefined ? null : { span: mark.span, quote: mark.quote, values: mark.values };
}

/** The line (for a long one, its nearest part) around a span, the span itself as «…». */
export function contextOf(text: string, { start, end }: Span): string {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text.indexOf('\n', end);
  const to = lineEnd < 0 ? text.length : lineEnd;
  const before = text.slice(from, start);
  const after = text.slice(end, to);
  const head = before.length > REACH ? `…${before.slice(-REACH).replace(/^\S*/u, '')}` : before;
  const tail = after.length > REACH ? `${after.slice(0, REACH).replace(/\S*$/u, '')}…` : after;
  return `${head}«${text.slice(start, end)}»${tail}`.replace(/\s+/gu, ' ').trim();
}
