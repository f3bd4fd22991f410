/** Events go to other systems: they have no private number either, in a file's name or a body's. */
import { expect, test } from 'vitest';
import { filled } from '../support/filled.ts';
import { call } from '../support/world.ts';
import { PLANTED, told } from './planted.ts';

test('no event tells what is private', async () => {
  const { store } = await filled(PLANTED);
  const { out } = await call(['events', ...store]);
  expect(out.trimEnd().split('\n')).toHaveLength(Object.keys(PLANTED).length + 2);
  expect(told(out)).toEqual([]);
  expect(out).toContain('ansökan ██████-████');
  expect(out).toContain('Rådet ███-███ ██ ██');
});
