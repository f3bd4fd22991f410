/** Refiners for the words around a time: parts ('slutet av'), limits ('senast'), occasions. */
import { anyOf, fold, LIMIT_WORDS, LIMITS, leading, lookup, PARTS } from '../lexicon.ts';
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
    const match = isLong(time.value) ? PART.exec(leading(text, time.core.start)) : null;
    if (!match) return time;
    const start = time.core.start - match[0].length;
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
    const match = /^\s+(slut|utgång|början|mitt|ut)(?!\p{L})/iu.exec(rest);
    const named = /s$/iu.test(leading(text, time.span.end));
    // 'april ut' needs no genitive, and is all of April.
    if (!match || (!named && match[1] !== 'ut')) return time;
    const part: Part = {
      slut: 'end',
      utgång: 'end',
      början: 'start',
      mitt: 'middle',
      ut: 'lastDay',
    }[(match[1] ?? '').toLowerCase() as 'slut'] as Part;
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

/** The limits that the words before a time say, in their order. */
function limitsIn(chain: string): Limit[] {
  let rest = fold(chain).trimStart();
  const found: Limit[] = [];
  while (rest !== '') {
    const word = LIMIT.exec(rest)?.[0];
    if (word === undefined) break;
    found.push(lookup(LIMITS, word) as Limit);
    rest = rest.slice(word.length).trimStart();
  }
  return found;
}

/** 'senast under mars' is by, not during; but 'från innan sommaren' looks back all the same. */
function strictest(chain: string): Limit {
  const found = limitsIn(chain);
  if (found[0] === 'from' || found[0] === 'after') return found[0];
  return ORDER.find((limit) => found.includes(limit)) ?? 'at';
}

/** The limit that an expression's own first word is: 'inom 14 dagar', 'innan dess'. */
function ownLimit(text: string, time: TimeExpression): Limit | null {
  const word = LIMIT.exec(text.slice(time.core.start, time.core.end))?.[0];
  return word === undefined ? null : (lookup(LIMITS, word) as Limit);
}

/** 'tas fram till mötet': there 'fram' is the verb's, not the limit's. */
const PARTICLE =
  /(?<!\p{L})(?:ta|tas|tar|tog|togs|tagits?|läggs?|lägga|lades?|förs|föra|komma?)\s+$/iu;

function chainStart(before: string): number | null {
  const match = CHAIN.exec(before);
  if (!match) return null;
  const chain = match[1] ?? '';
  const fram = /^fram\s+(?=till)/iu.exec(chain);
  if (fram && PARTICLE.test(before.slice(0, match.index))) return match.index + fram[0].length;
  // 'gå på vid årsskiftet', 'förslag till vid sammanträdet': the first belongs to what is before.
  const others =
    /^(?:(?:på|i|vid|över)\s+(?=(?:på|vid|till|under|inför)(?:\s|$))|till\s+(?=vid(?:\s|$)))+/iu.exec(
      chain,
    );
  return match.index + (others?.[0].length ?? 0);
}

/** Takes in the words before: 'senast den', 'fram till i', 'före'. */
export const takeLimits: Refiner = (text, times) =>
  times.map((time, i) => {
    if (time.value.form === 'vague') return time;
    const floor = Math.max(times[i - 1]?.span.end ?? 0, time.span.start - 80);
    const at = chainStart(text.slice(floor, time.span.start));
    if (at === null) return { ...time, limit: ownLimit(text, time) ?? time.limit };
    const start = floor + at;
    const limit = strictest(text.slice(start, time.span.start));
    return { ...time, span: { start, end: time.span.end }, limit };
  });

const GAP = /^(?:[,:]?\s+(?:som\s+(?:är|hålls)\s+)?|\s*\()$/u;

/** 'sammanträdet den 15 maj', 'möte i mars', 'nästa nämnd (20/2)': an occasion and its date. */
export const joinEvent = joining(GAP, (a, b, text) => {
  if (a.value.form !== 'event' || a.value.date !== null) return null;
  if (['event', 'anaphor', 'vague', 'clock'].includes(b.value.form)) return null;
  if (b.limit !== null && b.limit !== 'at' && b.limit !== 'during') return null;
  const opened = text.slice(a.span.end, b.span.start).endsWith('(');
  if (opened && text.charAt(b.span.end) !== ')') return null;
  const end = b.span.end + (opened ? 1 : 0);
  return {
    value: { ...a.value, date: b.value, dateSpan: b.span },
    span: { start: a.span.start, end },
    core: { start: a.core.start, end },
    limit: a.limit,
    clock: b.clock,
  };
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
