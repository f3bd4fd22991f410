/** The tasks of a body as a brief wants them: each once, however many lists repeat it. */
import { fold } from '../similar.ts';
import { overlaps } from '../span.ts';
import { contentWords } from './content-words.ts';
import type { FollowedTask, FollowStep } from './follow-up.ts';
import type { FollowedAction, FollowedDeadline, MeetingDocument } from './meeting-document.ts';

/** First and last day, ISO dates, both included. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/** A task where it was given last, with what came of it. */
export interface PeriodTask {
  readonly document: string;
  /** Of that document's meeting. */
  readonly date: string;
  /** When the first meeting gave it. */
  readonly given: string;
  readonly action: FollowedAction;
  readonly due: Days | null;
  readonly state: FollowedTask['state'];
  readonly steps: readonly FollowStep[];
  /** True where its time is over on the reference day and no meeting closed, dropped or moved it. */
  readonly late: boolean;
}

const OPEN: ReadonlySet<string> = new Set(['open', 'reported', 'moved']);

/** True of what is still to be done. */
export function isOpen({ state }: Pick<PeriodTask, 'state'>): boolean {
  return OPEN.has(state);
}

/** The days of a deadline; what waits for the next meeting takes its day from the next document. */
export function daysOf(
  { days, nextMeeting }: Pick<FollowedDeadline, 'days' | 'nextMeeting'>,
  date: string | null,
  documents: readonly MeetingDocument[],
): Days | null {
  if (days !== null || !nextMeeting || date === null) return days;
  const next = documents.flatMap((one) => one.date ?? []).find((later) => later > date);
  return next === undefined ? null : { from: next, to: next };
}

/** So many words say of themselves which task it is; fewer only under the same title. */
const TELLING_WORDS = 3;

/** A task and what it is known by. */
interface Known {
  readonly task: PeriodTask;
  readonly key: string;
}

/**
 * Followed tasks of documents by date. The same words for the same people in a later list, or a new
 * task in the very sentence that moves the old one, are the same task. A matter that waits is none.
 */
export function periodTasks(
  documents: readonly MeetingDocument[],
  followed: readonly FollowedTask[],
  today: string,
): PeriodTask[] {
  const byId = new Map(documents.map((one) => [one.document, one]));
  const known: Known[] = [];
  for (const task of followed) {
    const document = byId.get(task.document);
    if (!document?.date || task.action.waits) continue;
    const made = {
      task: periodTask(task, document.date, document, documents, today),
      key: keyOf(task.action, document),
    };
    const at = known.findLastIndex((earlier) => isSame(earlier, made, byId));
    known[at < 0 ? known.length : at] = joined(known[at], made);
  }
  return known.map(({ task }) => task);
}

function joined(before: Known | undefined, { task, key }: Known): Known {
  if (!before) return { task, key };
  // A list at the end repeats what an item said: what has a day tells more.
  if (before.task.document === task.document && before.task.due) return before;
  return { task: { ...task, given: before.task.given }, key };
}

function periodTask(
  { action, state, steps }: FollowedTask,
  date: string,
  { document, deadlines }: MeetingDocument,
  documents: readonly MeetingDocument[],
  today: string,
): PeriodTask {
  const deadline = deadlines.find(({ id }) => id === action.deadline);
  const due = deadline ? daysOf(deadline, date, documents) : null;
  const late = due !== null && due.to < today && (state === 'open' || state === 'reported');
  return { document, date, given: date, action, due, state, steps, late };
}

function isSame(
  { task: earlier, key: before }: Known,
  { task, key }: Known,
  byId: ReadonlyMap<string, MeetingDocument>,
): boolean {
  const last = earlier.steps.at(-1);
  const lastDate = byId.get(last?.document ?? '')?.date ?? null;
  // What a meeting before has closed is given anew.
  if (last?.kind === 'closed' && lastDate !== null && lastDate < task.date) return false;
  const moved = last?.kind === 'moved' && last.document === task.document;
  return (moved && overlaps(last.span, task.action.span)) || before === key;
}

/** Stems and given names: a later list may leave family names out. */
function keyOf({ text, who, item }: FollowedAction, { items }: MeetingDocument): string {
  const words = [...contentWords(text)].sort();
  const owners = who.map((name) => fold(name).split(' ')[0]).sort();
  const title = items.find(({ id }) => id === item)?.title ?? '';
  const under = words.length < TELLING_WORDS ? fold(title) : '';
  return [words.join(' ') || fold(text), owners.join(' '), under].join('|');
}
