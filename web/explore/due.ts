/** What is late and who is to do it. Pure. */

/** A deadline as /v1/deadlines has it. */
export interface Deadline {
  readonly sha256: string;
  /** Its last day; null where the document does not tell. */
  readonly due: string | null;
  readonly text: string;
  readonly action: string | null;
  readonly who: string | null;
  readonly body: string | null;
  /** What its own document says of the task: 'open', 'ongoing', 'done', 'dropped'. */
  readonly status: string | null;
  readonly start: number;
  readonly end: number;
}

/** How it stands with a deadline on a day. */
export function stateOf({ due, status }: Deadline, today: string): 'done' | 'late' | 'open' {
  if (status === 'done' || status === 'dropped') return 'done';
  return due !== null && due < today ? 'late' : 'open';
}

/** Those of one who is responsible; null where nobody is named. */
interface Group {
  readonly who: string | null;
  readonly items: readonly Deadline[];
}

/** In the order in which each comes first, those of nobody last. */
export function byResponsible(items: readonly Deadline[]): Group[] {
  const groups = new Map<string | null, Deadline[]>();
  for (const one of items) groups.set(one.who, [...(groups.get(one.who) ?? []), one]);
  const all = [...groups].map(([who, own]) => ({ who, items: own }));
  return all.sort((a, b) => Number(a.who === null) - Number(b.who === null));
}
