/** Whom somebody works for, where the text gives it after a role: 'utvecklingsledare Nya Vägar'. */
import { countyLength } from './place-body.ts';
import { type Found, meets, type Range, type Rule } from './rule.ts';
import { isCapital, isRole } from './words.ts';

const CAPITALS = /^\p{Lu}{2,}(?:-\p{Lu}+)*$/u;

/** Two words or more in capitals after a role, or letters as 'ÖKF'. */
export const affiliation: Rule = {
  name: 'affiliation',
  looksAt: isRole,
  propose: (_view, found, spots) =>
    spots.flatMap(({ sentence, words, at: i }): Range[] => {
      const start = /^(?:på|vid|hos|för|i)$/u.test(words[i + 1] ?? '') ? i + 2 : i + 1;
      const end = nameEnd(words, start);
      const range: Range = { sentence, start, end, label: 'ORG', score: 0.85 };
      // 'chef HR' is a field of work.
      const letters = CAPITALS.test(words[start] ?? '') && !/chef$/iu.test(words[i] ?? '');
      const enough = end - start > 1 || letters;
      return enough && endsThere(words[end]) && isFree(found, range) ? [range] : [];
    }),
};

function nameEnd(words: readonly string[], start: number): number {
  let end = start;
  while (isCapital(words[end])) {
    const county = countyLength(words, end);
    end += Math.max(1, county);
  }
  return end;
}

function endsThere(word: string | undefined): boolean {
  return word === undefined || /^(?:[,.;()]|och|samt)$/u.test(word);
}

/** Persons stand after roles too, and places. */
function isFree(found: readonly Found[], range: Range): boolean {
  return !found.some((name) => {
    const whole = name.start <= range.start && range.end <= name.end;
    return meets(name, range) && (name.label === 'PER' || (name.label === 'LOC' && whole));
  });
}
