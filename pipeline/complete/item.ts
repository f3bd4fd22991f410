/** What minutes are to tell of each matter. */

import { caseNumberOf } from './case-number.ts';
import { contestOf } from './contest.ts';
import { missing, notApplicable, present, unsure } from './judgement.ts';
import type { Matter } from './matter.ts';
import type { Judgement, PointName } from './types.ts';
import { votersOf, votesOf } from './votes.ts';
import { placesOf, says } from './words.ts';

/** Judges one point of a matter. */
export function itemPoint(matter: Matter, point: PointName): Judgement {
  switch (point) {
    case 'proposals':
      return proposalsOf(matter);
    case 'propositions':
      return propositionsOf(matter);
    case 'votes':
      return votesOf(matter);
    case 'voters':
      return votersOf(matter);
    case 'decision':
      return decisionOf(matter);
    case 'reservations':
      return reservationsOf(matter);
    case 'conflict':
      return conflictOf(matter);
    case 'questions':
      return questionsOf(matter);
    case 'case-number':
      return caseNumberOf(matter);
    default:
      throw new RangeError(`${point} is no point of a matter`);
  }
}

/** A vote, an order or a reservation shows that there were proposals. */
function proposalsOf(matter: Matter): Judgement {
  const { proposals, withdrawn } = contestOf(matter);
  if (proposals.length > 0) return present(proposals.map(({ span }) => span));
  if (withdrawn) return notApplicable('withdrawn');
  const { text, from } = matter;
  const signs = [
    ...placesOf('propositions', text, from),
    ...placesOf('reservations', text, from),
    // Of a ballot the names voted for are the proposals.
    ...(says('ballots', text) ? [] : votesOf(matter).evidence),
  ];
  return signs.length > 0 ? missing(null, signs) : notApplicable();
}

/** In what order the chair put the proposals, where there was more than one. */
function propositionsOf(matter: Matter): Judgement {
  const told = placesOf('propositions', matter.text, matter.from);
  if (told.length > 0) return present(told);
  const { several, proposals } = contestOf(matter);
  const places = proposals.map(({ span }) => span);
  if (several === 'sure') return missing(null, places);
  return several === 'possible' ? unsure('possible', places) : notApplicable();
}

function decisionOf({ item, decisions, text, from, titles }: Matter): Judgement {
  if (decisions.length > 0)
    return present(decisions.map(({ span: { start, end } }) => ({ start, end })));
  if (titles.some((title) => says('informative', title))) return notApplicable('information');
  const deciding = placesOf('decides', text, from);
  // Without a number it may be a line of its own and no matter that waits for a decision.
  if (item.number === null && deciding.length === 0) return notApplicable('unnumbered');
  const proposed = says('proposals', text);
  if (says('informs', text) && deciding.length === 0 && !proposed) {
    return notApplicable('information');
  }
  return unsure('no-decision-found', deciding);
}

function reservationsOf({ decisions, text, from }: Matter): Judgement {
  const made = decisions.flatMap(({ reservations }) => reservations);
  if (made.length > 0) {
    const spans = made.map(({ span: { start, end } }) => ({ start, end }));
    return present([...new Map(spans.map((span) => [span.start, span])).values()]);
  }
  if (says('noReservations', text)) return notApplicable();
  const told = placesOf('reservations', text, from);
  return told.length > 0 ? unsure('unnamed', told) : notApplicable();
}

/** Taking no part in a decision is everybody's right (4 kap. 25 §); leaving the room is a sign. */
function conflictOf({ decisions, text, from }: Matter): Judgement {
  const told = decisions.flatMap(({ conflicts }) => conflicts);
  if (told.length > 0) {
    const spans = told.map(({ span: { start, end } }) => ({ start, end }));
    return present([...new Map(spans.map((span) => [span.start, span])).values()]);
  }
  const left = placesOf('leaves', text, from);
  if (left.length === 0) return notApplicable();
  return says('conflicts', text) ? present(left) : unsure('left', left);
}

/** Questions that members put, and whether they were answered. */
function questionsOf({ item, text, from }: Matter): Judgement {
  if (!says('questions', item.title)) return notApplicable();
  const answered = placesOf('answers', text, from);
  const { start, end } = item.heading;
  return answered.length > 0 ? present(answered) : missing(null, [{ start, end }]);
}
