import { describe, expect, test } from 'vitest';
import { call, folderWith } from './support/world.ts';

const FIRST = 'Organ: Styrelsen\nDatum: 2024-03-14\nBeslut: att köpa en klubba\n';
const SECOND = FIRST.replace('03-14', '04-11');
const GOLD = {
  documents: ['a.txt', 'b.txt'],
  matters: [],
  tasks: [
    {
      ...{ doc: 'a.txt', quote: 'att köpa en klubba', state: 'closed' },
      steps: [{ doc: 'b.txt', quote: 'köpa en klubba', kind: 'closed' }],
    },
  ],
};

const folder = (gold: object | string = GOLD) =>
  folderWith({
    ...{ 'a.txt': FIRST, 'b.txt': SECOND },
    'styrelsen.follow.json': typeof gold === 'string' ? gold : JSON.stringify(gold),
  });

describe('klubbslag eval --follow', () => {
  test('scores the series that are marked, and lists what is wrong', async () => {
    const argv = ['eval', '--follow', folder(), '--errors', 'all'];
    const { code, out, err } = await call(argv);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^1 series of 2 meetings\n/u);
    expect(out).toMatch(/^steps +1 +0 +0 /mu);
    expect(out).toMatch(/^styrelsen step missed: b\.txt of 'att köpa en klubba': closed /mu);
  });

  test('--format json gives JSON alone', async () => {
    const argv = ['eval', '--follow', folder(), '--format', 'json', '--errors', 'all'];
    const { out } = await call(argv);
    expect(JSON.parse(out)).toMatchObject({ layers: { steps: { gold: 1 } } });
  });

  test.each([
    [['--format', 'markdown'], '--follow prints text or json'],
    [['--errors', 'links'], '--follow takes --errors all'],
    [['--save', 'x.json'], '--follow and --save cannot go together'],
  ])('refuses %j', async (more, message) => {
    const outcome = await call(['eval', '--follow', folder(), ...more]);
    expect(outcome.code).toBe(2);
    expect(outcome.err).toContain(message);
  });

  test('says where there is nothing marked', async () => {
    const { code, err } = await call(['eval', '--follow', folderWith({ 'a.txt': FIRST })]);
    expect(code).toBe(2);
    expect(err).toContain('no .follow.json in ');
  });

  test.each([
    ['{', /styrelsen\.follow\.json:1: file: is no JSON/u],
    [{ ...GOLD, documents: ['a.txt', 'c.txt'] }, /c\.txt: /u],
    [
      { ...GOLD, tasks: [{ ...GOLD.tasks[0], quote: 'nej' }] },
      /styrelsen\.follow\.json:1: tasks\[0\]\.quote: 'nej' stands 0 times in a\.txt\n$/u,
    ],
  ])('tells what is wrong with %j', async (gold, message) => {
    const { code, err } = await call(['eval', '--follow', folder(gold)]);
    expect(code).toBe(1);
    expect(err).toMatch(message);
  });
});
