/** What shows that somebody took part: how the names of the list stand, and what is beside one. */
import { narrowed } from '../evidence.ts';
import type { Evidence } from '../types.ts';
import type { Draft } from './describe.ts';
import { certainty } from './names.ts';
import { isGivenName, isParty } from './words.ts';

/**
 * - table: the name in a cell of its own
 * - rows: one person a row
 * - list: several people in one row, apart by commas or 'och'
 * - offices: rows of offices and names in the head without a label over them
 * - members: under 'Ledamöter' alone, which also heads those elected
 * - promoted: among the words beside another name, known for a person by the tagger
 */
export type ListForm = 'table' | 'rows' | 'list' | 'offices' | 'members' | 'promoted';

/** The guesses of this file wait to be calibrated. */
const FORMS: Readonly<Record<ListForm, number>> = {
  table: 0.98,
  rows: 0.97,
  list: 0.95,
  offices: 0.9,
  members: 0.85,
  promoted: 0.8,
};

/**
 * What stands beside the name (a party or other acronym, an office, a note, an affiliation), or
 * what the name alone is: known to the registers, a first name, one unknown word, or words only
 * shaped like a name.
 */
const BESIDE = {
  party: 1,
  office: 0.98,
  note: 0.97,
  affiliation: 0.96,
  bare: 0.95,
  'first-name': 0.9,
  shape: 0.75,
  word: 0.7,
} as const;

/** Whom somebody stands in for: away, if the words say what they seem to. */
export const REPLACED: Evidence = { confidence: 0.9, by: 'attendance-replaced' };
/** Struck out in the list, so away. */
export const STRUCK: Evidence = { confidence: 0.85, by: 'attendance-struck' };
/** Called and on no list of those present, so away. */
export const CALLED: Evidence = { confidence: 0.8, by: 'attendance-called' };

/** The evidence of a row for the person in it: 'attendance-table-party'. */
export function listedBy(form: ListForm, draft: Draft): Evidence {
  const own = { confidence: FORMS[form], by: `attendance-${form}` };
  if (form === 'promoted') return own;
  const beside = besideOf(draft);
  return narrowed(own, beside, BESIDE[beside]);
}

function besideOf({ name, roles, organisations, notes }: Draft): keyof typeof BESIDE {
  if (organisations.some(({ text }) => isParty(text))) return 'party';
  if (roles.length > 0) return 'office';
  if (!name.includes(' ')) return isGivenName(name) ? 'first-name' : 'word';
  if (notes.length > 0) return 'note';
  if (organisations.length > 0) return 'affiliation';
  return certainty(name) === 2 ? 'bare' : 'shape';
}
