/**
 * The rules, in order: the first whose question is answered yes decides. Each names a construction
 * of the language. Questions that rule out stand first, then what says 'deadline' in so many words,
 * then what only behaves like one.
 */
import type { SectionRole } from '../types.ts';
import type { Facts } from './facts.ts';

export type Verdict = 'deadline' | 'meeting' | 'none';

export interface Rule {
  readonly name: string;
  readonly verdict: Verdict;
  readonly confidence: number;
  readonly when: (facts: Facts) => boolean;
}

const SILENT: ReadonlySet<SectionRole> = new Set([
  'documents',
  'distribution',
  'voting',
  'reservation',
]);
const STRICT: ReadonlySet<string | null> = new Set(['by', 'before', 'within']);
const LOOSE: ReadonlySet<string | null> = new Set(['at', 'during', null]);

const strict = (f: Facts): boolean => STRICT.has(f.limit);
const loose = (f: Facts): boolean => LOOSE.has(f.limit);
/** A year or month alone after a noun ('budget 2025', 'rapport mars 2023') says which, not when. */
const whichYear = (f: Facts): boolean =>
  f.limit === null && (f.value.form === 'calendar' || f.value.form === 'range');

const isYear = (f: Facts): boolean =>
  f.value.form === 'calendar' && f.value.known.month === undefined;

const thisMeeting = (f: Facts): boolean => f.grain === 'event' && !f.next && !f.dated;
const does = (f: Facts): boolean => f.obliged || f.acting;

function none(name: string, when: Rule['when']): Rule {
  return { name, verdict: 'none', confidence: 1, when };
}

function deadline(name: string, confidence: number, when: Rule['when']): Rule {
  return { name, verdict: 'deadline', confidence, when };
}

function meeting(name: string, confidence: number, when: Rule['when']): Rule {
  return { name, verdict: 'meeting', confidence, when };
}

const ruledOut: readonly Rule[] = [
  deadline('as-soon', 0.6, (f) => f.urgent && (f.tabled || does(f)) && !f.past && !f.moved),
  none('no-date', (f) => f.grain === 'none'),
  deadline('action-table', 0.85, (f) => f.tabled),
  meeting(
    'announced-next',
    0.9,
    (f) => f.next && f.dated && f.grain === 'event' && f.limit === null && !does(f),
  ),
  none('silent-section', (f) => f.role !== null && SILENT.has(f.role)),
  none('from-or-after', (f) => f.limit === 'from' || f.limit === 'after'),
  none('per-date', (f) => f.perDate),
  none(
    'of-a-document',
    (f) => loose(f) && f.grain === 'day' && f.afterDocument && f.announced === null,
  ),
  none('yrkande', (f) => f.moved),
  none('opinion', (f) => f.opinion),
  none('season-of-something', (f) => f.genitive),
  none('history', (f) => loose(f) && f.afterHistory),
  none('mandate', (f) => f.limit === 'until' && f.mandate),
  none('in-force', (f) => !strict(f) && f.inForce),
  none('past', (f) => f.past && !f.postponed && !f.whenDue),
  none('present', (f) => f.present && !strict(f) && !(f.short && (f.obliged || f.acting))),
  none('of-something', (f) => loose(f) && f.ofSomething && !f.whenDue),
  none('recurring', (f) => loose(f) && f.recurring),
  none('question', (f) => f.question && !strict(f)),
  none('holiday', (f) => f.value.form === 'holiday' && f.limit === null),
  // 'Var tionde går i pension före 2030': told of many, asked of nobody.
  none('by-a-year', (f) => strict(f) && isYear(f) && !does(f) && !f.deadlineWord),
  none('which-year', (f) => f.grain === 'long' && whichYear(f) && !f.whenDue),
  none('not', (f) => loose(f) && f.negated),
  none('time-of-day', (f) => f.grain === 'clock' && !strict(f) && !f.deadlineWord),
  none('appeal', (f) => f.appeal),
  none('over', (f) => loose(f) && f.over && (f.grain === 'day' || f.dated)),
  none('away', (f) => f.limit === 'until' && f.away),
  // 'Inga förslag innan mötet': nothing is done in it, so nothing is due.
  none('verbless', (f) => f.limit === 'before' && thisMeeting(f) && !does(f) && !f.afterHistory),
];

const outright: readonly Rule[] = [
  deadline('deadline-word', 0.9, (f) => f.deadlineWord && f.limit !== 'toward'),
  deadline('postponed', 0.95, (f) => f.postponed && (f.limit === 'until' || f.next)),
  deadline('latest', 0.9, (f) => strict(f)),
  deadline('when-due', 0.6, (f) => f.whenDue && f.role !== 'background'),
  deadline(
    'action-heading',
    0.8,
    (f) => f.actionWords && f.short && f.grain === 'event' && f.limit !== null,
  ),
];

