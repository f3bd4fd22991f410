import { describe, expect, it } from 'vitest';
import { commonLength, rougeL, rougeWords } from '../../../eval/summaries/rouge.ts';

describe('words', () => {
  it('are stems in lower case, and numbers as they stand', () => {
    expect(rougeWords('Nämndens BESLUT, den 3:e: 11,2 milj.')).toEqual([
      ...['nämnd', 'beslut', 'den', '3', 'e', '11', '2', 'milj'],
    ]);
    expect(rougeWords(' – … ')).toEqual([]);
  });
});

describe('the longest common subsequence', () => {
  it.each([
    ['', 'abc', 0],
    ['abc', 'abc', 3],
    ['abcde', 'xaycze', 3],
    ['abc', 'cba', 1],
    ['aab', 'ab', 2],
    ['ab', 'aab', 2],
  ])('of %s and %s is %i', (a, b, length) => {
    expect(commonLength([...a], [...b])).toBe(length);
  });
});

describe('ROUGE-L', () => {
  it.each([
    // Lin's example: 'police killed the gunman' against 'police kill the gunman' and its reverse.
    ['polisen sköt mannen här', 'polisen såg mannen här', 0.75],
    ['polisen sköt mannen här', 'mannen här sköt polisen', 0.5],
    ['bron byggs', 'bron byggs', 1],
    ['besluten fattas', 'Beslut, fattas!', 1],
    ['bron byggs', 'bron byggs nu och sedan', (2 * 2) / 7],
    ['bron byggs', '', 0],
    ['', 'bron', 0],
    ['', '', 0],
    ['bron', 'vägen', 0],
  ])('%j, %j', (reference, said, score) => {
    expect(rougeL(reference, said)).toBeCloseTo(score, 10);
    expect(rougeL(said, reference)).toBeCloseTo(score, 10);
  });
});
