/** How the values of a found mark are compared, each by its own idea of 'the same'. */
import { normalise, sameValue } from './normalise.ts';

/** Values with a comparison of their own; all others are compared as names. */
const SAME: Readonly<Record<string, (gold: string, said: string) => boolean>> = {
  item: sameItem,
  number: (gold, said) => numberOf(gold) === numberOf(said),
  responsible: samePeople,
};

/** True where what is said of a mark is what gold states. */
export function valueIsRight(name: string, gold: string, said: string | null): boolean {
  if (said === null) return false;
  return SAME[name]?.(gold, said) ?? sameValue(gold, said);
}

/** '§ 12', '12.', '3.1', 'a)' without its marks; empty where none stands at the start. */
function numberOf(text: string): string {
  const number = /^\W*(\d+(?:[.:]\d+)*\s?[a-z]?(?![\p{L}\d])|[a-z](?=\)))/iu.exec(text)?.[1];
  return (number ?? '').replace(/\s/gu, '').toLowerCase();
}

/** An agenda item is known by its number; by its title where gold gives no number. */
function sameItem(gold: string, said: string): boolean {
  const number = numberOf(gold);
  if (number !== '') return number === numberOf(said);
  const [wanted, title] = [normalise(gold), normalise(said)];
  return wanted === title || title.endsWith(` ${wanted}`);
}

/** Several may be responsible, in any order: 'Asta och Ture', 'Ture, Asta'. */
function samePeople(gold: string, said: string): boolean {
  const [wanted, named] = [peopleIn(gold), peopleIn(said)];
  return wanted.length === named.length && wanted.every((one) => named.includes(one));
}

function peopleIn(text: string): string[] {
  return text
    .split(/\s*(?:,|\/|&|\bsamt\b|\boch\b)\s*/u)
    .map(normalise)
    .filter((name) => name !== '');
}
