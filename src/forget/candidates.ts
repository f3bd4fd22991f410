/** Runs of words that may be names, to be asked for by what is remembered of names. Pure. */
import { BETWEEN, keyOf, type Place } from './names.ts';
import { plain } from './plain.ts';

/** A run of words that may be a name, with its key and place. */
export interface Candidate extends Place {
  readonly key: string;
}

const WORD = /[\p{L}\p{N}]+/gu;
/** So many words a run has at most; in a text, where not all of them begin with a capital. */
const MOST_WORDS = 5;
const MOST_SMALL = 3;
const GAP = new RegExp(`^${BETWEEN}$`, 'u');

/**
 * Runs of words that may be names: two to five in file names and addresses; in a text (`strict`) two
 * or three, more where each begins with a capital.
 */
export function* candidates(text: string, strict: boolean): Generator<Candidate> {
  const folded = plain(text);
  const words = [...folded.text.matchAll(WORD)].map(({ 0: word, index }) => {
    const start = folded.starts[index] ?? 0;
    const end = folded.ends[index + word.length - 1] ?? 0;
    const capital = /^\p{Lu}/u.test(text.slice(start, start + 2));
    return { word, first: index, last: index + word.length, start, end, capital };
  });
  for (const [at, { start, word: first, last: firstEnd, capital }] of words.entries()) {
    const run = [first];
    let reach = firstEnd;
    let most = strict && !capital ? MOST_SMALL : MOST_WORDS;
    for (const next of words.slice(at + 1, at + MOST_WORDS)) {
      if (strict && !next.capital) most = MOST_SMALL;
      if (run.length >= most || !GAP.test(folded.text.slice(reach, next.first))) break;
      for (const word of [next.word, ...bare(next.word)]) {
        yield { start, end: next.end, key: keyOf([...run, word]) };
      }
      run.push(next.word);
      reach = next.last;
    }
  }
}

/** 'linds' may be Lind's. */
function bare(word: string): string[] {
  return word.length > 2 && word.endsWith('s') ? [word.slice(0, -1)] : [];
}
