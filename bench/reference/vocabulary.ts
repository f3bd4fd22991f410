/**
 * A vocabulary of word pieces that cuts a text into as many pieces a word as wanted: what a trained
 * one does to text that it was not made from. How many there are is what a net's time depends on.
 */

/** Special pieces, in BERT's order. */
export const SPECIAL = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]'] as const;

/** How pieces begin that go on within a word. */
const INNER = '##';
/** Goes of halving; a word more or less does not show. */
const HALVINGS = 20;

/** The pieces and how many of them a word of the text is on average. */
export interface Vocabulary {
  readonly pieces: readonly string[];
  readonly perWord: number;
}

/**
 * Makes one of `size` pieces, the last of which are never met.
 * @param words of the text, one by one, each as often as it stands there
 */
export function vocabularyFor(words: readonly string[], perWord: number, size: number): Vocabulary {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const ranked = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  const rest = fragmentsOf(ranked.map(([word]) => word));
  // The commonest words stay whole; the fewer they are the more pieces there are.
  const vocabularyOf = (whole: number) =>
    new Set([...rest, ...ranked.slice(0, whole).map(([word]) => word)]);
  let [low, high] = [0, ranked.length];
  for (let go = 0; go < HALVINGS && low < high; go++) {
    const middle = (low + high) >> 1;
    if (average(ranked, vocabularyOf(middle)) > perWord) low = middle + 1;
    else high = middle;
  }
  const pieces = [...SPECIAL, ...vocabularyOf(low)];
  const room = size - pieces.length;
  if (room < 0) throw new RangeError(`a vocabulary of ${size} cannot hold ${pieces.length} pieces`);
  const unmet = Array.from({ length: room }, (_, index) => `[unused${index}]`);
  return { pieces: [...pieces, ...unmet], perWord: average(ranked, new Set(pieces)) };
}

/** Every character, and both halves of every word. */
function fragmentsOf(words: readonly string[]): Set<string> {
  const found = new Set<string>();
  for (const word of words) {
    const characters = [...word];
    for (const one of characters) found.add(one).add(INNER + one);
    const half = Math.ceil(characters.length / 2);
    if (characters.length < 4) continue;
    found.add(characters.slice(0, half).join(''));
    found.add(INNER + characters.slice(half).join(''));
  }
  return found;
}

function average(counts: readonly (readonly [string, number])[], known: ReadonlySet<string>) {
  let [pieces, words] = [0, 0];
  for (const [word, count] of counts) {
    pieces += count * piecesIn(word, known);
    words += count;
  }
  return pieces / Math.max(1, words);
}

/** As WordPiece cuts: always the longest that is known. */
function piecesIn(word: string, known: ReadonlySet<string>): number {
  let count = 0;
  for (let start = 0; start < word.length; count++) {
    let end = word.length;
    const lead = start === 0 ? '' : INNER;
    while (end > start + 1 && !known.has(lead + word.slice(start, end))) end--;
    start = end;
  }
  return count;
}
