/** Which entry of a register an organisation is: municipality, region, state authority. */
import type { RegisterLink } from '../registers.ts';
import { countyOf, entryOf, registerForm } from './register-index.ts';

/** What the document names beside: see `supportOf`. */
export type Support = ReadonlySet<string>;

const NONE: Support = new Set();

/** Other names of the same body say who it is only where they are whole names. */
const WHOLE = new Set(['register-name', 'register-county', 'register-town']);

/**
 * The entry that a name stands for, or null where it stands for none or may stand for several.
 * `aliases` are other forms of it in the document, `support` what else the document names.
 */
export function registerEntryOf(
  name: string,
  aliases: readonly string[] = [],
  support: Support = NONE,
): RegisterLink | null {
  const own = entryNamed(name, support);
  if (own) return own;
  const others = aliases
    .map((alias) => entryNamed(alias, support))
    .filter((link) => link !== null && WHOLE.has(link.by));
  const [first = null] = others;
  return others.every((link) => link && first && entryOf(link) === entryOf(first)) ? first : null;
}

/** What links support in names that are not enough by themselves. */
export function supportOf(links: readonly (RegisterLink | null)[]): Support {
  return new Set(
    links.flatMap((link) => (link ? [entryOf(link), countyOf(link) ?? []].flat() : [])),
  );
}

/** As written, then without what is glued to it: an acronym in brackets, a genitive. */
function entryNamed(written: string, support: Support): RegisterLink | null {
  const name = written.trim();
  const bare = name.replace(/\s*\(\s*\p{Lu}\p{L}*\s*\)$/u, '');
  const base = bare.replace(/(?<=[^s])s$|[:’']s$/u, '');
  for (const form of new Set([name, bare, base])) {
    const link = linkOf(form, support);
    if (link) return link;
  }
  return null;
}

function linkOf(name: string, support: Support): RegisterLink | null {
  const form = registerForm(name);
  if (!form || (form.capital && !/^\P{L}*\p{Lu}/u.test(name))) return null;
  return form.beside === null || support.has(form.beside) ? form.link : null;
}
