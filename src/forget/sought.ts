/** What is looked for in a store after a name was to be erased from it. Pure. */
import { parseName } from '../../pipeline/name.ts';
import { fold } from '../store/fold.ts';
import type { Sought } from '../store/proof.ts';
import { isFull, longerWords, loosePlaces, quickLook } from './names.ts';

const BETWEEN = [' ', ', ', '\n', '\r\n', '_', '-', '.'];

/** A full name as it may stand in bytes: both orders, what may stand between, cases and accents. */
function needlesOf(name: string): string[] {
  const words = parseName(name).text.split(' ');
  const orders = [words, [...words.slice(-1), ...words.slice(0, -1)]];
  const forms = orders.flatMap((order) => BETWEEN.map((between) => order.join(between)));
  return forms.flatMap((form) => {
    const folded = form
      .split(/(\s+)/u)
      .map((part) => (/\s/u.test(part) ? part : fold(part)))
      .join('');
    const all = [form, form.toLowerCase(), form.toUpperCase(), folded];
    return all.flatMap((one) => [one, one.normalize('NFD')]);
  });
}

/** Full names, wherever and however they stand. */
export function namesSought(names: readonly string[]): Sought {
  const full = [...new Set(names.filter(isFull))];
  const mayHold = quickLook(full);
  return {
    count: (text) => (mayHold(text) ? loosePlaces(text, full).length : 0),
    needles: [...new Set(full.flatMap(needlesOf))],
    others: (text) => (mayHold(text) ? longerWords(text, full) : []),
  };
}

/** Stretches of texts, as they are. */
export function textsSought(texts: readonly string[]): Sought {
  const needles = [...new Set(texts)];
  return {
    count: (text) => needles.filter((needle) => text.includes(needle)).length,
    needles,
    others: () => [],
  };
}
