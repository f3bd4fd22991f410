/** A document of a body, as following a matter through several of them sees it. */
import type { ActionStatus } from '../action-item.ts';
import type { Span } from '../types.ts';
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
  /** Comparable, as `caseNumbersIn` gives them. */
  readonly caseNumbers: readonly string[];
}

export interface FollowedAction extends Placed {
  readonly id: string;
  /** Names of those who are to do it. */
  readonly who: readonly string[];
  readonly status: ActionStatus;
  readonly due: string | null;
  /** True where it is the matter itself that waits: 'bordläggs till nästa möte'. */
  readonly waits: boolean;
}

export interface FollowedDecision extends Placed {
  readonly id: string;
  readonly kind: string;
}

export interface MeetingDocument extends Met {
  readonly items: readonly FollowedItem[];
  readonly decisions: readonly FollowedDecision[];
  readonly actions: readonly FollowedAction[];
  readonly sentences: readonly Placed[];
}
