/** Names that stand in a register: state authorities, and what everybody knows by name. */
import authorities from '../../lexicon/authorities.json' with { type: 'json' };
import known from '../../lexicon/known-organisations.json' with { type: 'json' };
import { bySentence, type Range, type Rule } from './rule.ts';
import { baseForms, isFirst } from './words.ts';

/** Single words of the register that are common nouns when they open a sentence. */
const SHORTEST = 6;

/** Phrases by their first word. */
const PHRASES = new Map<string, string[][]>();
for (const name of [...authorities.entries, ...known.entries]) {
  const words = name.split(' ');
  const list = PHRASES.get(words[0] ?? '') ?? [];
  list.push(words);
  PHRASES.set(words[0] ?? '', list);
}

/** The longest registered name that begins at a word, as it is written there. */
export const registered: Rule = {
  name: 'registered',
  looksAt: (word) => baseForms(word).some((form) => PHRASES.has(form)),
  propose: (_view, found, spots) => {
    const named = bySentence(found);
    return spots.flatMap(({ sentence, words, at: start }): Range[] => {
      const length = longest(words, start);
      const single = length === 1;
      const short = single && (words[start] ?? '').length < SHORTEST;
      if (length === 0 || (short && isFirst(words, start) && words.length > 1)) return [];
      // 'Granbygg Asfalt' is no person where 'Granbygg' is known.
      const whole = named
        .get(sentence)
        ?.find((name) => name.label === 'PER' && name.start === start);
      const end = Math.max(start + length, whole?.end ?? 0);
      return [{ sentence, start, end, label: 'ORG', score: 0.92 }];
    });
  },
};

function longest(words: readonly string[], start: number): number {
  const lengths = baseForms(words[start] ?? '')
    .flatMap((form) => PHRASES.get(form) ?? [])
    .filter((phrase) => fits(phrase, words, start))
    .map((phrase) => phrase.length);
  return Math.max(0, ...lengths);
}

function fits(phrase: readonly string[], words: readonly string[], start: number): boolean {
  const last = phrase.length - 1;
  return phrase.every((part, i) => {
    const word = words[start + i] ?? '';
    return word === part || (i === last && baseForms(word).includes(part));
  });
}
