/** Who must do what: the parts of the clause that a deadline stands in. */
import { sourceSpan } from '../clean-text.ts';
import { contains, overlaps, quote } from '../span.ts';
import type { Deadline, Decided, Responsible, Span } from '../types.ts';
import type { Candidate } from './candidates.ts';
import { anywhere } from './words.ts';

const OBLIGED = anywhere('obligations');
const PROMISED = anywhere('promises');
const ROLE = anywhere('roles');
const EDGE = /^[\s,;:–—.()*~-]+|[\s,;:–—.()*~-]+$/gu;

/** True where a text holds more than a subject and its auxiliary. */
function saysWhat(text: string): boolean {
  const bare = text.replace(OBLIGED, ' ').replace(PROMISED, ' ').replace(EDGE, '');
  const ends = /(?<!\p{L})(?:ska|skall|måste|bör|får|kommer)\s*$/iu.test(text.trimEnd());
  return bare !== '' && !ends;
}

/**
 * The clause without its time, as one piece of the document: what stands before the time, or after
 * it where only 'X ska' stands before.
 */
export function actionOf(input: Decided, candidate: Candidate): Deadline['action'] {
  const { clause, sentence, time } = candidate;
  const before = { start: clause.start, end: time.span.start };
  const after = { start: time.span.end, end: clause.end };
  const order = saysWhat(clause.before) ? [before, after] : [after, before];
  for (const side of order) {
    const range = trimmed(sentence.text, side);
    if (range === null) continue;
    const span = sourceSpan(input.text, sentence, range.start, range.end);
    return { text: quote(input.text, span), span };
  }
  return null;
}

function trimmed(text: string, { start, end }: Span): Span | null {
  const piece = text.slice(start, end);
  const left = /^[\s,;:–—.()*~-]+/u.exec(piece)?.[0].length ?? 0;
  if (left === piece.length) return null;
  const right = /[\s,;:–—.(*~-]+$/u.exec(piece)?.[0].length ?? 0;
  return { start: start + left, end: end - right };
}

interface Named extends Span {
  readonly id: string;
}

/** People and organisations named in a piece of the document, in order. */
function namedIn(input: Decided, span: Span): Named[] {
  const all = [...input.people, ...input.organisations].flatMap(({ id, mentions }) =>
    mentions.filter((m) => overlaps(m, span)).map((m) => ({ ...m, id })),
  );
  const outer = all.filter(
    (a) => !all.some((b) => b !== a && contains(b, a) && b.end - b.start > a.end - a.start),
  );
  return outer.sort((a, b) => a.start - b.start);
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

/**
 * Who must do it: the names before the clause's first verb, else the agent after 'av', else an
 * owner marked '@Name', '(Name)' or '- Name' at the end, else a role that opens the clause.
 */
export function responsibleOf(input: Decided, candidate: Candidate): readonly Responsible[] {
  const { clause, sentence } = candidate;
  const span = sourceSpan(input.text, sentence, clause.start, clause.end);
  const names = namedIn(input, span);
  const found =
    subject(input.text, span, names) ??
    agent(input.text, names) ??
    owner(input.text, namedIn(input, sentence.span), sentence.span);
  if (found) {
    return found.map(({ id, start, end }) => {
      return { id, text: quote(input.text, { start, end }), span: { start, end } };
    });
  }
  return role(input, candidate);
}

function subject(text: string, clause: Span, names: readonly Named[]): Named[] | null {
  const first = names[0];
  if (!first) return null;
  const lead = text.slice(clause.start, first.start);
  const opens = /^[\s*@•–-]*(?:(?:tjänstgörande |vice )?\p{Ll}+\s+){0,2}$/u.test(lead);
  const inverted = /(?:ska|skall|måste|bör|får|kommer|gör|ger)\s+(?:\p{Ll}+\s+){0,1}$/u.test(lead);
  return opens || inverted ? coordinated(text, names) : null;
}

function agent(text: string, names: readonly Named[]): Named[] | null {
  const at = names.findIndex(({ start }) =>
    /(?<!\p{L})(?:av|från)\s+$/iu.test(text.slice(start - 6, start)),
  );
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
  if (!match || match.index > 25) return [];
  const start = clause.start + match.index;
  const span = sourceSpan(input.text, sentence, start, start + match[0].length);
  return [{ id: null, text: quote(input.text, span), span }];
}
