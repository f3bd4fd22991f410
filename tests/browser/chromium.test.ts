/** Finding a browser, and what happens without one. */
import { describe, expect, it, vi } from 'vitest';
import { canBrowse, findChromium } from './chromium.ts';
import { INSTALL, needsInstall } from './setup.ts';

describe('findChromium', () => {
  const only = (place: string) => (path: string) => path === place;

  it.each([
    [{}, '/usr/bin/chromium', '/usr/bin/chromium'],
    [{}, '/usr/bin/google-chrome', '/usr/bin/google-chrome'],
    [{}, '/elsewhere', null],
    [{ KLUBBSLAG_CHROMIUM: '/elsewhere' }, '/elsewhere', '/elsewhere'],
    [{ KLUBBSLAG_CHROMIUM: '/elsewhere' }, '/usr/bin/chromium', null],
    [{ KLUBBSLAG_CHROMIUM: '' }, '/usr/bin/chromium', '/usr/bin/chromium'],
  ])('with %j and %s is %s', (env, place, wanted) => {
    expect(findChromium(env, only(place))).toBe(wanted);
  });
});

describe('without a browser', () => {
  it('fails in CI, and elsewhere says that nothing is tested', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    expect(() => canBrowse(null, { CI: 'true' })).toThrow('KLUBBSLAG_CHROMIUM');
    expect(warn).not.toHaveBeenCalled();
    expect(canBrowse(null, {})).toBe(false);
    expect(warn).toHaveBeenCalledOnce();
    expect(canBrowse('/usr/bin/chromium', { CI: 'true' })).toBe(true);
    warn.mockRestore();
  });

  it('is installed in CI by root, and nowhere else', () => {
    const cases = [
      needsInstall({ CI: 'true' }, 0, null),
      needsInstall({}, 0, null),
      needsInstall({ CI: 'true' }, 1000, null),
      needsInstall({ CI: 'true' }, undefined, null),
      needsInstall({ CI: 'true' }, 0, '/usr/bin/chromium'),
    ];
    expect(cases).toEqual([true, false, false, false, false]);
    expect(INSTALL.map((line) => line.slice(0, 2).join(' '))).toEqual([
      'apt-get update',
      'apt-get install',
    ]);
  });
});
