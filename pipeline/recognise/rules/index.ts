/** Cleaners of what the tagger finds, rules that propose, refiners that judge: in their order. */
import { acronym, otherAcronym } from './acronym.ts';
import { affiliation } from './affiliation.ts';
import { bodyWord, civicBody } from './body-word.ts';
import { boundary, plainPlaces } from './boundary.ts';
import { sameOrganisation } from './consistency.ts';
import { department } from './department.ts';
import { company, formAfter, formBefore } from './legal-form.ts';
import { membership } from './membership.ts';
import { nickname } from './nickname.ts';
import { overlap } from './overlap.ts';
import { partyBare, partyInParentheses } from './party.ts';
import { gluedName, initial, partOfPerson } from './person.ts';
import { joinPersons, plainPersons, splitPersons, trimPersons } from './person-shape.ts';
import { adjectiveHead, headAndTheme, headForTheme, shortCommittee } from './phrase.ts';
import { meetingPlace, property, street } from './place.ts';
import { municipality, municipalitySeries, regionBody } from './place-body.ts';
import { registered } from './register.ts';
import type { Refiner, Rule } from './rule.ts';
import { stopped } from './stopped.ts';
import { titleBody } from './title.ts';

/** What the tagger found is looked through before any rule builds on it. */
export const CLEANERS: readonly Refiner[] = [
  boundary,
  stopped,
  otherAcronym,
  splitPersons,
  joinPersons,
  trimPersons,
  plainPersons,
  plainPlaces,
];

/** Later rules go before earlier ones where they name the same words. */
export const RULES: readonly Rule[] = [
  registered,
  partyInParentheses,
  partyBare,
  bodyWord,
  civicBody,
  headForTheme,
  adjectiveHead,
  shortCommittee,
  headAndTheme,
  municipality,
  regionBody,
  municipalitySeries,
  formBefore,
  formAfter,
  company,
  membership,
  titleBody,
  department,
  affiliation,
  acronym,
  sameOrganisation,
  property,
  street,
  meetingPlace,
  initial,
  gluedName,
  nickname,
  partOfPerson,
];

export const REFINERS: readonly Refiner[] = [overlap];
