/** Which board, committee, group or society met. */

import { evidenceOf } from '../evidence.ts';
import bodies from '../lexicon/head-bodies.json' with { type: 'json' };
import type { Evidence, Stated } from '../types.ts';
import { bodyInCompound, core, isBodyWord, isMeetingWord, saysSomething } from './bodies.ts';
import { deciding } from './deciding.ts';
import { type Fact, labelEvidence } from './facts.ts';
import { kindWord } from './kinds.ts';
import { fieldLabel, listLabel } from './labels.ts';
import { printedTimes } from './printed.ts';
import { type Range, type Row, spanOf } from './rows.ts';
import { isKnownOrganisation } from './words.ts';
import { contentStart } from './zones.ts';

const MOST_BODY_WORDS = 12;

/** Which goes before which, by `weight`, and how sure each is. */
interface Source extends Evidence {
  readonly weight: number;
}

interface Candidate extends Source {
  readonly row: Row;
  readonly range: Range;
  readonly value: string;
}

/** The confidences of this table are guesses. */
const SOURCES = {
  /** 'Kårstyrelsemöte 6' */
  compound: { weight: 6, confidence: 0.9, by: 'title-compound' },
  /** A line of its own with a capital and a word for a body. */
  line: { weight: 5, confidence: 0.93, by: 'line-naming-body' },
  title: { weight: 5, confidence: 0.92, by: 'title-naming-body' },
  /** 'Datorklubben Räknarens vårmöte 2014' */
  titleOwner: { weight: 4, confidence: 0.9, by: 'title-owner' },
  /** 'Mötesanteckningar chefsgrupp miljö' */
  titleLower: { weight: 4, confidence: 0.85, by: 'title-naming-body-lower' },
  /** What the title says beside kind and date, of which nothing is known. */
  titleRest: { weight: 3.5, confidence: 0.65, by: 'title-rest' },
  owner: { weight: 3, confidence: 0.7, by: 'line-naming-owner' },
  /** The authority whose paper it is. */
  authority: { weight: 3, confidence: 0.6, by: 'line-naming-authority' },
  belowTitle: { weight: 3, confidence: 0.6, by: 'line-below-title' },
} as const satisfies Readonly<Record<string, Source>>;
const LABEL_WEIGHT = 7;

/** The body that met: by label, by its line, by the title, or by what the text says it decides. */
export function bodyOf(
  source: string,
  rows: readonly Row[],
  head: readonly Row[],
  title: Row | null,
  kind: string,
  facts: readonly Fact[],
): Stated<string> | null {
  const found: Candidate[] = [];
  for (const fact of facts) {
    if (fact.field !== 'body') continue;
    const { row, range } = fact;
    const value = row.text.slice(range.start, range.end);
    if (value.length < 80 && /\p{L}{2}/u.test(value))
      found.push({ row, range, value, weight: LABEL_WEIGHT, ...labelEvidence(fact) });
  }
  for (const row of head) found.push(...lineBodies(row, title));
  const next = title ? head[head.indexOf(title) + 1] : undefined;
  if (title && next) found.push(...nextLine(title, next));
  if (kind === 'uppdrag') found.length = 0;
  const best = found.sort((a, b) => b.weight - a.weight || a.row.index - b.row.index)[0];
  if (!best) return deciding(source, rows);
  const { row, range } = best;
  const value = definite(best.value, source);
  return { value, span: spanOf(source, row, range.start, range.end), ...evidenceOf(best) };
}

/** The bodies a line of the head names: alone on its line, in a compound, or in the title. */
function lineBodies(row: Row, title: Row | null): Candidate[] {
  const found: Candidate[] = [];
  const isTitle = row === title || row.kind === 'heading';
  for (const word of isTitle ? row.text.matchAll(/\p{L}[\p{L}-]*/gu) : []) {
    const value = bodyInCompound(word[0]);
    if (value === null || kindWord(word[0]) !== null) continue;
    const range = { start: word.index, end: word.index + word[0].length };
    found.push({ row, range, value, ...SOURCES.compound });
  }
  if (fieldLabel(row.text) || listLabel(row.text)) return found;
  for (const cell of splitCells(row)) found.push(...lineBody(row, cell, title));
  return found;
}

