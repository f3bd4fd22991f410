/** A kind of store, as the contract asks it. */
import { onTestFinished } from 'vitest';
import { openStore, type Store } from '../../../../src/store/store.ts';
import { recordOf } from '../../support/records.ts';

/** A kind of store. */
export interface Subject {
  /** Where a new, empty store of it may be made. */
  readonly place: () => Promise<string>;
}

/** A query without filters. */
export const NO_FILTER = { since: null, until: null, body: null, person: null, status: null };

/** Opens the store at `path`, made where it is not there, until the test is over. */
export async function openAt(path: string): Promise<Store> {
  const store = await openStore({ path, create: true, busyMs: 5000 });
  onTestFinished(() => store.close());
  return store;
}

/** A new store. */
export async function opened(subject: Subject): Promise<Store> {
  return await openAt(await subject.place());
}

/** Saves the record of a text. */
export async function save(store: Store, path: string, text: string, run = 'r'): Promise<void> {
  await store.save({ path, run, record: recordOf(path, text) });
}
