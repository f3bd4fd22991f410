/** A matter through the meetings of a body: from its body to its places. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { makeAnalyser } from '../../../src/analyse.ts';
import { sha256 } from '../../src/support/records.ts';
import { sourceFile } from '../../support/build.ts';
import { canBrowse, findChromium } from '../chromium.ts';
import { DESK, openSite, PHONE, type Placed, type Site } from './site.ts';

const CHROMIUM = findChromium();
const HOSTILE = '<img src=x onerror=globalThis.broken=1>';
const minutes = (day: string, done: string): string => `Hamnnämnden
Sammanträdesprotokoll ${day}

Närvarande: Asta Ek (ordförande), Bo Frid (sekreterare), Cia Gran

§ 1 Ny brygga ${HOSTILE}
Dnr HN 2025/31
${done}
`;
const TEXTS = [
  minutes('2025-02-11', 'Hamnnämnden beslutar att bordlägga ärendet till nästa sammanträde.'),
  minutes('2025-03-11', 'Hamnnämnden beslutar att avslå förslaget.'),
];

describe.skipIf(!canBrowse(CHROMIUM))('matters', () => {
  let site: Site;
  beforeAll(async () => {
    const { analyse } = makeAnalyser({ threads: 1 });
    const placed: Placed[] = [];
    for (const [n, text] of TEXTS.entries()) {
      const path = `/minutes/${n}.txt`;
      const file = { ...sourceFile(new TextEncoder().encode(text), path), sha256: sha256(text) };
      placed.push({ path, record: await analyse(file) });
    }
    site = await openSite(CHROMIUM, placed);
  }, 60_000);
  afterAll(() => site?.close());
  afterEach(() => expect(site.problems()).toEqual([]));

  it('lead from a body to a matter, and from what was decided to its place', async () => {
    const page = await site.open('/matters');
    await page.getByText('Skriv vilket organ det gäller.').waitFor();
    await page.getByLabel('Organ').pressSequentially('hamn');
    await page.locator('.told a').focus();
    expect(await page.locator('.told li').innerText()).toContain('2 möten');
    await page.keyboard.press('Enter');
    await page.locator('.timeline').waitFor();
    expect(await page.locator('h1').innerText()).toContain(HOSTILE);
    expect(await page.locator('.timeline h2').allInnerTexts()).toEqual([
      '11 feb. 2025',
      '11 mars 2025',
    ]);
    const decided = page.locator('.timeline a', { hasText: 'avslå förslaget' });
    const quote = 'Hamnnämnden beslutar att avslå förslaget.';
    const at = TEXTS[1]?.indexOf(quote) ?? 0;
    expect(await decided.getAttribute('href')).toBe(
      `/documents/${sha256(TEXTS[1] ?? '')}?at=${at}-${at + quote.length}`,
    );
    await page.getByRole('link', { name: 'Alla ärenden' }).press('Enter');
    await page.locator('.told a').waitFor();
    expect(await page.evaluate('globalThis.broken')).toBeUndefined();
  });

  it.each([
    ['light', PHONE],
    ['dark', DESK],
  ] as const)('have nothing that axe objects to, %s', async (scheme, viewport) => {
    const page = await site.open('/matters?body=hamn', { scheme, viewport, language: 'en' });
    await page.locator('.told a').waitFor();
    expect(await site.axe()).toEqual([]);
    await page.locator('.told a').click();
    await page.locator('.timeline a').first().waitFor();
    expect(await site.axe()).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(viewport.width);
  });
});
