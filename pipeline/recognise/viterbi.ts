/** The best tag sequence that BIO permits. */

/** True where `to` may follow `from`: I-X only after B-X or I-X. Null stands for the start. */
export function mayFollow(from: string | null, to: string): boolean {
  if (!to.startsWith('I-')) return true;
  return from?.slice(1) === to.slice(1);
}

/**
 * Decodes one sentence.
 * @param scores log-probabilities, row-major [length × labels.length], from `offset` on
 * @returns one label index a token; empty for length 0
 */
export function viterbi(
  scores: Float32Array,
  offset: number,
  length: number,
  labels: readonly string[],
): Uint8Array {
  const width = labels.length;
  const likeliest = permitted(scores, offset, length, labels);
  if (likeliest) return likeliest;
  const before = predecessors(labels);
  const back = new Uint8Array(length * width);
  let best = new Float64Array(width);
  for (let step = 0; step < length; step++) {
    const next = new Float64Array(width);
    for (let to = 0; to < width; to++) {
      const score = scores[offset + step * width + to] ?? 0;
      if (step === 0) {
        next[to] = mayFollow(null, labels[to] ?? '') ? score : Number.NEGATIVE_INFINITY;
        continue;
      }
      const from = argmax(best, before[to] ?? []);
      back[step * width + to] = from;
      next[to] = (best[from] ?? 0) + score;
    }
    best = next;
  }
  return trace(best, back, length, width);
}

/**
 * The likeliest label of each token where that is a permitted sequence, else null: then no other is
 * likelier, and nearly all sentences are so.
 */
function permitted(
  scores: Float32Array,
  offset: number,
  length: number,
  labels: readonly string[],
): Uint8Array | null {
  const width = labels.length;
  const tags = new Uint8Array(length);
  let before: string | null = null;
  for (let token = 0; token < length; token++) {
    const row = offset + token * width;
    let best = 0;
    for (let label = 1; label < width; label++) {
      if ((scores[row + label] ?? 0) > (scores[row + best] ?? 0)) best = label;
    }
    const label = labels[best] ?? '';
    if (!mayFollow(before, label)) return null;
    tags[token] = best;
    before = label;
  }
  return tags;
}

function predecessors(labels: readonly string[]): number[][] {
  return labels.map((to) => labels.flatMap((from, index) => (mayFollow(from, to) ? [index] : [])));
}

/** The first of the best among `candidates`. */
function argmax(values: Float64Array, candidates: readonly number[]): number {
  let best = candidates[0] ?? 0;
  for (const index of candidates) {
    if ((values[index] ?? 0) > (values[best] ?? 0)) best = index;
  }
  return best;
}

function trace(best: Float64Array, back: Uint8Array, length: number, width: number): Uint8Array {
  const tags = new Uint8Array(length);
  if (length === 0) return tags;
  let tag = argmax(best, [...best.keys()]);
  for (let step = length - 1; step >= 0; step--) {
    tags[step] = tag;
    tag = back[step * width + tag] ?? 0;
  }
  return tags;
}
