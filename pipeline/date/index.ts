/** Decided → Dated: which times are deadlines, which announce a meeting, and what day they mean. */
import { sourceSpan } from '../clean-text.ts';
import { itemOf } from '../outline.ts';
import { contains, cover, quote } from '../span.ts';
import type {
  AnnouncedMeeting,
  Dated,
  Deadline,
  Decided,
  Decision,
  Evidence,
  Interval,
  Note,
} from '../types.ts';
import { actionOf } from './action.ts';
import { type Candidate, candidates } from './candidates.ts';

import { awaitsNextMeeting, type Judged, judgeAll } from './context.ts';
import { notesOn } from './notes.ts';
import { responsibleOf } from './responsible.ts';
import type { Rule, Verdict } from './rules.ts';

interface Ruled extends Judged {
  readonly rule: Rule;
}

function ruledAs(judged: readonly Judged[], verdict: Verdict): Ruled[] {
  return judged.flatMap((one) =>
    one.rule?.verdict === verdict ? [{ ...one, rule: one.rule }] : [],
  );
}

/** Finds deadlines and announced meetings, in the order of the text. */
export function date(input: Decided): Dated {
  const judged = judgeAll(input, candidates(input));
  const due = joined(input.text, ruledAs(judged, 'deadline'));
  const places = due.map((j) => j.candidate);
  const deadlines = due.map((j, i) => toDeadline(input, j, places, i));
  const ahead = ruledAs(judged, 'meeting');
  const meetings = ahead.map((j) => toMeeting(input, j));
  const notes: Note[] = notesOn(input, [...due, ...ahead]);
  const decisions = withDeadlines(input.decisions, deadlines);
  return { ...input, notes: [...input.notes, ...notes], decisions, deadlines, meetings };
}

/** Each decision with the first deadline that its own text sets. */
function withDeadlines(
  decisions: readonly Decision[],
  deadlines: readonly Deadline[],
): readonly Decision[] {
  return decisions.map((decision) => {
    const within = deadlines.find((deadline) => contains(decision.span, deadline.span));
    return { ...decision, deadline: within?.id ?? null };
  });
}

/** 'på lördag innan mötet' is one time: the second only says it again. */
function joined(text: string, due: readonly Ruled[]): readonly Ruled[] {
  const kept: Ruled[] = [];
  for (const next of due) {
    const last = kept.at(-1);
    const gap = last ? text.slice(last.candidate.span.end, next.candidate.span.start) : '';
    const same = last?.candidate.sentence === next.candidate.sentence && /^\s*$/u.test(gap);
    if (!last || !same) {
      kept.push(next);
      continue;
    }
    const span = cover(last.candidate.span, next.candidate.span);
    const resolved = last.resolved ?? next.resolved;
    kept[kept.length - 1] = { ...last, resolved, candidate: { ...last.candidate, span } };
  }
  return kept;
}

function toDeadline(
  input: Decided,
  ruled: Ruled,
  all: readonly Candidate[],
  index: number,
): Deadline {
  const { candidate, rule, resolved } = ruled;
  const { span, block } = candidate;
  return {
    id: `deadline-${index + 1}`,
    span,
    text: quote(input.text, span),
    date: resolved && interval(resolved),
    event: awaitsNextMeeting(ruled) ? 'next-meeting' : null,
    action: actionOf(input, candidate, all),
    responsible: responsibleOf(input, candidate),
    agendaItem: itemOf(input.sections, block.index)?.id ?? null,
    ...ruleEvidence(rule),
  };
}

function ruleEvidence({ confidence, name }: Rule): Evidence {
  return { confidence, by: `rule:${name}` };
}

function interval({ from, to, precision }: Interval): Interval {
  return { from, to, precision };
}

const PLACE =
  /^,?\s*(?:\((?=via|i))?(via\s+[\p{L}]+|i\s+(?:sal|lokal|rum|salen)\s+[\p{L}\p{N}]+)/iu;

function toMeeting(input: Decided, { candidate, rule, resolved }: Ruled): AnnouncedMeeting {
  const { time, sentence } = candidate;
  const { value } = time;
  const only = value.form === 'event' ? value.dateSpan : null;
  const span = only ? sourceSpan(input.text, sentence, only.start, only.end) : candidate.span;
  const match = PLACE.exec(sentence.text.slice(time.span.end));
  const start = match ? time.span.end + match[0].length - (match[1]?.length ?? 0) : 0;
  const place = match
    ? sourceSpan(input.text, sentence, start, start + (match[1]?.length ?? 0))
    : null;
  return {
    span,
    date: resolved?.precision === 'day' || resolved?.precision === 'event' ? resolved.from : null,
    startTime: time.clock?.from ?? null,
    endTime: time.clock?.to ?? null,
    place: place && quote(input.text, place),
    ...ruleEvidence(rule),
  };
}
