/** What a body's latest meeting changed, beside the one before it. */
import type { FollowStep } from './follow-up.ts';
import type { Matter } from './matters.ts';
import type { FollowedDecision, FollowedItem, MeetingDocument } from './meeting-document.ts';
import { isOpen, type PeriodTask } from './period-tasks.ts';

/** An item of the latest meeting that an earlier one had. */
export interface MatterBack {
  readonly document: string;
  readonly item: FollowedItem;
  readonly caseNumbers: readonly string[];
  /** What it was known by. */
  readonly by: Matter['steps'][number]['by'];
  readonly evidence: readonly string[];
  readonly decisions: readonly FollowedDecision[];
  /** When it was up last, and what was decided then. */
  readonly before: {
    readonly document: string;
    readonly date: string;
    readonly decisions: readonly FollowedDecision[];
  };
}

/** A task with the sentence that tells; null where the list of tasks tells it itself. */
export interface TaskStep {
  readonly task: PeriodTask;
  readonly step: FollowStep | null;
}

export interface Changes {
  /** Dates of the two meetings. */
  readonly at: string;
  readonly since: string;
  readonly matters: readonly MatterBack[];
  readonly closed: readonly TaskStep[];
  readonly moved: readonly TaskStep[];
  readonly reported: readonly TaskStep[];
  readonly dropped: readonly TaskStep[];
  readonly added: readonly PeriodTask[];
}

/** Of dated documents by date: what the last meeting changed; null where there is none before it. */
export function changesOf(
  documents: readonly MeetingDocument[],
  matters: readonly Matter[],
  tasks: readonly PeriodTask[],
): Changes | null {
  const at = documents.at(-1)?.date ?? null;
  const since = documents.findLast(({ date }) => date !== at)?.date ?? null;
  if (at === null || since === null) return null;
  const latest = new Map(
    documents.filter(({ date }) => date === at).map((one) => [one.document, one]),
  );
  const stepsTo = (kind: FollowStep['kind']): TaskStep[] =>
    tasks.flatMap((task) => {
      const step = task.steps.at(-1);
      return step?.kind === kind && latest.has(step.document) ? [{ task, step }] : [];
    });
  const listed = (state: PeriodTask['state']): TaskStep[] =>
    tasks.flatMap((task) =>
      task.state === state && task.steps.length === 0 && latest.has(task.document)
        ? [{ task, step: null }]
        : [],
    );
  return {
    at,
    since,
    matters: matters.flatMap((matter) => mattersBack(matter, documents, latest)),
    closed: [...stepsTo('closed'), ...listed('closed')],
    moved: stepsTo('moved'),
    reported: stepsTo('reported'),
    dropped: listed('dropped'),
    added: tasks.filter((task) => task.given === at && isOpen(task)),
  };
}

function mattersBack(
  { steps, caseNumbers }: Matter,
  documents: readonly MeetingDocument[],
  latest: ReadonlyMap<string, MeetingDocument>,
): MatterBack[] {
  const previous = steps.findLast(({ document }) => !latest.has(document))?.document;
  const before = documents.find(({ document }) => document === previous);
  if (!before?.date) return [];
  const former = steps.filter(({ document }) => document === previous).map(({ item }) => item);
  const decided = before.decisions.filter(({ item }) => item !== null && former.includes(item));
  return steps.flatMap(({ document, item: id, by, evidence }): MatterBack[] => {
    const now = latest.get(document);
    const item = now?.items.find((one) => one.id === id);
    if (!now || !item) return [];
    const decisions = now.decisions.filter((one) => one.item === id);
    const last = { document: before.document, date: before.date ?? '', decisions: decided };
    return [{ document, item, caseNumbers, by, evidence, decisions, before: last }];
  });
}
