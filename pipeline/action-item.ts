/** What somebody is to do, and how far it has come. */
import type { Evidence, Responsible, Span } from './base-types.ts';

export const ACTION_STATUSES = ['open', 'ongoing', 'done', 'dropped'] as const;
/** 'open' unless the document says otherwise. */
export type ActionStatus = (typeof ACTION_STATUSES)[number];

/** Something that somebody is to do; its time, where it has one, is that of its deadline. */
export interface ActionItem extends Evidence {
  readonly id: string;
  /** The words that give the task, its owner included. */
  readonly span: Span;
  readonly text: string;
  /** The task alone. */
  readonly what: { readonly text: string; readonly span: Span };
  readonly responsible: readonly Responsible[];
  readonly status: ActionStatus;
  /** Where the document tells the status. */
  readonly statusSpan: Span | null;
  /** Ids of the deadline and of the decision that it comes from. */
  readonly deadline: string | null;
  readonly decision: string | null;
  readonly agendaItem: string | null;
}