function splitCells(row: Row): Range[] {
  const cells: Range[] = [];
  let start = contentStart(row);
  for (const part of row.text.slice(start).split('\t')) {
    cells.push({ start, end: start + part.length });
    start += part.length + 1;
  }
  return cells;
}

function lineBody(row: Row, cell: Range, title: Row | null): Candidate[] {
  const stray = row !== title && (row.kind === 'item' || /[.!?]$/u.test(row.text));
  if (stray || (row !== title && !mayNameBody(row.text))) return [];
  const text = row.text.slice(0, cell.end);
  const whole = core(text, cell.start);
  if (!whole) return [];
  const bare = withoutOwner(text.slice(whole.start, whole.end));
  const range = { start: whole.start, end: whole.start + bare.length };
  const words = bare.split(/\s+/u);
  if (words.length > MOST_BODY_WORDS || words.some(saysSomething)) return [];
  const owner = ownerOf(row.text, range);
  const isTitle = row === title;
  if (owner) {
    const end = range.start + owner.length;
    const value = owner.replace(/s$/u, '');
    const by = isTitle ? SOURCES.titleOwner : SOURCES.owner;
    return [{ row, range: { start: range.start, end }, value, ...by }];
  }
  const body = words.some((w) => isBodyWord(w));
  if (body && /^\p{Lu}/u.test(bare)) {
    // The authority whose paper it is stands above the group that met.
    const owner = /^länsstyrelse/iu.test(bare) || isKnownOrganisation(bare);
    const own = isTitle ? SOURCES.title : SOURCES.line;
    return [{ row, range, value: bare, ...(owner ? SOURCES.authority : own) }];
  }
  const by = body ? SOURCES.titleLower : SOURCES.titleRest;
  return isTitle ? [{ row, range, value: bare, ...by }] : [];
}

/** A line that is no title names a body by a word for one, or before one for a meeting. */
function mayNameBody(text: string): boolean {
  const words = text.match(/\p{L}+/gu) ?? [];
  return words.some((word) => isBodyWord(word) || isMeetingWord(word));
}

/** 'Ledningsgruppen, omsorgsförvaltningen': what follows the comma is where it belongs. */
function withoutOwner(text: string): string {
  const [first = '', second] = text.split(/,\s/u);
  return second !== undefined && isBodyWord(first.split(/\s+/u).at(-1) ?? '') ? first : text;
}

/** 'Datorklubben Räknarens' of 'Datorklubben Räknarens vårmöte 2020', or null. */
function ownerOf(text: string, range: Range): string | null {
  const own = text.slice(range.start, range.end);
  const after = /^\s+(\p{L}+)/u.exec(text.slice(range.end))?.[1];
  const meets = after !== undefined && isMeetingWord(after);
  return meets && /\p{L}s$/u.test(own) ? own : null;
}

/** The name alone on the line under a title that is only 'Mötesprotokoll'. */
function nextLine(title: Row, next: Row): Candidate[] {
  if (core(title.text, contentStart(title)) || printedTimes(title.text).length > 0) return [];
  if (fieldLabel(next.text) || listLabel(next.text)) return [];
  // 'Hej! Här kommer protokollet.': a sentence names nobody.
  if (/[.!?]$/u.test(next.text)) return [];
  const range = core(next.text, contentStart(next));
  if (!range) return [];
  const value = next.text.slice(range.start, range.end);
  if (!/^\p{Lu}/u.test(value) || value.split(/\s+/u).length > 6) return [];
  return [{ row: next, range, value, ...SOURCES.belowTitle }];
}

/** 'Beredningsgrupp' in a title is 'Beredningsgruppen' where the text calls it so. */
function definite(value: string, source: string): string {
  if (value.includes(' ')) return value;
  for (const [short, full] of Object.entries(bodies.definite)) {
    if (!value.toLowerCase().endsWith(short)) continue;
    const made = value.slice(0, value.length - short.length) + full;
    if (source.toLowerCase().includes(made.toLowerCase())) return made;
  }
  return value;
}
