/** Headings → sections: the items of the agenda and their parts, nested. */
import { narrowed } from '../evidence.ts';
import { cover } from '../span.ts';
import type { Block, Evidence, Section, SectionRole, Span } from '../types.ts';
import { partRole } from './parts.ts';

interface Heading extends Evidence {
  readonly block: Block;
  readonly span: Span;
  readonly number: string | null;
  readonly title: string;
  readonly role: SectionRole;
  readonly level: number;
}

/** Builds the sections of a document; `length` is that of its text. */
export function buildSections(blocks: readonly Block[], length: number): Section[] {
  const headings = readHeadings(blocks);
  const open: { id: string; level: number }[] = [];
  return headings.map((heading, i) => {
    while ((open.at(-1)?.level ?? 0) >= heading.level) open.pop();
    const id = `item-${i + 1}`;
    const parent = open.at(-1)?.id ?? null;
    open.push({ id, level: heading.level });
    const next = nextOf(headings, i);
    return {
      id,
      role: heading.role,
      number: heading.number,
      title: heading.title,
      heading: heading.span,
      span: { start: heading.block.span.start, end: next?.block.span.start ?? length },
      level: heading.level,
      parent,
      from: heading.block.index,
      to: next?.block.index ?? blocks.length,
      confidence: heading.confidence,
      by: heading.by,
    };
  });
}

/** The heading that ends the section of the one at `i`. */
function nextOf(headings: readonly Heading[], i: number): Heading | undefined {
  const level = headings[i]?.level ?? 0;
  let at = i + 1;
  while ((headings[at]?.level ?? 0) > level) at++;
  return headings[at];
}

function readHeadings(blocks: readonly Block[]): Heading[] {
  // A title may stand on the page below that of its number.
  const shown = blocks.filter(({ kind }) => kind !== 'furniture');
  const found = shown.flatMap((block, i) =>
    block.kind === 'heading' && !isTitleOf(block, shown[i - 1])
      ? [{ block, next: shown[i + 1] }]
      : [],
  );
  const levelOf = levelsOf(found.map(({ block }) => block));
  return found.map(({ block, next }) => {
    const number = block.marker && !block.marker.startsWith('#') ? block.marker.trim() : null;
    const title = titleOf(block, next);
    const role = partRole(title);
    const level = levelOf(block, role);
    const below = next && isTitledBelow(block, next) ? next : null;
    const span = below ? cover(headingSpan(block), below.span) : headingSpan(block);
    const evidence = evidenceOf(block, title, role, next, below !== null);
    return { block, span, number, title, role: role ?? 'item', level, ...evidence };
  });
}

function evidenceOf(
  block: Block,
  title: string,
  role: SectionRole | null,
  next: Block | undefined,
  below: boolean,
): Evidence {
  if (block.marker !== null) return markedEvidence(block.marker, ownWords(block), below);
  if (role !== null) return PART_HEADING;
  if (block.level !== null) return STYLED_HEADING;
  return bareEvidence(title, next === undefined || next.kind === 'heading');
}

/**
 * How the levels are told. What the format says goes before numbers, unless it marks titles and
 * leaves the numbered points plain: then they are what the document is built of.
 */
function levelsOf(found: readonly Block[]): (block: Block, role: SectionRole | null) => number {
  const above = levelsAbove(found);
  const depth = Math.max(0, ...found.map((block) => numberedLevel(block.marker, above)));
  const marked = found.filter((block) => block.level !== null);
  const numbered = (block: Block): boolean => numberedLevel(block.marker, above) > 0;
  const told = marked.length > 0 && (marked.some(numbered) || !found.some(numbered));
  const deepest = Math.max(0, ...marked.map((block) => block.level ?? 0));
  return (block, role) => {
    const own = numberedLevel(block.marker, above);
    if (!told) return own > 0 ? own : depth + (role === null ? 1 : 2);
    if (block.level !== null) return block.level;
    if (own === 0) return deepest + (role === null ? 1 : 2);
    const alike = marked.find((other) => numberedLevel(other.marker, above) === own);
    return alike?.level ?? deepest + 1;
  };
}

/** What makes a line a heading; the confidences are guesses. */
const PARAGRAPH_SIGN: Evidence = { confidence: 0.98, by: 'paragraph-sign' };
const NUMBERED: Evidence = { confidence: 0.93, by: 'numbered' };
const MARKDOWN: Evidence = { confidence: 0.9, by: 'markdown' };
const STYLED_HEADING: Evidence = { confidence: 0.9, by: 'styled-heading' };
const PART_HEADING: Evidence = { confidence: 0.8, by: 'part-heading' };
const BARE_HEADING: Evidence = { confidence: 0.6, by: 'bare-heading' };

