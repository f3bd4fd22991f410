/** The word lists of this stage as sets, and the questions asked of single words. */
import acronyms from '../lexicon/acronyms.json' with { type: 'json' };
import authorities from '../lexicon/authorities.json' with { type: 'json' };
import counties from '../lexicon/counties.json' with { type: 'json' };
import given from '../lexicon/given-names.json' with { type: 'json' };
import attendance from '../lexicon/head-attendance.json' with { type: 'json' };
import notes from '../lexicon/head-notes.json' with { type: 'json' };
import organisations from '../lexicon/head-organisations.json' with { type: 'json' };
import roles from '../lexicon/head-roles.json' with { type: 'json' };
import municipalities from '../lexicon/municipalities.json' with { type: 'json' };
import parties from '../lexicon/parties.json' with { type: 'json' };
import surnames from '../lexicon/surnames.json' with { type: 'json' };
import verbs from '../lexicon/verbs.json' with { type: 'json' };
import { remember } from '../remember.ts';

/** Blanks that are not single or no space. */
const UNEVEN = /\s{2}|[^\S ]/u;
const RINGED = /[åäàáöóò]/u;
/** Of each question asked of words, so many answers are remembered. */
export const MOST_WORDS = 10_000;
/** Of lines so many: more than a head has, whose lines are asked for several times. */
export const MOST_LINES = 500;

const GIVEN = new Set(given.entries.map(fold));
const SURNAMES = new Set(surnames.entries.map(fold));
const PARTIES = new Set(parties.entries.map(fold));
const FORMER_PARTIES = new Set(organisations.parties);
const KNOWN_ORGANISATIONS = new Set(
  [acronyms, authorities, counties, municipalities].flatMap((list) => list.entries.map(fold)),
);
const ORGANISATION_WORDS = new Set(organisations.words);
const FINITE = new Set(verbs.entries);
const FINITE_ENDING = /^\p{Ll}{3,}(?:ade|ades|erade|ddes|ttes|ktes)$/u;
const OFFICES = new Set(
  [...roles.offices, ...roles.chair, ...roles.secretary, ...roles.adjuster].map(plain),
);
const ROLE_ENDINGS = roles.endings.map(plain);
const VACANT = new Set(notes.vacant);
const SURNAME_ENDING =
  /(?:sson|sdotter|berg|ström|gren|qvist|kvist|lund|mark|stedt|sten|ander|ström|dahl|holm|blad|vall|wall|fors|quist|feldt|elius|ensen|ić|ska|ski)$/u;

/** Case and runs of white space are no difference. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  return (UNEVEN.test(lower) ? lower.replace(/\s+/gu, ' ') : lower).trim();
}

/** Folded, and without the dots and rings that scans lose: 'Ordförande' is 'ordforande'. */
export function plain(text: string): string {
  const folded = fold(text);
  if (!RINGED.test(folded)) return folded;
  return folded.replace(/[åäàá]/gu, 'a').replace(/[öóò]/gu, 'o');
}

/** In small letters, 's' and 'k' with their second small forms, as patterns without case have it. */
export function lowered(text: string): string {
  return text.toLowerCase().replaceAll('\u017f', 's');
}

/** Whether one of the words stands in a text in small letters, as a word or a part of one. */
export function anyOf(words: readonly string[]): (lower: string) => boolean {
  const shortest = words.filter((a) => !words.some((b) => a !== b && a.includes(b)));
  return (lower) => shortest.some((word) => lower.includes(word));
}

/** A first name that Statistics Sweden lists; each half of a double name counts. */
export const isGivenName = remember((word): boolean => {
  const folded = fold(word);
  return GIVEN.has(folded) || folded.split('-').some((part) => part.length > 2 && GIVEN.has(part));
}, MOST_WORDS);

/** A frequent surname, or one that ends as surnames do. */
export const isSurname = remember(
  (word): boolean =>
    SURNAMES.has(fold(word)) || (/^\p{Lu}/u.test(word) && SURNAME_ENDING.test(word)),
  MOST_WORDS,
);

/** 'S', 'Moderaterna', or '-' for none. */
export function isParty(text: string): boolean {
  if (/^[-–]$/u.test(text) || /^\p{Lu}{1,4}$/u.test(text)) return true;
  return PARTIES.has(fold(text)) || FORMER_PARTIES.has(fold(text));
}

/** A verb that makes a line a sentence. */
export const isVerb = remember(
  (word): boolean => FINITE.has(word) || FINITE_ENDING.test(word),
  MOST_WORDS,
);

/** 'ordförande', '2:e', 'hållbarhetschef': a word of an office or occupation. */
export const isRoleWord = remember((word): boolean => {
  const bare = plain(word).replace(/[:,;]$/u, '');
  if (bare === '') return false;
  if (OFFICES.has(bare)) return true;
  return ROLE_ENDINGS.some((ending) => bare.endsWith(ending) && !isGivenName(word));
}, MOST_WORDS);

/** 'Region', 'Kommunförbundet': a word that opens or closes the name of an organisation. */
export const isOrganisationWord = remember((word): boolean => {
  const bare = fold(word).replace(/[.,:;]$/u, '');
  if (ORGANISATION_WORDS.has(bare)) return true;
  return organisations.endings.some(
    (ending) => bare.length > ending.length && bare.endsWith(ending),
  );
}, MOST_WORDS);

/** An authority, municipality, county or acronym from the registers. */
export function isKnownOrganisation(text: string): boolean {
  return KNOWN_ORGANISATIONS.has(fold(text));
}

/** 'Vakant', 'NN', 'alla': stands where a name would. */
export const isVacant = remember((text): boolean => VACANT.has(fold(text)), MOST_WORDS);

/** The statuses and officers that words stand for. */
export const NOTES = notes;
export const ROLES = roles;
export const ATTENDANCE = attendance;
