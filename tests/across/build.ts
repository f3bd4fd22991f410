/** People of invented documents, one line each: 'A 2024-01-02 Styrelsen: Åsa Alm (ordf; Granby), …'. */
import type { Circles, Identity, PersonOccurrence, Ruling } from '../../pipeline/across/index.ts';
import { circlesOf, linkPeople } from '../../pipeline/across/index.ts';

const LINE = /^(\S+) (\S+) ([^:]*): (.*)$/u;
const PERSON = /^(\*?)([^(=]+?)(?:=([^(]+?))?\s*(?:\(([^;)]*)(?:; ([^)]*))?\))?$/u;

/** '*' before a name: not in the list; '=nsg' after it: an alias. A date of '-' is none. */
export function people(lines: readonly string[]): PersonOccurrence[] {
  return lines.flatMap((line) => {
    const [, document = '', date = '', body = '', list = ''] = LINE.exec(line) ?? [];
    return list.split(', ').map((text): PersonOccurrence => {
      const [, star = '', name = '', alias, role = '', organisation] = PERSON.exec(text) ?? [];
      return {
        document,
        date: date === '-' ? null : date,
        body: body === '-' ? null : body,
        name,
        aliases: alias === undefined ? [] : [alias],
        roles: role === '' ? [] : [role],
        organisations: organisation === undefined ? [] : [organisation],
        listed: star === '',
      };
    });
  });
}

/** Documents of each circle: 'A B | C'. */
export function shown(circles: Circles): string {
  const groups = new Map<number, string[]>();
  for (const [document, { circle }] of circles) {
    groups.set(circle, [...(groups.get(circle) ?? []), document]);
  }
  const lists = [...groups.values()].map((list) => list.toSorted().join(' '));
  return lists.sort().join(' | ');
}

/** The identities over these documents. */
export function linked(
  lines: readonly string[],
  rulings: readonly Ruling[] = [],
): Identity<PersonOccurrence>[] {
  const all = people(lines);
  return linkPeople(all, circlesOf(all), rulings);
}

/** Those of several members: 'Åsa Alm: A/Åsa Alm B/Åsa A [initial]'. */
export function joined(identities: readonly Identity<PersonOccurrence>[]): string[] {
  return identities
    .filter(({ members }) => members.length > 1)
    .map(({ name, members, merges }) => {
      const places = members.map((member) => `${member.document}/${member.name}`);
      const rules = [...new Set(merges.map(({ by }) => by))].sort();
      return `${name}: ${places.join(' ')} [${rules.join(' ')}]`;
    })
    .sort();
}

/** What looks alike and stays apart, each pair once: 'Emil – Emil Alm: single'. */
export function doubted(identities: readonly Identity<PersonOccurrence>[]): string[] {
  const pairs = identities.flatMap(({ doubts }) =>
    doubts.map(({ a, b, by }) => `${[a.name, b.name].sort().join(' – ')}: ${by}`),
  );
  return [...new Set(pairs)].sort();
}
