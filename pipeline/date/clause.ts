/** The clause around a time, cut at its words: there is no parser, so boundaries are words. */
import type { Span } from '../types.ts';

/** A piece of a sentence; offsets into the sentence's text. */
export interface Clause extends Span {
  /** Where it begins when a relative clause without a comma counts as a part of it. */
  readonly wide: number;
  /** Its text up to the time. */
  readonly before: string;
  /** Its text after the time. */
  readonly after: string;
  /** Both, without the time and without brackets. */
  readonly text: string;
}

/** 'att' opens a clause, but not where it belongs to the word before it. */
const ATT =
  '(?<!(?<!\\p{L})(?:med|kommer|uppdrag|uppgift|för|genom|ihåg|inte|om|avser|planerar|ämnar|sig|' +
  'tänker|vill|möjlighet|möjligt|behov|behovet|dags|krav|avsikt|är) )att';
const BOUNDARY = new RegExp(
  `[;:]\\s|(?<=\\s)${ATT}\\s|` +
    '(?:,\\s+|\\s)(?:som(?!\\s+(?:en|ett)\\s)|då|men|varav|varefter|innebärande|dels)\\s|' +
    ',\\s+(?:när|där|vilket|vilka|så|och)\\s',
  'giu',
);

/** How far from a time is looked, so that a line of any length stays cheap. */
export const REACH = 600;

/** The brackets that a time stands in, without their marks; the whole text where in none. */
function bracketsAround(text: string, time: Span): Span {
  const start = Math.max(0, time.start - REACH);
  const end = Math.min(text.length, time.end + REACH);
  const before = text.slice(start, time.start);
  const open = before.lastIndexOf('(');
  if (open <= before.lastIndexOf(')')) return { start, end };
  const shut = text.slice(time.end, end).indexOf(')');
  return { start: start + open + 1, end: shut < 0 ? end : time.end + shut };
}

/** Without what stands in brackets. */
function bare(text: string): string {
  return text.replace(/\([^()]*(?:\)|$)/gu, ' ');
}

/** The clause that a time stands in. */
export function clauseAround(text: string, time: Span): Clause {
  let { start, end } = bracketsAround(text, time);
  let wide = start;
  const offset = start;
  for (const match of text.slice(start, end).matchAll(BOUNDARY)) {
    const at = offset + match.index;
    const after = at + match[0].length;
    if (after <= time.start) {
      start = Math.max(start, after);
      if (!/^\s+som\s/iu.test(match[0])) wide = start;
    } else if (at >= time.end) {
      end = Math.min(end, at);
      break;
    }
  }
  const before = text.slice(start, time.start);
  const after = text.slice(time.end, end);
  return { start, end, wide, before, after, text: `${bare(before)} … ${bare(after)}` };
}
