/** A document of a body, as following a matter through several of them sees it. */
import type { ActionStatus } from '../action-item.ts';
import type { DecisionKind, Span } from '../types.ts';
import type { Met } from './next-meeting.ts';

/** What stands somewhere in the document; `item` is the id of the agenda item, if any. */
export interface Placed {
  readonly item: string | null;
  readonly text: string;
  readonly span: Span;
}

export interface FollowedItem {
  readonly id: string;
  readonly number: string | null;
  readonly title: string;
  /** The line with its number and title. */
  readonly heading: Span;
  /** Comparable, as `caseNumbersIn` gives them. */
  readonly caseNumbers: readonly string[];
  /** Organisations and places that it names, folded. */
  readonly names: readonly string[];
}

export interface FollowedAction extends Placed {
  readonly id: string;
  /** Names of those who are to do it. */
  readonly who: readonly string[];
  readonly status: ActionStatus;
  readonly due: string | null;
  /** Id of the deadline that it comes from. */
  readonly deadline: string | null;
  /** True where it is the matter itself that waits: 'bordläggs till nästa möte'. */
  readonly waits: boolean;
}

export interface FollowedDecision extends Placed {
  readonly id: string;
  readonly kind: DecisionKind;
}

/** A time by which something is to be done; `text` is what, or the words of the time itself. */
export interface FollowedDeadline extends Placed {
  readonly id: string;
  readonly who: readonly string[];
  /** First and last day; null where the document does not tell. */
  readonly days: { readonly from: string; readonly to: string } | null;
  /** True where only the body's next meeting can tell the day. */
  readonly nextMeeting: boolean;
}

export interface MeetingDocument extends Met {
  readonly items: readonly FollowedItem[];
  readonly decisions: readonly FollowedDecision[];
  readonly actions: readonly FollowedAction[];
  readonly deadlines: readonly FollowedDeadline[];
  readonly sentences: readonly Placed[];
}
