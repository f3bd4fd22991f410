/** Whether notes say of each task who does it and by when. */
import type { MinutesRecord } from '../record.ts';
import { overlaps } from '../span.ts';
import { missing, notApplicable, present, unsure } from './judgement.ts';
import type { Judgement } from './types.ts';

type Action = MinutesRecord['actions'][number];

/** Each task has somebody who does it. */
export function ownersOf(record: MinutesRecord): Judgement {
  return eachOf(record, ({ responsible }) => responsible.length > 0);
}

/** Each task has a time by which it is done. */
export function dueOf(record: MinutesRecord): Judgement {
  return eachOf(record, ({ deadline }) => deadline !== null);
}

/** How far apart two tasks are that tell of one another: 'Den ska vara inne senast 31 maj.' */
const NEAR = 120;

/** What is done, dropped or put off needs neither; nor does a meeting that is only announced. */
function eachOf(record: MinutesRecord, has: (action: Action) => boolean): Judgement {
  const open = record.actions.filter((action) => isTask(record, action));
  if (open.length === 0) return notApplicable();
  const without = open.filter(
    (action) => !has(action) && !open.some((other) => has(other) && isNear(action, other)),
  );
  const places = (of: readonly Action[]) => of.map(({ span: { start, end } }) => ({ start, end }));
  if (without.length === 0) return present(places(open));
  // The evidence is what a reader has to look at: the tasks that lack it.
  if (without.length === open.length) return missing(null, places(without));
  return unsure('some', places(without));
}

function isTask({ decisions, meetings }: MinutesRecord, action: Action): boolean {
  if (action.status === 'done' || action.status === 'dropped') return false;
  const from = decisions.find(({ id }) => id === action.decision);
  return from?.kind !== 'postpone' && !meetings.some(({ span }) => overlaps(span, action.span));
}

function isNear(one: Action, other: Action): boolean {
  const apart = Math.max(one.span.start, other.span.start) - Math.min(one.span.end, other.span.end);
  return one.agendaItem === other.agendaItem && apart < NEAR;
}
