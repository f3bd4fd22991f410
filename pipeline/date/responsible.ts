/** Who must do it: people and organisations by their place in the clause, else a role. */
import { sourceSpan } from '../clean-text.ts';
import { agent, assignee, consulted, type Named, namedIn, owner, subject } from '../owner/named.ts';
import { doerIn, isRole, labelled, roleIn, told } from '../owner/told.ts';
import { shown, whoIn } from '../owner/who.ts';
import { overlaps } from '../span.ts';
import type { Decided, Responsible, Span } from '../types.ts';
import type { Candidate } from './candidates.ts';
import { understood } from './understood.ts';

/**
 * Who stands in a table's column of owners, else whoever is told to, else the names before the
 * entry's colon, those that open the clause or follow its auxiliary, the agent after 'av', an owner
 * marked '@Name', '(Name)' or '– Name', else a role, else whom the sentences before gave the task.
 */
export function responsibleOf(input: Decided, candidate: Candidate): readonly Responsible[] {
  const { clause, sentence } = candidate;
  const cell = candidate.entry?.who;
  if (cell) return whoIn(input, cell.span);
  const range = told(candidate)?.who;
  if (range) return whoIn(input, sourceSpan(input.text, sentence, range.start, range.end));
  const span = sourceSpan(input.text, sentence, clause.start, clause.end);
  const all = namedIn(input, sentence.span).filter((name) => !overlaps(name, candidate.span));
  const names = all.filter((name) => overlaps(name, span));
  const found =
    label(input, candidate, all) ??
    assignee(input.text, names) ??
    consulted(input.text, names) ??
    subject(input.text, span, names) ??
    agent(input.text, names) ??
    owner(input.text, all, sentence.span);
  if (found) return shown(input, found);
  const role = labelledRole(candidate) ?? roleIn(candidate) ?? doerIn(candidate);
  if (role) return whoIn(input, sourceSpan(input.text, sentence, role.start, role.end));
  return shown(input, understood(input, candidate) ?? []);
}

/** The names before the colon of an entry: 'Hugo: svar …'. */
function label(input: Decided, candidate: Candidate, names: readonly Named[]): Named[] | null {
  const range = labelled(candidate);
  if (!range) return null;
  const span = sourceSpan(input.text, candidate.sentence, range.start, range.end);
  const found = names.filter((name) => overlaps(name, span));
  return found.length > 0 ? found : null;
}

function labelledRole(candidate: Candidate): Span | null {
  const range = labelled(candidate);
  const words = range && candidate.sentence.text.slice(range.start, range.end);
  return words && isRole(words) ? range : null;
}
