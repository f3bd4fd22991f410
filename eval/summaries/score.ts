/** One document's summary: against what a person wrote, against gold, and against its own rules. */
import type { MinutesRecord } from '../../pipeline/record.ts';
import { overlapLength, overlaps } from '../../pipeline/span.ts';
import { wordCount } from '../../pipeline/summarise/length.ts';
import type { Minutes, Span } from '../../pipeline/types.ts';
import type { Gold } from '../gold/schema.ts';
import { readLayer } from '../layers.ts';
import { outcomesOf } from '../outcome.ts';
import { isQuoted } from '../spans.ts';
import type { Reference } from './references.ts';
import { rougeL } from './rouge.ts';
import { SYSTEMS, type System, systemsOf } from './systems.ts';

/** A document and all that is known of it. */
export interface SummaryExample {
  readonly id: string;
  readonly minutes: Minutes;
  /** Made of the same minutes. */
  readonly record: MinutesRecord;
  readonly gold: Gold;
  /** Empty where nobody has summed the document up. */
  readonly references: readonly Reference[];
}

/** What each system says of an item, and its ROUGE-L against what a person says. */
export interface ItemScore {
  readonly item: string;
  readonly reference: string;
  readonly said: Readonly<Record<System, string>>;
  readonly rouge: Readonly<Record<System, number>>;
}

/** The layers of which a summary must leave nothing out. */
export const COVERED = ['decisions', 'deadlines'] as const;

/** Gold marks that the program found, and what the summary has of them. */
export interface Coverage {
  readonly found: number;
  /** Those of which it quotes anything. */
  readonly covered: number;
  /** Of all their characters, those that it quotes. */
  readonly characters: number;
  readonly quoted: number;
}

/** What became of one document. */
export interface SummaryScore {
  readonly document: string;
  readonly items: readonly ItemScore[];
  readonly coverage: Readonly<Record<(typeof COVERED)[number], Coverage>>;
  readonly lines: number;
  /** Lines that are not what their place quotes. */
  readonly unfounded: number;
  /** Of the document, and those that its summary quotes. */
  readonly words: number;
  readonly quotedWords: number;
}

/** Scores the summary of one document. */
export function scoreSummary(example: SummaryExample): SummaryScore {
  const { id, minutes, record, gold, references } = example;
  const { sentences, perItem } = record.summary;
  const lines = [...sentences, ...perItem];
  return {
    document: id,
    items: itemsOf(minutes, gold, references),
    coverage: {
      decisions: coverageOf(example, 'decisions'),
      deadlines: coverageOf(example, 'deadlines'),
    },
    lines: lines.length,
    unfounded: lines.filter((line) => !isQuoted(record.text, line)).length,
    words: wordCount(record.text),
    quotedWords: sentences.reduce((sum, { text }) => sum + wordCount(text), 0),
  };
}

/** An item reaches from its heading to the next one in gold, whatever the program took for items. */
function itemsOf(minutes: Minutes, gold: Gold, references: readonly Reference[]): ItemScore[] {
  const starts = (gold.agenda ?? []).map(({ span }) => span.start).sort((a, b) => a - b);
  const say = systemsOf(minutes);
  return references.map(({ heading, summary }) => {
    const end = starts.find((start) => start > heading.start) ?? minutes.text.length;
    const said = say({ start: heading.end, end });
    const rouge = Object.fromEntries(SYSTEMS.map((name) => [name, rougeL(summary, said[name])]));
    const item = minutes.text.slice(heading.start, heading.end).replace(/\s+/gu, ' ');
    return { item, reference: summary, said, rouge: rouge as Record<System, number> };
  });
}

function coverageOf({ record, gold }: SummaryExample, layer: (typeof COVERED)[number]): Coverage {
  const marks = outcomesOf(readLayer[layer](gold, record), null).flatMap((outcome) =>
    outcome.counted && outcome.predicted !== null && outcome.gold?.span ? [outcome.gold.span] : [],
  );
  const quotes = record.summary.sentences.map(({ span }) => span);
  const quoted = (mark: Span) => quotes.reduce((sum, span) => sum + overlapLength(span, mark), 0);
  return {
    found: marks.length,
    covered: marks.filter((mark) => quotes.some((span) => overlaps(span, mark))).length,
    characters: marks.reduce((sum, { start, end }) => sum + end - start, 0),
    quoted: marks.reduce((sum, mark) => sum + quoted(mark), 0),
  };
}
