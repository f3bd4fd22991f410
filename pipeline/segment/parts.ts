/** Headings over the parts of an item: 'Beslut', 'Yrkanden', 'Bakgrund', … as data. */
import parts from '../lexicon/part-headings.json' with { type: 'json' };
import type { SectionRole } from '../types.ts';

const { source: _source, ...lists } = parts;
const ROLES = new Map<string, SectionRole>();
for (const [role, phrases] of Object.entries(lists)) {
  for (const phrase of phrases) ROLES.set(phrase, role as SectionRole);
}

/** The part that a heading announces, or null where it is none of the known ones. */
export function partRole(heading: string): SectionRole | null {
  const key = heading
    .normalize('NFC')
    .toLowerCase()
    .replace(/^[#*_\s]+|[:*_\s.]+$/gu, '')
    .replace(/\s+/gu, ' ');
  return ROLES.get(key) ?? null;
}
