/** What can be said of a candidate before anything is decided: the questions the rules ask. */
import { isNamedByTime, type Limit, type TimeValue } from '../calendar/index.ts';
import { type Gate, gateOfRegex } from '../gate.ts';
import { told } from '../owner/told.ts';
import { anywhere, inflected, isPast, justBefore, suffixed } from '../owner/words.ts';
import type { SectionRole, Sentence } from '../types.ts';
import { scannedOf } from '../words.ts';
import { type Announcement, type Candidate, parentText } from './candidates.ts';
import { REACH } from './clause.ts';

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
  readonly past: boolean;
  /** 'yrkar att …': what somebody moves is not yet due. */
  readonly moved: boolean;
  /** 'tycker att …', 'skulle vilja …'. */
  readonly opinion: boolean;
  /** 'höstens statistik': which, not when. */
  readonly genitive: boolean;
  readonly obliged: boolean;
  readonly promised: boolean;
  readonly acting: boolean;
  /** Names a thing that is handed in: 'redovisning', 'slutrapport'. */
  readonly delivery: boolean;
  readonly recurring: boolean;
  readonly question: boolean;
  /** Few words in all. */
  readonly short: boolean;
  /** 'förordning av den …', 'perioden 1–9 maj': names or measures something. */
  readonly ofSomething: boolean;
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
  /** 'förslag till …', 'kallelse till …': what the occasion completes. */
  readonly complement: boolean;
  readonly invitation: boolean;
  readonly appeal: boolean;
  /** Says that something may be done: 'möjlighet finns', 'ansökan är öppen'. */
  readonly window: boolean;
  readonly over: boolean;
  readonly away: boolean;
  /** 'bokar lokalen 16 oktober': the day is that of what is booked. */
  readonly booked: boolean;
  readonly perDate: boolean;
  /** 'då en redovisning ska ske': what is due stands after the time. */
  readonly whenDue: boolean;
  /** 'Nästa gång tar vi upp …': the occasion opens the sentence. */
  readonly opens: boolean;
  /** A sub-entry of one that names a meeting: 'Höstmöte' over '24 november'. */
  readonly underGathering: boolean;
  readonly announced: Announcement | null;
  /** 'Ny dag blir torsdag 23/5'. */
  readonly dayIs: boolean;
  /** 'Justering äger rum den 21 juni': when the minutes are signed, no meeting. */
  readonly adjusting: boolean;
  /** Another sentence part tells somebody to: 'uppmanar bolaget att …'. */
  readonly told: boolean;
  /** 'höstmötet', 'novembermötet': an occasion named by its time. */
  readonly named: boolean;
  /** 'snarast', 'så fort det går': as soon as may be, without a day. */
  readonly urgent: boolean;
  /** In the column of times of a table of action points. */
  readonly tabled: boolean;
}

/** A pattern with its gate: a candidate holds the words of few of them. */
interface Asked {
  readonly regex: RegExp;
  readonly mayHold: Gate;
}

function asked(regex: RegExp): Asked {
  return { regex, mayHold: gateOfRegex(regex) };
}

/** Whether a pattern stands in a piece of a sentence; the gate looks at the whole of it. */
function askedOf(sentence: Sentence): (asked: Asked, piece: string) => boolean {
  const scanned = scannedOf(sentence);
  return ({ regex, mayHold }, piece) => mayHold(scanned) && regex.test(piece);
}

/** Units that a cell of times may hold beside the time. */
const CELL = 15;
const WISHED = /(?<!\p{L})(?:borde|kunde|skulle)(?!\p{L})/iu;
const URGENT =
  /^(?:snarast(?:\s+möjligt)?|omgående|så\s+(?:snart|fort|snabbt)\s+(?:som\s+möjligt|det\s+(?:går|är\s+möjligt)))$/iu;
