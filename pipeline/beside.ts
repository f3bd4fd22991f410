/** What stands beside a decision: how it was voted on, and what was put into the minutes with it. */
import type { Evidence, Responsible, Span } from './base-types.ts';

/** The count of a vote; ids of people where the minutes list who voted how. */
export interface Vote extends Evidence {
  readonly span: Span;
  readonly text: string;
  readonly yes: number;
  readonly no: number;
  readonly abstained: number | null;
  readonly names: {
    readonly yes: readonly string[];
    readonly no: readonly string[];
    readonly abstained: readonly string[];
  };
}

export type FormalityKind = 'reservation' | 'statement' | 'remark' | 'conflict';

/** What somebody has put into the minutes beside a decision. */
export interface Formality extends Evidence {
  readonly kind: FormalityKind;
  readonly who: readonly Responsible[];
  readonly span: Span;
  readonly text: string;
}
