/** Which sentences an item may be summed up by, and what speaks for each. */

import { itemOf, sectionOf } from '../outline.ts';
import type {
  Act,
  Assigned,
  Block,
  Mention,
  Section,
  SectionRole,
  Sentence,
  Span,
} from '../types.ts';

/** A sentence that may be chosen. */
export interface Candidate {
  readonly sentence: Sentence;
  readonly act: Act;
  readonly decides: boolean;
  readonly due: boolean;
  readonly tasks: boolean;
  readonly votes: boolean;
  readonly announces: boolean;
}

/** An item of the agenda, or one of its points, with what may be quoted of it, in order. */
export interface Item {
  readonly section: Section;
  /** 0 for what stands before the item's first point and after its last lettered one. */
  readonly part: number;
  readonly candidates: readonly Candidate[];
}

/** Shorter or longer sentences make no summary, unless they decide or set a time. */
const FEWEST_WORDS = 4;
const MOST_WORDS = 60;
/** Of a block's start, what is looked at for bold words. */
const LONGEST_LEAD = 100;
/** Sentences with so many names, and hardly anything else, are lists. */
const MANY_NAMES = 3;
/** Parts of an item that list papers and receivers. */
const LISTS: ReadonlySet<SectionRole> = new Set(['documents', 'distribution']);
/** Acts of which nothing is quoted, unless a decision or a vote stands there. */
const SILENT: ReadonlySet<Act> = new Set(['heading', 'voting']);

/** An entry of a lettered list is a point of its own, as long as it is. */
const LETTERED = /^\p{Ll}\)$/u;
/** So is what stands under a number of the second level, until the next. */
const NESTED = /^\d+\.\d+\.?$/u;
/** Markdown's bold words before a paragraph that they name. */
const BOLD_LEAD = /^\*\*[^*\n]+[.:]\*\*\s*\S/u;

/** The items of a document that have something to quote, in order. */
export function itemsOf(input: Assigned): Item[] {
  const holds = holdersOf(input);
  const groups = new Map<Section, Candidate[][]>();
  const lasting = new Map<Section, number>();
  for (const block of input.blocks) {
    const item = itemOf(input.sections, block.index);
    if (!item || !isProse(block)) continue;
    const part = sectionOf(input.sections, block.index);
    if (part && LISTS.has(part.role)) continue;
    const parts = groups.get(item) ?? [[]];
    groups.set(item, parts);
    const opens = pointOf(input.text, block);
    if (opens) parts.push([]);
    if (opens === 'lasting') lasting.set(item, parts.length - 1);
    const own = parts[opens ? parts.length - 1 : (lasting.get(item) ?? 0)];
    for (const sentence of block.sentences) {
      const candidate = candidateOf(input, sentence, holds);
      if (candidate) own?.push(candidate);
    }
  }
  return [...groups].flatMap(([section, parts]) =>
    parts.flatMap((candidates, part) =>
      candidates.length > 0 ? [{ section, part, candidates }] : [],
    ),
  );
}

/** Whether a block begins a point of its own, and whether the next ones belong to it. */
function pointOf(text: string, { marker, span }: Block): 'lasting' | 'short' | null {
  if (marker !== null && LETTERED.test(marker)) return 'short';
  const start = text.slice(span.start, span.start + LONGEST_LEAD);
  return (marker !== null && NESTED.test(marker)) || BOLD_LEAD.test(start) ? 'lasting' : null;
}

function isProse({ kind }: Block): boolean {
  return kind === 'paragraph' || kind === 'item';
}

type Sign = 'decides' | 'due' | 'tasks' | 'votes' | 'announces' | 'struck' | 'present';

interface Holds extends Readonly<Record<Sign, (sentence: Sentence) => boolean>> {
  /** Names of people by sentence. */
  readonly people: ReadonlyMap<number, readonly Mention[]>;
}

function holdersOf(input: Assigned): Holds {
  const votes = input.decisions.flatMap((decision) => decision.votes);
  return {
    decides: holder(input.decisions.map(({ span }) => span)),
    due: holder(input.deadlines.map(({ span }) => span)),
    tasks: holder(input.actions.map(({ span }) => span)),
    votes: holder(votes.map(({ span }) => span)),
    announces: holder(input.meetings.map(({ span }) => span)),
    struck: holder(input.struck),
    present: holder(input.attendance.map(({ span }) => span)),
    people: peopleBySentence(input.mentions),
  };
}

function peopleBySentence(mentions: readonly Mention[]): Map<number, Mention[]> {
  const people = new Map<number, Mention[]>();
  for (const mention of mentions) {
    if (mention.label !== 'PER') continue;
    const named = people.get(mention.sentence);
    if (named) named.push(mention);
    else people.set(mention.sentence, [mention]);
  }
  return people;
}

/** Tells whether one of the spans stands in a sentence, without looking at all of them. */
function holder(spans: readonly Span[]): (sentence: Sentence) => boolean {
  const sorted = spans.toSorted((a, b) => a.start - b.start);
  const reach: number[] = [];
  for (const { end } of sorted) reach.push(Math.max(end, reach.at(-1) ?? 0));
  return ({ span }) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((sorted[middle]?.start ?? 0) < span.end) low = middle + 1;
      else high = middle;
    }
    return (reach[low - 1] ?? 0) > span.start;
  };
}

function candidateOf(input: Assigned, sentence: Sentence, holds: Holds): Candidate | null {
  const act = input.acts[sentence.index]?.[0]?.act;
  const [decides, due, votes] = [
    holds.decides(sentence),
    holds.due(sentence),
    holds.votes(sentence),
  ];
  const fact = decides || due || votes;
  const words = sentence.tokens.filter(({ text }) => /[\p{L}\p{N}]/u.test(text)).length;
  if (act === undefined || holds.struck(sentence) || holds.present(sentence)) return null;
  if (!fact && (SILENT.has(act) || words < FEWEST_WORDS || words > MOST_WORDS)) return null;
  if (/[?:]$/u.test(sentence.text) || (!decides && listsNames(holds, sentence, words))) return null;
  const [tasks, announces] = [holds.tasks(sentence), holds.announces(sentence)];
  return { sentence, act, decides, due, tasks, votes, announces };
}

/** 'Ja: Anna Ek (S), Bo Al (M), …': names make up half of it. */
function listsNames({ people }: Holds, sentence: Sentence, words: number): boolean {
  const named = people.get(sentence.index) ?? [];
  const length = named.reduce((sum, { text }) => sum + text.split(/\s+/u).length, 0);
  return named.length >= MANY_NAMES && 2 * length > words;
}
