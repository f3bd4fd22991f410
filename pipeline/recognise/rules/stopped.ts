/** What only looks like an organisation: systems, roles, common nouns, references to law. */

import stop from '../../lexicon/org-stop.json' with { type: 'json' };
import { isGeneric } from './body-word.ts';
import type { Found, Refiner, View } from './rule.ts';
import { baseForms, isRole } from './words.ts';

const SYSTEMS = new Set(stop.systems);
const ROLES = new Set(stop.roles);
const GENERIC = new Set(stop.generic);
const UNIT_ROLES = new Set(stop.unitRoles);

/** Drops organisations that the lists know better, '(EU) 2024/1942', systems taken for persons. */
export const stopped: Refiner = {
  name: 'stopped',
  refine: (found, view) =>
    found.filter((name) => {
      if (name.label === 'PER') return !isSystem(wordsOf(view, name));
      return name.label === 'LOC' || !isStopped(name, view);
    }),
};

function wordsOf(view: View, name: Found): string[] {
  return (view.words[name.sentence] ?? []).slice(name.start, name.end);
}

function isSystem(parts: readonly string[]): boolean {
  return baseForms(parts.join(' ').toLowerCase()).some((form) => SYSTEMS.has(form));
}

function isStopped(name: Found, view: View): boolean {
  const words = view.words[name.sentence] ?? [];
  const parts = wordsOf(view, name);
  const forms = baseForms(parts.join(' ').toLowerCase());
  if (isSystem(parts)) return true;
  if (/\p{L}-$/u.test(parts.at(-1) ?? '')) return true;
  if (parts.length === 1 && forms.some(isCommon)) return true;
  // 'Enhetschef Bygglov': a single word there is a field of work.
  const before = words[name.start - 1] ?? '';
  if (parts.length === 1 && UNIT_ROLES.has(before.toLowerCase()) && isPlain(parts[0])) return true;
  const law = before === '(' && words[name.end] === ')';
  return law && /^\d+[/:]\d/u.test(words[name.end + 1] ?? '');
}

function isCommon(form: string): boolean {
  return ROLES.has(form) || GENERIC.has(form) || isGeneric(form) || isRole(form);
}

/** A capital and small letters, without the ending of a definite body. */
function isPlain(word: string | undefined): boolean {
  return /^\p{Lu}\p{Ll}+$/u.test(word ?? '') && !/(?:en|et|an)$/u.test(word ?? '');
}
