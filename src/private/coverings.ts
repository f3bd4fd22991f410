/** What is covered in each document of a store, kept for those that are asked for again and again. */
import { deriver } from '../../pipeline/private/derived.ts';
import { type Edit, editText } from '../../pipeline/private/edits.ts';
import { coverings, maskedText } from '../../pipeline/private/mask.ts';
import type { Store } from '../store/store.ts';

/** A number of five digits or more, however it is parted, or an e-mail address: no name holds one. */
const NO_NAME = /(?:\d[^\p{L}\d]{0,3}){5}|@/u;

/** True where an answer would tell whether something private is known. */
export function asksForPrivate(...parts: readonly (string | null)[]): boolean {
  return parts.some((part) => part !== null && NO_NAME.test(part));
}

/** So many documents' are kept; most documents have none. */
const MOST = 2000;

/** What is covered in one document. */
export interface Covering {
  readonly edits: readonly Edit[];
  /** Covers it in a string that was made of the document's text. */
  readonly cover: (text: string) => string;
}

/** Knows what to cover. */
export interface Coverings {
  /** Of the document of this content; null where nothing is. */
  of(sha256: string): Promise<Covering | null>;
}

/** The coverings of a store's documents. */
export function coveringsOf(store: Store): Coverings {
  const known = new Map<string, Covering | null>();
  const read = async (id: number): Promise<Covering | null> => {
    const stored = await store.record(id);
    if (stored === null) return null;
    const edits = coverings(stored.record);
    if (edits.length === 0) return null;
    const derive = deriver(editText(stored.record.text, edits));
    return { edits, cover: (text) => maskedText(derive(text)) };
  };
  return {
    of: async (sha256) => {
      const listed = await store.pages.document(sha256);
      if (listed === null) return null;
      const key = `${listed.id} ${listed.run} ${sha256}`;
      const kept = known.get(key);
      if (kept !== undefined) return kept;
      const found = await read(listed.id);
      known.set(key, found);
      const [oldest] = known.size > MOST ? known.keys() : [];
      if (oldest !== undefined) known.delete(oldest);
      return found;
    },
  };
}
