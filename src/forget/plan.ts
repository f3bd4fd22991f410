/** Who is meant by a name, where they stand, and what has to be done to forget them. */
import { circlesOf, type Identity, linkPeople } from '../../pipeline/across/index.ts';
import type { PersonOccurrence } from '../../pipeline/across/occurrence.ts';
import type { MinutesRecord } from '../../pipeline/record.ts';
import { refOf } from '../entities.ts';
import type { Stored } from '../store/entities.ts';
import { fold } from '../store/fold.ts';
import type { ForgetPlan, Work } from '../store/forgotten.ts';
import { type Kept, wordsOf } from '../store/reviewed.ts';
import type { Store } from '../store/store.ts';
import { placesOfPeople } from './erase.ts';
import { addressPlaces, fullPlaces, isFull, keysOf, loosePlaces, quickLook } from './names.ts';
import type { FormIn } from './sieve.ts';

type Person = Stored<PersonOccurrence>;

/** A person over all documents. */
export type Somebody = Identity<Person>;

/** A document from which somebody is erased. */
export interface Touched {
  readonly document: string;
  readonly path: string;
  readonly date: string | null;
  readonly body: string | null;
  /** Stretches of the text that are covered. */
  readonly places: number;
  /** Forms that are no full names, by which the document calls the person. */
  readonly short: readonly string[];
  /** False where nobody was recognised and the text alone has the name. */
  readonly known: boolean;
}

/** What forgetting somebody comes to. */
export interface Forgetting {
  /** All forms of the name. */
  readonly forms: readonly string[];
  readonly touched: readonly Touched[];
  /** Others of the same name: they stay. */
  readonly namesakes: readonly Person[];
  /** How many corrections name them, or were said by them. */
  readonly said: number;
  readonly plan: ForgetPlan;
}

/** All people of a store, each once. */
export async function everybody(store: Store): Promise<readonly Somebody[]> {
  const people = await store.entities.people();
  return linkPeople(people, circlesOf(people), await store.entities.rulings('people'));
}

/** All forms of a person's name. */
export function formsOf({ name, members }: Somebody): string[] {
  return [...new Set([name, ...members.flatMap((one) => [one.name, ...one.aliases])])];
}

/** People who are called so, in one of their documents. */
export function called(all: readonly Somebody[], name: string): Somebody[] {
  return all.filter((one) => formsOf(one).some((form) => fold(form) === fold(name)));
}

/** People whose name holds the text, of whom one may be meant. */
export function alike(all: readonly Somebody[], name: string): Somebody[] {
  return all.filter((one) => formsOf(one).some((form) => fold(form).includes(fold(name))));
}

/** The people that refs ('3f9a21c0d1e2:person-4') name. */
export function named(all: readonly Somebody[], refs: readonly string[]): Somebody[] {
  return all.filter(({ members }) => members.some((one) => refs.includes(refOf('people', one))));
}

/** A short form is remembered where its document has no other: elsewhere it is anybody's. */
function rememberedForms(members: readonly Person[]): FormIn[] {
  return members.flatMap(({ document, name, aliases }) => {
    const full = [name, ...aliases].filter(isFull);
    return (full.length > 0 ? full : [name]).map((form) => ({ document, form }));
  });
}

/** Those who are not meant and bear one of the full names. */
function namesakesOf(all: readonly Somebody[], meant: readonly Somebody[], forms: string[]) {
  const keys = new Set(forms.filter(isFull).flatMap(keysOf));
  const others = all.filter((one) => !meant.includes(one)).flatMap(({ members }) => members);
  return others.flatMap((person) => {
    const same = [person.name, ...person.aliases].filter((form) =>
      keysOf(form).some((key) => keys.has(key)),
    );
    return same.length > 0 ? [{ person, same }] : [];
  });
}

/** What has to be done in a document; null where it says nothing of them. */
function touchedIn(
  record: MinutesRecord,
  at: Pick<Touched, 'path' | 'date' | 'body'>,
  members: readonly Person[],
  forms: readonly string[],
): { readonly touched: Touched; readonly work: readonly Work[] } | null {
  const { sha256: document, path: source } = record.source;
  const ids = members.flatMap(({ number }) => record.people[number - 1]?.id ?? []);
  const full = forms.filter(isFull);
  const isNamed =
    ids.length > 0 ||
    fullPlaces(record.text, full).length > 0 ||
    loosePlaces(source, full).length > 0 ||
    addressPlaces(record.text, full, []).length > 0;
  if (!isNamed) return null;
  const { path, date, body } = at;
  const erasure = { ids: new Set(ids), forms: full };
  const places = placesOfPeople(record, erasure);
  const own = members.flatMap((one) => [one.name, ...one.aliases]);
  const short = [...new Set(own.filter((form) => !isFull(form)))];
  return {
    touched: { document, path, date, body, places, short, known: ids.length > 0 },
    work: (ids.length > 0 ? ids : ['']).map((person) => ({ document, person })),
  };
}

/** True where a correction names somebody of these forms, or is theirs. */
function speaksOf({ correction, who }: Kept, forms: readonly string[]): boolean {
  const own = new Set(forms.map(fold));
  return [...wordsOf(correction), who ?? ''].some(
    (text) => own.has(fold(text)) || loosePlaces(text, forms).length > 0,
  );
}

/** What it comes to to forget these people, who are one, known by `name` at least. */
export async function forgettingOf(
  store: Store,
  all: readonly Somebody[],
  meant: readonly Somebody[],
  name: string,
): Promise<Forgetting> {
  const members = meant.flatMap((one) => one.members);
  const forms = [...new Set([...meant.flatMap(formsOf), ...(isFull(name) ? [name] : [])])];
  const own = new Set(members.map(({ document }) => document));
  const namesakes = namesakesOf(all, meant, forms).filter(
    ({ person }) => !own.has(person.document),
  );
  const spared = new Set(namesakes.map(({ person }) => person.document));
  const mayHold = quickLook(forms);
  const touched: Touched[] = [];
  const work: Work[] = [];
  for (const entry of await store.entries()) {
    const { sha256, id } = entry;
    if (spared.has(sha256)) continue;
    const record = (await store.record(id))?.record;
    if (!record || !(own.has(sha256) || mayHold(record.text) || mayHold(entry.path))) continue;
    const here = members.filter(({ document }) => document === sha256);
    const found = touchedIn(record, entry, here, forms);
    if (found === null) continue;
    touched.push(found.touched);
    work.push(...found.work);
  }
  const known = [
    ...rememberedForms(members),
    ...(isFull(name) ? [{ document: '', form: name }] : []),
  ];
  return {
    forms,
    touched,
    namesakes: namesakes.map(({ person }) => person),
    said: (await store.corrections.all()).filter(
      (one) => !spared.has(one.sha256) && speaksOf(one, forms),
    ).length,
    plan: {
      forms: known,
      spared: namesakes.flatMap(({ person: { document }, same }) =>
        same.map((form) => ({ document, form })),
      ),
      work,
    },
  };
}
