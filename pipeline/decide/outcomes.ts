/** What a decision of each kind comes to. */
import type { DecisionKind } from '../types.ts';

/** By kind. */
export const OUTCOMES: Record<DecisionKind, string> = {
  approve: 'approved',
  adopt: 'adopted',
  reject: 'rejected',
  refer: 'referred',
  postpone: 'postponed',
  appoint: 'appointed',
  note: 'noted',
  assign: 'assigned',
  other: 'decided',
};
