/** Each time in running text, with the clause and the section it stands in. */
import { findTimes, type TimeExpression } from '../calendar/index.ts';
import { sourceSpan } from '../clean-text.ts';
import { itemOf, sectionOf } from '../outline.ts';
import { type Entry, entryOf } from '../owner/table.ts';
import { anywhere, inflected } from '../owner/words.ts';
import { overlaps } from '../span.ts';
import type { Block, Decided, Section, Sentence, Span } from '../types.ts';
import { scannedOf } from '../words.ts';
import { type Clause, clauseAround } from './clause.ts';

/**
 * What announces a meeting: the words before its date ('Nästa möte: 3 maj'), or the heading or line
 * over the list that it stands in ('Mötestider').
 */
export type Announcement = 'before' | 'above';

/** A time that may be a deadline, a meeting, or neither. */
export interface Candidate {
  readonly time: TimeExpression;
  readonly sentence: Sentence;
  readonly block: Block;
  readonly section: Section | null;
  readonly clause: Clause;
  /** What stands over a list: the section's title and the line that leads in. */
  readonly leadIn: string;
  /** The entry that this one is indented under. */
  readonly parent: Block | null;
  readonly announced: Announcement | null;
  /** What the cells beside it say, in a row of a table. */
  readonly entry: Entry | null;
  /** In the document. */
  readonly span: Span;
}

/** Times outside furniture, struck text and lists of participants, in the order of the text. */
export function candidates(input: Decided): readonly Candidate[] {
  const found: Candidate[] = [];
  const listed = listedBlocks(input);
  for (const block of input.blocks) {
    if (block.kind === 'furniture') continue;
    const section = sectionOf(input.sections, block.index);
    for (const sentence of block.sentences) {
      for (const time of findTimes(sentence.text, scannedOf(sentence))) {
        const span = sourceSpan(input.text, sentence, time.span.start, time.span.end);
        if (isHidden(input, span, block, listed)) continue;
        const clause = clauseAround(sentence.text, time.span);
        const leadIn = leadInOf(input, block, section);
        const announced = announcementOf(sentence.text, time, clause, leadIn);
        const parent = parentOf(input.blocks, block);
        const entry = entryOf(input, block, sentence);
        const place = { sentence, block, section, clause, leadIn, parent, entry };
        found.push({ time, ...place, announced, span });
      }
    }
  }
  return found;
}

const LISTS = anywhere('meetingLists');
const NEXT_MEETING = new RegExp(
  '(?<!\\p{L})(?:nästa|nästkommande|kommande)\\s+(?:\\p{L}+\\s+)?' +
    '\\p{L}*(?:möten?|sammanträden?|träff|träffar|stämma)(?!\\p{L})',
  'iu',
);
const ACTING = inflected('acts');

/** The titles over a block, and the nearest line above that ends in a colon or names a period. */
function leadInOf(input: Decided, block: Block, section: Section | null): string {
  const from = section?.from ?? Math.max(0, block.index - 20);
  const own = section?.from === block.index;
  const item = itemOf(input.sections, block.index);
  const above = input.blocks.slice(own ? block.index - 1 : from, block.index);
  const leads = above
    .filter((b) => b.kind !== 'furniture')
    .map((b) => input.text.slice(b.span.start, b.span.end));
  const last = leads.findLast((text) => /:\s*$/u.test(text) || isPeriod(text) || own) ?? '';
  return [item?.title, own ? '' : section?.title, last].join('\n');
}

/** The nearest entry above that the block is indented under. */
function parentOf(blocks: readonly Block[], block: Block): Block | null {
  if (block.kind !== 'item') return null;
  const above = blocks.slice(Math.max(0, block.index - 20), block.index);
  return above.findLast((b) => b.kind !== 'furniture' && b.indent < block.indent) ?? null;
}

/** The text of the entry that a candidate is indented under. */
export function parentText({ parent }: Candidate): string {
  return parent?.sentences.map((sentence) => sentence.text).join(' ') ?? '';
}

/** 'Första halvåret 2025' on a line of its own. */
function isPeriod(text: string): boolean {
  return text.length < 40 && /(?<!\d)(?:19|20)\d\d(?!\d)/u.test(text);
}

function announces(text: string): boolean {
  return LISTS.test(text) || NEXT_MEETING.test(text);
}

/** 'Nästa möte: 3 maj', or a line under 'Mötestider' that opens with its date. */
function announcementOf(
  text: string,
  time: TimeExpression,
  clause: Clause,
  leadIn: string,
): Announcement | null {
  const before = text.slice(Math.max(0, time.span.start - 200), time.span.start);
  if (announces(before) && !ACTING.test(before)) return 'before';
  const opens = time.span.start < 40 && /^\P{L}*(?:preliminärt\s+)?$/iu.test(before);
  return announces(leadIn) && (opens || !ACTING.test(clause.text)) ? 'above' : null;
}

/** Struck out, or a remark in the list of those present ('till kl. 15'). */
function isHidden(input: Decided, span: Span, block: Block, listed: ReadonlySet<number>): boolean {
  if (input.struck.some((struck) => overlaps(struck, span))) return true;
  const { index } = block;
  return listed.has(index) || (listed.has(index - 1) && listed.has(index + 1));
}

/** The blocks that hold an entry of a list of those present. */
function listedBlocks(input: Decided): Set<number> {
  const blocks = input.blocks.filter((block) =>
    input.attendance.some((entry) => overlaps(entry.span, block.span)),
  );
  return new Set(blocks.map((block) => block.index));
}
