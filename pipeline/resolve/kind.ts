/** What kind of organisation a name belongs to, by registers and by its form. */
import authorities from '../lexicon/authorities.json' with { type: 'json' };
import municipalities from '../lexicon/municipalities.json' with { type: 'json' };
import kinds from '../lexicon/org-kinds.json' with { type: 'json' };
import parties from '../lexicon/parties.json' with { type: 'json' };
import { remember } from '../remember.ts';
import { fold } from '../similar.ts';

const PARTIES = new Set(parties.entries);
const MUNICIPALITIES = new Set(municipalities.entries.map(fold));
const AUTHORITIES = new Set(authorities.entries.map(fold));
const MOST_NAMES = 10_000;
const FORMS = kinds.forms.map(({ kind, pattern }) => ({ kind, pattern: new RegExp(pattern, 'u') }));

/** The kind of an organisation with this canonical name. */
export const kindOf = remember((name): string => {
  if (PARTIES.has(name)) return 'party';
  const folded = fold(name);
  if (MUNICIPALITIES.has(folded)) return 'municipality';
  if (AUTHORITIES.has(folded)) return 'authority';
  return FORMS.find(({ pattern }) => pattern.test(folded))?.kind ?? 'other';
}, MOST_NAMES);
