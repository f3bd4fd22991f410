/** The documents: filtered, a page at a time, quick where there are many. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { recordOf } from '../../src/support/records.ts';
import { canBrowse, findChromium } from '../chromium.ts';
import { DESK, openSite, PHONE, type Site } from './site.ts';

const CHROMIUM = findChromium();
const MANY = 1000;
const BODIES = ['Styrelsen', 'Ärendenämnden', '<b>Rådet</b>', 'Stämman'];

/** Minutes of several bodies, years and people. */
function placed(nth: number) {
  const day = `${2015 + (nth % 10)}-0${1 + (nth % 9)}-1${nth % 10}`;
  const person = nth % 100 === 0 ? 'Asta Ek' : 'Bo Frid';
  const text = `Organ: ${BODIES[nth % BODIES.length]}\nDatum: ${day}\nPerson: ${person}\nNr ${nth}\n`;
  const path = `/minutes/möte-${String(nth).padStart(4, '0')}.txt`;
  return { path, record: recordOf(path, text) };
}

describe.skipIf(!canBrowse(CHROMIUM))('the documents', () => {
  let site: Site;
  beforeAll(async () => {
    site = await openSite(
      CHROMIUM,
      Array.from({ length: MANY }, (_, nth) => placed(nth)),
    );
  }, 60_000);
  afterAll(() => site?.close());
  afterEach(() => expect(site.problems()).toEqual([]));

  /** Waits until so many documents are said to be there. */
  async function found(text: string) {
    await site.page.locator('.found', { hasText: text }).waitFor();
    await expect.poll(() => site.page.getByRole('status').innerText()).toContain(text.trim());
  }

  const looks = (['light', 'dark'] as const).flatMap((scheme) =>
    [PHONE, DESK].map((viewport) => ({ scheme, width: viewport.width, viewport })),
  );
  it.each(looks)('have nothing that axe objects to, $scheme, $width px', async (look) => {
    await site.open('/?body=st', look);
    await found('500 dokument');
    expect(await site.axe()).toEqual([]);
    expect(await site.page.evaluate('document.documentElement.scrollWidth')).toBe(look.width);
  });

  it('are a table at a desk and a list on a phone', async () => {
    const page = await site.open('/');
    expect(await page.getByRole('row').count()).toBe(101);
    expect(await page.getByRole('cell', { name: 'ej granskat' }).count()).toBe(100);
    await page.setViewportSize(PHONE);
    await page.locator('ul.documents').waitFor();
    expect(await page.getByRole('table').count()).toBe(0);
  });

  it('do not scroll sideways where text alone is twice as large', async () => {
    const page = await site.open('/', { viewport: PHONE });
    await found('1\u00a0000 dokument');
    await page.evaluate(`document.documentElement.style.fontSize = '200%'`);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(PHONE.width);
  });

  it('are filtered from the keyboard, and the address keeps by what', async () => {
    const page = await site.open('/', { language: 'en' });
    await found('1,000 documents');
    await page.getByLabel('Person').focus();
    await page.keyboard.type('asta');
    await found('10 documents');
    expect(new URL(page.url()).search).toBe('?person=asta');
    expect(await page.evaluate('document.activeElement.value')).toBe('asta');
    await page.getByLabel('Body').focus();
    await page.keyboard.type('rådet');
    await page.getByText('No document fits.').waitFor();
    await page.getByRole('button', { name: 'Show all' }).press('Enter');
    await found('1,000 documents');
    expect(new URL(page.url()).search).toBe('');
    expect(await page.getByLabel('Person').inputValue()).toBe('');
  });

  it('are those of the address, with what else there is counted', async () => {
    const page = await site.open('/?year=2019&body=rådet');
    await found('dokument');
    expect(await page.getByLabel('År').inputValue()).toBe('2019');
    expect(await page.getByLabel('Organ').inputValue()).toBe('rådet');
    const years = await page.locator('option', { hasText: /^20/u }).allInnerTexts();
    expect(years).toEqual(['2019 (50)']);
    const dates = await page.locator('td.date').allInnerTexts();
    expect(dates.length).toBeGreaterThan(0);
    expect(dates.filter((date) => !date.endsWith('2019'))).toEqual([]);
  });

  it('go on with the next page, and the focus is never lost', async () => {
    const page = await site.open('/?body=stämman');
    const more = page.getByRole('button', { name: 'Visa fler' });
    await more.focus();
    for (const count of [200, 250]) {
      await page.keyboard.press('Enter');
      await page
        .locator('tbody tr')
        .nth(count - 1)
        .waitFor();
      expect(await page.locator('tbody tr').count()).toBe(count);
      const focus = await page.evaluate('document.activeElement.textContent');
      const links = await page.locator('tbody a').allTextContents();
      expect(focus).toBe(count === 250 ? links[200] : 'Visa fler');
    }
    expect(await more.count()).toBe(0);
    const names = await page.locator('tbody a').allInnerTexts();
    expect(new Set(names).size).toBe(250);
  });

  it('tell below what could not be read, and why', async () => {
    const page = await site.open('/');
    await found('1\u00a0000 dokument');
    expect(await page.locator('.failures').count()).toBe(0);
    const failed = { sha256: null, conditions: '', code: 'empty', message: 'is <b>empty</b>' };
    await site.store.failures.keep({ ...failed, path: '/minutes/tom.pdf' });
    await site.open('/');
    await page.getByText('1 dokument kunde inte läsas').click();
    expect(await page.locator('.failures li').allInnerTexts()).toEqual([
      'tom.pdf: is <b>empty</b>',
    ]);
  });

  it('are there within a second', async () => {
    const times: number[] = [];
    // The best of a few: the machine may be busy with other tests.
    for (let i = 0; i < 8 && !times.some((time) => time < 1000); i++) {
      const page = await site.open('/');
      const shown = await page.evaluate<number>(`(async () => {
        while (!document.querySelector('.documents')) await new Promise(requestAnimationFrame);
        return performance.now();
      })()`);
      times.push(shown);
    }
    expect(Math.min(...times)).toBeLessThan(1000);
  });
});
