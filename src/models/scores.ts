/** From a model's own labels to the seven that are decoded here. */
import type { Meaning } from './labels.ts';

/** The labels that come out, in the order of the columns. */
export const LABELS = ['O', 'B-PER', 'I-PER', 'B-ORG', 'I-ORG', 'B-LOC', 'I-LOC'] as const;
const WIDTH = LABELS.length;
const KINDS = ['PER', 'ORG', 'LOC'] as const;
/** Stands for impossible; a logarithm that can still be added. */
const LEAST = 1e-12;

/** Adds the probabilities of one word's logits, from `at` on, to its row of the seven. */
export function addWord(
  logits: ArrayLike<number>,
  at: number,
  meanings: readonly Meaning[],
  row: Float32Array,
): void {
  let highest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < meanings.length; i++) highest = Math.max(highest, logits[at + i] ?? 0);
  const weights = meanings.map((_, i) => Math.exp((logits[at + i] ?? 0) - highest));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  for (const [i, meaning] of meanings.entries()) {
    const column = columnOf(meaning);
    row[column] = (row[column] ?? 0) + (weights[i] ?? 0) / sum;
  }
}

/** A label without B- or I- goes on; `logScores` sees to it that something begins. */
function columnOf(meaning: Meaning): number {
  const whole = meaning === 'O' || meaning.includes('-') ? meaning : `I-${meaning}`;
  return LABELS.indexOf(whole as (typeof LABELS)[number]);
}

/**
 * Probabilities of a sentence, [words × 7], to their logarithms. What goes on after a word that is
 * more likely something else begins instead: so IO and IOB1 labels are read as meant, and in IOB2
 * such a label could not stand there.
 */
export function logScores(rows: Float32Array): Float32Array {
  const scores = new Float32Array(rows.length);
  let before: number | null = null;
  for (let start = 0; start < rows.length; start += WIDTH) {
    const row = rows.slice(start, start + WIDTH);
    const likeliest = likeliestKind(row);
    for (let kind = 0; kind < KINDS.length; kind++) {
      if (kind === before) continue;
      const begins = 1 + 2 * kind;
      row[begins] = (row[begins] ?? 0) + (row[begins + 1] ?? 0);
      row[begins + 1] = 0;
    }
    scores.set(
      row.map((value) => Math.log(Math.max(value, LEAST))),
      start,
    );
    before = likeliest;
  }
  return scores;
}

/** Index of the kind that a row speaks for; null for none. */
function likeliestKind(row: Float32Array): number | null {
  let [best, most]: [number | null, number] = [null, row[0] ?? 0];
  for (let kind = 0; kind < KINDS.length; kind++) {
    const sum = (row[1 + 2 * kind] ?? 0) + (row[2 + 2 * kind] ?? 0);
    if (sum > most) [best, most] = [kind, sum];
  }
  return best;
}
