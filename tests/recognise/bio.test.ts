import { expect, test } from 'vitest';
import { spansOf } from '../../pipeline/recognise/bio.ts';

const LABELS = ['O', 'B-PER', 'I-PER', 'B-ORG', 'I-ORG', 'B-LOC', 'I-LOC'];

/** The spans of tags written out, each token's tag with probability 0.9, its twin 0.06. */
function spans(written: string): string[] {
  const names = written.split(' ').filter(Boolean);
  const tags = Uint8Array.from(names, (name) => LABELS.indexOf(name));
  const rows = names.flatMap((name) =>
    LABELS.map((label) => {
      if (label === name) return Math.log(0.9);
      return Math.log(label.slice(2) === name.slice(2) ? 0.06 : 0.01);
    }),
  );
  return spansOf(tags, Float32Array.from(rows), 0, LABELS).map(
    ({ start, end, label, score }) => `${label} ${start}-${end} ${score.toFixed(2)}`,
  );
}

test.each([
  ['', []],
  ['O O', []],
  ['B-PER I-PER O', ['PER 0-2 0.96']],
  ['O B-ORG', ['ORG 1-2 0.96']],
  ['B-PER B-PER', ['PER 0-1 0.96', 'PER 1-2 0.96']],
  ['B-PER I-PER B-ORG I-ORG I-ORG', ['PER 0-2 0.96', 'ORG 2-5 0.96']],
  ['B-LOC I-LOC O B-LOC', ['LOC 0-2 0.96', 'LOC 3-4 0.96']],
  ['O I-PER O', []],
])('%s', (written, expected) => {
  expect(spans(written)).toEqual(expected);
});

test('a score is never above 1', () => {
  const tags = Uint8Array.from([1]);
  const scores = Float32Array.from([-50, 0, 0, -50, -50, -50, -50]);
  expect(spansOf(tags, scores, 0, LABELS)[0]?.score).toBe(1);
});
