import { describe, expect, test } from 'vitest';
import { resolveSettings, SETTINGS, settingOptions } from '../../src/config.ts';
import { UserError } from '../../src/errors.ts';
import { terminalOf } from '../../src/terminal.ts';

describe('resolveSettings', () => {
  test('gives the defaults of the table', () => {
    const settings = resolveSettings({}, {});
    expect(settings.store).toBe('klubbslag.sqlite');
    expect(settings.maxBytes).toBe(50_000_000);
    expect(settings.concurrency).toBe(SETTINGS.concurrency.default);
  });

  test('takes the option before the environment, and that before the default', () => {
    const env = { KLUBBSLAG_CONCURRENCY: '3', KLUBBSLAG_STORE: 'env.sqlite' };
    expect(resolveSettings({}, env)).toMatchObject({ concurrency: 3, store: 'env.sqlite' });
    const options = { concurrency: '7', store: 'option.sqlite' };
    expect(resolveSettings(options, env)).toMatchObject({ concurrency: 7, store: 'option.sqlite' });
  });

  test.each([
    [{ concurrency: '0' }, '--concurrency must be a whole number from 1 to 64'],
    [{ concurrency: '65' }, '--concurrency must be'],
    [{ concurrency: '-1' }, '--concurrency must be'],
    [{ concurrency: '1.5' }, '--concurrency must be'],
    [{ 'max-bytes': 'many' }, '--max-bytes must be'],
    [{ store: ' ' }, '--store needs a file name'],
  ])('refuses %j', (options, message) => {
    expect(() => resolveSettings(options, {})).toThrow(UserError);
    expect(() => resolveSettings(options, {})).toThrow(message);
  });

  test.each([
    [{ HOME: '/h' }, '/h/.local/share/klubbslag/models'],
    [{ HOME: '/h', XDG_DATA_HOME: '/data' }, '/data/klubbslag/models'],
    [{ HOME: '/h', XDG_DATA_HOME: 'relative' }, '/h/.local/share/klubbslag/models'],
    [{ XDG_DATA_HOME: '/data', KLUBBSLAG_MODELS: 'own' }, 'own'],
  ])('with %j models are in %s', (env, folder) => {
    expect(resolveSettings({}, env).models).toBe(folder);
    expect(resolveSettings({ models: 'given' }, env).models).toBe('given');
  });

  test('names the variable where that is wrong', () => {
    expect(() => resolveSettings({}, { KLUBBSLAG_MAX_LINE: 'x' })).toThrow('KLUBBSLAG_MAX_LINE');
  });

  test('every setting has its own option and variable, and a default within its limits', () => {
    const all = Object.values(SETTINGS);
    expect(new Set(all.map((setting) => setting.option)).size).toBe(all.length);
    expect(new Set(all.map((setting) => setting.env)).size).toBe(all.length);
    for (const setting of all) {
      if (!('min' in setting)) continue;
      expect(setting.default).toBeGreaterThanOrEqual(setting.min);
      expect(setting.default).toBeLessThanOrEqual(setting.max);
    }
  });

  test('options say their default', () => {
    const { concurrency } = settingOptions('concurrency');
    expect(concurrency?.description).toContain(String(SETTINGS.concurrency.default));
  });
});

describe('terminalOf', () => {
  test.each([
    [true, {}, true],
    [false, {}, false],
    [true, { NO_COLOR: '1' }, false],
    [true, { NO_COLOR: 'anything' }, false],
    [true, { NO_COLOR: '' }, true],
    [true, { TERM: 'dumb' }, false],
  ])('terminal %s with %j has colour: %s', (isTTY, env, colour) => {
    expect(terminalOf({ isTTY }, env).colour).toBe(colour);
  });

  test.each([
    [undefined, 80],
    [0, 80],
    [20, 40],
    [72, 72],
    [300, 100],
  ])('%s columns are %s', (columns, width) => {
    expect(terminalOf({ isTTY: true, columns }, {}).width).toBe(width);
  });
});
