/** E-mail addresses that are somebody's own. */

import lexicon from '../lexicon/private.json' with { type: 'json' };
import authorities from '../lexicon/register-authorities.json' with { type: 'json' };
import municipalities from '../lexicon/register-municipalities.json' with { type: 'json' };
import { besidePerson, type Found, type Known } from './context.ts';

const SHAPE =
  /(?<![\p{L}\p{N}._%+-])([\p{L}\p{N}._%+-]{1,64})@((?:[\p{L}\p{N}-]{1,63}\.){1,6}\p{L}{2,12})/gu;
const POSTBOXES = new Set(lexicon.postboxes);
const FUNCTIONS = new Set(lexicon.functions);

/** As names stand in a domain: 'skelleftea', 'skatteverket'. */
function plain(name: string): string {
  const small = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return small.replace(/[^a-z0-9]/gu, '');
}

const OFFICIAL = new Set([
  ...municipalities.entries.map(({ place }) => plain(place)),
  ...authorities.entries.map(({ name }) => plain(name)),
]);

function isAuthority(domain: string): boolean {
  const labels = domain.split('.').slice(0, -1).map(plain);
  return labels.some(
    (label) => OFFICIAL.has(label) || lexicon.authorityParts.some((part) => label.includes(part)),
  );
}

/** An office's, a board's or a club's: 'info', 'styrelsen', 'brf.eken', 'granviks-if'. */
function isFunction(local: string): boolean {
  const small = local.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const parts = [small, ...small.split(/[._%+\d-]+/u)];
  const ends = lexicon.functionEndings;
  return parts.some((part) => FUNCTIONS.has(part) || ends.some((end) => part.endsWith(end)));
}

/** True where an authority's address stands in the text. */
export function hasOfficialAddress(text: string): boolean {
  return [...text.matchAll(SHAPE)].some(({ 2: domain = '' }) => isAuthority(domain));
}

/** Every private address: at a provider of post boxes, or in the row or sentence of a person. */
export function* emails(known: Known): Generator<Found> {
  for (const { index, 0: found, 1: local = '', 2: domain = '' } of known.text.matchAll(SHAPE)) {
    if (isFunction(local) || isAuthority(domain) || domain.split('.').includes(local)) continue;
    const span = { start: index, end: index + found.length };
    const own = domain.split('.').some((label) => POSTBOXES.has(label.toLowerCase()));
    if (own || besidePerson(known, span)) yield { kind: 'email', ...span };
  }
}
