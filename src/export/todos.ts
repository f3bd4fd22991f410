/** What a record says is to be done on some day, each task once. Pure. */
import type { MinutesRecord } from '../../pipeline/record.ts';
import { responsibleFor } from '../lookup.ts';

type Deadline = MinutesRecord['deadlines'][number];
type Action = MinutesRecord['actions'][number];
type Span = Deadline['span'];

/** A task with the days in which it is due. */
export interface Todo {
  readonly what: string;
  readonly who: readonly string[];
  readonly span: Span;
  /** The deadline with its days. */
  readonly due: Deadline & { readonly date: NonNullable<Deadline['date']> };
  /** Null where no action says how far the task has come. */
  readonly status: Action['status'] | null;
}

/** Everything that is said of the deadline itself. */
function reachOf({ span, action }: Deadline): readonly Span[] {
  return action ? [span, action.span] : [span];
}

function touches(action: Action, deadline: Deadline): boolean {
  return reachOf(deadline).some(
    ({ start, end }) => start < action.span.end && action.span.start < end,
  );
}

/** One status where all agree. */
function statusOf(actions: readonly Action[]): Action['status'] | null {
  const [first, ...others] = new Set(actions.map(({ status }) => status));
  return others.length === 0 ? (first ?? null) : null;
}

/** What is to be done, in those words that say most of it beside the time. */
function whatOf({ action, text }: Deadline, [same, ...more]: readonly Action[]): string {
  const told = [action?.text, more.length === 0 ? same?.what.text : undefined];
  const known = told.filter((one) => one !== undefined);
  const wordsOf = (one: string): number => one.replaceAll(text, '').trim().length;
  return known.sort((a, b) => wordsOf(b) - wordsOf(a))[0] ?? text;
}

/**
 * Each dated deadline, and each action whose time is that of a list ('Att göra till nästa möte'):
 * an action in whose words the deadline stands is the same task, and gives it its status.
 */
export function todosOf(record: MinutesRecord): Todo[] {
  return record.deadlines.flatMap((deadline): Todo[] => {
    const { date } = deadline;
    if (date === null) return [];
    const due = { ...deadline, date };
    const actions = record.actions.filter((one) => one.deadline === deadline.id);
    const [same, others] = [
      actions.filter((one) => touches(one, deadline)),
      actions.filter((one) => !touches(one, deadline)),
    ];
    const own: Todo = {
      what: whatOf(deadline, same),
      who: responsibleFor(record, deadline),
      span: deadline.action?.span ?? deadline.span,
      due,
      status: statusOf(same),
    };
    const listed = others.map((one) => ({
      what: one.what.text,
      who: responsibleFor(record, one),
      span: one.span,
      due,
      status: one.status,
    }));
    return [own, ...listed];
  });
}
