/**
 * Which blocks are headings: what the format marks, numbered points, §-paragraphs, Markdown and
 * bare title lines.
 */
import type { RawBlock } from './blocks.ts';
import { partRole } from './parts.ts';
import { hasFiniteVerb } from './verbs.ts';

/** Longer lines are sentences. */
const LONGEST = 200;
const LONGEST_BARE = 110;
const MOST_WORDS_BARE = 14;
/** A numbered heading may end in a full stop, but then it is short. */
const MOST_WORDS_ENDED = 7;

/** For each block, whether it is a heading. */
export function findHeadings(blocks: readonly RawBlock[]): boolean[] {
  const texts = blocks.map(textOf);
  const lastSection = lastOfEachSection(blocks);
  // Where §-paragraphs are the items, numbers are lists of decisions.
  const paragraphs = lastSection.size > 0;
  let number = 0;
  const found = blocks.map((block, i) => {
    const text = texts[i] ?? '';
    const marker = block.marker;
    // '§ 4  Ny lekplats      MBN 2025/077': the case number stands apart, as in a table.
    const apart = block.kind === 'row' && marker?.startsWith('§') !== true;
    if (block.kind === 'furniture' || text.length > LONGEST) return false;
    if (block.level !== null) return true;
    if (apart) return false;
    if (marker?.startsWith('#')) return true;
    if (marker?.startsWith('§')) {
      return lastSection.get(digits(marker)) === i && !isListedSection(blocks, i);
    }
    if (marker && /^\d/u.test(marker)) {
      const value = Number.parseInt(marker, 10);
      if (paragraphs || !isNumberedHeading(blocks, i, text) || !follows(number, value, marker))
        return false;
      // A slip of the pen ('39.' between 8 and 10) must not hide the headings after it.
      if (value - number <= 5) number = value;
      return true;
    }
    if (marker) return false;
    return isBareHeading(block, text, nextOverPage(blocks, i));
  });
  return withoutLists(blocks, texts, found);
}

/** The block below; where a page ends there, the one below its foot and the next page's head. */
function nextOverPage(blocks: readonly RawBlock[], i: number): RawBlock | undefined {
  let paged = false;
  for (let at = i + 1; at < blocks.length; at++) {
    const block = blocks[at];
    paged ||= block?.lines.some((line) => line.newPage) === true;
    if (block?.kind !== 'furniture') return paged ? block : blocks[i + 1];
  }
  return blocks[i + 1];
}

/** So many title-like lines in a row, nothing between them, are a list of which one is the title. */
const LIST_RUN = 4;

function withoutLists(
  blocks: readonly RawBlock[],
  texts: readonly string[],
  found: readonly boolean[],
): boolean[] {
  const kept = [...found];
  const bare = (i: number): boolean =>
    found[i] === true &&
    blocks[i]?.marker === null &&
    blocks[i]?.level === null &&
    partRole(texts[i] ?? '') === null;
  for (let from = 0; from < found.length; ) {
    let to = from;
    while (bare(to)) to++;
    if (to - from >= LIST_RUN) for (let i = from + 1; i < to; i++) kept[i] = false;
    from = Math.max(to, from + 1);
  }
  return kept;
}

function textOf(block: RawBlock): string {
  return block.lines.map((line) => line.plain).join(' ');
}

function digits(marker: string): string {
  return /\d+/u.exec(marker)?.[0] ?? '';
}

/** A § that stands twice is listed first and treated later: the later one is the heading. */
function lastOfEachSection(blocks: readonly RawBlock[]): Map<string, number> {
  const last = new Map<string, number>();
  blocks.forEach((block, i) => {
    if (block.marker?.startsWith('§')) last.set(digits(block.marker), i);
  });
  return last;
}

/** Three §-lines one after the other, with nothing between, are a table of contents. */
function isListedSection(blocks: readonly RawBlock[], i: number): boolean {
  let from = i;
  let to = i;
  const listed = (at: number): boolean =>
    blocks[at]?.marker?.startsWith('§') === true && blocks[at]?.kind !== 'furniture';
  while (listed(from - 1) && blocks[from]?.gapBefore === false) from--;
  while (listed(to + 1) && blocks[to + 1]?.gapBefore === false) to++;
  return to - from >= 2;
}

/** A numbered line is a heading where it stands apart; neighbours in number are a list. */
function isNumberedHeading(blocks: readonly RawBlock[], i: number, text: string): boolean {
  const block = blocks[i];
  if (!block || (!block.gapBefore && i > 0)) return false;
  const ended = /[.;,]$/u.test(text) && !/\b(?:m\.m|etc|m\.fl)\.$/u.test(text);
  if (ended && (hasFiniteVerb(text) || text.split(' ').length > MOST_WORDS_ENDED)) return false;
  const next = blocks[i + 1];
  const adjacent = next?.marker && /^\d/u.test(next.marker) && !block.gapAfter;
  return !adjacent && !/;$/u.test(text);
}

function follows(last: number, value: number, marker: string): boolean {
  if (/^\d+\.\d/u.test(marker)) return true;
  return value > last;
}

function isBareHeading(block: RawBlock, text: string, next: RawBlock | undefined): boolean {
  if (block.lines.length > 2 || text.length > LONGEST_BARE) return false;
  if (partRole(text) !== null) return true;
  if (!block.gapBefore || !/^["”*_]*[\p{Lu}\p{N}]/u.test(text) || /[.,;!?]$/u.test(text))
    return false;
  if (text.split(' ').length > MOST_WORDS_BARE || hasFiniteVerb(text)) return false;
  if (isLabelled(text) || /^\d/u.test(text) || /^\(|\([A-Z]{1,2}\)$/u.test(text)) return false;
  // What nothing follows is no heading, nor is one line among others like it.
  return next !== undefined && next.kind !== 'furniture';
}

/** 'Plats: Röda rummet' is a field, 'Enligt styrelsens förslag:' leads in what follows. */
function isLabelled(text: string): boolean {
  if (/:\s+\S/u.test(text)) return true;
  return text.endsWith(':') && (text.split(' ').length > 6 || LEAD_IN.test(text));
}

const LEAD_IN = /^(?:enligt|på|med|följande|till|för|efter|då|av|i|under)\s/iu;
