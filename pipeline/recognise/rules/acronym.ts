/** Short forms that the text explains: 'Sveriges lantbrukare och odlare (SLO)'. */
import { finderOf } from './match.ts';
import type { Found, Range, Refiner, Rule, View } from './rule.ts';
import { isCapital, joins } from './words.ts';

const SHORT = /^(?=.*\p{Lu}.*\p{Lu})[\p{L}\d&-]{2,10}$/u;
const CAPITALS = /^\p{Lu}{3,6}$/u;

/** A short form in parentheses after an organisation, and initials of a longer name. */
export const acronym: Rule = {
  name: 'acronym',
  looksAt: (word) => CAPITALS.test(word),
  propose: (view, found, spots) => {
    const organisations = found.filter((name) => name.label === 'ORG');
    const written = new Set(spots.map(({ words, at }) => words[at] ?? ''));
    const forms = new Set([
      ...defined(view, organisations),
      ...initials(view, organisations, written),
    ]);
    return [...forms].flatMap((form) =>
      finderOf(view)
        .places([form])
        .filter((place) => /\p{Lu}/u.test(view.words[place.sentence]?.[place.start] ?? ''))
        .map((place): Range => ({ ...place, label: 'ORG', score: 0.93 })),
    );
  },
};

function defined(view: View, organisations: readonly Found[]): string[] {
  return organisations.flatMap((name) => {
    const words = view.words[name.sentence] ?? [];
    const [open, form, close] = words.slice(name.end, name.end + 3);
    return open === '(' && close === ')' && form && SHORT.test(form) && form.length > 2
      ? [form]
      : [];
  });
}

/** Those of the words in capitals that an organisation explains. */
function initials(
  view: View,
  organisations: readonly Found[],
  written: ReadonlySet<string>,
): string[] {
  if (written.size === 0) return [];
  const known = new Set(organisations.map((name) => initialsOf(partsOf(view, name))));
  return [...written].filter((word) => known.has(word));
}

function partsOf(view: View, name: Found): string[] {
  const words = (view.words[name.sentence] ?? []).slice(name.start, name.end);
  return words.flatMap((word) => word.split('-')).filter((part) => /^\p{L}/u.test(part));
}

function initialsOf(parts: readonly string[]): string {
  const heavy = parts.filter((part) => !joins(part));
  return heavy.length < 3 ? '' : heavy.map((part) => part.charAt(0).toUpperCase()).join('');
}

/** Short forms of what is no organisation: 'utmaningsdriven innovation (UDI)', 'projekt CROSS'. */
export const otherAcronym: Refiner = {
  name: 'other-acronym',
  refine: (found, view) => {
    const others = new Set(
      found
        .filter((name) => name.label === 'ORG' && isOther(view, name))
        .map((name) => view.words[name.sentence]?.[name.start] ?? ''),
    );
    return found.filter((name) => {
      if (name.label !== 'ORG') return true;
      const first = view.words[name.sentence]?.[name.start] ?? '';
      return !isOther(view, name) && (name.end - name.start > 1 || !others.has(first));
    });
  },
};

function isOther(view: View, name: Found): boolean {
  const words = view.words[name.sentence] ?? [];
  const word = words[name.start] ?? '';
  const before = words[name.start - 1] ?? '';
  if (PROJECT.test(before) || PROJECT.test(word)) return true;
  if (name.end - name.start > 1 || !/^\p{Lu}{2,}$/u.test(word)) return false;
  const last = words[name.start - 2] ?? '';
  if (before !== '(' || !/^\p{Ll}/u.test(last)) return false;
  const initial = word.charAt(0).toLowerCase();
  const explained = words.slice(Math.max(0, name.start - 2 - word.length), name.start - 1);
  return explained.some((w) => w.startsWith(initial)) && !explained.some(isCapital);
}

const PROJECT = /^\p{L}*(?:projekt|projektet)$|^(?:systemet|modellen|metoden|programmet)$/iu;
