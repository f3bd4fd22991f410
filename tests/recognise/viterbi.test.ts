import { describe, expect, test } from 'vitest';
import { mayFollow, viterbi } from '../../pipeline/recognise/viterbi.ts';

const LABELS = ['O', 'B-PER', 'I-PER', 'B-ORG', 'I-ORG'];

/** Log-probabilities of rows of probabilities. */
function logs(rows: readonly (readonly number[])[]): Float32Array {
  return Float32Array.from(rows.flat(), Math.log);
}

function decode(rows: readonly (readonly number[])[]): (string | undefined)[] {
  return [...viterbi(logs(rows), 0, rows.length, LABELS)].map((tag) => LABELS[tag]);
}

describe('mayFollow', () => {
  test.each<[string | null, string, boolean]>([
    [null, 'O', true],
    [null, 'B-PER', true],
    [null, 'I-PER', false],
    ['O', 'I-PER', false],
    ['B-PER', 'I-PER', true],
    ['I-PER', 'I-PER', true],
    ['B-ORG', 'I-PER', false],
    ['I-ORG', 'B-PER', true],
  ])('%s then %s: %s', (from, to, expected) => {
    expect(mayFollow(from, to)).toBe(expected);
  });
});

describe('viterbi', () => {
  test('takes the likeliest where that is permitted', () => {
    expect(
      decode([
        [0.1, 0.7, 0.1, 0.05, 0.05],
        [0.1, 0.1, 0.7, 0.05, 0.05],
        [0.8, 0.05, 0.05, 0.05, 0.05],
      ]),
    ).toEqual(['B-PER', 'I-PER', 'O']);
  });

  test('never starts with I-', () => {
    expect(decode([[0.2, 0.1, 0.6, 0.05, 0.05]])).toEqual(['O']);
  });

  test('mends I- after O through B- when the whole is then likelier', () => {
    expect(
      decode([
        [0.5, 0.4, 0.05, 0.03, 0.02],
        [0.05, 0.02, 0.9, 0.02, 0.01],
      ]),
    ).toEqual(['B-PER', 'I-PER']);
  });

  test('does not let one kind continue another', () => {
    expect(
      decode([
        [0.02, 0.05, 0.01, 0.9, 0.02],
        [0.1, 0.1, 0.5, 0.05, 0.25],
      ]),
    ).toEqual(['B-ORG', 'I-ORG']);
  });

  test('reads from an offset, and nothing of a length 0', () => {
    const scores = logs([
      [0.9, 0.025, 0.025, 0.025, 0.025],
      [0.1, 0.6, 0.1, 0.1, 0.1],
    ]);
    expect([...viterbi(scores, LABELS.length, 1, LABELS)]).toEqual([1]);
    expect([...viterbi(scores, 0, 0, LABELS)]).toEqual([]);
  });
});
