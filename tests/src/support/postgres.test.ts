import { afterEach, describe, expect, test, vi } from 'vitest';
import { canServe, findPostgres } from './postgres.ts';

afterEach(() => vi.restoreAllMocks());

describe('findPostgres', () => {
  const only = (folder: string) => (path: string) => path === `${folder}/initdb`;
  const versions = () => ['9.6', '15', '17'];

  test.each([
    [{}, '/usr/lib/postgresql/17/bin', '/usr/lib/postgresql/17/bin'],
    [{}, '/usr/lib/postgresql/15/bin', '/usr/lib/postgresql/15/bin'],
    [{}, '/elsewhere', null],
    [{ KLUBBSLAG_POSTGRES: '/elsewhere' }, '/elsewhere', '/elsewhere'],
    [{ KLUBBSLAG_POSTGRES: '/wrong' }, '/usr/lib/postgresql/15/bin', null],
  ])('%j where only %s is: %s', (env, place, wanted) => {
    expect(findPostgres(env, only(place), versions)).toBe(wanted);
  });

  test('the newest of several', () => {
    expect(findPostgres({}, () => true, versions)).toBe('/usr/lib/postgresql/17/bin');
  });
});

test('without it CI fails, elsewhere the tests are left out aloud', () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  expect(() => canServe(null, { CI: 'true' })).toThrow('no PostgreSQL to test');
  expect(warn).not.toHaveBeenCalled();
  expect(canServe(null, {})).toBe(false);
  expect(warn).toHaveBeenCalledWith(expect.stringContaining('The shared store is not tested'));
  expect(canServe('/usr/lib/postgresql/15/bin', { CI: 'true' })).toBe(true);
});
