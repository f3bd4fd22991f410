/** Who is meant by words alone: 'Kassören' is the one person whom the document lists as such. */
import words from '../lexicon/actions.json' with { type: 'json' };
import { fold } from '../similar.ts';
import type { Resolved } from '../types.ts';

const SHORT = new Map<string, string>(Object.entries(words.shortRoles));

/** Without the definite form: 'ordföranden' is 'ordförande', 'kassören' 'kassör'. */
function office(role: string): string {
  const plain = fold(role).replace(/\.$/u, '');
  const full = SHORT.get(plain) ?? plain;
  if (/(?:ande|are)n$/u.test(full)) return full.slice(0, -1);
  return full.replace(/(?<=[^aeiouåäö])en$/u, '');
}

/** The id of the only person with that office or name, or null. */
export function holderOf(input: Resolved, role: string): string | null {
  const wanted = office(role);
  const { chair, secretary } = input.meeting;
  const stated = [
    ...(wanted === 'ordförande' && chair ? [chair.value] : []),
    ...(wanted === 'sekreterare' && secretary ? [secretary.value] : []),
  ];
  const holders = input.people.filter(
    ({ name, aliases, roles }) =>
      roles.some((one) => office(one) === wanted) ||
      stated.some((one) => one === name || aliases.includes(one)),
  );
  const found = holders.length > 0 ? holders : bearers(input, role);
  return found.length === 1 ? (found[0]?.id ?? null) : null;
}

/** Those of that name or given name: in a table's cell the tagger may not see a name. */
function bearers({ people }: Resolved, name: string): Resolved['people'] {
  const wanted = fold(name.replace(/^@/u, ''));
  return people.filter(({ name: full, aliases }) =>
    [full, ...aliases].some((form) => fold(form) === wanted || fold(form).split(' ')[0] === wanted),
  );
}
