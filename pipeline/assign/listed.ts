/** Tasks in lists and tables: under 'Att göra', and under a head of tasks and owners. */
import { sourceSpan } from '../clean-text.ts';
import { entryOf, taskRowOf } from '../owner/table.ts';
import { roleIn } from '../owner/told.ts';
import { whoIn } from '../owner/who.ts';
import { cover, trim } from '../span.ts';
import type { Block, Dated, Responsible, Span } from '../types.ts';
import { type Draft, plainDraft } from './draft.ts';
import { ownersIn, saidIn } from './said.ts';
import { type Naming, subjectAt } from './subject.ts';
import { endAt } from './words.ts';

/** A row under a head that names the columns of tasks and owners. */
export function rowDraft(input: Dated, block: Block): Draft | null {
  const row = taskRowOf(input, block);
  if (!row || !/\p{L}{2}/u.test(row.what.text)) return null;
  const responsible = row.who ? whoIn(input, row.who.span) : [];
  const place = { span: block.span, what: row.what.span, responsible, block: block.index };
  const draft = plainDraft(place, 'action-table', 0.9);
  return { ...draft, status: row.status?.span ?? null };
}

const ASKS = /\?[\s)]*$/u;
const OPENS_QUESTION =
  /^[\s•*–-]*(?:ska|kan|har|vem|vad|hur|när|var|finns|är|behöver|måste|någon|vill|borde)(?!\p{L})/iu;
const ONLY_LINK =
  /^[\s•*–<(-]*(?:se\s+(?:även\s+)?(?:\p{L}+\s*:?\s*)?)?<?https?:\S+>?[\s).]*(?:[–-]\s*\p{L}+)?$/iu;

/** An entry under a heading such as 'Att göra': one task, whoever is to do it. */
export function listedDrafts(block: Block, namings: readonly Naming[]): Draft[] {
  if (block.kind === 'heading') return [];
  const [first] = namings;
  if (!first) return [];
  if (block.kind === 'row') return rowEntry(first, block);
  const kept = namings.filter(({ sentence }) => isEntry(sentence.text));
  const told = kept.map((naming) => saidIn(naming, true).filter(isWorded).map(asListed));
  if (told.some((drafts) => drafts.length > 0) || block.kind !== 'item') {
    return kept.flatMap((naming, i) => (told[i]?.length ? told[i] : entry(naming, naming)));
  }
  // The sentences of one entry are one task.
  const [opening, last] = [kept[0], kept.at(-1)];
  return opening && last ? entry(opening, last) : [];
}

/** Owners that a mark names stand beside the entry: what it says is read as one. */
function isWorded({ by }: Draft): boolean {
  return by !== 'rule:action-mention' && by !== 'rule:action-owner';
}

function asListed(draft: Draft): Draft {
  return { ...draft, by: 'rule:action-list' };
}

function isEntry(text: string): boolean {
  if (ONLY_LINK.test(text) || !/\p{L}{2}/u.test(text)) return false;
  return !(ASKS.test(text) && OPENS_QUESTION.test(text));
}

/** 'Boka lokal', 'Asta: affischer', 'Slipa på materialet (Bo)'; it may go on to `last`. */
function entry(naming: Naming, last: Naming): Draft[] {
  const { input, sentence } = naming;
  const { text } = sentence;
  const whole = { start: 0, end: text.length };
  const opened = afterMark(text);
  const before = subjectAt(naming, opened);
  const label = before && !before.guessed ? endAt(LABEL_END, text, before.end) : null;
  const role = roleIn({ sentence, clause: whole });
  const owners = ownersIn(last);
  const named = role && sourceSpan(input.text, sentence, role.start, role.end);
  const others = owners.length > 0 ? owners : named ? whoIn(input, named) : [];
  const responsible = label === null ? others : (before?.who ?? others);
  const from = label ?? opened;
  const own = bareTask(naming, from, owners);
  if (own === null) return [];
  const rest = last === naming ? null : bareTask(last, 0, owners);
  const what = rest === null ? own : cover(own, rest);
  const span = trim(input.text, cover(sentence.span, last.sentence.span));
  const place = { span, what, responsible, block: sentence.block };
  return [plainDraft(place, 'action-list', 0.75)];
}

/** An entry from `from` on without who is to do it and its last mark; null where nothing is left. */
function bareTask(
  { input, sentence }: Naming,
  from: number,
  owners: readonly Responsible[],
): Span | null {
  const at = owners.map(({ span }) => sentence.offsets.indexOf(span.start)).find((i) => i >= from);
  const named = at === undefined ? '' : sentence.text.slice(at);
  // Owners end an entry; what goes on after a name is part of the task.
  const text =
    at !== undefined && !/\p{L}.*[\s.,]\p{Ll}{3,}/su.test(named)
      ? sentence.text.slice(from, at)
      : sentence.text.slice(from);
  const bare = text.replace(/(?:[\s.,;:!(@–—-]|\([^()]{1,30}\)+|@\p{L}+)+$/u, '');
  return bare === '' ? null : sourceSpan(input.text, sentence, from, from + bare.length);
}

/** 'Asta:', 'Verket A och Verket B –': what follows is theirs to do. */
const LABEL_END = /\s*(?::|\s[–—-])\s+/uy;

function afterMark(text: string): number {
  return /^[\s•*–-]*(?:(?:\[[ xX]\]|[✓✔☑☒☐])\s*)?/u.exec(text)?.[0].length ?? 0;
}

function rowEntry({ input }: Naming, block: Block): Draft[] {
  const [first] = block.sentences;
  const row = first && entryOf(input, block, first);
  const what = row?.who ? first : null;
  if (!row?.who || !what || row.headed || !/\p{L}{2}/u.test(what.text)) return [];
  const place = {
    span: block.span,
    what: what.span,
    responsible: whoIn(input, row.who.span),
    block: block.index,
  };
  return [plainDraft(place, 'action-row', 0.7)];
}