/** `title`: what stands beside the mark; `below`: the line under it is its title. */
function markedEvidence(marker: string, title: string, below: boolean): Evidence {
  if (marker.startsWith('#')) return MARKDOWN;
  const form = marker.startsWith('§') ? PARAGRAPH_SIGN : NUMBERED;
  if (title === '') {
    return below ? narrowed(form, 'title-below', 0.95) : narrowed(form, 'untitled', 0.6);
  }
  // '§ 4 Till justerare valdes Rut Ek.': a sentence with a number.
  if (title.endsWith('.')) return narrowed(form, 'ended', 0.8);
  return /\d\.\d/u.test(marker) ? narrowed(form, 'nested', 0.85) : form;
}

/** `empty`: no text stands under it, only the next heading or nothing. */
function bareEvidence(title: string, empty: boolean): Evidence {
  if (empty) return narrowed(BARE_HEADING, 'empty', 0.7);
  if (title.endsWith(':')) return narrowed(BARE_HEADING, 'colon', 0.8);
  return /\d/u.test(title) ? narrowed(BARE_HEADING, 'digits', 0.7) : BARE_HEADING;
}

/** The line under a bare '§ 12 Dnr …' is its title, however it is set. */
function isTitleOf(block: Block, above: Block | undefined): boolean {
  return (
    block.marker === null &&
    above?.kind === 'heading' &&
    above.marker !== null &&
    ownWords(above) === ''
  );
}

/** Of a heading in cells the first: the others hold its case number. */
function ownWords(heading: Block): string {
  const text = heading.sentences[0]?.text ?? '';
  const number = heading.marker ?? '';
  return (text.startsWith(number) ? text.slice(number.length) : text)
    .replace(/^[#\s.:]+/u, '')
    .replace(CASE_NUMBER, '')
    .replace(CASE_AT_END, '')
    .trim();
}

/** How many levels a document's § and hash signs take above its numbers. */
function levelsAbove(headings: readonly Block[]): number {
  const outer = headings.some((h) => h.marker?.startsWith('§')) ? 1 : 0;
  return outer + Math.max(0, ...headings.map((h) => /^#+/u.exec(h.marker ?? '')?.[0].length ?? 0));
}

/** 1 for the outermost kind of number in this document, 0 for a bare heading. */
function numberedLevel(marker: string | null, above: number): number {
  if (marker === null) return 0;
  if (marker.startsWith('#')) return marker.length;
  if (marker.startsWith('§')) return 1;
  return above + marker.replace(/[.)]+$/u, '').split('.').length;
}

const LABEL = String.raw`(?:(?:[Ää]rendenummer|[Ää]rende|[Dd]nr|DNR|[Dd]iarienr|[Dd]iarienummer)[:.]?\s*)?`;
/** A board's letters, a year, a number: 'KS 2024/88', 'SLK-2023-01014'. */
const LETTERED = String.raw`\p{Lu}{2,6}[ -](?:19|20)?\d{2}[/:-]\d{1,6}`;
const JOINED = String.raw`[\p{L}\p{N}]+[-./:]\d[\p{L}\p{N}./:-]*(?:\s+\p{L}{2,5})?`;
const CASE_NUMBER = new RegExp(`^${LABEL}(?:${LETTERED}|${JOINED})(?:\\s|$)`, 'u');
const CASE_ALONE = new RegExp(`^${LABEL}(?:${LETTERED}|${JOINED})$`, 'u');
/** Behind a title only letters in capitals tell a case from 'Budget 2024/25' and 'Covid-19'. */
const CASE_AT_END = new RegExp(`(?<=\\S)[,\\s]+${LABEL}${LETTERED}$`, 'u');

/** The heading as a reader quotes it: without Markdown's marks and a case number behind it. */
function headingSpan(block: Block): Span {
  const sentence = block.sentences[0];
  if (!sentence) return block.span;
  const { text, offsets } = sentence;
  // In cells, the case number is a sentence of its own.
  const last = block.sentences.slice(1).every((cell) => CASE_ALONE.test(cell.text));
  const marks = block.marker?.startsWith('#') ? (/^[#\s]*/u.exec(text)?.[0].length ?? 0) : 0;
  const words = CASE_AT_END.exec(text)?.index ?? text.length;
  // '§ 12 Dnr KS 2024/88' with its title on the next line: all of it is the number's line.
  const to = text.slice(0, words).trim() === block.marker?.trim() ? text.length : words;
  const start = block.marker?.startsWith('#') ? offsets[marks] : block.span.start;
  const end = last ? (offsets[to - 1] ?? block.span.end - 1) + 1 : block.span.end;
  return { start: start ?? block.span.start, end };
}

/** The words of a heading; where only a case number stands beside the §, those of the next line. */
function titleOf(block: Block, next: Block | undefined): string {
  const own = ownWords(block);
  if (own !== '' || block.marker === null || !next) return own;
  return next.sentences.map((s) => s.text).join(' ');
}

/** Where the next line is a heading with a mark of its own, this one has no title. */
function isTitledBelow(block: Block, next: Block): boolean {
  const another = next.kind === 'heading' && next.marker !== null;
  return ownWords(block) === '' && block.marker !== null && !another;
}