const until: readonly Rule[] = [
  meeting('booked', 0.7, (f) => f.booked && !f.upTo && f.grain === 'day' && !f.dated),
  none('invitation', (f) => f.limit === 'until' && f.grain === 'event' && f.invitation),
  none(
    'complement',
    (f) => f.limit === 'until' && f.grain === 'event' && f.complement && !(f.next && does(f)),
  ),
  deadline('up-to', 0.75, (f) => f.upTo && (does(f) || f.window || (f.heading && f.next))),
  deadline('to-next-event', 0.85, (f) => f.limit === 'until' && (f.next || f.dated)),
  deadline(
    'to-time',
    0.7,
    (f) => f.limit === 'until' && does(f) && !isYear(f) && (f.grain !== 'pointer' || f.obliged),
  ),
  none('until', (f) => f.limit === 'until'),
];

const toward: readonly Rule[] = [
  deadline('toward', 0.7, (f) => f.limit === 'toward' && f.obliged),
  deadline(
    'toward-event',
    0.65,
    (f) => f.limit === 'toward' && f.grain === 'event' && f.acting && !f.heading,
  ),
  none('toward', (f) => f.limit === 'toward'),
];

const behaving: readonly Rule[] = [
  meeting(
    'gathers-ahead',
    0.7,
    (f) => f.role === 'background' && f.gatheringVerb && f.gatheringNoun && f.grain === 'day',
  ),
  none('background', (f) => f.role === 'background'),
  meeting('announced', 0.9, (f) => f.announced === 'before' && f.grain === 'day'),
  meeting('listed', 0.85, (f) => f.announced === 'above' && f.grain === 'day'),
  deadline('pointer', 0.75, (f) => f.grain === 'pointer' && f.obliged),
  none('pointer', (f) => f.grain === 'pointer'),
  none('adjusting', (f) => loose(f) && f.adjusting && !f.obliged),
  meeting('gathers', 0.8, (f) => f.gatheringVerb && (f.grain === 'day' || f.dated)),
  none('gathers', (f) => f.gatheringVerb),
  deadline('next-event', 0.7, (f) => f.next && f.limit !== null && (f.acting || f.obliged)),
  deadline('next-event-opens', 0.6, (f) => f.next && f.opens),
  deadline('told-to', 0.8, (f) => f.told && f.acting && (f.grain === 'day' || f.dated)),
  deadline('named-event', 0.7, (f) => f.named && does(f) && !f.heading),
  meeting('dated-event', 0.8, (f) => f.dated && (!f.heading || f.next)),
  none('event', (f) => f.grain === 'event'),
  deadline('owner', 0.7, (f) => f.owner && f.grain === 'day'),
  deadline('must-act', 0.75, (f) => f.obliged && f.acting && !f.heading),
  deadline('acts', 0.6, (f) => f.acting && f.grain === 'day' && !f.heading && !f.clocked),
  deadline('acts-later', 0.55, (f) => f.acting && f.grain === 'long' && !f.heading && !isYear(f)),
  deadline(
    'delivery',
    0.6,
    (f) =>
      f.delivery && (f.obliged || f.promised) && f.grain !== 'event' && !f.heading && !isYear(f),
  ),
  meeting('day-is', 0.7, (f) => f.dayIs && f.grain === 'day'),
  meeting('under-gathering', 0.6, (f) => f.underGathering && f.grain === 'day'),
  meeting('gathering', 0.7, (f) => f.gatheringNoun && f.grain === 'day'),
  deadline('must', 0.6, (f) => f.obliged && f.grain === 'day' && !f.heading),
  deadline(
    'must-later',
    0.5,
    (f) => f.obliged && f.grain === 'long' && f.limit !== null && !f.heading && !isYear(f),
  ),
  deadline('to-do', 0.6, (f) => f.role === 'actions' && f.grain === 'day' && !f.heading),
  meeting('clocked', 0.6, (f) => f.clocked && f.grain === 'day'),
];

/** All rules in their order; a candidate that none fits is neither. */
export const rules: readonly Rule[] = [...ruledOut, ...outright, ...until, ...toward, ...behaving];

/** What a time with 'senast' is where only a verb of the past speaks against it. */
export const stillDue: Rule = deadline('still-due', 0.7, strict);

/** The first rule that fits. */
export function judge(facts: Facts): Rule | null {
  return rules.find((rule) => rule.when(facts)) ?? null;
}
