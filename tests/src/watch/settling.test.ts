/** When a file is completely written. Times are told, nothing waits. */
import { describe, expect, test } from 'vitest';
import { Settling } from '../../../src/watch/settling.ts';

describe('Settling', () => {
  test('a file that looks the same for long enough is handed over once', () => {
    const files = new Settling(100);
    files.seen('a', '1', 0);
    files.seen('a', '1', 99);
    expect(files.take(9)).toEqual([]);
    files.seen('a', '1', 100);
    expect(files.take(9)).toEqual(['a']);
    files.seen('a', '1', 200);
    files.seen('a', '1', 400);
    expect(files.take(9)).toEqual([]);
  });

  test('one that grows waits from its last change on', () => {
    const files = new Settling(100);
    for (let now = 0; now <= 500; now += 50) files.seen('a', String(now), now);
    files.seen('a', '500', 599);
    expect(files.take(9)).toEqual([]);
    files.seen('a', '500', 600);
    expect(files.take(9)).toEqual(['a']);
  });

  test('one that is whole and changes before it is taken waits again', () => {
    const files = new Settling(100);
    files.seen('a', '1', 0);
    files.seen('a', '1', 100);
    files.seen('a', '2', 110);
    expect(files.take(9)).toEqual([]);
    files.seen('a', '2', 210);
    expect(files.take(9)).toEqual(['a']);
  });

  test('one that changes after it was taken is handed over again', () => {
    const files = new Settling(100);
    for (const [stamp, now] of [
      ['1', 0],
      ['1', 100],
    ] as const)
      files.seen('a', stamp, now);
    expect(files.take(9)).toEqual(['a']);
    for (const [stamp, now] of [
      ['2', 200],
      ['2', 300],
    ] as const)
      files.seen('a', stamp, now);
    expect(files.take(9)).toEqual(['a']);
  });

  test('one that is gone is forgotten, whatever state it was in', () => {
    const files = new Settling(100);
    for (const now of [0, 100]) files.seen('taken', '1', now);
    files.take(9);
    for (const now of [100, 200]) files.seen('ready', '1', now);
    files.seen('candidate', '1', 200);
    for (const path of ['taken', 'ready', 'candidate']) files.gone(path);
    expect({ ready: files.ready, due: files.due(900) }).toEqual({ ready: 0, due: [] });
    for (const now of [900, 1000]) files.seen('taken', '1', now);
    expect(files.take(9)).toEqual(['taken']);
  });

  test('keeps those that are still there', () => {
    const files = new Settling(100);
    for (const path of ['a', 'b', 'c']) files.seen(path, '1', 0);
    files.seen('b', '1', 100);
    files.keep(new Set(['a']));
    expect([files.ready, files.candidates]).toEqual([0, 1]);
  });

  test('says which are due and when the next one is', () => {
    const files = new Settling(100);
    expect(files.nextDue()).toBe(Number.POSITIVE_INFINITY);
    files.seen('a', '1', 0);
    files.seen('b', '1', 50);
    files.seen('a', '2', 80);
    expect(files.nextDue()).toBe(150);
    expect([files.due(149), files.due(150), files.due(180)]).toEqual([[], ['b'], ['b', 'a']]);
  });

  test('hands over no more than asked, the oldest first', () => {
    const files = new Settling(100);
    for (const path of ['a', 'b', 'c']) for (const now of [0, 100]) files.seen(path, '1', now);
    expect([files.take(2), files.ready, files.take(2)]).toEqual([['a', 'b'], 1, ['c']]);
  });
});
