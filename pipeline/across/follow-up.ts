/** What later meetings of the body say of a task: reported, moved or closed, with the sentence. */

import { daysBetween } from '../calendar/index.ts';
import words from '../lexicon/matters.json' with { type: 'json' };
import { isPast } from '../owner/words.ts';
import type { Span } from '../types.ts';
import { contentWords, sharedWords } from './content-words.ts';
import { isFormer, type Matter } from './matters.ts';
import type { FollowedAction, MeetingDocument, Placed } from './meeting-document.ts';

export type FollowKind = 'reported' | 'moved' | 'closed';

/** One sentence of a later document that is of the task. */
export interface FollowStep {
  readonly document: string;
  readonly kind: FollowKind;
  readonly text: string;
  readonly span: Span;
  /** What tells that it is of the task: its owner, the matter, words in common. */
  readonly evidence: readonly string[];
}

export interface FollowedTask {
  readonly document: string;
  readonly action: FollowedAction;
  readonly steps: readonly FollowStep[];
  readonly state: 'open' | FollowKind | 'dropped';
}

function anyOf(list: readonly string[]): RegExp {
  const longestFirst = [...list].sort((a, b) => b.length - a.length);
  const source = longestFirst.map((word) => word.replaceAll(' ', '\\s+')).join('|');
  return new RegExp(`(?<!\\p{L})(?:${source})(?!\\p{L})`, 'iu');
}

const MOVED = anyOf(words.moved);
const CLOSED = anyOf(words.closed);
/** 'har ringt', 'har nu gjort': any supine. */
const HAS_DONE = /(?<!\p{L})(?:har|hade)\s+(?:\p{L}+\s+){0,3}?\p{L}{2,}t(?!\p{L})/iu;
const NOT = /(?<!\p{L})(?:inte|ännu|ej)(?!\p{L})/iu;

/** Every task of one body's documents, which are by date, with what came of it. */
export function followUps(
  documents: readonly MeetingDocument[],
  matters: readonly Matter[],
): FollowedTask[] {
  return documents.flatMap(({ document, date, actions }, at) =>
    actions.map((action): FollowedTask => {
      const own = matters.find(({ steps }) =>
        steps.some((step) => step.document === document && step.item === action.item),
      );
      const later = documents.slice(at + 1).filter((one) => isWithin(date, one.date));
      const steps = settled(action) ? [] : stepsOf(action, own ?? null, later);
      return { document, action, steps, state: stateOf(action, steps) };
    }),
  );
}

function isWithin(from: string | null, to: string | null): boolean {
  return from !== null && to !== null && daysBetween(from, to) <= LONGEST_DAYS;
}

function settled({ status }: FollowedAction): boolean {
  return status === 'done' || status === 'dropped';
}

function stateOf(action: FollowedAction, steps: readonly FollowStep[]): FollowedTask['state'] {
  if (action.status === 'done') return 'closed';
  if (action.status === 'dropped') return 'dropped';
  return steps.at(-1)?.kind ?? 'open';
}

/** Until a document closes it: the strongest sentence of each. */
function stepsOf(
  action: FollowedAction,
  matter: Matter | null,
  later: readonly MeetingDocument[],
): FollowStep[] {
  const steps: FollowStep[] = [];
  for (const document of later) {
    const taken = action.waits && matter ? takenUp(matter, document) : null;
    const said = document.sentences
      .map((sentence) => stepIn(action, matter, document, sentence))
      .filter((step) => step !== null)
      .sort((a, b) => b.evidence.length - a.evidence.length)[0];
    const found = taken ?? said;
    if (found) steps.push(found);
    if (found?.kind === 'closed') break;
  }
  return steps;
}

/** What a matter that was put off waits for: its next decision. */
function takenUp(matter: Matter, { document, decisions }: MeetingDocument): FollowStep | null {
  const items = matter.steps.filter((step) => step.document === document).map(({ item }) => item);
  const own = decisions.filter(({ item }) => item !== null && items.includes(item));
  const decided = own.find(({ kind }) => kind !== 'postpone') ?? own[0];
  if (!decided) return null;
  const kind = decided.kind === 'postpone' ? 'moved' : 'closed';
  const { text, span } = decided;
  return { document, kind, text, span, evidence: [matter.title] };
}

/** Words that a task and a sentence must share, by what else tells that they belong together. */
const SHARED = { ownerAndMatter: 0, owner: 2, matter: 3, former: 2, neither: 4 } as const;
/** What is said of it after a year is said of something else. */
const LONGEST_DAYS = 366;

function stepIn(
  action: FollowedAction,
  matter: Matter | null,
  document: MeetingDocument,
  sentence: Placed,
): FollowStep | null {
  const owner = action.who.find((name) => names(sentence.text, name));
  const item = document.items.find(({ id }) => id === sentence.item);
  const same =
    matter?.steps.some((s) => s.document === document.document && s.item === sentence.item) ??
    false;
  const former = item !== undefined && isFormer(item.title);
  const ownNames = contentWords(action.who.join(' '));
  const task = new Set([...contentWords(action.text)].filter((word) => !ownNames.has(word)));
  const shared = sharedWords(task, contentWords(sentence.text));
  const least =
    owner && same
      ? SHARED.ownerAndMatter
      : owner
        ? SHARED.owner
        : same
          ? SHARED.matter
          : former
            ? SHARED.former
            : SHARED.neither;
  // A short task has no more words to share than it has.
  const near = owner !== undefined || same || former;
  const enough = near && task.size >= 2 ? Math.min(least, task.size) : least;
  if (shared.length < enough) return null;
  const kind = kindOf(sentence.text);
  // A new task of the same owner in the same matter is no word of the old one.
  if (shared.length === 0 && kind === 'reported') return null;
  const evidence = [
    ...(owner ? [owner] : []),
    ...(same && matter ? [matter.title] : []),
    ...shared,
  ];
  return { document: document.document, kind, text: sentence.text, span: sentence.span, evidence };
}

/** The name or the given name as a word of its own, also as a genitive. */
function names(text: string, name: string): boolean {
  const given = name.split(/\s+/u)[0] ?? name;
  return [name, given].some((form) => {
    const escaped = form.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
    return form.length >= 2 && new RegExp(`(?<!\\p{L})${escaped}s?(?!\\p{L})`, 'u').test(text);
  });
}

function kindOf(text: string): FollowKind {
  if (MOVED.test(text)) return 'moved';
  if (NOT.test(text)) return 'reported';
  return CLOSED.test(text) || HAS_DONE.test(text) || isPast(text) ? 'closed' : 'reported';
}
