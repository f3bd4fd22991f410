/** The frame of the page: navigation, languages, tokens, and what the page may not do. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { recordOf } from '../../src/support/records.ts';
import { canBrowse, findChromium } from '../chromium.ts';
import { DESK, openSite, PHONE, type Site } from './site.ts';

const CHROMIUM = findChromium();
const HOSTILE = '<img src=x onerror="globalThis.broken=1">';
const TEXT = `Organ: ${HOSTILE}\nDatum: 2024-03-14\nBeslut: att laga bron\n`;

describe.skipIf(!canBrowse(CHROMIUM))('the page', () => {
  let site: Site;
  beforeAll(async () => {
    const path = '/minutes/vår.txt';
    site = await openSite(CHROMIUM, [{ path, record: recordOf(path, TEXT) }]);
  }, 60_000);
  afterAll(() => site?.close());
  afterEach(() => expect(site.problems()).toEqual([]));

  const looks = (['light', 'dark'] as const).flatMap((scheme) =>
    [PHONE, DESK].map((viewport) => ({ scheme, width: viewport.width, viewport })),
  );
  it.each(looks)('has nothing that axe objects to, $scheme, $width px', async (look) => {
    await site.open('/', look);
    expect(await site.axe()).toEqual([]);
  });

  // 320 and 640 are what 1280 px becomes at 400 % and 200 %.
  it.each([320, 360, 640])('does not scroll sideways at %i px', async (width) => {
    const page = await site.open('/', { viewport: { width, height: 700 } });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
  });

  it('speaks the language that is chosen, and keeps to it', async () => {
    const page = await site.open('/');
    expect(await page.locator('html').getAttribute('lang')).toBe('sv');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Documents' }).waitFor();
    expect(await page.title()).toBe('Documents – Klubbslag');
    await page.reload();
    await page.getByRole('heading', { name: 'Documents' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
  });

  it('says where there is nothing', async () => {
    const page = await site.open('/documents/a/b/c/d');
    expect(await page.locator('h1').innerText()).toBe('Här finns ingen sida');
  });

  it('is reached from the keyboard: first the way to the content', async () => {
    const page = await site.open('/');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('main');
  });

  it('takes markup in a document for text', async () => {
    const page = await site.open('/');
    await page.getByText(HOSTILE).first().waitFor();
    expect(await page.locator('main img').count()).toBe(0);
    expect(await page.evaluate('globalThis.broken')).toBeUndefined();
  });

  it('has no way from text to markup or script, whoever asks for it', async () => {
    const page = await site.open('/');
    const refused = await page.evaluate<string[]>(`(() => {
      const refused = [];
      const attempt = (name, work) => {
        try { work(); } catch { refused.push(name); }
      };
      attempt('innerHTML', () => { document.body.innerHTML = '<p>a</p>'; });
      attempt('handler', () => document.body.setAttribute('onclick', 'globalThis.broken = 1'));
      attempt('policy', () => { trustedTypes.createPolicy('own', {}); });
      return refused;
    })()`);
    expect(refused).toEqual(['innerHTML', 'handler', 'policy']);
    await page.evaluate(`void setTimeout('globalThis.broken = 2')`).catch(() => undefined);
    await page.waitForTimeout(100);
    expect(await page.evaluate('globalThis.broken')).toBeUndefined();
    const told = site.problems();
    expect(told).toHaveLength(4);
    expect(told.filter((one) => !/Trusted|Content Security Policy/u.test(one))).toEqual([]);
  });
});
