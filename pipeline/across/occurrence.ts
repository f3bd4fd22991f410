/** What linking starts from: one person or organisation as one document names it. */
import { type Name, parseName } from '../name.ts';
import { fold } from '../similar.ts';

/** What people and organisations of a document have in common. */
export interface Occurrence {
  /** The document: its SHA-256. */
  readonly document: string;
  /** ISO date of the meeting. */
  readonly date: string | null;
  /** Who met, as the document says. */
  readonly body: string | null;
  readonly name: string;
  readonly aliases: readonly string[];
}

export interface PersonOccurrence extends Occurrence {
  readonly roles: readonly string[];
  /** Names of organisations that the person is from. */
  readonly organisations: readonly string[];
  /** True where the list of those present, absent or invited has the person. */
  readonly listed: boolean;
}

export interface OrganisationOccurrence extends Occurrence {
  readonly kind: string;
  /** The entry of a register: 'municipality 0180'. */
  readonly register: string | null;
}

/** What a person has said of two occurrences; each is named by document and name. */
export interface Ruling {
  readonly id: number;
  readonly verdict: 'same' | 'apart';
  readonly a: Pick<Occurrence, 'document' | 'name'>;
  readonly b: Pick<Occurrence, 'document' | 'name'>;
}

/** All forms of the name, the chosen one first. */
export function formsOf({ name, aliases }: Occurrence): string[] {
  return [name, ...aliases];
}

/** Each rule looks at the same forms again. */
const parsed = new WeakMap<Occurrence, readonly Name[]>();

/** All forms, read as names. */
export function namesOf(occurrence: Occurrence): readonly Name[] {
  const names = parsed.get(occurrence) ?? formsOf(occurrence).map(parseName);
  parsed.set(occurrence, names);
  return names;
}

/** Those with a given and a family name. */
export function fullOf(occurrence: Occurrence): Name[] {
  return namesOf(occurrence).filter(({ form }) => form === 'full');
}

/** The full names, folded. */
export function fullNamesOf(occurrence: Occurrence): string[] {
  return fullOf(occurrence).map(({ parts }) => parts.join(' '));
}

/** What both lists hold, as the first writes it. */
export function common(a: readonly string[], b: readonly string[]): string[] {
  const others = new Set(b.map(fold));
  return a.filter((text) => others.has(fold(text)));
}

/** What has a key, by it; each of `all` may have several. */
export function groups<T>(
  all: readonly T[],
  keysOf: (one: T) => readonly string[],
): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const one of all) {
    for (const key of new Set(keysOf(one))) {
      const group = found.get(key);
      if (group) group.push(one);
      else found.set(key, [one]);
    }
  }
  return found;
}
