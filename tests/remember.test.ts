/** Memories of pure functions: asked once, bounded. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
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

test('a full memory forgets what has not been asked for longest', () => {
  const { asked, of } = counted(4);
  expect(['a', 'b', 'c', 'a', 'd', 'e', 'a', 'b'].map(of).join('')).toBe('ABCADEAB');
  expect(asked).toEqual(['a', 'b', 'c', 'd', 'e', 'b']);
});

test('nothing is an answer, too', () => {
  const asked: string[] = [];
  const of = remember((key) => {
    asked.push(key);
    return null;
  });
  expect([of('a'), of('a')]).toEqual([null, null]);
  expect(asked).toEqual(['a']);
});

test('a word out of a long text does not keep the text', () => {
  const of = remember((key) => key, 1000);
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect !== 'function') throw new Error('V8 lends no collector');
  collect();
  const before = process.memoryUsage().heapUsed;
  for (let n = 0; n < 500; n++) of(`${'§'.repeat(500_000)} kommunstyrelsens${n}`.slice(500_001));
  collect();
  // Five hundred texts are 250 MB.
  expect((process.memoryUsage().heapUsed - before) / 1e6).toBeLessThan(100);
});
