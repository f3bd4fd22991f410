/** What can be said of a candidate before anything is decided: the questions the rules ask. */
import type { Limit, TimeValue } from '../calendar/index.ts';
import type { SectionRole } from '../types.ts';
import type { Candidate } from './candidates.ts';
import { anywhere, inflected, isPast, justBefore, suffixed } from './words.ts';

/**
 * How fine the time is: a day (or week, or weekend), something longer, an occasion, a time of day,
 * a pointer back, or no date at all.
 */
export type Grain = 'day' | 'long' | 'event' | 'clock' | 'pointer' | 'none';

export interface Facts {
  readonly limit: Limit | null;
  readonly grain: Grain;
  readonly value: TimeValue;
  readonly role: SectionRole | null;
  readonly heading: boolean;
  /** 'nästa', 'kommande'. */
  readonly next: boolean;
  /** An occasion that prints its date. */
  readonly dated: boolean;
  readonly clocked: boolean;
  /** 'fram till', 'till och med': more than a bare 'till'. */
  readonly upTo: boolean;
  /** 'i dag', 'i veckan', 'i år': the time of speech rather than a time to come. */
  readonly present: boolean;
  readonly negated: boolean;
  /** 'Upp i morgon': a note of a few words in a list. */
  readonly terse: boolean;
  readonly past: boolean;
  readonly obliged: boolean;
  readonly promised: boolean;
  readonly acting: boolean;
  readonly postponed: boolean;
  readonly deadlineWord: boolean;
  readonly actionWords: boolean;
  readonly owner: boolean;
  readonly gatheringNoun: boolean;
  readonly gatheringVerb: boolean;
  readonly afterDocument: boolean;
  readonly afterHistory: boolean;
  readonly mandate: boolean;
  readonly inForce: boolean;
  readonly complement: boolean;
  readonly perDate: boolean;
  /** 'då en redovisning ska ske': what is due stands after the time. */
  readonly whenDue: boolean;
  /** 'Nästa gång tar vi upp …': the occasion opens the sentence. */
  readonly opens: boolean;
  /** A sub-entry of one that names a meeting: 'Höstmöte' over '24 november'. */
  readonly underGathering: boolean;
  /** Announced by the words before it, or listed under a heading that announces meetings. */
  readonly announced: boolean;
}

const OBLIGED = anywhere('obligations');
const PROMISED = anywhere('promises');
const ACTING = inflected('acts');
const ACT_WORDS = anywhere('actWords');
const NEGATED = /(?<!\p{L})(?:inte|ej|inget|ingen|inga)(?!\p{L})/iu;
const PLANNED = anywhere('plans');
const POSTPONED = anywhere('postponed');
const DEADLINE = justBefore('deadlineWords', 1);
const ACTIONS = anywhere('actionHeadings');
const NOUNS = suffixed('gatheringNouns');
const VERBS = anywhere('gatheringVerbs');
const HISTORY = justBefore('histories', 1);
const HISTORY_FIRST = new RegExp(`^\\P{L}*${anywhere('histories').source}`, 'iu');
const MANDATE = anywhere('mandates');
const IN_FORCE = anywhere('inForce');
const COMPLEMENT = justBefore('complements', 1);
const DOCUMENT = justBefore('documents');
/** Whose a document is: 'yrkande från M, D och KD', 'beslut av Utskottet'. */
const AUTHOR =
  /(?:(?:från|av|i|till|enligt|nr)\s+)?(?:(?:och|samt)\s+)?(?:\p{Lu}[\p{L}-]*|\(\p{Lu}+\)|\p{L}*(?:styrelsen|nämnden|fullmäktige|kontoret|utskottet)),?\s*$/u;

function followsDocument(before: string): boolean {
  let rest = before.trimEnd();
  for (let left = 12; left > 0; left--) {
    if (DOCUMENT.test(rest)) return true;
    const shorter = rest.replace(AUTHOR, '').trimEnd();
    if (shorter === rest) return false;
    rest = shorter;
  }
  return false;
}

function grainOf(value: TimeValue): Grain {
  switch (value.form) {
    case 'calendar':
      return value.known.day === undefined && value.implied.day === undefined ? 'long' : 'day';
    case 'range':
      return grainOf(value.to);
    case 'unit':
      return ['day', 'week', 'weekend'].includes(value.unit) ? 'day' : 'long';
    case 'part':
      return value.part === 'lastDay' ? 'day' : 'long';
    case 'period':
      return 'long';
    case 'event':
      return 'event';
    case 'clock':
      return 'clock';
    case 'anaphor':
      return 'pointer';
    case 'vague':
      return 'none';
    default:
      return 'day';
  }
}

function isPresent(value: TimeValue, core: string, limit: Limit | null): boolean {
  if (value.form === 'holiday') return limit === null;
  if (value.form !== 'unit') return false;
  const now =
    value.offset === 0 && ['year', 'month', 'week', 'term', 'quarter'].includes(value.unit);
  return value.offset < 0 || now || /^i\s?dag/iu.test(core);
}

/** Gathers the facts of a candidate. */
export function factsOf(candidate: Candidate): Facts {
  const { time, clause, sentence, section, block } = candidate;
  const { value } = time;
  const printed = sentence.text.slice(time.span.start, time.span.end);
  const core = sentence.text.slice(time.core.start, time.core.end);
  const rest = sentence.text.slice(time.span.end);
  const whenDue = /^\s*,?\s*då\s/u.test(rest) && (OBLIGED.test(rest) || ACTING.test(rest));
  return {
    limit: time.limit,
    grain: grainOf(value),
    value,
    role: section?.role ?? null,
    heading: block.kind === 'heading',
    next: value.form === 'event' && value.next,
    dated: value.form === 'event' && value.date !== null,
    clocked: time.clock !== null,
    upTo: time.limit === 'until' && !/^till\s+(?!och\s+med)/iu.test(printed),
    present: isPresent(value, core, time.limit),
    negated: NEGATED.test(clause.text),
    terse: block.kind === 'item' && /^\P{L}*\p{L}+(?:\s\p{L}+){0,2}\s*$/u.test(clause.before),
    past: isPast(clause.text) && !PLANNED.test(clause.text),
    obliged: OBLIGED.test(clause.text),
    promised: PROMISED.test(clause.text),
    acting: ACTING.test(clause.text) || ACT_WORDS.test(clause.text),
    postponed: POSTPONED.test(clause.text),
    deadlineWord: DEADLINE.test(clause.before),
    actionWords: ACTIONS.test(sentence.text),
    owner: /@\p{L}/u.test(sentence.text),
    gatheringNoun: NOUNS.test(clause.text),
    gatheringVerb: VERBS.test(clause.text),
    afterDocument: followsDocument(clause.before),
    afterHistory: HISTORY.test(clause.before) || HISTORY_FIRST.test(sentence.text),
    mandate: MANDATE.test(clause.text),
    inForce: IN_FORCE.test(clause.text),
    complement: COMPLEMENT.test(clause.before),
    perDate: /^per\s/iu.test(printed),
    whenDue,
    announced: candidate.announced,
    underGathering: candidate.parent.length < 50 && NOUNS.test(candidate.parent),
    opens:
      clause.before.trim() === '' &&
      /^\s+\p{Ll}+[rs]\s+(?:vi|ni|jag|de|man|\p{Ll}+n)\s/u.test(rest),
  };
}
