/** Private persons of a record under other names. Pure: who bears which is told. */
import type { Span } from '../base-types.ts';
import type { MinutesRecord } from '../record.ts';
import { findWords } from './derived.ts';
import type { Edit } from './edits.ts';
import { rewriteRecord } from './rewrite.ts';

type Person = MinutesRecord['people'][number];

const EMAIL =
  /(?<![\p{L}\p{N}._%+-])([\p{L}\p{N}._%+-]{1,64})@((?:[\p{L}\p{N}-]+\.)+\p{L}{2,12})/gu;

/** Small letters of the English alphabet and digits. */
function plain(text: string): string {
  const small = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return small.replace(/[^a-z0-9]/gu, '');
}

/** 'person-k7q2m4': a pseudonym where no space may stand. */
function slugOf(pseudonym: string): string {
  return pseudonym.toLowerCase().replace(/\s+/gu, '-');
}

/** Forms of a name with at least a given and a family name. */
function fullForms({ name, aliases }: Person): string[] {
  return [name, ...aliases].filter((form) => /\p{L}{2,}[\s-]+.*\p{L}{2,}/u.test(form));
}

/** True where the address holds the name: 'anna.berg@', 'aberg@', 'anna@berg.se'. */
function holdsName(local: string, domain: string, { name }: Person): boolean {
  const parts = name.split(/\s+/u).map(plain);
  const [given = '', family = ''] = [parts[0], parts.at(-1)];
  if (parts.length < 2 || family.length < 2 || given === '') return false;
  const own = plain(local);
  const all = own + plain(domain);
  return all.includes(family) && (own.includes(given) || own.startsWith(given.charAt(0)));
}

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** A name where it stands, its genitive ending kept. */
function renamed(text: string, { start, end }: Span, person: Person, pseudonym: string): Edit {
  const found = text.slice(start, end).replace(/\s+/gu, ' ');
  const ending = /(?:[:’']?s)$/u.exec(found)?.[0] ?? '';
  const bare = found.slice(0, found.length - ending.length);
  const isGenitive = [person.name, ...person.aliases].includes(bare);
  return { start, end, with: isGenitive ? pseudonym + ending : pseudonym };
}

function emailEdits(text: string, person: Person, pseudonym: string): Edit[] {
  return [...text.matchAll(EMAIL)].flatMap(({ index, 0: found, 1: local = '', 2: domain = '' }) => {
    if (!holdsName(local, domain, person)) return [];
    const family = plain(person.name.split(/\s+/u).at(-1) ?? '');
    const place = plain(domain).includes(family) ? 'example.invalid' : domain;
    const address = `${slugOf(pseudonym)}@${place}`;
    return [{ start: index, end: index + found.length, with: address }];
  });
}

/** Every stretch that names one of them. */
function editsOf(record: MinutesRecord, names: ReadonlyMap<string, string>): Edit[] {
  const { text, people } = record;
  const others = people.filter(({ id }) => !names.has(id)).flatMap(({ mentions }) => mentions);
  return people.flatMap((person) => {
    const pseudonym = names.get(person.id);
    if (pseudonym === undefined) return [];
    const { mentions } = person;
    const missed = findWords(text, fullForms(person)).filter(
      (at) => ![...mentions, ...others].some((one) => overlaps(one, at)),
    );
    return [
      ...[...mentions, ...missed].map((at) => renamed(text, at, person, pseudonym)),
      ...emailEdits(text, person, pseudonym),
    ];
  });
}

/** Letters as file names have them: 'å' may be 'a'. */
function looseLetter(letter: string): string {
  const bare = letter.normalize('NFD').replace(/\p{M}/gu, '');
  return bare === letter ? letter.replace(/[^\p{L}\p{N}]/gu, '\\$&') : `[${letter}${bare}]`;
}

/** A path in which the full names of these people are pseudonyms. */
function pathOf(path: string, people: readonly Person[], names: ReadonlyMap<string, string>) {
  return people.reduce((renamedPath, person) => {
    const pseudonym = names.get(person.id);
    if (pseudonym === undefined) return renamedPath;
    return fullForms(person).reduce((text, form) => {
      const words = form.normalize('NFC').split(/[\s-]+/u);
      const orders = [words, words.toReversed()].map((order) =>
        order.map((word) => [...word].map(looseLetter).join('')).join('[\\s._,-]*'),
      );
      const pattern = new RegExp(`(?<!\\p{L})(?:${orders.join('|')})(?=s?(?!\\p{L}))`, 'giu');
      return text.replace(pattern, slugOf(pseudonym));
    }, renamedPath);
  }, path.normalize('NFC'));
}

/**
 * The record with these people, by id, under their pseudonyms: full names, given names, initials
 * and e-mail addresses, in the text and all that was made of it, and full names in the path.
 */
export function pseudonymised(
  record: MinutesRecord,
  names: ReadonlyMap<string, string>,
): MinutesRecord {
  if (names.size === 0) return record;
  const rewritten = rewriteRecord(record, editsOf(record, names));
  const path = pathOf(record.source.path, record.people, names);
  return {
    ...rewritten,
    source: { ...rewritten.source, path },
    people: rewritten.people.map((person) => {
      const name = names.get(person.id);
      return name === undefined ? person : { ...person, name, aliases: [] };
    }),
  };
}
