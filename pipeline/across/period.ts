/** A body's meetings of some time: what was decided, what is due, what changed, what is open. */
import { fold } from '../similar.ts';
import type { Span } from '../types.ts';
import { type Changes, changesOf } from './changes.ts';
import { type FollowedTask, followUps } from './follow-up.ts';
import { mattersOf } from './matters.ts';
import type { FollowedDecision, MeetingDocument } from './meeting-document.ts';
import { type Days, daysOf, isOpen, type PeriodTask, periodTasks } from './period-tasks.ts';
import { type Postponed, postponedOf } from './postponed.ts';
import { isRoutine } from './titles.ts';

/** ISO days; `since` and `until` are included, null for no bound. */
export interface PeriodOptions {
  readonly since: string | null;
  readonly until: string | null;
  /** What is before it has passed. */
  readonly today: string;
}

export interface PeriodDecision extends FollowedDecision {
  /** True where the meeting deals with itself or takes note. */
  readonly routine: boolean;
}

/** One document of the period. */
export interface PeriodMeeting {
  readonly document: string;
  readonly date: string;
  readonly decisions: readonly PeriodDecision[];
}

/** Something with a last day: a task, or a time that is nobody's task. */
export interface Due extends Days {
  readonly document: string;
  readonly item: string | null;
  readonly text: string;
  readonly span: Span;
  readonly who: readonly string[];
  readonly passed: boolean;
  /** Of a task; null where it is none. */
  readonly state: FollowedTask['state'] | null;
  readonly late: boolean;
}

export interface Period {
  /** By date. */
  readonly meetings: readonly PeriodMeeting[];
  /** Null where the latest meeting is the only one. */
  readonly changes: Changes | null;
  /** By last day. */
  readonly due: readonly Due[];
  readonly open: {
    /** Given in the period, or spoken of in it, or due since its beginning; the newest first. */
    readonly tasks: readonly PeriodTask[];
    readonly postponed: readonly Postponed[];
    /** Open tasks from before the period that are none of these. */
    readonly earlier: number;
  };
}

/**
 * The brief of one body's dated documents, which are by date; null without a meeting in the period.
 * What is later than `until` is not looked at; what is earlier than `since` tells what changed and
 * what is open.
 */
export function periodOf(all: readonly MeetingDocument[], options: PeriodOptions): Period | null {
  const { since, until, today } = options;
  const documents = all.filter(({ date }) => date !== null && (until === null || date <= until));
  const within = documents.filter(({ date }) => since === null || (date ?? '') >= since);
  if (within.length === 0) return null;
  const matters = mattersOf(documents);
  const tasks = periodTasks(documents, followUps(documents, matters), today);
  const inside = new Set(within.map(({ document }) => document));
  const own = tasks.filter((task) => isOf(task, inside, since));
  const open = own.filter(isOpen);
  return {
    meetings: meetingsOf(within),
    changes: changesOf(documents, matters, tasks),
    due: duesOf(within, documents, own, today),
    open: {
      tasks: open.toSorted((a, b) => compare(b.date, a.date) || compare(dayOf(a), dayOf(b))),
      postponed: postponedOf(documents, matters).filter(({ document }) => inside.has(document)),
      earlier: tasks.filter(isOpen).length - open.length,
    },
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** What has no day comes last. */
function dayOf({ due }: PeriodTask): string {
  return due?.to ?? '9999';
}

function isOf(task: PeriodTask, inside: ReadonlySet<string>, since: string | null): boolean {
  const spoken = task.steps.some(({ document }) => inside.has(document));
  return inside.has(task.document) || spoken || (task.due?.to ?? '') >= (since ?? '9999');
}

/** Two documents of one day are of one meeting: what both say in the same words stands once. */
function meetingsOf(documents: readonly MeetingDocument[]): PeriodMeeting[] {
  const said = new Map<string, string>();
  return documents.map(({ document, date, items, decisions }) => {
    const routine = new Set(items.filter(({ title }) => isRoutine(title)).map(({ id }) => id));
    const own = decisions.filter(({ text }) => {
      const key = `${date} ${fold(text)}`;
      const first = said.get(key) ?? document;
      said.set(key, first);
      return first === document;
    });
    const isFormal = ({ item, kind }: FollowedDecision) =>
      kind === 'note' || (item !== null && routine.has(item));
    return {
      document,
      date: date ?? '',
      decisions: own.map((one) => ({ ...one, routine: isFormal(one) })),
    };
  });
}

/** Each day once: where a task or a matter that waits comes from a deadline, it stands for it. */
function duesOf(
  within: readonly MeetingDocument[],
  documents: readonly MeetingDocument[],
  tasks: readonly PeriodTask[],
  today: string,
): Due[] {
  const ofTasks = tasks.flatMap(({ document, action, due, state, late }): Due[] => {
    const { item, text, span, who } = action;
    const passed = (due?.to ?? '') < today;
    return due ? [{ ...due, document, item, text, span, who, passed, state, late }] : [];
  });
  const others = within.flatMap(({ document, date, deadlines, actions }) => {
    const taken = new Set(actions.map(({ deadline }) => deadline));
    return deadlines.flatMap((deadline): Due[] => {
      const days = taken.has(deadline.id) ? null : daysOf(deadline, date, documents);
      if (days === null) return [];
      const { item, text, span, who } = deadline;
      const rest = { passed: days.to < today, state: null, late: false };
      return [{ ...days, document, item, text, span, who, ...rest }];
    });
  });
  const found = new Map<string, Due>();
  for (const due of [...ofTasks, ...others]) {
    const items = documents.find(({ document }) => document === due.document)?.items ?? [];
    const title = items.find(({ id }) => id === due.item)?.title ?? '';
    const key = [due.to, due.text, due.who.join(), title].map(fold).join('|');
    if (!found.has(key)) found.set(key, due);
  }
  return [...found.values()].sort((a, b) => compare(a.to, b.to));
}
