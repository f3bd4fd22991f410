/** Propose generously, refine in order. */

import { gateOfAny } from '../gate.ts';
import { Scanned } from '../scanned.ts';
import { inOrder } from '../span.ts';
import { parsers } from './parsers/index.ts';
import { refiners } from './refiners/index.ts';
import { outsideTraps } from './traps.ts';
import type { TimeExpression } from './value.ts';

const mayHoldAny = gateOfAny(parsers.map(({ needs }) => needs));

/** Minutes repeat their lines, within a document (its head is read twice) and from one to the next. */
const MOST_TEXTS = 2000;

const known = new Map<string, readonly TimeExpression[]>();

/**
 * The time expressions of one clean string, in order, none overlapping another.
 * @param scanned the text as gates look at it
 */
export function findTimes(
  text: string,
  scanned: Scanned = new Scanned(text),
): readonly TimeExpression[] {
  if (!mayHoldAny(scanned)) return [];
  const found = known.get(text);
  if (found !== undefined) return found;
  if (known.size >= MOST_TEXTS) known.clear();
  const times = timesIn(text, scanned);
  known.set(text, times);
  return times;
}

function timesIn(text: string, scanned: Scanned): readonly TimeExpression[] {
  const proposals = outsideTraps(
    text,
    parsers.flatMap((parse) => parse(text, scanned)),
  );
  if (proposals.length === 0) return [];
  const times = proposals.map(
    ({ span, value, clock, by }): TimeExpression => ({
      span,
      core: span,
      limit: null,
      value,
      clock,
      mismatch: false,
      by,
    }),
  );
  return refiners.reduce(
    (list, refine) => refine(text, list),
    times.sort((a, b) => inOrder(a.span, b.span)),
  );
}
