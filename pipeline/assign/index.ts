/** Dated → Assigned: what somebody is to do, from decisions, deadlines, lists and running text. */
import type { ActionItem } from '../action-item.ts';
import { itemOf } from '../outline.ts';
import { contains, cover, inOrder, overlaps, quote } from '../span.ts';
import type { Assigned, Dated, Span } from '../types.ts';
import { decidedDrafts, dueDrafts } from './carried.ts';
import type { Draft } from './draft.ts';
import { rowDraft } from './listed.ts';
import { saidDrafts } from './scan.ts';
import { statusBeside, statusOfCell } from './status.ts';

/** Finds the tasks of a document, in the order of its text. */
export function assign(input: Dated): Assigned {
  const rows = input.blocks
    .flatMap((block) => rowDraft(input, block) ?? [])
    .map(withDeadline(input));
  const decided = decidedDrafts(input);
  const carried = [...rows, ...decided];
  const due = dueDrafts(input, carried);
  const said = saidDrafts(input, [...carried, ...due]);
  const drafts = [...carried, ...due, ...said].sort((a, b) => inOrder(a.what, b.what));
  const actions = drafts.map((draft, i) => toItem(input, draft, i));
  return { ...input, actions };
}

/** A row with the deadline that stands in it. */
function withDeadline({ deadlines }: Dated): (draft: Draft) => Draft {
  return (draft) => {
    const deadline = deadlines.find(({ span }) => contains(draft.span, span)) ?? null;
    return { ...draft, deadline };
  };
}

function toItem(input: Dated, draft: Draft, index: number): ActionItem {
  const { span, what, responsible, deadline, decision, block, confidence, by } = draft;
  const stated =
    draft.status === null
      ? statusBeside(input, lineOf(input, block, span))
      : statusOfCell(input.text, draft.status);
  const task = withoutStatus(input.text, what, stated.span);
  return {
    id: `action-${index + 1}`,
    span,
    text: quote(input.text, span),
    what: { text: quote(input.text, task), span: task },
    responsible,
    status: stated.status,
    statusSpan: stated.span,
    deadline: deadline?.id ?? null,
    decision: decision?.id ?? null,
    agendaItem: itemOf(input.sections, block)?.id ?? null,
    confidence,
    by,
  };
}

/** 'Boka lokal – klart' says what is to be done before the dash, 'KLART: boka lokal' after it. */
function withoutStatus(text: string, what: Span, status: Span | null): Span {
  if (status === null || !contains(what, status)) return what;
  const before = text.slice(what.start, status.start).replace(/[\s(–—:=→-]+$/u, '');
  if (/\p{L}{2}/u.test(before)) return { start: what.start, end: what.start + before.length };
  const after = text.slice(status.end, what.end);
  const lead = /^[\s):–—-]*/u.exec(after)?.[0].length ?? 0;
  return lead < after.length ? { start: status.end + lead, end: what.end } : what;
}

/** The sentences that a task stands in, from the block's list mark on where it opens the block. */
function lineOf(input: Dated, index: number, span: Span): Span {
  const block = input.blocks[index];
  const own = block?.sentences.filter((sentence) => overlaps(sentence.span, span)) ?? [];
  const whole = own.reduce<Span>((all, { span: one }) => cover(all, one), span);
  const opens = block !== undefined && block.sentences[0] === own[0];
  return opens ? { start: Math.min(block.span.start, whole.start), end: whole.end } : whole;
}
