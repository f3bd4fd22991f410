/** Tags to names. */
import type { MentionLabel } from '../types.ts';
import type { TaggedSpan } from './tagger.ts';

const KINDS: Readonly<Record<string, MentionLabel>> = { PER: 'PER', ORG: 'ORG', LOC: 'LOC' };

/**
 * The names of one sentence.
 * @param tags label indices, valid BIO (an I- that continues nothing is passed over)
 * @param scores log-probabilities, row-major [tags.length × labels.length], from `offset` on
 * @returns spans in order; `score` is the mean over the tokens of the probability of their label,
 *   B- and I- taken together, so that a doubtful border does not read as a doubtful name
 */
export function spansOf(
  tags: Uint8Array,
  scores: Float32Array,
  offset: number,
  labels: readonly string[],
): TaggedSpan[] {
  const spans: TaggedSpan[] = [];
  let start = -1;
  for (let i = 0; i <= tags.length; i++) {
    const label = labels[tags[i] ?? -1] ?? 'O';
    if (start >= 0 && !label.startsWith('I-')) {
      const kind = KINDS[(labels[tags[start] ?? 0] ?? '').slice(2)];
      if (kind) {
        spans.push({ start, end: i, label: kind, score: meanOf(kind, start, i) });
      }
      start = -1;
    }
    if (label.startsWith('B-')) start = i;
  }
  return spans;

  function meanOf(kind: MentionLabel, from: number, to: number): number {
    let sum = 0;
    for (let i = from; i < to; i++) {
      for (const [index, label] of labels.entries()) {
        if (label.slice(2) !== kind) continue;
        sum += Math.exp(scores[offset + i * labels.length + index] ?? Number.NEGATIVE_INFINITY);
      }
    }
    return Math.min(1, sum / (to - from));
  }
}
