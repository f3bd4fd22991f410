/** Refiners for the words around a time: parts ('slutet av'), limits ('senast'), occasions. */
import { anyOf, fold, LIMIT_WORDS, LIMITS, lookup, PARTS } from '../lexicon.ts';
import { partsIn } from '../make.ts';
import type { Limit, Part, TimeExpression, TimeValue } from '../value.ts';
import { joining, type Refiner, valued } from './join.ts';

const PART = new RegExp(`(?<![\\p{L}\\p{N}])(${anyOf([...PARTS.keys()])})\\s+$`, 'iu');
const LONG: ReadonlySet<TimeValue['form']> = new Set([
  'period',
  'week',
  'unit',
  'calendar',
  'range',
]);

/** True for what is long enough to have a beginning and an end. */
function isLong(value: TimeValue): boolean {
  if (value.form === 'calendar') return partsIn(value).day === undefined;
  if (value.form === 'unit') return value.unit !== 'day' && value.weekday === null;
  return LONG.has(value.form);
}

/** 'slutet av oktober', 'mitten av maj', 'utgången av april', 'tidigt i höst'. */
export const joinPart: Refiner = (text, times) =>
  times.map((time) => {
    const match = isLong(time.value) ? PART.exec(text.slice(0, time.core.start)) : null;
    if (!match) return time;
    const start = match.index;
    const part = lookup(PARTS, match[1] ?? '') as Part;
    const end = time.span.end;
    return {
      ...time,
      span: { start, end },
      core: { start, end },
      value: { form: 'part', part, of: time.value },
      by: `part+${time.by}`,
    };
  });

/** 'årets slut', 'oktobers utgång', 'mars månads början': the part stands after. */
export const joinPartAfter: Refiner = (text, times) =>
  times.map((time) => {
    if (!isLong(time.value)) return time;
    const rest = text.slice(time.span.end);
    const match = /^\s+(slut|utgång|början|mitt)(?!\p{L})/iu.exec(rest);
    const named = /s$/iu.test(text.slice(0, time.span.end));
    if (!match || !named) return time;
    const part: Part = { slut: 'end', utgång: 'end', början: 'start', mitt: 'middle' }[
      (match[1] ?? '').toLowerCase() as 'slut'
    ] as Part;
    const end = time.span.end + match[0].length;
    return {
      ...time,
      span: { start: time.span.start, end },
      core: { start: time.core.start, end },
      value: { form: 'part', part, of: time.value },
      by: `${time.by}+part`,
    };
  });

const CHAIN = new RegExp(
  `(?<![\\p{L}\\p{N}])((?:${LIMIT_WORDS})(?:\\s+(?:${LIMIT_WORDS})){0,3})\\s+$`,
  'iu',
);
const LIMIT = new RegExp(`^(?:${LIMIT_WORDS})(?![\\p{L}.])`, 'iu');
const ORDER: readonly Limit[] = [
  'by',
  'before',
  'within',
  'until',
  'after',
  'from',
  'during',
  'toward',
  'at',
];

/** The strictest of the words before a time: 'senast under mars' is by, not during. */
function strictest(chain: string): Limit {
  let rest = fold(chain).trimStart();
  const found = new Set<string>();
  while (rest !== '') {
    const word = LIMIT.exec(rest)?.[0];
    if (word === undefined) break;
    found.add(lookup(LIMITS, word));
    rest = rest.slice(word.length).trimStart();
  }
  return ORDER.find((limit) => found.has(limit)) ?? 'at';
}

/** The limit that an expression's own first word is: 'inom 14 dagar', 'innan dess'. */
function ownLimit(text: string, time: TimeExpression): Limit | null {
  const word = LIMIT.exec(text.slice(time.core.start, time.core.end))?.[0];
  return word === undefined ? null : (lookup(LIMITS, word) as Limit);
}

/** Takes in the words before: 'senast den', 'fram till i', 'före'. */
export const takeLimits: Refiner = (text, times) =>
  times.map((time, i) => {
    const floor = times[i - 1]?.span.end ?? 0;
    const before = CHAIN.exec(text.slice(floor, time.span.start));
    if (time.value.form === 'vague') return time;
    if (!before) return { ...time, limit: ownLimit(text, time) ?? time.limit };
    const start = floor + before.index;
    return { ...time, span: { start, end: time.span.end }, limit: strictest(before[1] ?? '') };
  });

/** 'till sammanträdet den 15 maj', 'möte i mars', 'mötet om 4 v': the occasion and its date. */
export const joinEvent = joining(/^(?:,|:)?\s+(?:som\s+(?:är|hålls)\s+)?$/u, (a, b) => {
  if (a.value.form !== 'event' || a.value.date !== null) return null;
  if (['event', 'anaphor', 'vague', 'clock'].includes(b.value.form)) return null;
  if (b.limit !== null && b.limit !== 'at' && b.limit !== 'during') return null;
  return { value: { ...a.value, date: b.value }, limit: a.limit, clock: b.clock };
});

const CLOCKED: ReadonlySet<TimeValue['form']> = new Set(['calendar', 'weekday', 'unit', 'event']);

function takesClock(time: TimeExpression): boolean {
  const { value } = time;
  if (time.clock || !CLOCKED.has(value.form)) return false;
  return value.form !== 'calendar' || partsIn(value).day !== undefined;
}

/** 'fredag 6/12 kl. 08.00–09.00', '3 maj 13.15 - 14.15'. */
export const joinClock = joining(/^\s*[,;(–-]?\s*(?:mellan\s+|från\s+)?$/u, (a, b) =>
  b.value.form === 'clock' && takesClock(a) ? valued(a.value) : null,
);

/** '12:15 torsdag 2022-02-03'. */
export const joinClockBefore = joining(/^,?\s+(?:den\s+)?$/u, (a, b) =>
  a.value.form === 'clock' && a.by !== 'hours' && takesClock(b) ? { value: b.value } : null,
);
