/** How far a sentence says that a task has come. */
import words from '../lexicon/matters.json' with { type: 'json' };
import { isPast } from '../owner/words.ts';

/** What a later document says of a task. */
export type FollowKind = 'reported' | 'moved' | 'closed';

function source(list: readonly string[]): string {
  const longestFirst = [...list].sort((a, b) => b.length - a.length);
  return longestFirst.map((word) => word.replaceAll(' ', '\\s+')).join('|');
}

function anyOf(list: readonly string[]): RegExp {
  return new RegExp(`(?<!\\p{L})(?:${source(list)})(?!\\p{L})`, 'iu');
}

const MOVED = anyOf(words.moved);
const ONGOING = anyOf(words.ongoing);
const CLOSED = anyOf([...words.closed, ...words.told]);
/** 'redovisas i januari', 'svarar vid nästa möte': told then, not now. */
const TOLD_LATER = new RegExp(
  `(?<!\\p{L})(?:${source(words.told)})\\s+(?:\\p{L}+\\s+){0,2}?` +
    `(?:(?:i|under)\\s+(?:${source(words.times)})|(?:vid|på|till)\\s+(?:nästa|kommande))`,
  'iu',
);
/** 'har ringt', 'har nu gjort': any supine, but not 'har ett …'. */
const HAS_DONE = new RegExp(
  '(?<!\\p{L})(?:har|hade)\\s+(?:\\p{L}+\\s+){0,3}?' +
    `(?!(?:${source(words.noSupine)})(?!\\p{L}))\\p{L}{2,}t(?!\\p{L})`,
  'iu',
);
/** 'är inlämnad', 'blev godkända'. */
const IS_DONE =
  /(?<!\p{L})(?:är|blev|blivit)\s+(?:\p{L}+\s+){0,2}?\p{Ll}{3,}(?:ad|at|ade)(?!\p{L})/u;
/** 'två av tre har svarat': not all of it. */
const NUMBERS = `\\d+|${source(words.numbers)}`;
const IN_PART = new RegExp(
  `(?<!\\p{L})(?:${NUMBERS}|hälften|flera|några)\\s+av\\s+(?:${NUMBERS}|de|dem)(?!\\p{L})`,
  'iu',
);
const NOT = /(?<!\p{L})(?:inte|ännu|ej)(?!\p{L})/iu;

/** True where a sentence says that something is done, put off or not done. */
export function tellsOfEnd(text: string): boolean {
  return kindOf(text) !== 'reported' || CLOSED.test(text);
}

/** Of a sentence that is of a task: a later time or another owner, the end, or how it stands. */
export function kindOf(text: string): FollowKind {
  if (MOVED.test(text) || TOLD_LATER.test(text)) return 'moved';
  if (NOT.test(text) || IN_PART.test(text) || ONGOING.test(text)) return 'reported';
  const done = CLOSED.test(text) || HAS_DONE.test(text) || IS_DONE.test(text) || isPast(text);
  return done ? 'closed' : 'reported';
}
