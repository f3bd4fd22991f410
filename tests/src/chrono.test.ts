import { readFileSync } from 'node:fs';
import { describe, expect, onTestFinished, test } from 'vitest';
import { chronoEngines } from '../../src/chrono.ts';

async function engines() {
  const [nearest, forward] = (await chronoEngines()) ?? [];
  if (nearest === undefined || forward === undefined) throw new Error('chrono-node is missing');
  return { nearest, forward };
}

/** The process in another time zone until the test is over. */
function inZone(zone: string): void {
  const before = process.env['TZ'];
  onTestFinished(() => {
    if (before === undefined) delete process.env['TZ'];
    else process.env['TZ'] = before;
  });
  process.env['TZ'] = zone;
}

describe('chrono-node as an engine', () => {
  test('is there twice, with its name and version', async () => {
    const { nearest, forward } = await engines();
    const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect([nearest.name, forward.name]).toEqual(['chrono-node sv', 'chrono-node sv, forwardDate']);
    expect([nearest.version, forward.version]).toEqual(
      Array(2).fill(devDependencies['chrono-node']),
    );
  });

  test('knows a day and a range of days by their place', async () => {
    const { nearest } = await engines();
    const text = 'Klart senast 14 mars i år.';
    const start = text.indexOf('14');
    expect(nearest.find(text, '2024-03-01')).toEqual([
      { start, end: start + '14 mars'.length, from: '2024-03-14', to: '2024-03-14' },
    ]);
    const [range] = nearest.find('Stängt 10-14 mars.', '2024-03-01');
    expect(range).toMatchObject({ from: '2024-03-10', to: '2024-03-14' });
    expect(nearest.find('Inget är bestämt.', '2024-03-01')).toEqual([]);
  });

  test('looks ahead only where it is told to', async () => {
    const { nearest, forward } = await engines();
    const from = (engine: typeof nearest) =>
      engine.find('den 3 februari', '2024-03-01').map((one) => one.from);
    expect([from(nearest), from(forward)]).toEqual([['2024-02-03'], ['2025-02-03']]);
  });

  test.each([
    'Pacific/Kiritimati',
    'Pacific/Pago_Pago',
    'Europe/Stockholm',
    'America/St_Johns',
    'UTC',
  ])('gives the same days in %s', async (zone) => {
    inZone(zone);
    const { nearest } = await engines();
    const days = (text: string, reference: string) =>
      nearest.find(text, reference).map(({ from }) => from);
    expect(days('idag', '2024-03-01')).toEqual(['2024-03-01']);
    // The clocks of Europe change on the day between.
    expect(days('imorgon', '2024-03-30')).toEqual(['2024-03-31']);
    expect(days('igår', '2024-01-01')).toEqual(['2023-12-31']);
    expect(days('14 mars', '2024-03-01')).toEqual(['2024-03-14']);
  });

  test('is null where the package is not installed; other errors are told', async () => {
    const missing = Object.assign(new Error('no package'), { code: 'ERR_MODULE_NOT_FOUND' });
    expect(await chronoEngines(() => Promise.reject(missing))).toBe(null);
    const broken = () => Promise.reject(new SyntaxError('broken'));
    await expect(chronoEngines(broken)).rejects.toThrow('broken');
  });
});
