/** The words that a task is known by when a later document speaks of it. */
import words from '../lexicon/matters.json' with { type: 'json' };
import { contentWords } from './content-words.ts';
import type { FollowedAction, MeetingDocument } from './meeting-document.ts';

export interface TaskWords {
  readonly all: ReadonlySet<string>;
  /** Those that hardly any other sentence has: one of them is enough to know the task by. */
  readonly telling: ReadonlySet<string>;
}

/** What is done with anything: 'kontaktar', 'skickar'. */
const COMMON = contentWords(words.common.join(' '));
/** A word in more sentences of the body's documents tells no task apart. */
const MOST_SENTENCES = 6;
const LEAST_LENGTH = 4;
/** Forms of one word differ by no more letters at their end. */
const ENDING = 3;
const STEM = 5;
const IGNORED = contentWords([...words.times, ...words.light].join(' '));

/** True of a word for what is done with anything. */
export function isCommon(word: string): boolean {
  return COMMON.has(word);
}

/** Tells which words stand in few sentences of all documents. */
export function tellingIn(documents: readonly MeetingDocument[]): (word: string) => boolean {
  const counts = new Map<string, number>();
  for (const { text } of documents.flatMap(({ sentences }) => sentences)) {
    for (const word of contentWords(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return (word) => word.length >= LEAST_LENGTH && (counts.get(word) ?? 0) <= MOST_SENTENCES;
}

/** True where a sentence has one of the words, or another form of it. */
export function hasOneOf(own: ReadonlySet<string>, wanted: ReadonlySet<string>): boolean {
  return [...wanted].some((word) => own.has(word) || [...own].some((other) => isForm(word, other)));
}

function isForm(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= STEM && long.length - short.length <= ENDING && long.startsWith(short);
}

/** 'skickar den': what it is, the sentence before says. */
const POINTS_BACK = new RegExp(
  '(?<!\\p{L})(?:den|det|dem|detta|saken)' +
    '(?=\\s*(?:$|[.,;])|\\s+(?:till|på|i|vid|senast|och|med|före|innan|hos)\\s)',
  'iu',
);

/** The words of a task but for its owner and its time. */
export function wordsOfTask(
  action: FollowedAction,
  { sentences, items }: MeetingDocument,
  isTelling: (word: string) => boolean,
): TaskWords {
  const owner = contentWords(action.who.join(' '));
  const own = wordsIn(action.text, owner);
  const before = sentences.findLast(({ span }) => span.end <= action.span.start);
  const goesOn = POINTS_BACK.test(action.text) || own.every(isCommon);
  const more = goesOn && before && before.item === action.item ? wordsIn(before.text, owner) : [];
  const all = new Set([...own, ...more]);
  // What the item is about, every sentence of it may say.
  const title = contentWords(items.find(({ id }) => id === action.item)?.title ?? '');
  const known = [...all].filter((w) => isTelling(w) && !title.has(w) && !isCommon(w));
  return { all, telling: new Set(known) };
}

function wordsIn(text: string, owner: ReadonlySet<string>): string[] {
  return [...contentWords(text)].filter((word) => !owner.has(word) && !IGNORED.has(word));
}