const ADJUSTING = asked(/(?<!\p{L})(?:protokolls?)?juster(?:ing|ingen|ingens|as|ades)(?!\p{L})/iu);
const OBLIGED = asked(anywhere('obligations'));
const PROMISED = asked(anywhere('promises'));
const ACTING = asked(inflected('acts'));
const ACT_WORDS = asked(anywhere('actWords'));
const NEGATED = asked(/(?<!\p{L})(?:inte|ej|inget|ingen|inga)(?!\p{L})/iu);
const DELIVERY = asked(anywhere('deliveries'));
const RECURRING = asked(anywhere('recurring'));
const OF_SOMETHING = asked(
  /(?<!\p{L})(?:av|perioden|period|åren|läsåret|verksamhetsåret|räkenskapsåret)\s*$/iu,
);
const POSTPONED = asked(anywhere('postponed'));
const DEADLINE = asked(justBefore('deadlineWords', 1));
const LAST_DAY = asked(/(?<!\p{L})sista\s+\p{L}*dag(?:en)?(?:\s+\p{L}+){0,4}[\s:]*$/iu);
const COMPOUND_DEADLINE = asked(/\p{L}-?deadline[\s:]*$/iu);
const DEADLINE_AFTER = asked(
  /^\s+är\s+(?:hård\s+|sista\s+)?(?:deadline|dag|dagen|ansökningsdag|anmälningsdag)/iu,
);
const ACTIONS = asked(anywhere('actionHeadings'));
const DAY_IS = asked(
  /(?<!\p{L})(?:(?:ny|nytt|nya|preliminär\p{L}*)\s+)?(?:\p{L}*dagen|(?:mötes)?dag|datum(?:et)?|tid(?:en)?)\s+(?:är|blir)\s*$/iu,
);
const NOUNS = suffixed('gatheringNouns');
const VERBS = asked(anywhere('gatheringVerbs'));
const HISTORY = asked(justBefore('histories', 1));
const HISTORY_FIRST = asked(new RegExp(`^\\P{L}*${anywhere('histories').source}`, 'iu'));
const MANDATE = asked(anywhere('mandates'));
const IN_FORCE = asked(anywhere('inForce'));
const COMPLEMENT = asked(justBefore('complements', 1));
const INVITATION = asked(justBefore('invitations', 1));
const APPEAL = asked(anywhere('appeals'));
const WINDOW = asked(anywhere('windows'));
/** 'från föregående möte den …', 'rapport från kursen den …'. */
const OVER = asked(
  /(?<!\p{L})(?:föregående|förra|förgående|senaste|tidigare|från|efter)(?:\s+[\p{L}-]+){0,3}\s*$/iu,
);
const AWAY = asked(anywhere('away'));
const BOOKED = asked(/(?<!\p{L})(?:in)?bok(?:a|ar|as|at|ats|ade|ades)(?!\p{L})/iu);
const DOCUMENT = justBefore('documents');
/** More than a bare 'till'. */
const UP_TO = /(?<!\p{L})(?:fram\s+till|till\s+och\s+med|tills|t\.?\s?o\.?\s?m)(?!\p{L})/iu;
/** Whose a document is: 'yrkande från M, D och KD', 'beslut av Utskottet'. */
const AUTHOR = new RegExp(
  '(?:(?:från|av|i|till|enligt|nr)\\s+)?(?:(?:och|samt)\\s+)?' +
    '(?:\\p{Lu}[\\p{L}-]*|\\(\\p{Lu}+\\)|\\d+\\/\\d+|av|' +
    '\\p{L}*(?:styrelsen|nämnden|fullmäktige|kontoret|utskottet)),?\\s*$',
  'u',
);

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

function isPresent(value: TimeValue, core: string): boolean {
  if (value.form !== 'unit') return false;
  const now =
    value.offset === 0 && ['year', 'month', 'week', 'term', 'quarter'].includes(value.unit);
  return value.offset < 0 || now || /^i\s?dag/iu.test(core);
}

const MOVED = asked(
  /(?<!\p{L})(?:yrkar|yrkade|yrkas|hemställer|motionerar|föreslog|föreslås|föreslogs)(?!\p{L})[^.]*$/iu,
);
const OPINION = asked(
  /(?<!\p{L})(?:(?:tycker|tyckte|anser|ansåg|tror|trodde|menar|menade|bedömer|uppger) att|skulle vilja|vore)(?!\p{L})[^.]*$/iu,
);
const GENITIVE_TIME = /^(?:vårens|sommarens|höstens|vinterns|årets|månadens|veckans|dagens)$/iu;

