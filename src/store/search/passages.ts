/** What of a record can be searched: its paragraphs, and names that its text may not spell out. Pure. */
import type { MinutesRecord } from '../../../pipeline/record.ts';
import { type Word, wordsOf } from './words.ts';

/** Where a passage comes from: the text itself, or what is known of it. */
export const PASSAGE_KINDS = ['text', 'meeting', 'person', 'organisation'] as const;

export type PassageKind = (typeof PASSAGE_KINDS)[number];

/** A stretch that is searched as one; phrases do not reach over its ends. */
export interface Passage {
  readonly kind: PassageKind;
  /** Half-open, in UTF-16 code units of the record's text. */
  readonly start: number;
  readonly end: number;
  /** `record.text.slice(start, end)` of what is of kind 'text', else the name. */
  readonly text: string;
  /** Folded, with spaces between. */
  readonly words: string;
}

/** Longer paragraphs are parted: PostgreSQL counts 256 places of a word. */
const MOST_WORDS = 250;
const BLANK_LINE = /\n[^\S\n]*\n/u;

function passage(kind: PassageKind, text: string, words: readonly Word[]): Passage {
  const [start, end] = [words[0]?.start ?? 0, words.at(-1)?.end ?? 0];
  return {
    kind,
    start,
    end,
    text: text.slice(start, end),
    words: words.map(({ word }) => word).join(' '),
  };
}

function* paragraphs(text: string): Generator<Passage> {
  let words: Word[] = [];
  for (const word of wordsOf(text)) {
    const before = words.at(-1);
    const parted = before !== undefined && BLANK_LINE.test(text.slice(before.end, word.start));
    if (parted || words.length === MOST_WORDS) {
      yield passage('text', text, words);
      words = [];
    }
    words.push(word);
  }
  if (words.length > 0) yield passage('text', text, words);
}

type Span = MinutesRecord['decisions'][number]['span'];

function* named(
  kind: PassageKind,
  names: readonly (string | null | undefined)[],
  span: Span | undefined,
): Generator<Passage> {
  const { start, end } = span ?? { start: 0, end: 0 };
  for (const name of new Set(names)) {
    const words = typeof name === 'string' ? [...wordsOf(name)] : [];
    if (words.length > 0) yield { ...passage(kind, name ?? '', words), start, end };
  }
}

/** The passages of a record: those of the text in its order, then the names. */
export function* passagesOf(record: MinutesRecord): Generator<Passage> {
  const { text, meeting, people, organisations } = record;
  yield* paragraphs(text);
  const { spans } = meeting;
  yield* named('meeting', [meeting.title], spans['title']);
  yield* named('meeting', [meeting.body], spans['body']);
  for (const { name, mentions } of people) yield* named('person', [name], mentions[0]);
  for (const { name, register, mentions } of organisations) {
    yield* named('organisation', [name, register?.name], mentions[0]);
  }
}
