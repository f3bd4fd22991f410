/** Who must do it: people and organisations by their place in the clause, else a role. */
import { sourceSpan } from '../clean-text.ts';
import { contains, overlaps, quote } from '../span.ts';
import type { Decided, Responsible, Span } from '../types.ts';
import type { Candidate } from './candidates.ts';
import { anywhere } from './words.ts';

const ROLE = anywhere('roles');
/** How far into a clause a role still is its subject. */
const LEAD = 25;

interface Named extends Span {
  readonly id: string;
}

/**
 * Whoever is given the task, else the names that open the clause or follow its auxiliary, else the
 * agent after 'av', else an owner marked '@Name', '(Name)' or '– Name', else a role.
 */
export function responsibleOf(input: Decided, candidate: Candidate): readonly Responsible[] {
  const { clause, sentence } = candidate;
  const span = sourceSpan(input.text, sentence, clause.start, clause.end);
  const all = namedIn(input, sentence.span).filter((name) => !overlaps(name, candidate.span));
  const names = all.filter((name) => overlaps(name, span));
  const found =
    assignee(input.text, names) ??
    subject(input.text, span, names) ??
    agent(input.text, names) ??
    owner(input.text, all, sentence.span);
  if (found === null) return role(input, candidate);
  return found.map(({ id, start, end }) => {
    return { id, text: quote(input.text, { start, end }), span: { start, end } };
  });
}

/** People and organisations named in a piece of the document, in order, the longest of nested. */
function namedIn(input: Decided, span: Span): Named[] {
  const all = [...input.people, ...input.organisations].flatMap(({ id, mentions }) =>
    mentions.filter((mention) => overlaps(mention, span)).map((mention) => ({ ...mention, id })),
  );
  const isInner = (a: Named): boolean =>
    all.some((b) => b !== a && contains(b, a) && b.end - b.start > a.end - a.start);
  return all.filter((name) => !isInner(name)).sort((a, b) => a.start - b.start);
}

/** The first of the names and those joined to it by a comma, 'och' or 'samt'. */
function coordinated(text: string, names: readonly Named[]): Named[] {
  const found: Named[] = [];
  for (const name of names) {
    const last = found.at(-1);
    const gap = last ? text.slice(last.end, name.start) : '';
    if (last && !/^[\s,/&()]*(?:och|samt)?[\s,@]*$/u.test(gap)) break;
    found.push(name);
  }
  return found;
}

/** 'ger Verket i uppdrag att', 'uppdrar åt Verket att', 'Verket får i uppdrag att'. */
function assignee(text: string, names: readonly Named[]): Named[] | null {
  const at = names.findIndex(({ start, end }) => {
    const before = text.slice(Math.max(0, start - 20), start);
    const given = /^\s+(?:får\s+)?i\s+(?:\p{L}+\s+)?uppdrag(?!\p{L})/u.test(
      text.slice(end, end + 40),
    );
    return given || /(?:uppdrar|uppdrog)\s+åt\s+$/u.test(before);
  });
  return at < 0 ? null : coordinated(text, names.slice(at));
}

function subject(text: string, clause: Span, names: readonly Named[]): Named[] | null {
  const first = names[0];
  if (!first) return null;
  const lead = text.slice(clause.start, Math.max(clause.start, first.start));
  const opens = /^[\s*@•–-]*(?:(?:tjänstgörande |vice )?\p{Ll}+\s+){0,2}$/u.test(lead);
  const follows = /(?:ska|skall|måste|bör|får|kommer|gör|ger)\s+(?:\p{Ll}+\s+){0,1}$/u.test(lead);
  return opens || follows ? coordinated(text, names) : null;
}

function agent(text: string, names: readonly Named[]): Named[] | null {
  const at = names.findIndex(({ start }) => {
    return /(?<!\p{L})(?:av|från)\s+$/iu.test(text.slice(Math.max(0, start - 6), start));
  });
  return at < 0 ? null : coordinated(text, names.slice(at));
}

function owner(text: string, names: readonly Named[], sentence: Span): Named[] | null {
  const owners = names.filter(({ start, end }) => {
    const before = text.slice(Math.max(sentence.start, start - 3), start);
    const rest = text.slice(end, sentence.end);
    return /@$/u.test(before) || (/(?:[(]|[-–]\s)$/u.test(before) && /^[\s).]*$/u.test(rest));
  });
  return owners.length > 0 ? owners : null;
}

function role(input: Decided, { clause, sentence }: Candidate): readonly Responsible[] {
  const piece = sentence.text.slice(clause.start, clause.end);
  const match = ROLE.exec(piece);
  if (!match || match.index > LEAD) return [];
  const start = clause.start + match.index;
  const span = sourceSpan(input.text, sentence, start, start + match[0].length);
  return [{ id: null, text: quote(input.text, span), span }];
}
