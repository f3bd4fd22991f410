/**
 * Text in which å, ä and ö were lost to U+FFFD, read as it was meant: by known words and names,
 * else by the letters beside the gap. Unit for unit, so places stay what they are.
 */
import givenNames from '../lexicon/given-names.json' with { type: 'json' };
import words from '../lexicon/letter-words.json' with { type: 'json' };
import surnames from '../lexicon/surnames.json' with { type: 'json' };

const LOST = '\ufffd';
const LETTERS = ['ä', 'ö', 'å'] as const;
const BROKEN_WORD = /[\p{L}\ufffd]*\ufffd[\p{L}\ufffd]*/gu;

interface Known {
  readonly words: ReadonlyMap<string, string>;
  readonly names: ReadonlyMap<string, string>;
  /** How often each letter stands between two others, in the known words. */
  readonly between: ReadonlyMap<string, number>;
}

let known: Known | null = null;

const patternOf = (word: string): string => word.replace(/[åäö]/giu, LOST);

function firstByPattern(list: readonly string[]): Map<string, string> {
  const map = new Map<string, string>();
  for (const word of list) {
    const pattern = patternOf(word);
    if (pattern !== word && !map.has(pattern)) map.set(pattern, word);
  }
  return map;
}

function* gapsOf(word: string): Generator<{ before: string; letter: string; after: string }> {
  for (let i = 2; i < word.length - 2; i++) {
    const letter = word.charAt(i);
    if (!/[åäö]/u.test(letter)) continue;
    yield {
      before: patternOf(word.slice(i - 2, i)),
      letter,
      after: patternOf(word.slice(i + 1, i + 3)),
    };
  }
}

/** The surroundings of a gap from wide to narrow: two letters on each side, then fewer. */
function keysOf(before: string, letter: string, after: string): string[] {
  const near = `${before.slice(-1)}${letter}${after.slice(0, 1)}`;
  return [
    `${before}${letter}${after}`,
    `${before}${letter}${after.slice(0, 1)}`,
    `${before.slice(-1)}${letter}${after}`,
    near,
  ];
}

/** Built when the first such document comes. */
function knowledge(): Known {
  if (known) return known;
  const between = new Map<string, number>();
  words.entries.forEach((word, rank) => {
    for (const { before, letter, after } of gapsOf(`  ${word}  `)) {
      for (const key of keysOf(before, letter, after)) {
        between.set(key, (between.get(key) ?? 0) + 1 / (rank + 50));
      }
    }
  });
  const names = firstByPattern([...givenNames.entries, ...surnames.entries]);
  known = { words: firstByPattern(words.entries), names, between };
  return known;
}

/** `text` with its lost letters restored as far as can be told; of the same length. */
export function restoreLetters(text: string): string {
  if (!text.includes(LOST)) return text;
  return text.replace(BROKEN_WORD, (word) => (word.length === 1 ? word : restoreWord(word)));
}

function restoreWord(word: string): string {
  const { words: list, names } = knowledge();
  const name = names.get(word);
  if (name !== undefined) return name;
  const meant = list.get(word.toLowerCase()) ?? byNeighbours(word.toLowerCase());
  const upper = word.replaceAll(LOST, '').length > 1 && word === word.toUpperCase();
  return [...meant]
    .map((letter, i) => (upper || /^\p{Lu}/u.test(word.charAt(i)) ? letter.toUpperCase() : letter))
    .join('');
}

/** Each lost letter by the widest surroundings that the known words have too. */
function byNeighbours(word: string): string {
  const { between } = knowledge();
  const padded = `  ${word}  `;
  return word.replaceAll(LOST, (_, at: number) => {
    const before = padded.slice(at, at + 2);
    const after = padded.slice(at + 3, at + 5);
    const weights = LETTERS.map((letter) =>
      keysOf(before, letter, after).map((key) => between.get(key) ?? 0),
    );
    const width = [0, 1, 2, 3].find((w) => weights.some((list) => (list[w] ?? 0) > 0)) ?? 3;
    const best = weights.reduce(
      (top, list, i) => ((list[width] ?? 0) > (weights[top]?.[width] ?? 0) ? i : top),
      0,
    );
    return LETTERS[best] ?? 'ä';
  });
}
