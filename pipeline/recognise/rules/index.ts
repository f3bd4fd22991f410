/** The rules that propose names and the refiners that judge them, in the order they run. */
import { acronym, otherAcronym } from './acronym.ts';
import { bodyWord, civicBody } from './body-word.ts';
import { boundary } from './boundary.ts';
import { sameOrganisation } from './consistency.ts';
import { department } from './department.ts';
import { company, formAfter, formBefore } from './legal-form.ts';
import { overlap } from './overlap.ts';
import { partyBare, partyInParentheses } from './party.ts';
import { gluedName, initial, nickname, partOfPerson } from './person.ts';
import { adjectiveHead, headAndTheme, headForTheme, shortCommittee } from './phrase.ts';
import { municipality, municipalitySeries, regionBody } from './place-body.ts';
import type { Refiner, Rule } from './rule.ts';
import { stopped } from './stopped.ts';
import { titleBody } from './title.ts';

export const RULES: readonly Rule[] = [
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
  titleBody,
  department,
  acronym,
  initial,
  gluedName,
  nickname,
  partOfPerson,
  sameOrganisation,
];

export const REFINERS: readonly Refiner[] = [boundary, stopped, otherAcronym, overlap];
