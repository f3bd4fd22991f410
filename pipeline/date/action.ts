/** What must be done: a piece of the clause that a deadline stands in. */
import { sourceSpan } from '../clean-text.ts';
import { anywhere } from '../owner/words.ts';
import { quote } from '../span.ts';
import type { Deadline, Decided, Span } from '../types.ts';
import type { Candidate } from './candidates.ts';

const OBLIGED = anywhere('obligations');
const DEADLINE = anywhere('deadlineWords');
const LEFT = /^(?:[\s,;:–—.)*~-]|(?:och|samt)\s)+/iu;
const RIGHT = /(?:[\s,;:–—.(*~-]|\s(?:och|samt|att))+$/iu;

/** 'X ska', '… i uppdrag att', 'får Verket i Norr': what is to be done comes after. */
const UNFINISHED = new RegExp(
  '(?<!\\p{L})(?:ska|skall|måste|bör|får|kommer|att|och|samt)\\s*$|' +
    '(?<!\\p{L})(?:ska|skall|måste|bör|får)\\s+\\p{Lu}[\\p{L}-]*' +
    '(?:\\s+(?:i|och|för|av|till|län|stad|kommun|region|\\p{Lu}[\\p{L}-]*))*\\s*$',
  'u',
);

/** 'till i maj, då en redovisning ska ske': the clause after the time says it. */
const WHEN = /^\s*,?\s*då\s+(?=.*(?<!\p{L})(?:ska|skall|måste|bör)(?!\p{L}))/isu;

/** True where a text holds more than a subject and its auxiliary. */
function saysWhat(text: string): boolean {
  const bare = text.replace(OBLIGED, ' ').replace(LEFT, '').replace(RIGHT, '');
  return bare !== '' && !UNFINISHED.test(text.trimEnd());
}

/**
 * The clause without its time, as one piece of the document: what stands before the time, or after
 * it where only 'X ska' stands before. `others` are the other times due in the same sentence.
 */
export function actionOf(
  input: Decided,
  candidate: Candidate,
  others: readonly Candidate[],
): Deadline['action'] {
  const { sentence, time, parent } = candidate;
  const cell = candidate.entry?.what;
  if (cell) return { text: quote(input.text, cell.span), span: cell.span };
  const [from, to] = between(candidate, others);
  const before = { start: from, end: time.span.start };
  const after = { start: time.span.end, end: to };
  const when = WHEN.exec(sentence.text.slice(time.span.end));
  const told = saysWhat(sentence.text.slice(from, time.span.start));
  const sides = told ? [before, after] : [after, before];
  const last = !others.some((o) => o.sentence === sentence && o.time.span.start > time.span.start);
  if (when && last)
    sides.unshift({ start: time.span.end + when[0].length, end: sentence.text.length });
  for (const side of sides) {
    const range = trimmed(sentence.text, side);
    if (range === null) continue;
    const span = sourceSpan(input.text, sentence, range.start, range.end);
    const text = quote(input.text, span);
    // 'Deadline 25 april' under 'Ansökan om lokal': the entry above says for what.
    const above = parent?.sentences[0]?.span;
    if (above && isDeadlineWord(text)) return { text: quote(input.text, above), span: above };
    return { text, span };
  }
  return null;
}

function isDeadlineWord(text: string): boolean {
  return text.replace(DEADLINE, '').trim() === '';
}

/** From the time due before this one to the one after it, within the clause. */
function between(
  { clause, sentence, time }: Candidate,
  others: readonly Candidate[],
): [number, number] {
  const spans = others.filter((o) => o.sentence === sentence).map((o) => o.time.span);
  const ends = spans.filter((s) => s.end <= time.span.start).map((s) => s.end);
  const starts = spans.filter((s) => s.start >= time.span.end).map((s) => s.start);
  const last = Math.max(clause.wide, ...ends);
  const next = Math.min(clause.end, ...starts);
  // After an earlier time its own clause ends at 'och': 'lämna … senast i maj och redovisa …'.
  const stretch = sentence.text.slice(last, time.span.start);
  const and = last > clause.wide ? /^.*(?<![-\p{L}])och\s+(?=\p{L}+\s)/su.exec(stretch) : null;
  return [last + (and?.[0].length ?? 0), next];
}

function trimmed(text: string, { start, end }: Span): Span | null {
  const piece = text.slice(start, end);
  const left = LEFT.exec(piece)?.[0].length ?? 0;
  const right = RIGHT.exec(piece.slice(left))?.[0].length ?? 0;
  return left + right >= piece.length ? null : { start: start + left, end: end - right };
}
