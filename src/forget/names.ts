/** The forms that a person's name is written in, and where they stand in a text. Pure. */
import { parseName } from '../../pipeline/name.ts';
import { covered } from '../../pipeline/private/edits.ts';
import { plain, ringless } from './plain.ts';

/** Half-open, in UTF-16 code units. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** The words of a name, folded: 'Anna-Karin Lind' has three. */
export function partsOf(name: string): readonly string[] {
  const { text } = parseName(name);
  return plain(text).text.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** True of a given and a family name: what one person alone may be called in a store. */
export function isFull(name: string): boolean {
  const parts = partsOf(name);
  return parts.length > 1 && [parts[0], parts.at(-1)].every((part = '') => part.length > 1);
}

/** What is remembered of a form: its words without case, accents, rings and dots. */
export function keyOf(parts: readonly string[]): string {
  return ringless(parts.join(' '));
}

/** The words of a full name as lists have them, family name first. */
function familyFirst(parts: readonly string[]): readonly string[] {
  return [...parts.slice(-1), ...parts.slice(0, -1)];
}

/** Keys of a name, in both orders where it is full. */
export function keysOf(name: string): string[] {
  const parts = partsOf(name);
  const orders = isFull(name) ? [parts, familyFirst(parts)] : [parts];
  return orders.map(keyOf).filter((key) => key !== '');
}

const RINGS: Readonly<Record<string, string>> = {
  å: '(?:å|aa?)',
  ä: '(?:ä|ae?)',
  ö: '(?:ö|oe?)',
};
const GENITIVE = "(?:[:'’]?s)?";
/** A pattern: between the words of a name: white space, also of a line's end, and what stands in file names. */
export const BETWEEN = '(?:[\\s.,_\\-\\u2010\\u2011]{1,12})';

function pattern(parts: readonly string[], between: string): string {
  return parts
    .map((part) => part.replace(/[åäö]/gu, (letter) => RINGS[letter] ?? letter))
    .join(between);
}

/** Where the words of any of these forms stand, `strict` in a text, else also in a file's name. */
function placesOf(text: string, forms: readonly (readonly string[])[], strict: boolean): Place[] {
  const known = forms.filter((parts) => parts.length > 0);
  if (known.length === 0) return [];
  const before = strict ? '(?<![\\p{L}\\p{N}]|\\p{L}[-\\u2010\\u2011])' : '(?<!\\p{L})';
  const after = strict ? '(?![\\p{L}\\p{N}]|[-\\u2010\\u2011]\\p{L})' : '(?!\\p{L})';
  const any = known.map((parts) => pattern(parts, BETWEEN)).join('|');
  const found = plain(text);
  const matches = found.text.matchAll(new RegExp(`${before}(?:${any})${GENITIVE}${after}`, 'gu'));
  return [...matches].map(({ 0: match, index }) => ({
    start: found.starts[index] ?? 0,
    end: found.ends[index + match.length - 1] ?? 0,
  }));
}

/** Where full names stand in a text, family name first, too, whole words. */
export function fullPlaces(text: string, names: readonly string[]): Place[] {
  return placesOf(text, bothOrders(names), true);
}

/** Where full names stand in whatever a store or a path holds: 'asa_lind.txt', 'asa.lind@…'. */
export function loosePlaces(text: string, names: readonly string[]): Place[] {
  return placesOf(text, bothOrders(names), false);
}

function bothOrders(names: readonly string[]): (readonly string[])[] {
  const all = names.filter(isFull).map(partsOf);
  return [...all, ...all.map(familyFirst)].toSorted((a, b) => b.length - a.length);
}

/** Where a name's first letter stands before the family name ('Å. Lind'), or a short form alone. */
export function shortPlaces(text: string, names: readonly string[], short: readonly string[]) {
  const initials = names.filter(isFull).map((name) => {
    const [first = '', ...rest] = partsOf(name);
    return [first.slice(0, 1), ...rest.slice(-1)];
  });
  const places = placesOf(text, [...initials, ...short.map(partsOf)], true);
  return places.filter(({ start }) => /\p{Lu}/u.test(text.slice(start, start + 2)));
}

const ADDRESS = /[\p{L}\p{N}][\p{L}\p{M}\p{N}._%+-]*@[\p{L}\p{N}][\p{L}\p{M}\p{N}.-]*\p{L}/gu;

/** Where e-mail addresses stand that hold one of the full names or, alone before the @, a short form. */
export function addressPlaces(
  text: string,
  names: readonly string[],
  short: readonly string[],
): Place[] {
  const pairs = names.filter(isFull).map((name) => {
    const parts = partsOf(name).map(ringless);
    return [parts[0] ?? '', parts.at(-1) ?? ''] as const;
  });
  const locals = new Set([
    ...pairs.flatMap(([first, last]) => {
      const [f, l] = [first.slice(0, 1), last.slice(0, 1)];
      return [f + last, first + l, last + f];
    }),
    ...short.map((form) => ringless(partsOf(form).join(''))),
  ]);
  const holds = (address: string): boolean => {
    const words = ringless(plain(address).text).match(/\p{L}+/gu) ?? [];
    const [local = ''] = address.split('@', 1);
    const letters = ringless(plain(local).text).replace(/[^\p{L}]/gu, '');
    const sides = words.flatMap((word, index) => [word, word + (words[index + 1] ?? '')]);
    return (
      locals.has(letters) ||
      pairs.some(([first, last]) =>
        sides.some((one) => one === first + last || one === last + first),
      )
    );
  };
  return [...text.matchAll(ADDRESS)]
    .filter(({ 0: address }) => holds(address))
    .map(({ 0: address, index }) => ({ start: index, end: index + address.length }));
}

/** A text with these places covered. */
export function coveredAt(text: string, places: readonly Place[]): string {
  let done = '';
  let at = 0;
  for (const { start, end } of places.toSorted((a, b) => a.start - b.start)) {
    if (end <= at) continue;
    const from = Math.max(at, start);
    done += text.slice(at, from) + covered(text.slice(from, end));
    at = end;
  }
  return done + text.slice(at);
}

/** Longer words that hold a full name and are another's: 'Åsa Lindberg' of 'Åsa Lind'. */
export function longerWords(text: string, names: readonly string[]): string[] {
  const forms = bothOrders(names);
  if (forms.length === 0) return [];
  const any = forms.map((parts) => pattern(parts, BETWEEN)).join('|');
  const found = plain(text);
  const matches = [...found.text.matchAll(new RegExp(`\\p{L}*(?:${any})\\p{L}*`, 'gu'))];
  const words = matches.map(({ 0: match, index }) =>
    text.slice(found.starts[index] ?? 0, found.ends[index + match.length - 1] ?? 0),
  );
  return words.filter((word) => loosePlaces(word, names).length === 0);
}

/** Letters beyond ASCII by the letter that they are without marks. */
const ACCENTED = (() => {
  const found = new Map<string, string>();
  for (let code = 0xc0; code < 0x250; code++) {
    const letter = String.fromCharCode(code);
    const base = letter.normalize('NFD').charAt(0).toLowerCase();
    if (base < '\u0080') found.set(base, (found.get(base) ?? '') + letter);
  }
  return found;
})();

/** A quick look that lets all texts pass that may hold one of these full names, and few others. */
export function quickLook(names: readonly string[]): (text: string) => boolean {
  const longest = names.filter(isFull).map((name) => {
    const [first = ''] = partsOf(name).toSorted((a, b) => b.length - a.length);
    return [...ringless(first)]
      .map((letter) => `[${letter}${ACCENTED.get(letter) ?? ''}]e?a?\\p{M}*`)
      .join('(?:\\u00AD|[-\u2010]\\s*)?');
  });
  if (longest.length === 0) return () => false;
  const look = new RegExp(longest.join('|'), 'iu');
  return (text) => look.test(text);
}
