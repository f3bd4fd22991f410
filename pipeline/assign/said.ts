/** Tasks in running text: 'Emil mejlar leverantören', 'Asta ska höra med kansliet', '@Bo'. */
import { sourceSpan } from '../clean-text.ts';
import { gateOfRegex } from '../gate.ts';
import { owner } from '../owner/named.ts';
import { told } from '../owner/told.ts';
import { shown, whoIn } from '../owner/who.ts';
import type { Responsible, Span } from '../types.ts';
import { scannedOf } from '../words.ts';
import { type Draft, plainDraft } from './draft.ts';
import { type Naming, type Subject, subjectAt } from './subject.ts';
import { type Doing, doingAt, obligedAt, SHALL_FIRST, shallAt } from './verbs.ts';
import { endAt, oneOf } from './words.ts';

/** A task as ranges of the sentence's text. */
interface Said {
  readonly from: number;
  readonly what: number;
  readonly who: readonly Responsible[];
  readonly name: string;
  readonly confidence: number;
}

/** Where somebody may stand as subject: at the start, after a mark, in brackets. */
const STARTS =
  /^[\s•*–—-]*(?:(?:\[[ xX]\]|[✓✔☑☒☐])\s*)?(?:=>|->|→)?\s*\(?|(?:[,;:(\]]|[.!?]|\s[–—-]|\s(?:och|samt|men)|=>|->|→)\s+|\(/gu;
const LABEL = new RegExp(`^[\\s•*–-]*${oneOf('labels')}\\s*:\\s*`, 'iuy');
const ERRAND = new RegExp(oneOf('errands'), 'giu');
const MAY_HOLD_ERRAND = gateOfRegex(ERRAND);
const MOVED =
  /(?<!\p{L})(?:yrkar|yrkade|föreslår|föreslog|förslaget\s+är|förslag(?:\s+\p{L}+)?\s+att|undrar|frågar\s+(?:om|hur|varför)|tycker|anser)(?!\p{L})/iu;
const RECURRING =
  /(?<!\p{L})(?:årligen|varje\s+(?:år|månad|vecka|dag)|brukar|vanligtvis|normalt|regelbundet)(?!\p{L})/iu;
const BOUNDARY = /[,;:.!?(]\s*|\s[–—-]\s/gu;
const TRAILING = /(?:[\s.,;:!–—-]|\((?:[^()]{1,30})\)|\)|@\p{L}+)+$/u;

/** Tasks that a sentence gives. `assigned`: the classifier takes it to give one. */
export function saidIn(naming: Naming, assigned: boolean): Draft[] {
  const { sentence } = naming;
  const found = labelled(naming) ?? given(naming) ?? doings(naming, assigned);
  const all = found.length > 0 ? found : owned(naming, assigned);
  return all.map((said, i) => draftOf(naming, said, all[i + 1]?.from ?? sentence.text.length));
}

function draftOf({ input, sentence }: Naming, said: Said, until: number): Draft {
  const cut = sentence.text
    .slice(said.from, until)
    .replace(/(?:[\s,;(]|[–—-]\s|\s(?:och|samt)\s)+$/u, '');
  const end = said.from + cut.length;
  const bare = sentence.text.slice(said.what, end).replace(TRAILING, '');
  const place = (from: number, to: number): Span => sourceSpan(input.text, sentence, from, to);
  return plainDraft(
    {
      span: place(said.from, end),
      what: place(said.what, bare === '' ? end : said.what + bare.length),
      responsible: said.who,
      block: sentence.block,
    },
    said.name,
    said.confidence,
  );
}

const OWNER_LABEL = new RegExp(`^[\\s•*(–-]*${oneOf('ownerLabels')}\\s*:\\s*`, 'iuy');

/** 'Ansvarig: Asta': whose the task before it is; null of any other sentence. */
export function ownerNamed({ input, sentence }: Naming): readonly Responsible[] | null {
  const at = endAt(OWNER_LABEL, sentence.text, 0);
  if (at === null) return null;
  const bare = sentence.text.slice(at).replace(/[\s.,;)]+$/u, '').length;
  return bare > 0 ? whoIn(input, sourceSpan(input.text, sentence, at, at + bare)) : null;
}

/** 'Åtgärd: Bo ringer' and 'Åtgärd: boka lokal (Bo)'. */
function labelled(naming: Naming): Said[] | null {
  const { text } = naming.sentence;
  const at = endAt(LABEL, text, 0);
  if (at === null || at >= text.length) return null;
  const subject = subjectAt(naming, at);
  const doing = subject && doingAt(text, subject.end, subject.personal);
  const who = subject?.who ?? ownersIn(naming);
  return [{ from: at, what: doing?.from ?? at, who, name: 'action-label', confidence: 0.8 }];
}

/** 'gav i februari 2023 kansliet i uppdrag': told of a time that is over. */
const BEFORE = /(?<!\d)(?:19|20)\d\d(?!\d)|(?<!\p{L})(?:tidigare|redan|förra|i fjol)(?!\p{L})/iu;

/** 'Kansliet får i uppdrag att …', 'uppdrar åt Asta att …'. */
function given({ input, sentence }: Naming): Said[] | null {
  const { text } = sentence;
  const end = { start: text.length, end: text.length };
  const order = told({ sentence, time: { span: end } });
  if (order === null || MOVED.test(text) || /\?\s*$/u.test(text)) return null;
  if (BEFORE.test(text.slice(0, order.task))) return null;
  const rest = text.slice(order.task);
  const what = order.task + (/^\s*/u.exec(rest)?.[0].length ?? 0);
  if (!/\p{L}/u.test(rest)) return null;
  const span = sourceSpan(input.text, sentence, order.who.start, order.who.end);
  const who = whoIn(input, span);
  return [{ from: order.who.start, what, who, name: 'action-told', confidence: 0.75 }];
}

/** A subject with a verb of doing, or after it: 'Emil mejlar', 'affischerna fixar Asta'. */
function doings(naming: Naming, assigned: boolean): Said[] {
  const { text } = naming.sentence;
  const found: Said[] = [];
  for (const match of text.matchAll(STARTS)) {
    const at = match.index + match[0].length;
    if (at < (found.at(-1)?.what ?? 0)) continue;
    const subject = subjectAt(naming, at);
    const doing =
      subject && (doingAt(text, subject.end, subject.personal) ?? obliged(text, subject, assigned));
    if (!subject || !doing || !holds(text, subject, doing, assigned)) continue;
    if (subject.guessed && inverted(naming, assigned).length > 0) continue;
    // 'Boka lokal (Asta fixar)': what is to be done stands before the bracket.
    const whole = match[0].endsWith('(') && at > 1;
    const place = whole ? { from: 0, what: 0 } : { from: at, what: doing.from };
    found.push({ ...place, who: subject.who, ...ruleOf(subject, doing) });
  }
  if (found.length > 0) return found;
  const after = inverted(naming, assigned);
  return after.length > 0 ? after : shallFirst(naming, assigned);
}

function ruleOf(subject: Subject, { how }: Doing): Pick<Said, 'name' | 'confidence'> {
  const kind = subject.personal ? 'person' : 'body';
  return { name: `${kind}-${how}`, confidence: subject.personal ? 0.75 : 0.6 };
}

/** What a body 'ska' is a task only where the classifier takes the sentence to give one. */
function obliged(text: string, subject: Subject, assigned: boolean): Doing | null {
  return assigned && !subject.guessed ? obligedAt(text, subject.end) : null;
}

function holds(text: string, subject: Subject, doing: Doing, assigned: boolean): boolean {
  if (doing.how !== 'takes-on' && MOVED.test(text.slice(0, doing.from))) return false;
  if (subject.guessed && doing.how !== 'errand') return false;
  // A lead-in: the entries under it are the tasks.
  if (/:\s*$/u.test(text)) return false;
  if (subject.personal) return true;
  if (RECURRING.test(text) || /\?\s*$/u.test(text)) return false;
  return assigned || (doing.how === 'errand' && doing.everyday);
}

/** 'Vid genomförandet ska Verket samråda med …': the subject after its 'ska'. */
function shallFirst(naming: Naming, assigned: boolean): Said[] {
  const { text } = naming.sentence;
  for (const match of text.matchAll(SHALL_FIRST)) {
    const subject = subjectAt(naming, match.index + match[0].length);
    const doing = subject && !subject.guessed ? shallAt(text, subject.end) : null;
    if (match.index === 0 || !subject || !doing || !holds(text, subject, doing, assigned)) continue;
    return [{ from: 0, what: doing.from, who: subject.who, ...ruleOf(subject, doing) }];
  }
  return [];
}

/** 'Affischerna fixar Asta och Bo.', 'Till nästa gång tar Asta fram …' */
function inverted(naming: Naming, assigned: boolean): Said[] {
  const { text } = naming.sentence;
  if (!MAY_HOLD_ERRAND(scannedOf(naming.sentence))) return [];
  for (const match of text.matchAll(ERRAND)) {
    const after = match.index + match[0].length;
    const gap = /^\s+/u.exec(text.slice(after))?.[0].length ?? 0;
    const subject = gap > 0 ? subjectAt(naming, after + gap) : null;
    if (!subject?.personal || MOVED.test(text)) continue;
    const before = [...text.slice(0, match.index).matchAll(BOUNDARY)].at(-1);
    const from = before ? before.index + before[0].length : 0;
    const lead = text.slice(from, match.index);
    // 'som Asta', 'att fixar': no main clause opens so.
    if (lead.trim() === '' || /^(?:att|som|om|när|medan|eftersom)\s/iu.test(lead)) continue;
    const confidence = assigned ? 0.7 : 0.6;
    return [{ from, what: from, who: subject.who, name: 'person-inverted', confidence }];
  }
  return [];
}

/** 'Boka lokal @Asta'; with '(Asta)' only where the classifier sees a task. */
function owned(naming: Naming, assigned: boolean): Said[] {
  const { sentence } = naming;
  const marked = /@\p{L}/u.test(sentence.text);
  const who = marked || assigned ? ownersIn(naming) : [];
  // A name alone gives no task.
  const said = sentence.text.replace(/@[\p{L}-]+/gu, '');
  if (who.length === 0 || !/\p{L}{2}/u.test(said)) return [];
  const from = endAt(/[\s•*–-]*(?:(?:\[[ xX]\]|[✓✔☑☒☐])\s*)?/uy, sentence.text, 0) ?? 0;
  const name = marked ? 'action-mention' : 'action-owner';
  return [{ from, what: from, who, name, confidence: marked ? 0.7 : 0.6 }];
}

/** Owners marked '@Asta', '(Asta)', '(alla)' or '– Asta'. */
export function ownersIn({ input, sentence, names }: Naming): readonly Responsible[] {
  const owners = owner(input.text, names, sentence.span) ?? [];
  if (owners.length > 0) return shown(input, owners);
  const match = EVERYBODY.exec(sentence.text);
  if (match?.groups === undefined) return [];
  const word = match.groups['who'] ?? '';
  const start = match.index + match[0].indexOf(word);
  return whoIn(input, sourceSpan(input.text, sentence, start, start + word.length));
}

const EVERYBODY =
  /(?:\(|[–—-]\s)(?<who>alla|samtliga|styrelsen|ordföranden?|sekreteraren?|kassören?|kansliet|presidiet|valberedningen)\)?[\s).]*$/iu;
