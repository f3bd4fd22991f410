/**
 * The wide part's features: hashed combinations of what stands at and around a token. Must equal
 * models/training/wide.py to the last bit.
 */
import { fnv } from '../hashing.ts';

/** Kinds of numbers that a token has: word, its first and last units, shape, lists of names. */
const KINDS = 'wfesz';
/** Numbers a token. */
export const NUMBERS = KINDS.length;
const EDGE = 3;

/** One part of a template: which number, and of which token, counted from the one at hand. */
interface Part {
  readonly kind: number;
  readonly offset: number;
}

/** What one feature combines. */
export type Template = readonly Part[];

/**
 * Reads templates such as 'w-1 w0': the word before and the word.
 * Throws RangeError for what is none.
 */
export function parseTemplates(templates: readonly string[]): Template[] {
  return templates.map((template) =>
    template.split(' ').map((part) => {
      const [, letter = '', offset = ''] = /^([a-z])(-?\d)$/.exec(part) ?? [];
      const kind = letter === '' ? -1 : KINDS.indexOf(letter);
      if (kind < 0) throw new RangeError(`no template: '${template}'`);
      return { kind, offset: Number(offset) };
    }),
  );
}

/** The numbers w, f and e of a normalised word. */
export function wordNumbers(normal: string): readonly [number, number, number] {
  return [fnv(normal), fnv(normal.slice(0, EDGE)), fnv(normal.slice(-EDGE))];
}

/** Templates as numbers one after the other: how many parts, and of each its kind and its offset. */
function flattened(templates: readonly Template[]): Int32Array {
  return Int32Array.from(
    templates.flatMap((parts) => [
      parts.length,
      ...parts.flatMap(({ kind, offset }) => [kind, offset]),
    ]),
  );
}

const FLAT = new WeakMap<readonly Template[], Int32Array>();

/**
 * Row ids of one sentence's features.
 * @param numbers [tokens × NUMBERS] unsigned 32 bits; what lies outside the sentence counts as 0
 * @param out receives [tokens × templates] ids 0…rows-1, from `offset` on
 */
export function fillWide(
  numbers: Uint32Array,
  templates: readonly Template[],
  rows: number,
  out: Int32Array,
  offset: number,
): void {
  const flat = FLAT.get(templates) ?? flattened(templates);
  FLAT.set(templates, flat);
  // Both unsigned: then the remainder is one of whole numbers, which is what takes time here.
  const size = rows >>> 0;
  const count = numbers.length;
  let place = offset;
  for (let base = 0; base < count; base += NUMBERS) {
    for (let next = 0, template = 1; next < flat.length; template++) {
      let hash = Math.imul(template, 0x9e3779b1);
      for (let parts = flat[next++] ?? 0; parts > 0; parts--) {
        const kind = flat[next++] ?? 0;
        const at = base + (flat[next++] ?? 0) * NUMBERS;
        const number = at >= 0 && at < count ? (numbers[at + kind] ?? 0) : 0;
        hash = Math.imul(hash ^ number, 0x85ebca6b);
        hash ^= hash >>> 13;
      }
      hash = Math.imul(hash, 0xc2b2ae35);
      hash ^= hash >>> 16;
      out[place++] = (hash >>> 0) % size;
    }
  }
}
