/** Cleaners of what the tagger finds, rules that propose, refiners that judge: in their order. */
import { acronym, otherAcronym } from './acronym.ts';
import { affiliation } from './affiliation.ts';
import { bodyWord, civicBody } from './body-word.ts';
import { boundary, plainPlaces } from './boundary.ts';
import { sameOrganisation } from './consistency.ts';
import { applicant, counterpart } from './counterpart.ts';
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
import { pronoun } from './pronoun.ts';
import { registered } from './register.ts';
import type { Refiner, Rule } from './rule.ts';
import { joined, series } from './series.ts';
import { splitBody, splitThing } from './split-compound.ts';
import { stopped } from './stopped.ts';
import { suffix } from './suffix.ts';
import { system } from './system.ts';
import { titleBody } from './title.ts';
import { clubName, tradeName } from './trade-name.ts';
import { venue } from './venue.ts';

/** What the tagger found is looked through before any rule builds on it. */
export const CLEANERS: readonly Refiner[] = [
  suffix,
  splitThing,
  pronoun,
  system,
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
  tradeName,
  clubName,
  splitBody,
  membership,
  titleBody,
  department,
  affiliation,
  counterpart,
  applicant,
  series,
  joined,
  acronym,
  sameOrganisation,
  venue,
  property,
  street,
  meetingPlace,
  initial,
  gluedName,
  nickname,
  partOfPerson,
];

export const REFINERS: readonly Refiner[] = [suffix, overlap];
