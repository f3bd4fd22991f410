/** The title line, the kind of record, and the body that met. */
import bodies from '../lexicon/head-bodies.json' with { type: 'json' };
import kinds from '../lexicon/head-kinds.json' with { type: 'json' };
import phrases from '../lexicon/head-phrases.json' with { type: 'json' };
import { cover } from '../span.ts';
import type { Stated } from '../types.ts';
import type { Fact } from './facts.ts';
import { kindWord } from './kinds.ts';
import { fieldLabel, listLabel } from './labels.ts';
import type { Layout } from './layout.ts';
import { printedTimes } from './printed.ts';
import { type Range, type Row, spanOf, tighten } from './rows.ts';
import { fold, isVerb, plain } from './words.ts';
import { contentStart, type Zone } from './zones.ts';

const ANNUAL = new RegExp(`(?<!\\p{L})(?:${kinds.annual.join('|')})`, 'iu');
const OPENS = new RegExp(
  `(?<!\\p{L})(?:${[...phrases.opened, ...phrases.closed].join('|')})(?!\\p{L})`,
  'u',
);
const MEETINGS = new Set(kinds.meetings);
const FILLERS = new Set(kinds.fillers);
const ENDINGS = bodies.endings.map(plain);
/** Further down a line that speaks of a meeting is an item. */
const FIRST_ROWS = 8;
const LONGEST_TITLE = 240;
const MOST_BODY_WORDS = 12;
/** 'Kårstyrelsemöte' → 'Kårstyrelsen'. */
const COMPOUND =
  /^(\p{L}*?)(styrelse|nämnd|grupp|råd|utskott|kommitté|stämmo|fullmäktige|lednings|styrgrupp)s?(?:möte|mötet|sammanträde|sammanträdet|protokoll)$/iu;
const COMPOUND_BODY: Readonly<Record<string, string>> = {
  styrelse: 'styrelsen',
  nämnd: 'nämnden',
  grupp: 'gruppen',
  råd: 'rådet',
  utskott: 'utskottet',
  kommitté: 'kommittén',
  stämmo: 'stämman',
  fullmäktige: 'fullmäktige',
  lednings: 'ledningen',
  styrgrupp: 'styrgruppen',
};

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
  const title = shown ? wholeTitle(source, rows, shown) : null;
  return { title, kind, body: bodyOf(source, rows, head, titleRow, kind, facts) };
}

/** The title with the line that goes on with it: 'Protokoll' / 'fört vid årsmöte med …'. */
function wholeTitle(source: string, rows: readonly Row[], row: Row): Stated<string> {
  const next = rows[row.index + 1];
  const goesOn = next !== undefined && /^(?:fört|förd|förda|från|vid|över)\s/u.test(next.text);
  const value = goesOn ? `${row.text} ${next.text}` : row.text;
  const own = rowSpan(source, row);
  const span = goesOn ? cover(own, rowSpan(source, next)) : own;
  return { value: value.replace(/\s+/gu, ' ').slice(contentStart(row)), span };
}

