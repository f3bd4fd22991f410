/** Propose generously, refine in order. */

import { gateOfAny } from '../gate.ts';
import { remember } from '../remember.ts';
import { Scanned } from '../scanned.ts';
import { inOrder } from '../span.ts';
import { parsers } from './parsers/index.ts';
import { refiners } from './refiners/index.ts';
import { outsideTraps } from './traps.ts';
import type { TimeExpression } from './value.ts';

const mayHoldAny = gateOfAny(parsers.map(({ needs }) => needs));

/** Minutes repeat their lines, within a document (its head is read twice) and from one to the next. */
const MOST_TEXTS = 2000;

const timesOf = remember(timesIn, MOST_TEXTS);

/**
 * The time expressions of one clean string, in order, none overlapping another.
 * @param scanned the text as gates look at it
 */
export function findTimes(
  text: string,
  scanned: Scanned = new Scanned(text),
): readonly TimeExpression[] {
  return mayHoldAny(scanned) ? timesOf(text) : [];
}

function timesIn(text: string): readonly TimeExpression[] {
  const scanned = new Scanned(text);
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
