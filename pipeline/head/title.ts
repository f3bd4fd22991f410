/** The title line, the kind of record, and the body that met. */
import kinds from '../lexicon/head-kinds.json' with { type: 'json' };
import phrases from '../lexicon/head-phrases.json' with { type: 'json' };
import { cover } from '../span.ts';
import type { Evidence, Span, Stated } from '../types.ts';
import { bodyInCompound, core, isMeetingWord, saysSomething } from './bodies.ts';
import { bodyOf } from './body.ts';
import type { Fact } from './facts.ts';
import { kindWord } from './kinds.ts';
import { fieldLabel, listLabel } from './labels.ts';
import type { Layout } from './layout.ts';
import { type Row, spanOf } from './rows.ts';
import { fold } from './words.ts';
import { contentStart, type Zone } from './zones.ts';

const ANNUAL = new RegExp(`(?<!\\p{L})(?:${kinds.annual.join('|')})`, 'iu');
const OPENS = new RegExp(
  `(?<!\\p{L})(?:${[...phrases.opened, ...phrases.closed].join('|')})(?!\\p{L})`,
  'u',
);
/** Further down a line that speaks of a meeting is an item. */
const FIRST_ROWS = 8;
const LONGEST_TITLE = 240;
/** A line that says what the document is: 'Protokoll …'; guesses, as all of these. */
const NAMES_KIND: Evidence = { confidence: 0.92, by: 'line-naming-kind' };
/** A line with a word for a meeting: 'Styrelsemöte 4'. */
const NAMES_MEETING: Evidence = { confidence: 0.8, by: 'line-naming-meeting' };
const FIRST_HEADING: Evidence = { confidence: 0.6, by: 'first-heading' };
const FIRST_LINE: Evidence = { confidence: 0.45, by: 'first-line' };
/** Title, kind and body together: each helps to find the others. */
export interface Titled {
  readonly title: Stated<string> | null;
  readonly kind: string;
  readonly body: Stated<string> | null;
}

/** Reads the title, the kind of record and the body from the head. */
export function readTitle(
  source: string,
  rows: readonly Row[],
  layout: Layout,
  facts: readonly Fact[],
  zones: readonly Zone[],
): Titled {
  const inZone = (row: Row): boolean => zones.some((z) => row.index >= z.from && row.index < z.to);
  const head = rows
    .slice(0, layout.headEnd)
    .filter((row) => row.kind !== 'furniture' && !inZone(row) && row.text.length < LONGEST_TITLE);
  const titleRow = bestTitle(head);
  const kind = kindOf(head, titleRow);
  const shown = titleRow ?? firstLine(head);
  const title = shown
    ? { ...wholeTitle(source, rows, shown), ...titleEvidence(shown, titleRow !== null) }
    : null;
  return { title, kind, body: bodyOf(source, rows, head, titleRow, kind, facts) };
}

function titleEvidence(row: Row, says: boolean): Evidence {
  if (says) return kindWord(row.text) === null ? NAMES_MEETING : NAMES_KIND;
  return row.kind === 'heading' ? FIRST_HEADING : FIRST_LINE;
}

/** The title with the line that goes on with it: 'Protokoll' / 'fört vid årsmöte med …'. */
function wholeTitle(
  source: string,
  rows: readonly Row[],
  row: Row,
): { readonly value: string; readonly span: Span } {
  const next = rows[row.index + 1];
  const goesOn = next !== undefined && /^(?:fört|förd|förda|från|vid|över)\s/u.test(next.text);
  const value = goesOn ? `${row.text} ${next.text}` : row.text;
  const own = rowSpan(source, row);
  const span = goesOn ? cover(own, rowSpan(source, next)) : own;
  return { value: value.replace(/\s+/gu, ' ').slice(contentStart(row)), span };
}

function rowSpan(source: string, row: Row): Span {
  return spanOf(source, row, contentStart(row), row.text.length);
}

function bestTitle(head: readonly Row[]): Row | null {
  let best: Row | null = null;
  let most = 0;
  for (const row of head) {
    const score = titleScore(row);
    if (score > most) [best, most] = [row, score];
  }
  return best;
}

/** Where no line says what the document is, its first heading or line has to do. */
function firstLine(head: readonly Row[]): Row | null {
  const plain = head.filter((row) => !fieldLabel(row.text) && !listLabel(row.text));
  return plain.find((row) => row.kind === 'heading') ?? plain[0] ?? null;
}

function titleScore(row: Row): number {
  if (fieldLabel(row.text) || listLabel(row.text) || row.kind === 'item') return 0;
  // Several fields on one line are a form.
  if ((row.text.match(/\p{L}:\s/gu)?.length ?? 0) > 1) return 0;
  const named = kindWord(row.text) !== null;
  const meets = row.text.split(/\s+/u).some((w) => isMeetingWord(w) || bodyInCompound(w));
  if (!named && (!meets || row.index > FIRST_ROWS || /[.!?]$/u.test(row.text))) return 0;
  if (OPENS.test(fold(row.text))) return 0;
  const rest = core(row.text, contentStart(row));
  const told = row.text.length > 60 && !/(?:fört|förd|förda)\s/u.test(row.text);
  const sentence = row.text.split(/\s+/u).some(saysSomething) && (told || !named);
  return (named ? 4 : 2) + (rest ? 2 : 0) + (row.kind === 'heading' ? 1 : 0) - (sentence ? 6 : 0);
}

function kindOf(head: readonly Row[], title: Row | null): string {
  const rows = title ? [title, ...head] : head;
  const found = rows.map((row) => kindWord(row.text)).find((kind) => kind !== null) ?? null;
  const annual = rows.slice(0, 6).some((row) => ANNUAL.test(row.text));
  if (annual && (found === null || found === 'protokoll')) {
    return 'årsmöte';
  }
  return found ?? 'unknown';
}
