/** Who must do it where the clause does not say: what the sentences before it have said. */

import { assignee, doer, type Named, namedIn, subject } from '../owner/named.ts';
import type { Decided, Sentence } from '../types.ts';
import type { Candidate } from './candidates.ts';

/** How many sentences back an account of a task may have been given. */
const BACK = 25;
/** How many sentences back 'han' may point. */
const NEAR = 3;
/** What is handed in or paid back to the giver of a task, said in the passive. */
const HANDED =
  /(?<!\p{L})(?:(?:slut|del|åter)?redovisas|(?:slut|del|åter)?rapporteras|(?:över|in)?lämnas|återbetalas|utbetalas|rekvireras|återredovisas|presenteras|återkopplas)(?!\p{L})/u;
const OBLIGED = /(?<!\p{L})(?:ska|skall|bör|måste)(?!\p{L})/u;
const PRONOUN = /^[\s*•–-]*(?:han|hon|hen)\s/iu;

/** Those whom an earlier sentence has given the task, or to whom 'han' or 'hon' points. */
export function understood(input: Decided, candidate: Candidate): readonly Named[] | null {
  const piece = candidate.sentence.text.slice(candidate.clause.start, candidate.clause.end);
  if (PRONOUN.test(piece)) return personBefore(input, candidate);
  if (HANDED.test(piece) && OBLIGED.test(piece)) return holderBefore(input, candidate);
  return null;
}

/** The sentences before the candidate's, nearest first, within its section. */
function sentencesBefore(input: Decided, candidate: Candidate, most: number): Sentence[] {
  const first = candidate.section?.from ?? 0;
  const found: Sentence[] = [];
  for (let index = candidate.block.index; index >= first && found.length < most; index--) {
    const block = input.blocks[index];
    if (!block || block.kind === 'furniture') continue;
    const before = block.sentences.filter((s) => s.span.start < candidate.sentence.span.start);
    found.push(...before.toReversed());
  }
  return found.slice(0, most);
}

/** The one person whom the nearest sentence that names any is about. */
function personBefore(input: Decided, candidate: Candidate): Named[] | null {
  const people = new Set(input.people.map(({ id }) => id));
  for (const { span } of sentencesBefore(input, candidate, NEAR)) {
    const named = namedIn(input, span).filter(({ id }) => people.has(id));
    const ids = new Set(named.map(({ id }) => id));
    if (ids.size > 0) return ids.size === 1 ? named.slice(0, 1) : null;
  }
  return null;
}

/** Who was last told or said to do something. */
function holderBefore(input: Decided, candidate: Candidate): Named[] | null {
  for (const sentence of sentencesBefore(input, candidate, BACK)) {
    if (!/uppdra[gr]/u.test(sentence.text) && !OBLIGED.test(sentence.text)) continue;
    const names = namedIn(input, sentence.span);
    const told =
      assignee(input.text, names) ??
      subject(input.text, sentence.span, names) ??
      doer(input.text, names);
    if (told) return told;
  }
  return null;
}
