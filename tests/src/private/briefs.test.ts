/** Briefs that are for others tell nothing private; those on the terminal are the user's own. */
import { expect, test } from 'vitest';
import { filled } from '../support/filled.ts';
import { call } from '../support/world.ts';
import { NUMBER, PLANTED, told } from './planted.ts';

const FORMATS = ['markdown', 'html', 'json'];
const NAME = `ansökan ${NUMBER}.txt`;

test.each(FORMATS)('show and brief as %s', async (format) => {
  const { store } = await filled(PLANTED);
  for (const argv of [['show', NAME], ['brief']]) {
    const { code, out } = await call([...argv, '--format', format, ...store]);
    expect({ code, told: told(out) }).toEqual({ code: 0, told: [] });
    expect(out).toContain('███');
    const open = await call([...argv, '--format', format, '--unmasked', ...store]);
    expect(told(open.out).length, argv[0]).toBeGreaterThan(0);
  }
});

test('as text they are as they were written', async () => {
  const { store } = await filled(PLANTED);
  for (const argv of [['show', NAME], ['show', NAME, '--why'], ['brief']]) {
    expect(told((await call([...argv, ...store])).out).length, argv[0]).toBeGreaterThan(0);
  }
});
