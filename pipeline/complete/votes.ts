/** Votes of one matter: their results, and who voted how. */
import type { Span } from '../types.ts';
import { missing, notApplicable, present, unsure } from './judgement.ts';
import type { Matter } from './matter.ts';
import type { Judgement } from './types.ts';
import { placesOf, says } from './words.ts';

/** A person with a party and a vote on one line, as tables have it. */
const ROW = /^.*\(\p{L}+\)[^\S\n|]*[|\t ]\s*(?:ja|nej|avstår|x)(?!\p{L}).*$/gimu;
/** 'Ja: Anna Berg (S), Bo Ek (M)', before the count or after it. */
const LISTED = /^\s*(?:ja|nej|avstår)(?:-?röster)?\s*:\s*\p{Lu}.*$/gimu;
/** Two people are a sentence, three a list. */
const LEAST_ROWS = 3;

/** That a vote was held, and how it came out. */
export function votesOf(matter: Matter): Judgement {
  const counted = countsOf(matter);
  if (counted.length > 0) return present(counted);
  const called = callsOf(matter);
  if (called.length === 0) return notApplicable();
  const told = resultsOf(matter);
  if (told.length > 0) return present(told);
  return says('appended', matter.text) ? unsure('appended', called) : missing('no-result', called);
}

/** Who voted how, where the vote was open. */
export function votersOf(matter: Matter): Judgement {
  const { text, from, decisions } = matter;
  const places = [...countsOf(matter), ...callsOf(matter)];
  if (places.length === 0) return notApplicable();
  if (says('ballots', text)) return notApplicable('secret');
  const named = decisions
    .flatMap(({ votes }) => votes)
    .filter(({ names }) => names.yes.length + names.no.length > 0);
  if (named.length > 0) return present(named.map(({ span }) => bare(span)));
  const listed = [...text.matchAll(LISTED)];
  const rows = listed.length > 0 ? listed : [...text.matchAll(ROW)];
  if (listed.length > 0 || rows.length >= LEAST_ROWS) {
    const spans = rows.map(({ index, 0: row }) => {
      const lead = row.length - row.trimStart().length;
      return { start: from + index + lead, end: from + index + row.trimEnd().length };
    });
    return present(spans);
  }
  const appended = placesOf('appended', text, from);
  return appended.length > 0 ? unsure('appended', appended) : missing(null, places);
}

/** Places of the counts, each once. */
function countsOf({ decisions }: Matter): Span[] {
  const spans = decisions.flatMap(({ votes }) => votes.map(({ span }) => bare(span)));
  return [...new Map(spans.map((span) => [span.start, span])).values()];
}

function callsOf({ text, from }: Matter): Span[] {
  if (says('noVotes', text)) return [];
  return [...placesOf('votes', text, from), ...placesOf('ballots', text, from)];
}

/** The last line of a table, or how many votes each got in a ballot. */
function resultsOf({ text, from }: Matter): Span[] {
  const sums = placesOf('sums', text, from).filter(({ end }) =>
    /^[^\n\d]*\d+[^\n\d]+\d/u.test(text.slice(end - from)),
  );
  if (sums.length > 0) return sums;
  return says('ballots', text) ? placesOf('tally', text, from) : [];
}

function bare({ start, end }: Span): Span {
  return { start, end };
}
