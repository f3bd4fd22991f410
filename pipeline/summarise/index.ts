/**
 * Assigned → Minutes: a summary that only quotes. What was decided and what is due, and for each
 * item of the agenda the sentences that say most of it; every line carries its place.
 */

import { sourceSpan } from '../clean-text.ts';
import type { Assigned, Minutes, Span, Summary } from '../types.ts';
import { itemsOf } from './candidates.ts';
import { choose } from './choose.ts';
import { lengthOf, quotedOf, type Stretch, statedIn, wholeOf } from './facts.ts';
import { budgetOf, type ItemLine, LENGTHS, linesWithin } from './length.ts';

/** What chose the lines; stands in every record. */
export const METHOD =
  'extract: decisions and deadlines; by item LexRank (TF-IDF of stems), acts, facts, position';

/** The part of the words that facts may take before they are cut. */
const FACT_SHARE = 0.95;

/** How long a summary is. */
export interface SummaryOptions {
  /** Words quoted at most in all; decisions and deadlines are quoted in any case, cut if need be. */
  readonly words?: number;
  /** Words that an item's lines have together. */
  readonly perItem?: number;
}

/** Chooses the sentences; nothing is reworded. */
export function summarise(input: Assigned, options: SummaryOptions = {}): Minutes {
  const { words = budgetOf(input.text), perItem: most = LENGTHS.short } = options;
  const facts = quotedOf(statedIn(input), Math.floor(words * FACT_SHARE));
  const chosen = choose(itemsOf(input)).map(({ section, part, sentence }, i) => ({
    ...lineOf(input, wholeOf(sentence)),
    agendaItem: section.id,
    part,
    rank: i + 1,
    sentence,
  }));
  const stated = new Set(facts.map(({ sentence }) => sentence));
  const sentences = [...facts];
  let left = words - lengthOf(facts);
  for (const { sentence } of linesWithin(chosen, most)) {
    const stretch = wholeOf(sentence);
    const length = lengthOf([stretch]);
    if (stated.has(sentence) || length > left) continue;
    sentences.push(stretch);
    left -= length;
  }
  const perItem = chosen.map(({ sentence: _, ...line }): ItemLine => line);
  const summary: Summary = {
    sentences: sentences.map((stretch) => lineOf(input, stretch)).sort(inText),
    perItem: perItem.sort(inText),
    method: METHOD,
  };
  return { ...input, summary };
}

function lineOf({ text }: Assigned, { sentence, start, end }: Stretch) {
  return {
    text: sentence.text.slice(start, end),
    span: sourceSpan(text, sentence, start, end),
  };
}

function inText(a: { readonly span: Span }, b: { readonly span: Span }): number {
  return a.span.start - b.span.start;
}
