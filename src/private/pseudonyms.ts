/** Pseudonyms of private persons: the same for the same person wherever the same key is used. */
import { createHmac, randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { officialsIn } from '../../pipeline/private/officials.ts';
import { pseudonymised } from '../../pipeline/private/pseudonymise.ts';
import type { MinutesRecord } from '../../pipeline/record.ts';
import { entitiesOf, HASH_LENGTH, type Member } from '../entities.ts';
import { UserError } from '../errors.ts';
import type { Identities } from '../export/popolo-names.ts';
import { oneLine } from '../render/text.ts';
import { fold } from '../store/fold.ts';
import type { Store } from '../store/store.ts';

/** No vowels, so that no word comes about, and nothing that looks like another. */
const LETTERS = 'BCDFGHJKLMNPQRSTVWXZ';
const SIGNS = `${LETTERS}23456789`;
const LENGTH = 6;
const KEY = /^[0-9a-f]{64}$/u;

/** 'Person K7Q2M4': of a name and a key (HMAC-SHA256). */
export function pseudonymOf(name: string, key: string): string {
  const bytes = createHmac('sha256', Buffer.from(key, 'hex')).update(fold(name)).digest();
  let rest = bytes.readBigUInt64BE();
  let code = '';
  for (let i = 0; i < LENGTH; i++) {
    const signs = i === 0 ? LETTERS : SIGNS;
    code += signs.charAt(Number(rest % BigInt(signs.length)));
    rest /= BigInt(signs.length);
  }
  return `Person ${code}`;
}

/** The key in a file, made there if there is none (mode 600). */
export async function pseudonymKey(file: string): Promise<string> {
  const made = randomBytes(32).toString('hex');
  try {
    await writeFile(file, `${made}\n`, { mode: 0o600, flag: 'wx' });
    return made;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw unusable(file, error);
  }
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw unusable(file, error);
  });
  const key = text.trim();
  if (KEY.test(key)) return key;
  throw new UserError(`--pseudonym-key-file ${oneLine(file)}: holds no key of 64 hex digits`);
}

function unusable(file: string, error: unknown): UserError {
  const { code = 'unreadable' } = error as NodeJS.ErrnoException;
  return new UserError(`--pseudonym-key-file ${oneLine(file)}: ${code}`);
}

/** Who is private where, and under which name. */
export interface Pseudonyms {
  readonly record: (record: MinutesRecord) => MinutesRecord;
  /** Identities that tell of no private person who it is. */
  readonly identities: (identities: Identities) => Identities;
}

/** A person in one document. */
interface Named {
  readonly pseudonym: string;
  /** True where the name stays. */
  readonly stays: boolean;
}

/** Refs of all whom a document shows in a role. */
async function officeHolders(store: Store): Promise<Set<string>> {
  const refs = new Set<string>();
  for (const { id } of await store.entries()) {
    const stored = await store.record(id);
    if (stored === null) continue;
    const { record } = stored;
    const officials = officialsIn(record);
    record.people.forEach((person, index) => {
      if (officials.has(person.id)) refs.add(refIn(record, index));
    });
  }
  return refs;
}

function refIn({ source }: MinutesRecord, index: number): string {
  return `${source.sha256.slice(0, HASH_LENGTH)}:person-${index + 1}`;
}

/** By ref. A role in one document counts in all of the same body, for whoever has that name there. */
async function peopleOf(store: Store, key: string): Promise<Map<string, Named>> {
  const holders = await officeHolders(store);
  const entities = await entitiesOf(store, 'people', (path) => path);
  const placesOf = (name: string, member: Member) => {
    const body = fold(member.body ?? member.ref);
    return [name, member.name].map((one) => `${body}\n${fold(one)}`);
  };
  const held = new Set(
    entities.flatMap(({ name, members }) =>
      members.filter(({ ref }) => holders.has(ref)).flatMap((member) => placesOf(name, member)),
    ),
  );
  return new Map(
    entities.flatMap(({ name, members }) => {
      const pseudonym = pseudonymOf(name, key);
      return members.map((member): [string, Named] => {
        const stays = placesOf(name, member).some((place) => held.has(place));
        return [member.ref, { pseudonym, stays }];
      });
    }),
  );
}

/**
 * The pseudonyms of a store's private persons. Who has an elected or official role in a document,
 * or in another of the same body, is none. Reads every record once.
 */
export async function pseudonymsOf(store: Store, key: string): Promise<Pseudonyms> {
  const known = await peopleOf(store, key);
  const namesIn = (record: MinutesRecord): Map<string, string> =>
    new Map(
      record.people.flatMap(({ id, name }, index): [string, string][] => {
        // Stored since, perhaps: then nothing is known of any role.
        const one = known.get(refIn(record, index));
        return one?.stays ? [] : [[id, one?.pseudonym ?? pseudonymOf(name, key)]];
      }),
    );
  return {
    record: (record) => pseudonymised(record, namesIn(record)),
    identities: (identities) => ({
      ...identities,
      person: (sha256, number) => {
        const one = known.get(`${sha256.slice(0, HASH_LENGTH)}:person-${number}`);
        if (one === undefined || one.stays) return identities.person(sha256, number);
        const { pseudonym: name } = one;
        return { id: name.toLowerCase().replace(' ', '-'), name };
      },
    }),
  };
}
