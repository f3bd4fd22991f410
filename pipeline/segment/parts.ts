/** Headings over the parts of an item: 'Beslut', 'Yrkanden', 'Bakgrund', … as data. */

import { gateOf, needsOf } from '../gate.ts';
import parts from '../lexicon/part-headings.json' with { type: 'json' };
import { remember } from '../remember.ts';
import { Scanned } from '../scanned.ts';
import type { SectionRole } from '../types.ts';

const { source: _source, forms, ...lists } = parts;
/** A heading over a part is short. */
const LONGEST = 80;

const ROLES = new Map<string, SectionRole>();
for (const [role, phrases] of Object.entries(lists)) {
  for (const phrase of phrases) ROLES.set(phrase, role as SectionRole);
}

/** What a list cannot hold: 'Socialnämndens beslut', 'Beslutet ska skickas till'. */
const FORMS = forms.map(({ role, pattern }) => ({
  role: role as SectionRole,
  pattern: new RegExp(`^(?:${pattern})$`, 'u'),
  /** Whether a heading holds the words of the pattern at all. */
  gate: gateOf(needsOf(pattern, () => null)),
}));
/** Lines are asked for several times while a document is cut. */
const MOST_LINES = 500;

/** The part that a heading announces, or null where it is none of the known ones. */
export const partRole = remember((heading): SectionRole | null => {
  const key = heading
    .normalize('NFC')
    .toLowerCase()
    .replace(/^[#*_\s]+|[:*_\s.]+$/gu, '')
    .replace(/\s+/gu, ' ');
  if (key.length > LONGEST) return null;
  const known = ROLES.get(key);
  if (known !== undefined) return known;
  const scanned = new Scanned(key);
  const form = FORMS.find(({ gate, pattern }) => gate(scanned) && pattern.test(key));
  return form?.role ?? null;
}, MOST_LINES);
