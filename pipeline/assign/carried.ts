/** Tasks that a decision gives or a deadline sets. */
import { sourceSpan } from '../clean-text.ts';
import { namedIn } from '../owner/named.ts';
import { told } from '../owner/told.ts';
import { shown, whoIn } from '../owner/who.ts';
import { contains, overlaps } from '../span.ts';
import type { Dated, Deadline, Decision, Responsible, Sentence, Span } from '../types.ts';
import type { Draft } from './draft.ts';

/** One a decision that gives somebody a task; with the deadline that is of the same task. */
export function decidedDrafts(input: Dated): Draft[] {
  const sentences = input.blocks.flatMap((block) => block.sentences);
  return input.decisions.flatMap((decision): Draft[] => {
    if (decision.kind !== 'assign') return [];
    const own = sentences.filter(({ span }) => overlaps(span, decision.span));
    const task = own.map((one) => taskIn(input, one, decision)).find((one) => one !== null);
    const [first] = own;
    if (!first) return [];
    const what = task?.what ?? taskAfterName(input, decision) ?? decision.span;
    const responsible = task?.who ?? assignees(input, decision);
    const deadline = input.deadlines.find(({ action, span }) => {
      return contains(decision.span, span) && (action === null || overlaps(action.span, what));
    });
    const { span, confidence, by } = decision;
    const carried = { decision, deadline: deadline ?? null, status: null };
    return [{ span, what, responsible, block: first.block, ...carried, confidence, by }];
  });
}

/** 'ger kansliet i uppdrag att …': who, and what after its 'att'. */
function taskIn(
  input: Dated,
  sentence: Sentence,
  decision: Decision,
): { what: Span; who: readonly Responsible[] } | null {
  const { text } = sentence;
  const order = told({ sentence, time: { span: { start: text.length, end: text.length } } });
  if (order === null) return null;
  const rest = text.slice(order.task);
  const lead = /^\s*/u.exec(rest)?.[0].length ?? 0;
  const bare = rest.slice(lead).replace(/[\s.,;:]+$/u, '');
  if (bare === '') return null;
  const from = order.task + lead;
  const what = sourceSpan(input.text, sentence, from, from + bare.length);
  const place = sourceSpan(input.text, sentence, order.who.start, order.who.end);
  const end = Math.min(what.end, decision.span.end);
  return end > what.start ? { what: { start: what.start, end }, who: whoIn(input, place) } : null;
}

/** 'att Casper arbetar om policyn': what stands after the name. */
function taskAfterName(input: Dated, { assignedTo, span }: Decision): Span | null {
  const named = namedIn(input, span).find(({ id }) => assignedTo.includes(id));
  if (!named) return null;
  const rest = input.text.slice(named.end, span.end);
  const lead = /^\s+(?:ska\s+|skall\s+)?(?=\p{Ll}+\s)/u.exec(rest)?.[0].length;
  const bare = rest.replace(/[\s.,;:]+$/u, '').length;
  if (lead === undefined || bare <= lead) return null;
  return { start: named.end + lead, end: named.end + bare };
}

/** Whom the decision names, each once. */
function assignees(input: Dated, { assignedTo, span }: Decision): readonly Responsible[] {
  const named = namedIn(input, span);
  return assignedTo.flatMap((id) => {
    const place = named.find((one) => one.id === id);
    return place ? shown(input, [place]) : [];
  });
}

/** What each deadline says that must be done, where neither row nor decision has said it. */
export function dueDrafts(input: Dated, carried: readonly Draft[]): Draft[] {
  const taken = new Set(carried.map(({ deadline }) => deadline));
  return input.deadlines.flatMap((deadline): Draft[] => {
    const { action, responsible, confidence, by } = deadline;
    if (action === null || taken.has(deadline) || isOfList(input, deadline)) return [];
    const decision = input.decisions.find(({ span }) => contains(span, deadline.span)) ?? null;
    const block = blockOf(input, deadline);
    const found = { span: coverOf(deadline), what: action.span, responsible, deadline, decision };
    return block === null ? [] : [{ ...found, status: null, block, confidence, by }];
  });
}

/** 'Att göra till nästa möte': the time of all that the list under the heading says. */
export function isOfList(input: Dated, { span }: Deadline): boolean {
  return input.sections.some(({ role, heading }) => role === 'actions' && overlaps(heading, span));
}

function blockOf({ blocks }: Dated, { span }: Deadline): number | null {
  return blocks.find((block) => overlaps(block.span, span))?.index ?? null;
}

function coverOf({ action, span }: Deadline): Span {
  const other = action?.span ?? span;
  return { start: Math.min(other.start, span.start), end: Math.max(other.end, span.end) };
}