/** Gathers the facts of a candidate. */
export function factsOf(candidate: Candidate): Facts {
  const { time, clause, sentence, section, block } = candidate;
  const { value } = time;
  const says = askedOf(sentence);
  const printed = sentence.text.slice(time.span.start, time.span.end);
  const core = sentence.text.slice(time.core.start, time.core.end);
  const near = sentence.text.slice(Math.max(0, time.span.start - REACH), time.span.end + REACH);
  const ahead = sentence.text.slice(Math.max(0, time.span.start - REACH), time.span.start);
  const rest = sentence.text.slice(time.span.end, time.span.end + REACH);
  const whenDue = /^\s*,?\s*då\s/u.test(rest) && (says(OBLIGED, rest) || says(ACTING, rest));
  return {
    limit: time.limit,
    grain: grainOf(value),
    value,
    role: section?.role ?? null,
    heading: block.kind === 'heading',
    next: value.form === 'event' && value.next,
    dated: value.form === 'event' && value.date !== null,
    clocked: time.clock !== null,
    upTo: time.limit === 'until' && UP_TO.test(printed),
    present: isPresent(value, core),
    negated: says(NEGATED, clause.before.slice(-30)) || says(NEGATED, clause.after.slice(0, 20)),
    past: isPast(clause.text),
    moved: says(MOVED, ahead),
    opinion: says(OPINION, ahead),
    genitive: /^\p{L}+s$/u.test(printed) && GENITIVE_TIME.test(printed) && /^\s+\p{Ll}/u.test(rest),
    obliged: says(OBLIGED, clause.text),
    promised: says(PROMISED, clause.text),
    acting: says(ACTING, clause.text) || says(ACT_WORDS, clause.text),
    delivery: says(DELIVERY, clause.text),
    recurring: says(RECURRING, clause.text),
    question: /\?\s*$/u.test(sentence.text),
    short: sentence.text.length <= 60,
    ofSomething: says(OF_SOMETHING, clause.before),
    postponed: says(POSTPONED, clause.text),
    deadlineWord:
      says(DEADLINE, clause.before) ||
      says(LAST_DAY, clause.before) ||
      says(COMPOUND_DEADLINE, clause.before) ||
      says(DEADLINE_AFTER, clause.after),
    actionWords: says(ACTIONS, near),
    owner: /@\p{L}/u.test(near),
    dayIs: says(DAY_IS, clause.before),
    gatheringNoun: NOUNS.test(clause.text),
    gatheringVerb: says(VERBS, clause.text),
    afterDocument: followsDocument(clause.before),
    afterHistory: says(HISTORY, clause.before) || says(HISTORY_FIRST, sentence.text),
    mandate: says(MANDATE, clause.text),
    inForce: says(IN_FORCE, clause.text),
    complement: says(COMPLEMENT, clause.before),
    invitation: says(INVITATION, clause.before),
    appeal: says(APPEAL, near),
    window: says(WINDOW, clause.text),
    over: says(OVER, clause.before) || says(OVER, printed.slice(0, -core.length)),
    away: says(AWAY, clause.text),
    booked: says(BOOKED, clause.text) && value.form === 'calendar',
    perDate: /^per\s/iu.test(printed),
    whenDue,
    announced: candidate.announced,
    adjusting: says(ADJUSTING, sentence.text),
    told: told(candidate) !== null,
    urgent: value.form === 'vague' && URGENT.test(core) && !WISHED.test(clause.text),
    named: isNamedByTime(value),
    tabled: candidate.entry?.headed === true && sentence.text.length - printed.length <= CELL,
    underGathering: parentText(candidate).length < 50 && NOUNS.test(parentText(candidate)),
    opens:
      clause.before.trim() === '' &&
      /^\s+(?:ska|\p{Ll}+[rs])\s+(?!den\s)(?:vi|ni|jag|de|man|\p{Ll}+n)\s/u.test(rest),
  };
}
