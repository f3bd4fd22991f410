import { describe, expect, test } from 'vitest';
import { call, folderWith } from './support/world.ts';

const TEXT = 'Organ: Styrelsen\nDatum: 2024-03-14\nPerson: Bo Ek\nBeslut: att köpa en klubba\n';
const GOLD = {
  doc: 'a.txt',
  yardstick: 'minutes',
  meeting: {
    ...{ date: 'present', times: 'unsure', place: 'unsure', attendance: 'present' },
    ...{ chair: 'unsure', secretary: 'unsure', adjusters: 'present' },
  },
  items: [{ item: '§ 1', decision: 'present' }],
};

const folder = (gold: object | string = GOLD) =>
  folderWith({
    'a.txt': TEXT,
    'a.complete.json': typeof gold === 'string' ? gold : JSON.stringify(gold),
    'b.txt': TEXT,
  });

describe('klubbslag eval --completeness', () => {
  test('scores the documents that have marks, and lists what is wrong', async () => {
    const argv = ['eval', '--completeness', folder(), '--errors', 'all'];
    const { code, out, err } = await call(argv);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^1 document, 8 points\n\nright +0\.875\n/);
    expect(out).toMatch(/\/a\.txt adjusters: marked present, said unsure\n$/);
  });

  test('--format json gives JSON', async () => {
    const { out } = await call(['eval', '--completeness', folder(), '--format', 'json']);
    expect(JSON.parse(out)).toMatchObject({ documents: 1, right: 7 });
  });

  test('leaves marks of another file of the same name alone', async () => {
    const { err } = await call(['eval', '--completeness', folder({ ...GOLD, doc: 'a.md' })]);
    expect(err).toContain('no document with a .complete.json beside it');
  });

  test.each([
    [['--format', 'markdown'], 2, 'prints text or json'],
    [['--errors', 'votes'], 2, '--completeness takes --errors all'],
    [['--save', 'x.json'], 2, '--completeness and --save cannot go together'],
  ])('refuses %j', async (more, code, message) => {
    const outcome = await call(['eval', '--completeness', folder(), ...more]);
    expect(outcome.code).toBe(code);
    expect(outcome.err).toContain(message);
  });

  test('tells a broken file by its name', async () => {
    const { code, err } = await call(['eval', '--completeness', folder('{')]);
    expect(code).toBe(1);
    expect(err).toMatch(/a\.complete\.json: not JSON\n$/);
  });
});
