/**
 * Page furniture: heads and feet that recur, page numbers, lines for signatures. It stays in the
 * text and is read for names, but it takes no part in sentences.
 */
import furniture from '../lexicon/furniture.json' with { type: 'json' };
import type { Line } from './lines.ts';
import { markerOf } from './marks.ts';
import { partRole } from './parts.ts';

/** A page head stands within so many filled lines of the top when it first appears. */
const HEAD_LINES = 14;
/** A line has to be seen so often before it counts as recurring. */
const RECURRING = 3;
/** Furniture is short; what is longer recurs because it is said again. */
const LONGEST = 90;

const PAGE_NUMBER =
  /^(?:(?:sid(?:a|an)?|page)\.?\s*)?\d{1,3}(?:\s*(?:\(\d{1,4}\)|(?:av|of|\/)\s*\d{1,4}))?$/iu;
const SIGNATURE_LINE = /^[\p{L} ]{0,20}[.…_]{6,}[\p{L}() ]{0,40}$/u;

const phrases = furniture.phrases.map((p) => p.replaceAll(' ', String.raw`\s+`)).join('|');
const FURNITURE_ONLY = new RegExp(String.raw`^(?:(?:${phrases})[.:]?\s*)+$`, 'iu');

/** The text of a line with what changes from page to page (numbers, spacing) made alike. */
export function furnitureKey(text: string): string {
  return text
    .toLowerCase()
    .replace(/\d+/gu, '#')
    .replace(/\s{2,}|[^\S ]/gu, ' ');
}

/** Lines by their index → their key, each made once. */
type KeyOf = (line: Line) => string;

function keysOf(lines: readonly Line[]): KeyOf {
  const keys = lines.map((line) => furnitureKey(line.text));
  return ({ index }) => keys[index] ?? '';
}

/**
 * For each line, whether it is page furniture: `given` says so or it shows. The first appearance of
 * a page head that only recurs is not.
 */
export function findFurniture(lines: readonly Line[], given: readonly boolean[] = []): boolean[] {
  const marked = lines.map(
    (line) => given[line.index] === true || (!line.blank && isFurnitureAlone(line, lines)),
  );
  const filled = lines.filter((line) => !line.blank);
  const keyOf = keysOf(lines);
  const places = recurringPlaces(filled, keyOf);
  const heads = new Set(documentHead(filled).map(keyOf));
  for (const run of recurringRuns(filled, (line) => places.has(keyOf(line)), marked)) {
    if (!isPageRun(run, heads, places, keyOf, marked, lines)) continue;
    for (const line of run) {
      const first = places.get(keyOf(line))?.[0];
      if (line !== first || !heads.has(keyOf(line))) marked[line.index] = true;
    }
  }
  return marked;
}

/** The lines above the first numbered point or §. */
function documentHead(filled: readonly Line[]): readonly Line[] {
  const head = filled.slice(0, HEAD_LINES);
  const first = head.findIndex((line) => /^(?:§|\d{1,3}[.)]\s)/u.test(line.text));
  return first < 0 ? head : head.slice(0, first);
}

/**
 * False of sentences, list entries and the headings over parts of an item: these recur because
 * minutes do. `plain` is the text as it was meant.
 */
export function couldBeFurniture(text: string, plain: string): boolean {
  if (text.length > LONGEST || markerOf(text) !== null) return false;
  if (partRole(plain) !== null || /[.;!?]$/u.test(text)) return false;
  return !(text.endsWith(':') && text.split(/\s+/u).length > 3);
}

/** 'Justerandes sign', 'Utdragsbestyrkande', lines of dots: furniture wherever they stand. */
export function saysFurniture(text: string): boolean {
  return (FURNITURE_ONLY.test(text) && text.length > 4) || SIGNATURE_LINE.test(text);
}

/** A number as pages bear it, with or without words: furniture where nothing stands beside it. */
export function isPageNumber(text: string): boolean {
  return PAGE_NUMBER.test(text);
}

/** What no context is needed for: 'Justerandes sign', dotted lines, a number alone on its page. */
function isFurnitureAlone(line: Line, lines: readonly Line[]): boolean {
  if (saysFurniture(line.text)) return true;
  if (!isPageNumber(line.text)) return false;
  const before = lines[line.index - 1];
  const after = lines[line.index + 1];
  return (before?.blank ?? true) || (after?.blank ?? true) || line.newPage;
}

function recurringPlaces(filled: readonly Line[], keyOf: KeyOf): Map<string, Line[]> {
  const counts = new Map<string, number>();
  for (const line of filled) counts.set(keyOf(line), (counts.get(keyOf(line)) ?? 0) + 1);
  const places = new Map<string, Line[]>();
  for (const line of filled) {
    const key = keyOf(line);
    if ((counts.get(key) ?? 0) < RECURRING) continue;
    if (!couldBeFurniture(line.text, line.plain)) continue;
    const list = places.get(key);
    if (list) list.push(line);
    else places.set(key, [line]);
  }
  for (const [key, list] of places) if (list.length < RECURRING) places.delete(key);
  return places;
}

/** Neighbouring recurring lines, empty lines between them allowed. */
function recurringRuns(
  filled: readonly Line[],
  recurs: (line: Line) => boolean,
  marked: readonly boolean[],
): Line[][] {
  const runs: Line[][] = [];
  let run: Line[] = [];
  for (const line of filled) {
    if (recurs(line) || marked[line.index]) run.push(line);
    else if (run.length > 0) {
      runs.push(run);
      run = [];
    }
  }
  if (run.length > 0) runs.push(run);
  return runs;
}

/**
 * A run belongs to the page where it holds known furniture or starts a page, or where several
 * lines of the document's own head stand together again.
 */
function isPageRun(
  run: readonly Line[],
  heads: ReadonlySet<string>,
  places: ReadonlyMap<string, Line[]>,
  keyOf: KeyOf,
  marked: readonly boolean[],
  lines: readonly Line[],
): boolean {
  if (run.some((line) => marked[line.index] || line.newPage)) return true;
  const first = run[0];
  if (first && lines[first.index - 1]?.newPage === true) return true;
  const again = run.filter((line) => {
    const key = keyOf(line);
    return heads.has(key) && places.get(key)?.[0] !== line;
  });
  return again.length >= 2;
}
