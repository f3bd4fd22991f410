/** Where the meeting was held. */
import type { Evidence, Stated } from '../types.ts';
import { type Fact, labelEvidence } from './facts.ts';
import { printedTimes } from './printed.ts';
import { type Range, type Row, spanOf, tighten } from './rows.ts';

const SECTIONS = /(?<!\p{L})(?:paragrafer|paragraf|§§?)\s*[§\d\s–-]*/iu;
const CLOCK_WORD = /(?<!\p{L})(?:kl\.?|klockan)\s*\d/iu;
const LONGEST = 120;
/** A guess. */
const AFTER_TIME: Evidence = { confidence: 0.8, by: 'title-after-time' };

/** The place that a label gives, without the date, the times and the sections beside it. */
export function readPlace(
  source: string,
  facts: readonly Fact[],
  titles: readonly Row[],
): Stated<string> | null {
  for (const fact of facts) {
    const { field, row, range } = fact;
    if (field !== 'place' && field !== 'placeTime') continue;
    const own = field === 'place' ? range : withoutTimes(row.text, range);
    const tight = tighten(row.text, own, ',;.:–-');
    const value = row.text.slice(tight.start, tight.end);
    if (value === '' || value.length > LONGEST || !/\p{L}{2}/u.test(value)) continue;
    return { value, span: spanOf(source, row, tight.start, tight.end), ...labelEvidence(fact) };
  }
  return titles.map((row) => fromTitle(source, row)).find((place) => place !== null) ?? null;
}

/** '… årsmöte den 22 mars 2025 kl 10 i Bygdegården, Norrby': what follows the time. */
function fromTitle(source: string, row: Row): Stated<string> | null {
  const last = printedTimes(row.text).at(-1);
  if (!last) return null;
  const rest = row.text.slice(last.range.end);
  const match = /^[\s,]*(?:i|på|hos)\s+(\p{L}[^.;(]{2,90})/u.exec(rest);
  if (!match?.[1]) return null;
  const start = last.range.end + match[0].length - match[1].length;
  const tight = tighten(row.text, { start, end: start + match[1].length }, ',;.:–-');
  const value = row.text.slice(tight.start, tight.end);
  return { value, span: spanOf(source, row, tight.start, tight.end), ...AFTER_TIME };
}

/** The longest part of a value that is neither time nor list of sections. */
function withoutTimes(text: string, range: Range): Range {
  const part = text.slice(range.start, range.end);
  const cuts: Range[] = printedTimes(part).map((time) => time.range);
  for (const pattern of [SECTIONS, CLOCK_WORD]) {
    const match = pattern.exec(part);
    if (match) cuts.push({ start: match.index, end: match.index + match[0].length });
  }
  cuts.sort((a, b) => a.start - b.start);
  const rests: Range[] = [];
  let start = 0;
  for (const cut of [...cuts, { start: part.length, end: part.length }]) {
    if (cut.start > start) rests.push(tighten(part, { start, end: cut.start }, ',;.:–-'));
    start = Math.max(start, cut.end);
  }
  const best = rests
    .filter((rest) => /\p{L}{2}/u.test(part.slice(rest.start, rest.end)))
    .sort((a, b) => b.end - b.start - (a.end - a.start))[0];
  if (!best) return { start: range.start, end: range.start };
  return { start: range.start + best.start, end: range.start + best.end };
}
