/** Classified → Decided: the decisions, each with its kind, decider, item, proposal and assignee. */
import { itemOf, sectionOf } from '../outline.ts';
import { ELECTION } from '../rules.ts';
import { contains, overlaps, quote } from '../span.ts';
import type { Classified, Decided, Decision, DecisionKind, Span } from '../types.ts';
import { formalitiesIn } from './formalities.ts';
import { OUTCOMES } from './outcomes.ts';
import { allNames, type Party } from './parties.ts';
import { findProposal } from './proposal.ts';
import { type DecisionUnit, decisionUnits } from './units.ts';
import { votesIn } from './votes.ts';

/** Finds the decisions of a document, in the order of its text. */
export function decide(input: Classified): Decided {
  const mentioned = allNames(input).filter(({ kind }) => kind !== 'party');
  const votes = votesIn(input);
  const formalities = formalitiesIn(input);
  const units = decisionUnits(input);
  const deciding = new Set(units.map((unit) => unit.sentence.block));
  const decisions = units.map((unit, i): Decision => {
    const { block } = unit.sentence;
    const item = itemOf(input.sections, block)?.id ?? null;
    // What stands in a decision's own paragraph is of it alone, else of all of its item.
    const isBeside = (one: { item: string | null; block: number }): boolean =>
      deciding.has(one.block) ? one.block === block : one.item === item;
    const counted = votes.filter(isBeside).map(({ vote }) => vote);
    const beside = formalities.filter(isBeside).map(({ formality }) => formality);
    const decider = deciderOf(input, units, i);
    const said = unit.kind ?? kindOf(input, unit);
    const kind = said === 'other' && sendsOut(input.text, mentioned, unit.span) ? 'assign' : said;
    return {
      id: `decision-${i + 1}`,
      span: unit.span,
      text: unit.text,
      agendaItem: item,
      decider: decider ? plain(quote(input.text, decider)) : null,
      deciderSpan: decider,
      kind,
      outcome: OUTCOMES[kind],
      vote: counted.at(-1) ?? null,
      votes: counted,
      reservations: beside.filter(({ kind }) => kind === 'reservation'),
      statements: beside.filter(({ kind }) => kind === 'statement' || kind === 'remark'),
      conflicts: beside.filter(({ kind }) => kind === 'conflict'),
      assignedTo:
        kind === 'assign' || kind === 'appoint' ? assignees(mentioned, unit.span, decider) : [],
      deadline: null,
      proposal: findProposal(input, unit),
      confidence: unit.act.score,
      by: unit.act.by,
    };
  });
  return { ...input, decisions };
}

/**
 * Whom its words, its lead-in or the decision before it in the same paragraph name; else whom the
 * heading does: 'Utskottets beslut'.
 */
function deciderOf(input: Classified, units: readonly DecisionUnit[], i: number): Span | null {
  const unit = units[i];
  if (!unit) return null;
  const own = input.cues[unit.sentence.index]?.decider ?? input.cues[unit.head.index]?.decider;
  if (own) return own;
  const before = units[i - 1];
  const { block } = unit.sentence;
  if (before?.sentence.block === block) return deciderOf(input, units, i - 1);
  const section = sectionOf(input.sections, block);
  const heading = section?.role === 'decision' ? input.blocks[section.from]?.span : undefined;
  const named = heading && DECIDES.exec(input.text.slice(heading.start, heading.end));
  if (!heading || !named) return null;
  return { start: heading.start, end: heading.start + (named[1]?.length ?? 0) };
}

/** 'Arbetsutskottets beslut', but not 'Dagens beslut'. */
const DECIDES =
  /^(\p{Lu}[\p{L} -]*(?:nämnden|styrelsen|utskottet|fullmäktige|gruppen|rådet|kommittén|stämman|mötet|beredningen|presidiet))s beslut\s*:?\s*$/iu;

/** A list's entries are of the kind that their own words name, else of their lead-in's. */
function kindOf(input: Classified, unit: DecisionUnit): DecisionKind {
  if (unit.act.by === ELECTION) return 'appoint';
  const head = input.cues[unit.head.index]?.kind;
  const own = input.cues[unit.sentence.index]?.kind;
  if (unit.head !== unit.sentence && unit.span.start === unit.head.span.start && head) return head;
  return own ?? head ?? 'other';
}

/** What follows a name that is to do something: 'att Casper arbetar om …', 'att kansliet ska …'. */
const DOES =
  /^\s+(?:(?:ska|skall)\s+\p{Ll}+|(?!är|blir|får|har|heter|utgör|ingår|gäller|saknar|avgår|ersätter|efterträder|väljer|utser)\p{Ll}{2,}r)(?!\p{L})/u;

/** 'att Casper arbetar om policyn': a person or body is sent to do it. */
function sendsOut(text: string, mentioned: readonly Party[], span: Span): boolean {
  return mentioned.some((m) => {
    const before = text.slice(span.start, m.start);
    const after = text.slice(m.end, span.end);
    return contains(span, m) && /(?:^|\s)att\s+$/u.test(before) && DOES.test(after);
  });
}

/** People and bodies that the decision names, the decider left out however often it stands there. */
function assignees(
  mentioned: readonly Party[],
  span: Span,
  decider: Span | null | undefined,
): string[] {
  const deciding = new Set(
    mentioned.filter((m) => decider && overlaps(m, decider)).map((m) => m.id),
  );
  const named = mentioned.filter((m) => contains(span, m)).map((m) => m.id);
  return [...new Set(named)].filter((id) => !deciding.has(id));
}

function plain(text: string): string {
  return text.replace(/-\s*\n\s*/gu, '').replace(/\s+/gu, ' ');
}
