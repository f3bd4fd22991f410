/** Which stored documents a person means. */
import { resolve, sep } from 'node:path';
import { fileName } from './render/text.ts';
import { fold } from './store/fold.ts';
import type { Entry, Store } from './store/store.ts';

const HASH_PREFIX = /^[0-9a-f]{6,64}$/;

/** By path, folder, hash, file name, or a part of the path: the first way that hits. */
export async function storedDocuments(store: Store, wanted: string): Promise<Entry[]> {
  const exact = await store.at(resolve(wanted));
  if (exact !== null) return [exact];
  const entries = await store.entries();
  const folder = `${resolve(wanted)}${sep}`;
  const part = fold(wanted);
  const ways: ((entry: Entry) => boolean)[] = [
    (entry) => entry.path.startsWith(folder),
    (entry) => HASH_PREFIX.test(wanted) && entry.sha256.startsWith(wanted),
    (entry) => fold(fileName(entry.path)) === part,
    (entry) => fold(entry.path).includes(part),
  ];
  for (const way of ways) {
    const hits = entries.filter(way);
    if (hits.length > 0) return hits;
  }
  return [];
}
