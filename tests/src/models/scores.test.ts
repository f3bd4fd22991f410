import { describe, expect, test } from 'vitest';
import { spansOf } from '../../../pipeline/recognise/bio.ts';
import { viterbi } from '../../../pipeline/recognise/viterbi.ts';
import type { Meaning } from '../../../src/models/labels.ts';
import { addWord, LABELS, logScores } from '../../../src/models/scores.ts';

/** What is read from these labels, word by word, each given 100 times the weight of any other. */
function read(meanings: readonly Meaning[], said: readonly Meaning[]): string[] {
  const rows = new Float32Array(said.length * LABELS.length);
  for (const [word, label] of said.entries()) {
    const logits = meanings.map((meaning) => (meaning === label ? Math.log(100) : 0));
    addWord(logits, 0, meanings, rows.subarray(word * LABELS.length, (word + 1) * LABELS.length));
  }
  const scores = logScores(rows);
  const tags = viterbi(scores, 0, said.length, LABELS);
  const spans = spansOf(tags, scores, 0, LABELS);
  for (const { score } of spans) expect(score).toBeGreaterThan(0.9);
  for (const { score } of spans) expect(score).toBeLessThan(0.995);
  return spans.map(({ start, end, label }) => `${label} ${start}-${end}`);
}

const PLAIN: readonly Meaning[] = ['O', 'PER', 'ORG', 'LOC'];
const BIO: readonly Meaning[] = ['O', 'B-PER', 'I-PER', 'B-ORG', 'I-ORG'];

describe('logScores', () => {
  test.each<[string, readonly Meaning[], readonly Meaning[], string[]]>([
    ['one word', PLAIN, ['PER'], ['PER 0-1']],
    ['equal labels side by side are one name', PLAIN, ['O', 'PER', 'PER', 'O'], ['PER 1-3']],
    ['another label begins anew', PLAIN, ['PER', 'ORG', 'ORG'], ['PER 0-1', 'ORG 1-3']],
    ['two names, one word apart', PLAIN, ['LOC', 'O', 'LOC'], ['LOC 0-1', 'LOC 2-3']],
    ['B- parts neighbours', BIO, ['B-PER', 'B-PER', 'I-PER'], ['PER 0-1', 'PER 1-3']],
    ['IOB1 begins with I-', BIO, ['O', 'I-PER', 'I-PER', 'B-PER'], ['PER 1-3', 'PER 3-4']],
    ['I- of another label', BIO, ['B-ORG', 'I-PER'], ['ORG 0-1', 'PER 1-2']],
    ['nothing', BIO, ['O', 'O'], []],
  ])('%s', (_, meanings, said, spans) => {
    expect(read(meanings, said)).toEqual(spans);
  });

  test('labels that mean the same add up', () => {
    const meanings: Meaning[] = ['O', 'B-PER', 'B-PER'];
    const row = new Float32Array(LABELS.length);
    addWord([1, 0.5, 0.5], 0, meanings, row);
    expect(row[1]).toBeGreaterThan(row[0] ?? 1);
    expect(row.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 5);
  });

  test('large logits overflow nothing', () => {
    const row = new Float32Array(LABELS.length);
    addWord([1e4, -1e4, 1e4, 0], 0, PLAIN, row);
    expect([...row]).toEqual([0.5, 0, 0, 0, 0.5, 0, 0]);
  });
});
