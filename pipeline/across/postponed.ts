/** Matters that a meeting put off and no later one has decided. */
import type { Matter } from './matters.ts';
import type { FollowedDecision, FollowedItem, MeetingDocument } from './meeting-document.ts';
import { type Days, daysOf } from './period-tasks.ts';

/** The decision that put a matter off. */
export interface Postponed {
  readonly document: string;
  readonly date: string;
  readonly decision: FollowedDecision;
  readonly item: FollowedItem | null;
  /** Until when, where the document says so. */
  readonly due: Days | null;
  /** Later meetings that had the matter and decided nothing of it. */
  readonly again: readonly { readonly document: string; readonly date: string }[];
}

/** Of dated documents by date, each matter once: where it was put off last. */
export function postponedOf(
  documents: readonly MeetingDocument[],
  matters: readonly Matter[],
): Postponed[] {
  return documents.flatMap((document) => {
    const seen = new Set<string | null>();
    return document.decisions.flatMap((decision): Postponed[] => {
      const { item } = decision;
      if (decision.kind !== 'postpone' || (item !== null && seen.has(item))) return [];
      seen.add(item);
      const later = laterOf(document, item, documents, matters);
      if (later.some(({ decided }) => decided)) return [];
      return [
        {
          ...{ document: document.document, date: document.date ?? '', decision },
          item: document.items.find(({ id }) => id === item) ?? null,
          due: dueOf(document, decision, documents),
          again: later.map(({ document: again, date }) => ({ document: again, date })),
        },
      ];
    });
  });
}

interface Later {
  readonly document: string;
  readonly date: string;
  readonly decided: boolean;
}

/** Later meetings with the matter; one that puts it off again has decided, and speaks for itself. */
function laterOf(
  { document: own, date: from }: MeetingDocument,
  item: string | null,
  documents: readonly MeetingDocument[],
  matters: readonly Matter[],
): Later[] {
  const matter = matters.find(({ steps }) =>
    steps.some((step) => step.document === own && step.item === item),
  );
  return documents.flatMap(({ document, date, decisions }): Later[] => {
    const items = matter?.steps.flatMap((one) => (one.document === document ? [one.item] : []));
    if (!items?.length || date === null || from === null || date <= from) return [];
    const decided = decisions.some((one) => one.item !== null && items.includes(one.item));
    return [{ document, date, decided }];
  });
}

/** That of the task which waiting is. */
function dueOf(
  { date, actions, deadlines }: MeetingDocument,
  { item, span }: FollowedDecision,
  documents: readonly MeetingDocument[],
): Days | null {
  const waits = actions.find(
    (one) =>
      one.waits && one.item === item && one.span.start < span.end && span.start < one.span.end,
  );
  const deadline = deadlines.find(({ id }) => id === waits?.deadline);
  return deadline ? daysOf(deadline, date, documents) : null;
}
