/** What only looks like an organisation: systems, roles, references to law. */

import stop from '../../lexicon/org-stop.json' with { type: 'json' };
import titles from '../../lexicon/org-titles.json' with { type: 'json' };
import type { Found, Refiner } from './rule.ts';
import { baseForms } from './words.ts';

const SYSTEMS = new Set(stop.systems);
const ROLES = new Set(stop.roles);

/** Drops organisations that the lists of systems and roles know, and '(EU) 2024/1942'. */
export const stopped: Refiner = {
  name: 'stopped',
  refine: (found, view) =>
    found.filter(
      (name) => name.label !== 'ORG' || !isStopped(name, view.words[name.sentence] ?? []),
    ),
};

function isStopped(name: Found, words: readonly string[]): boolean {
  const parts = words.slice(name.start, name.end);
  const forms = baseForms(parts.join(' ').toLowerCase());
  if (forms.some((form) => SYSTEMS.has(form))) return true;
  if (parts.length === 1 && forms.some((form) => ROLES.has(form) || isRole(form))) return true;
  const [before, , after] = words.slice(name.start - 1, name.end + 1);
  return before === '(' && after === ')' && /^\d+[/:]\d/u.test(words[name.end + 1] ?? '');
}

/** A compound such as 'verksamhetschef'. */
function isRole(word: string): boolean {
  return titles.roleEndings.some((end) => word.endsWith(end) && word.length > end.length + 2);
}
