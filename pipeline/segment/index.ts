/** Document → Segmented: blocks, sentences and tokens of a cleaned view, and the sections. */
import { type CleanText, sourceSpan } from '../clean-text.ts';
import type { Block, BlockKind, Document, Segmented, Sentence, Span } from '../types.ts';
import { withBareNumbers } from './bare-numbers.ts';
import { groupLines, type RawBlock } from './blocks.ts';
import { joinPieces, type Words } from './clean.ts';
import { findFurniture } from './furniture.ts';
import { findHeadings } from './headings.ts';
import { splitLines } from './lines.ts';
import { givenEnds, givenFurniture, markedHeadings } from './marked.ts';
import { cellsOf, markerLength } from './marks.ts';
import { buildSections } from './sections.ts';
import { splitSentences } from './sentences.ts';
import { tokenise } from './tokens.ts';

/** Segments a document. Each character of the cleaned view knows its place in `text`. */
export function segment(document: Document): Segmented {
  const lines = withBareNumbers(splitLines(document.text));
  const furniture = findFurniture(lines, givenFurniture(lines, document.furniture));
  const raw = groupLines(lines, {
    furniture,
    headings: markedHeadings(lines, document.headings),
    full: givenEnds(lines, document.lineEnds),
  });
  const headings = findHeadings(raw);
  const known = wordsOf(document.text);
  const blocks: Block[] = [];
  let next = 0;
  raw.forEach((block, i) => {
    const kind = headings[i] === true ? 'heading' : block.kind;
    const built = buildBlock(document.text, block, kind, blocks.length, next, known);
    if (built.sentences.length === 0) return;
    next += built.sentences.length;
    blocks.push(built);
  });
  return { ...document, blocks, sections: buildSections(blocks, document.text.length) };
}

/** Read when the first hyphen at a line's end is met. */
function wordsOf(text: string): Words {
  let words: ReadonlySet<string> | null = null;
  return {
    has(word) {
      words ??= new Set(text.toLowerCase().match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu) ?? []);
      return words.has(word);
    },
  };
}

function buildBlock(
  text: string,
  raw: RawBlock,
  kind: BlockKind,
  index: number,
  firstSentence: number,
  known: Words,
): Block {
  const first = raw.lines[0];
  const last = raw.lines.at(-1);
  const span = { start: first?.inner.start ?? 0, end: last?.inner.end ?? 0 };
  const sentences: Sentence[] = [];
  for (const clean of views(text, raw, kind, known)) {
    const whole = kind === 'heading' || kind === 'row' || kind === 'furniture';
    const ranges = whole ? [{ start: 0, end: clean.text.length }] : splitSentences(clean.text);
    for (const range of ranges) {
      if (range.start === range.end) continue;
      sentences.push(buildSentence(text, clean, range, firstSentence + sentences.length, index));
    }
  }
  const { marker, gapBefore, level } = raw;
  return { index, kind, span, indent: first?.indent ?? 0, marker, level, gapBefore, sentences };
}

/** One cleaned text a block; a row has one a cell. A list mark is no part of the item's text. */
function views(text: string, raw: RawBlock, kind: BlockKind, known: Words): CleanText[] {
  const first = raw.lines[0];
  if (!first) return [];
  const pieces: Span[] = raw.lines.map((line) => line.inner);
  if (raw.kind === 'row') return cellsOf(first).map((cell) => joinPieces(text, [cell], known));
  if (kind === 'item' && raw.marker !== null) {
    const start = first.inner.start + markerLength(first.text);
    pieces[0] = { start, end: first.inner.end };
  }
  return [joinPieces(text, pieces, known)];
}

function buildSentence(
  text: string,
  clean: CleanText,
  range: { start: number; end: number },
  index: number,
  block: number,
): Sentence {
  let { start, end } = range;
  while (start < end && clean.text[start] === ' ') start++;
  while (end > start && clean.text[end - 1] === ' ') end--;
  const whole = start === 0 && end === clean.text.length;
  const part = whole
    ? clean
    : { text: clean.text.slice(start, end), offsets: clean.offsets.slice(start, end) };
  const tokens = tokenise(part.text).map((token) => ({
    text: part.text.slice(token.start, token.end),
    span: sourceSpan(text, part, token.start, token.end),
  }));
  return { index, block, ...part, span: sourceSpan(text, part, 0, part.text.length), tokens };
}
