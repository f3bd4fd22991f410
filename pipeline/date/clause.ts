/** The clause around a time, cut at its words: there is no parser, so boundaries are words. */
import type { Span } from '../types.ts';

/** A piece of a sentence; offsets into the sentence's text. */
export interface Clause extends Span {
  /** Its text up to the time. */
  readonly before: string;
  /** Its text after the time. */
  readonly after: string;
  /** Both, the time left out. */
  readonly text: string;
}

/** 'att' opens a clause, but not where it belongs to the verb before it. */
const ATT =
  '(?<!(?:kommer|uppdrag|uppgift|för|genom|ihåg|inte|om|avser|planerar|ämnar|sig|tänker|vill|' +
  'möjlighet|möjligt|behov|behovet|dags|krav|avsikt|är) )att';
const BOUNDARY = new RegExp(
  `[;:]\\s|(?<=\\s)${ATT}\\s|\\)|` +
    '(?:,\\s+|\\s)(?:som(?!\\s+(?:en|ett)\\s)|då|men|varav|varefter|innebärande|dels)\\s|' +
    ',\\s+(?:när|där|vilket|vilka|så|och)\\s|\\s\\(',
  'giu',
);

/** The clause that a time stands in. */
export function clauseAround(text: string, time: Span): Clause {
  let start = 0;
  let end = text.length;
  for (const match of text.matchAll(BOUNDARY)) {
    const after = match.index + match[0].length;
    if (after <= time.start) start = after;
    else if (match.index >= time.end) {
      end = match.index;
      break;
    }
  }
  const before = text.slice(start, time.start);
  const after = text.slice(time.end, end);
  return { start, end, before, after, text: `${before} … ${after}` };
}