function rowSpan(source: string, row: Row): Stated<string>['span'] {
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
  const named = kindWord(row.text) !== null;
  const meets = row.text.split(/\s+/u).some((w) => MEETINGS.has(fold(w)) || COMPOUND.test(w));
  if (OPENS.test(fold(row.text))) return 0;
  if (!named && (!meets || row.index > FIRST_ROWS || /[.!?]$/u.test(row.text))) return 0;
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

/** What is left of a title without kind, dates, numbers and small words at its ends, or null. */
function core(text: string, from: number): Range | null {
  const drop = printedTimes(text).map((time) => time.range);
  const words = [...text.matchAll(/[^\s\t]+/gu)]
    .map((m) => ({ start: m.index, end: m.index + m[0].length, text: m[0] }))
    .filter((w) => w.start >= from);
  const loose = (w: (typeof words)[number]): boolean => {
    const bare = fold(w.text).replace(/^[^\p{L}\p{N}§]+|[^\p{L}\p{N}]+$/gu, '');
    if (bare === '' || drop.some((d) => w.start >= d.start && w.start < d.end)) return true;
    if (/^[\d()[\]/.:–-]+$/u.test(bare) || /^läsåret?$/u.test(bare)) return true;
    return kindWord(bare) !== null || FILLERS.has(bare) || MEETINGS.has(bare);
  };
  let a = 0;
  let b = words.length;
  while (a < b && loose(words[a] as (typeof words)[number])) a++;
  // A date or a meeting ends the name: 'Datorklubbens vårmöte 2020, torsdagen …'.
  const stop = words.findIndex((w, i) => i > a && ends(w, drop));
  if (stop > 0) b = stop;
  while (b > a && loose(words[b - 1] as (typeof words)[number])) b--;
  const first = words[a];
  const last = words[b - 1];
  if (!first || !last || b <= a) return null;
  return tighten(text, { start: first.start, end: last.end }, ',.:;–-*#"');
}

/** The number in a register that follows the name of a society. */
const REGISTERED = /^\(?org(?:anisations)?[.-]?(?:nr|nummer)?[.:]?$/iu;

function ends(word: Range & { readonly text: string }, drop: readonly Range[]): boolean {
  if (drop.some((d) => word.start >= d.start && word.start < d.end)) return true;
  if (REGISTERED.test(word.text)) return true;
  const bare = fold(word.text).replace(/[^\p{L}]+$/gu, '');
  return MEETINGS.has(bare) || kindWord(bare) !== null;
}

interface Candidate {
  readonly row: Row;
  readonly range: Range;
  readonly value: string;
  readonly weight: number;
}

const BY_LABEL = 7;
const BY_COMPOUND = 6;
const BY_LINE = 5;
const BY_TITLE = 4;
const BY_NEXT = 3;

function bodyOf(
  source: string,
  rows: readonly Row[],
  head: readonly Row[],
  title: Row | null,
  kind: string,
  facts: readonly Fact[],
): Stated<string> | null {
  const found: Candidate[] = [];
  for (const { field, row, range } of facts) {
    if (field !== 'body') continue;
    const value = row.text.slice(range.start, range.end);
    if (value.length < 80 && /\p{L}{2}/u.test(value))
      found.push({ row, range, value, weight: BY_LABEL });
  }
  for (const row of head) found.push(...lineBodies(row, title));
  const next = title ? head[head.indexOf(title) + 1] : undefined;
  if (title && next) found.push(...nextLine(title, next));
  if (kind === 'uppdrag') found.length = 0;
  const best = found.sort((a, b) => b.weight - a.weight || a.row.index - b.row.index)[0];
  if (!best) return deciding(source, rows);
  const { row, range } = best;
  const value = definite(best.value, source);
  return { value, span: spanOf(source, row, range.start, range.end) };
}

/** The bodies a line of the head names: alone on its line, in a compound, or in the title. */
function lineBodies(row: Row, title: Row | null): Candidate[] {
  const found: Candidate[] = [];
  for (const word of row.text.matchAll(/\p{L}[\p{L}-]*/gu)) {
    const made = COMPOUND.exec(word[0]);
    const isTitle = row === title || row.kind === 'heading';
    if (!made || !isTitle || kindWord(word[0]) !== null) continue;
    const stem = (made[1] ?? '') + (COMPOUND_BODY[(made[2] ?? '').toLowerCase()] ?? '');
    const value = capital(stem.toLowerCase());
    const range = { start: word.index, end: word.index + word[0].length };
    found.push({ row, range, value, weight: BY_COMPOUND });
  }
  if (fieldLabel(row.text) || listLabel(row.text)) return found;
  for (const cell of splitCells(row)) found.push(...lineBody(row, cell, title));
  return found;
}

function saysSomething(word: string): boolean {
  return isVerb(word) || phrases.decides.includes(word);
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
  const text = row.text.slice(0, cell.end);
  const whole = core(text, cell.start);
  const stray = row !== title && (row.kind === 'item' || /[.!?]$/u.test(row.text));
  if (!whole || stray) return [];
  const bare = withoutOwner(text.slice(whole.start, whole.end));
  const range = { start: whole.start, end: whole.start + bare.length };
  const words = bare.split(/\s+/u);
  if (words.length > MOST_BODY_WORDS || words.some(saysSomething)) return [];
  const owner = ownerOf(row.text, range);
  const isTitle = row === title;
  if (owner) {
    const end = range.start + owner.length;
    const weight = isTitle ? BY_TITLE : BY_NEXT;
    const value = owner.replace(/s$/u, '');
    return [{ row, range: { start: range.start, end }, value, weight }];
  }
  const body = words.some((w) => isBodyWord(w));
  if (body && /^\p{Lu}/u.test(bare)) {
    return [{ row, range, value: bare, weight: BY_LINE }];
  }
  return isTitle ? [{ row, range, value: bare, weight: body ? BY_TITLE : BY_TITLE - 0.5 }] : [];
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
  const meets = after !== undefined && MEETINGS.has(fold(after));
  return meets && /\p{L}s$/u.test(own) ? own : null;
}

function isBodyWord(word: string): boolean {
  const bare = plain(word).replace(/[^\p{L}]+$/u, '');
  return ENDINGS.some((ending) => bare.endsWith(ending));
}

/** The name alone on the line under a title that is only 'Mötesprotokoll'. */
function nextLine(title: Row, next: Row): Candidate[] {
  if (core(title.text, contentStart(title)) || printedTimes(title.text).length > 0) return [];
  if (fieldLabel(next.text) || listLabel(next.text)) return [];
  const range = core(next.text, contentStart(next));
  if (!range) return [];
  const value = next.text.slice(range.start, range.end);
  if (!/^\p{Lu}/u.test(value) || value.split(/\s+/u).length > 6) return [];
  return [{ row: next, range, value, weight: BY_NEXT }];
}

/** 'Samordningsgrupp' in a title is 'Samordningsgruppen' where the text calls it so. */
function definite(value: string, source: string): string {
  if (value.includes(' ')) return value;
  for (const [short, full] of Object.entries(bodies.definite)) {
    if (!value.toLowerCase().endsWith(short)) continue;
    const made = value.slice(0, value.length - short.length) + full;
    if (source.toLowerCase().includes(made.toLowerCase())) return made;
  }
  return value;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const DECIDES = new RegExp(
  `(?:^|[.!?:]\\s+|\\t)(\\p{Lu}[\\p{L}-]*(?:\\s+\\p{Ll}[\\p{L}-]*){0,4}?)\\s+(?:${phrases.decides.join('|')})(?!\\p{L})`,
  'gu',
);
const ASSEMBLY = /(?<!\p{L})(\p{Lu}\p{L}*(?:stämman|årsmötet))s?(?!\p{L})/gu;
const CHAIR_ELECTION = new RegExp(
  `(?<!\\p{L})(?:${phrases.meetingChair.join('|')})(?!\\p{L})`,
  'iu',
);
/** The chair finds what the body has decided: 'finner att kommunstyrelsen beslutat'. */
const FOUND = /finner\s+att\s+(\p{Ll}[\p{L}-]*)\s+(?:beslutat|bifallit|avslagit|godkänt)/gu;

/** Without a head: the body that most sentences say decides. */
function deciding(source: string, rows: readonly Row[]): Stated<string> | null {
  const general = electsChair(rows) ? mostCounted(source, rows, [ASSEMBLY]) : null;
  return general ?? mostCounted(source, rows, [DECIDES, FOUND]);
}

/** A meeting that elects its own chair is an assembly, whatever bodies report to it. */
function electsChair(rows: readonly Row[]): boolean {
  return rows.some((row) => CHAIR_ELECTION.test(row.text));
}

function mostCounted(
  source: string,
  rows: readonly Row[],
  patterns: readonly RegExp[],
): Stated<string> | null {
  const counts = new Map<string, { count: number; at: Stated<string> }>();
  for (const row of rows) {
    for (const match of patterns.flatMap((pattern) => [...row.text.matchAll(pattern)])) {
      const printed = match[1] ?? '';
      if (!isBodyWord(printed)) continue;
      const value = inFull(capital(printed), rows);
      const start = match.index + match[0].indexOf(printed);
      const at = { value, span: spanOf(source, row, start, start + printed.length) };
      const entry = counts.get(value) ?? { count: 0, at };
      counts.set(value, { ...entry, count: entry.count + 1 });
    }
  }
  return [...counts.values()].sort((a, b) => b.count - a.count)[0]?.at ?? null;
}

/** 'Fullmäktige' alone is short for the council that the text names in full. */
function inFull(value: string, rows: readonly Row[]): string {
  if (value !== 'Fullmäktige') return value;
  for (const row of rows) {
    const full = /(?<!\p{L})\p{L}+fullmäktige(?=s?(?!\p{L}))/iu.exec(row.text)?.[0];
    if (full !== undefined) return capital(full);
  }
  return value;
}
