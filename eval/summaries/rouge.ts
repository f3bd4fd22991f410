/**
 * ROUGE-L: how much of one text stands in another in the same order (Lin 2004, 'ROUGE: A Package
 * for Automatic Evaluation of Summaries', section 3.1), over whole texts, words stemmed, F1.
 */
import stemmer from 'natural/lib/natural/stemmers/porter_stemmer_sv.js';

/** Words and numbers of a text, lower case, words as their Swedish stems. */
export function rougeWords(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.map((word) => (/^\p{L}+$/u.test(word) ? stemmer.stem(word) : word));
}

/** F1 of the longest common subsequence, 0…1; 0 where one of the texts has no word. */
export function rougeL(reference: string, said: string): number {
  const [wanted, given] = [rougeWords(reference), rougeWords(said)];
  const common = commonLength(wanted, given);
  return common === 0 ? 0 : (2 * common) / (wanted.length + given.length);
}

/** Length of the longest common subsequence. */
export function commonLength(a: readonly string[], b: readonly string[]): number {
  let above: number[] = new Array(b.length + 1).fill(0);
  for (const word of a) {
    const row = [0];
    for (const [j, other] of b.entries()) {
      const longer = Math.max(above[j + 1] ?? 0, row[j] ?? 0);
      row.push(word === other ? (above[j] ?? 0) + 1 : longer);
    }
    above = row;
  }
  return above[b.length] ?? 0;
}
