/** Memories of pure functions: asked once, bounded. */
import { expect, test } from 'vitest';
import { remember } from '../pipeline/remember.ts';

function counted(most?: number): { asked: string[]; of: (key: string) => string } {
  const asked: string[] = [];
  const of = remember((key) => {
    asked.push(key);
    return key.toUpperCase();
  }, most);
  return { asked, of };
}

test('the same answer, made once', () => {
  const { asked, of } = counted();
  expect(['a', 'b', 'a', 'a'].map(of)).toEqual(['A', 'B', 'A', 'A']);
  expect(asked).toEqual(['a', 'b']);
});

test('a full memory starts afresh', () => {
  const { asked, of } = counted(2);
  expect(['a', 'b', 'c', 'c', 'a'].map(of)).toEqual(['A', 'B', 'C', 'C', 'A']);
  expect(asked).toEqual(['a', 'b', 'c', 'a']);
});
