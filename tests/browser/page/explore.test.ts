/** The views over many documents, in a browser. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { recordOf } from '../../src/support/records.ts';
import { canBrowse, findChromium } from '../chromium.ts';
import { HOSTILE } from './minutes.ts';
import { DESK, openSite, PHONE, type Site } from './site.ts';

const CHROMIUM = findChromium();
const CIA = `Cia ${HOSTILE.quote}`;

function minutes(n: number): string {
  const body = n % 2 ? 'Rådet' : `Styrelsen ${HOSTILE.image}`;
  return `Organ: ${body}\nDatum: 2024-0${n}-14\nPerson: Asta Ek\nPerson: ${CIA}
Organisation: Klubben ${HOSTILE.image}\nBeslut: att Asta Ek lagar brygga ${n} ${HOSTILE.script}
Senast: 2024-05-0${n} Asta\nUppgift: Asta open måla ${HOSTILE.script}\n
Sedan talade ${CIA} om bryggan.\n`;
}

const VIEWS = [
  ...['/search?q=bryggan', '/decisions', '/decisions?by=bodies&at=2024-03'],
  ...['/deadlines?month=2024-05', '/people'],
  ...[`/people/${encodeURIComponent(CIA)}`],
  ...[`/organisations/${encodeURIComponent(`Klubben ${HOSTILE.image}`)}`],
];

describe.skipIf(!canBrowse(CHROMIUM))('exploring', () => {
  let site: Site;
  beforeAll(async () => {
    const placed = [1, 2, 3, 4, 5, 6].map((n) => {
      const path = `/minutes/${n}.txt`;
      return { path, record: recordOf(path, minutes(n)) };
    });
    site = await openSite(CHROMIUM, placed);
  }, 60_000);
  afterAll(() => site?.close());
  afterEach(() => expect(site.problems()).toEqual([]));

  const looks = VIEWS.flatMap((view) => [
    { view, scheme: 'light' as const, viewport: DESK, language: 'en' as const },
    { view, scheme: 'dark' as const, viewport: PHONE, language: 'sv' as const },
  ]);
  it.each(looks)('$view, $scheme: nothing for axe, no scrolling, text stays text', async (look) => {
    const page = await site.open(look.view, look);
    await page.locator('main [aria-busy=false]').first().waitFor();
    await page.waitForFunction(`!document.querySelector('main [aria-busy=true]')`);
    expect(await site.axe()).toEqual([]);
    const { width } = look.viewport;
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    expect(await page.locator('main :is(img, svg, script)').count()).toBe(0);
    expect(await page.evaluate('globalThis.broken')).toBeUndefined();
  });

  it('shows the decisions of a bar that is pressed, and of a month from the keyboard', async () => {
    const page = await site.open('/decisions');
    const over = page.locator('.chart .u-over');
    await over.waitFor();
    const box = await over.boundingBox();
    await over.click({ position: { x: (box?.width ?? 0) * 0.07, y: (box?.height ?? 0) - 10 } });
    await page.getByRole('heading', { name: 'Beslut 2024-01' }).waitFor();
    await page.locator('summary').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Beslut 2024-02' }).waitFor();
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Beslut 2024-02');
    await page.getByText('lagar brygga 2').first().waitFor();
    expect(await page.locator('.told li').count()).toBe(1);
    await page.locator('.told a').click();
    expect(page.url()).toMatch(/\/documents\/[0-9a-f]{64}\?at=\d+-\d+$/u);
  });

  it('draws on paper what fits on it, dark on light', async () => {
    const page = await site.open('/decisions', { scheme: 'dark' });
    await page.locator('.chart canvas').waitFor();
    await page.setViewportSize({ width: 700, height: 900 });
    await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
    await expect
      .poll(() => page.evaluate<number>(`document.querySelector('.chart canvas').clientWidth`))
      .toBeLessThanOrEqual(620);
    const body = 'getComputedStyle(document.body)';
    expect(await page.evaluate(`${body}.backgroundColor`)).toBe('rgb(255, 255, 255)');
    expect(await page.locator('.which').isVisible()).toBe(false);
  });

  it('leads through the months from the keyboard, and says what is late', async () => {
    const page = await site.open('/deadlines?month=2024-05');
    expect(await page.locator('.calendar td.due .state').count()).toBe(6);
    await page.getByRole('button', { name: 'Nästa månad' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'juni 2024' }).waitFor();
    expect(new URL(page.url()).searchParams.get('month')).toBe('2024-06');
    const weeks = await page.locator('.calendar tbody th').allInnerTexts();
    expect(weeks).toEqual(['22', '23', '24', '25', '26']);
  });

  it('finds a name, leads to its page and from there to a place', async () => {
    const page = await site.open('/people');
    await page.getByLabel('Del av namnet').pressSequentially('cia');
    await expect.poll(() => page.locator('.names tbody tr').count()).toBe(1);
    await page.getByRole('link', { name: CIA }).click();
    await page.getByRole('heading', { name: CIA }).waitFor();
    await page.locator('.met mark').first().waitFor();
    expect(await page.locator('.met mark').first().innerText()).toBe(CIA);
    await page.locator('.met .lines a').first().click();
    expect(page.url()).toMatch(/\?at=\d+-\d+$/u);
  });

  it('searches from the keyboard and marks what is found', async () => {
    const page = await site.open('/search');
    await page.getByLabel('Ord att söka efter').fill('talade om bryggan');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.met > li').count()).toBe(6);
    expect(await page.locator('.met mark').allInnerTexts()).toContain('talade');
    expect(new URL(page.url()).searchParams.get('q')).toBe('talade om bryggan');
  });
});
