/**
 * What was forgotten stays so: names are known by their HMAC-SHA256 (RFC 2104) with the store's own
 * random key, never by themselves. Whoever has the store can ask it of a name, not read the names.
 */
import { createHmac } from 'node:crypto';
import type { MinutesRecord } from '../../pipeline/record.ts';
import { candidates } from './candidates.ts';
import { type Erasure, withoutPeople } from './erase.ts';
import { coveredAt, isFull, keysOf, type Place } from './names.ts';

/** What a store remembers of names. */
export interface Remembered {
  /** Of this store alone. */
  readonly secret: string;
  readonly digests: ReadonlySet<string>;
}

/** A form of a name in one document. */
export interface FormIn {
  /** SHA-256 of the document. */
  readonly document: string;
  readonly form: string;
}

/** A namesake, in one document. */
const SPARED = 'spared';

function digest(secret: string, words: readonly string[]): string {
  return createHmac('sha256', secret).update(words.join('\n')).digest('hex');
}

/** Digests of a name: a full one is known wherever it stands, a short one in its document. */
export function digestsOf(secret: string, { document, form }: FormIn): string[] {
  return keysOf(form).map((key) => digest(secret, isFull(form) ? [key] : [document, key]));
}

/** Digests by which a document's namesake is told from who was forgotten. */
export function sparedDigests(secret: string, { document, form }: FormIn): string[] {
  return keysOf(form).map((key) => digest(secret, [SPARED, document, key]));
}

/** Finds what was forgotten, and covers it. */
export class Sieve {
  readonly #secret: string;
  readonly #digests: ReadonlySet<string>;

  constructor({ secret, digests }: Remembered) {
    this.#secret = secret;
    this.#digests = digests;
  }

  /** True where nobody was ever forgotten. */
  get isEmpty(): boolean {
    return this.#digests.size === 0;
  }

  /** True where a person of this name was forgotten; of short forms it is asked by document. */
  knows(form: string, document: string | null = null): boolean {
    return keysOf(form).some((key) => {
      const own = document !== null && this.#has([document, key]);
      return own || (isFull(form) && this.#isForgotten(key, document));
    });
  }

  /** A text without the forgotten names: of a file, or what was said of one. */
  text(text: string, document: string | null = null): string {
    if (this.isEmpty) return text;
    return coveredAt(text, this.#places(text, false, document));
  }

  /** Who of a record was forgotten: the people of these ids, where it is known. */
  erasureIn(record: MinutesRecord, ids: readonly string[] = []): Erasure | null {
    if (this.isEmpty) return null;
    const { people, text, source } = record;
    const { sha256 } = source;
    // Where it is said who, a namesake beside them is somebody else.
    const known = people.filter(({ id, name, aliases }) =>
      ids.length > 0
        ? ids.includes(id)
        : [name, ...aliases].some((form) => this.knows(form, sha256)),
    );
    const places = [...this.#places(text, true, sha256), ...this.#addresses(text, sha256)];
    const forms = [
      ...places.map(({ start, end }) => text.slice(start, end)),
      ...this.#places(source.path, false, sha256).map(({ start, end }) =>
        source.path.slice(start, end),
      ),
    ];
    if (known.length === 0 && forms.length === 0) return null;
    return { ids: new Set(known.map(({ id }) => id)), forms: [...new Set(forms)] };
  }

  /** The record as it may be stored; the same where it holds nobody who was forgotten. */
  record(record: MinutesRecord, ids: readonly string[] = []): MinutesRecord {
    const erasure = this.erasureIn(record, ids);
    return erasure === null ? record : withoutPeople(record, erasure);
  }

  #has(words: readonly string[]): boolean {
    return this.#digests.has(digest(this.#secret, words));
  }

  #isForgotten(key: string, document: string | null): boolean {
    if (!this.#has([key])) return false;
    return document === null || !this.#has([SPARED, document, key]);
  }

  #places(text: string, strict: boolean, document: string | null): Place[] {
    return [...candidates(text, strict)].filter(({ key }) => this.#isForgotten(key, document));
  }

  /** 'asa.lind' in front of an @. */
  #addresses(text: string, document: string | null): Place[] {
    return [...text.matchAll(/[\p{L}\p{N}._-]+(?=@)/gu)].flatMap(({ 0: local, index }) =>
      this.#places(local, false, document).map(({ start, end }) => ({
        start: index + start,
        end: index + end,
      })),
    );
  }
}
