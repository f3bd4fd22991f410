/** From judged candidates to days: what was said when, and which meeting is the next. */
import {
  daysBetween,
  MONTH_NAMES,
  MONTHS,
  type ResolvedTime,
  resolveTime,
  type TimeContext,
} from '../calendar/index.ts';
import { anywhere } from '../owner/words.ts';
import type { Decided, Interval } from '../types.ts';
import { type Candidate, parentText } from './candidates.ts';
import { type Facts, factsOf } from './facts.ts';
import { judge, type Rule, stillDue } from './rules.ts';

/** A candidate with its verdict and its days. */
export interface Judged {
  readonly candidate: Candidate;
  readonly facts: Facts;
  readonly rule: Rule | null;
  readonly resolved: ResolvedTime | null;
}

const NEXT = /(?<!\p{L})(?:nästa|nästkommande|kommande)(?!\p{L})/iu;
const ANY_MEETING = new RegExp(`^${anywhere('nextMeetings').source}$`, 'iu');

/** A meeting that the document announces: its day, the words around it, whether it is the next. */
interface Announced {
  readonly day: string;
  readonly words: string;
  readonly next: boolean;
}

/** Judges all candidates and resolves them in the order of the text. */
export function judgeAll(input: Decided, all: readonly Candidate[]): readonly Judged[] {
  const reference = input.meeting.date?.value ?? null;
  const facts = all.map(factsOf);
  const verdicts = facts.map(judge);
  const announced = all.flatMap((candidate, i): Announced[] => {
    if (verdicts[i]?.verdict !== 'meeting') return [];
    const resolved = resolveTime(candidate.time, contextOf(reference, candidate, null, null));
    if (resolved === null || (reference !== null && resolved.to < reference)) return [];
    const words =
      `${candidate.sentence.text} ${candidate.leadIn} ${parentText(candidate)}`.toLowerCase();
    return [{ day: resolved.from, words, next: isNext(candidate) }];
  });
  announced.sort((a, b) => (a.day < b.day ? -1 : 1));
  let previous: Interval | null = null;
  return all.map((candidate, i): Judged => {
    const meant = meetingMeant(candidate, announced, reference);
    const resolved = resolveTime(candidate.time, contextOf(reference, candidate, meant, previous));
    if (resolved?.precision === 'day') previous = resolved;
    const [fact, rule] = [facts[i], verdicts[i] ?? null];
    if (fact === undefined) throw new Error('each candidate has its facts');
    return { candidate, facts: fact, rule: stillAhead(fact, rule, resolved, reference), resolved };
  });
}

/** 'septembermötet', 'aprilstämman'. */
const MONTH_MEETING = new RegExp(
  `^(${MONTH_NAMES.join('|')})(?:möte|sammanträde|stämma|träff)`,
  'u',
);

/** Which announced meeting 'nästa möte' or 'höstmötet' is: the next one, or the one so named. */
function meetingMeant(
  { time: { value } }: Candidate,
  announced: readonly Announced[],
  reference: string | null,
): string | null {
  if (value.form !== 'event' || value.date !== null) return null;
  if (ANY_MEETING.test(value.what)) {
    const ahead = announced.filter((m) => m.next && (reference === null || m.day > reference));
    return value.next ? (ahead[0]?.day ?? null) : null;
  }
  const month = MONTH_MEETING.exec(value.what)?.[1];
  if (month !== undefined) {
    const number = MONTHS.get(month);
    return announced.find(({ day }) => Number(day.slice(5, 7)) === number)?.day ?? null;
  }
  const noun = value.what.replace(/(?:e[nt]|n|t)$/u, '');
  return announced.find(({ words }) => words.includes(noun))?.day ?? null;
}

/** 'till nästa möte' in a document that does not say when that is. */
export function awaitsNextMeeting({ candidate, resolved }: Judged): boolean {
  const { value } = candidate.time;
  const said = value.form === 'event' && value.next && value.date === null;
  return resolved === null && said && ANY_MEETING.test(value.what);
}

/** Said of the next meeting, by the words before the date or over the list it stands in. */
function isNext({ sentence, time, leadIn }: Candidate): boolean {
  return (
    NEXT.test(sentence.text.slice(Math.max(0, time.span.start - 200), time.span.end)) ||
    NEXT.test(leadIn)
  );
}

function contextOf(
  reference: string | null,
  candidate: Candidate,
  nextMeeting: string | null,
  previous: Interval | null,
): TimeContext {
  const year = candidate.announced !== null ? yearIn(candidate.leadIn) : null;
  return { reference, direction: 'future', nextMeeting, previous, year };
}

/** 'Mötestider 2025': the year of the dates under it. */
function yearIn(leadIn: string): number | null {
  const years = [...leadIn.matchAll(/(?<![\d-])20\d\d(?![\d-])/gu)];
  const last = years.at(-1)?.[0];
  return last === undefined ? null : Number(last);
}

/** Past this many days ahead a date without a year more likely lies behind. */
const FAR = 300;

/** A date without a year that lies so near ahead is not last year's. */
const NEAR = 120;

/** What prints a date that is over is no longer due, unless the text says that it had to be met. */
function stillAhead(
  facts: Facts,
  rule: Rule | null,
  resolved: ResolvedTime | null,
  reference: string | null,
): Rule | null {
  if (rule === null || resolved === null || reference === null) return rule;
  const days = daysBetween(reference, resolved.to);
  const near = days >= 0 && (days < NEAR || !resolved.implied.includes('year'));
  if (rule.name === 'past' && near && facts.grain === 'day' && stillDue.when(facts))
    return stillDue;
  const guessed = resolved.implied.includes('year') && facts.announced === null;
  const plain = facts.limit === null || facts.limit === 'at';
  if (days > FAR && guessed && plain && facts.grain === 'day') return null;
  if (rule.verdict === 'meeting') {
    const printed = !resolved.implied.includes('year');
    return days < 0 || (printed && days === 0) ? null : rule;
  }
  // A year in print leaves no doubt that the day is over.
  const over = days < 0 && !resolved.implied.includes('year') && facts.limit === 'at';
  return over || (days < 0 && !facts.obliged) ? null : rule;
}
