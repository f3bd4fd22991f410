/** One document: its marks and its list, each leading to the other; its pages; nothing of it runs. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { canBrowse, findChromium } from '../chromium.ts';
import { addressOf, HOSTILE, longMinutes, printedMinutes, TEXT, TRIED } from './minutes.ts';
import { DESK, openSite, PHONE, type Placed, type Site } from './site.ts';

const CHROMIUM = findChromium();
const HERE = `/documents/${TRIED.record.source.sha256}`;

describe.skipIf(!canBrowse(CHROMIUM))('a document', () => {
  let site: Site;
  let printed: Placed;
  const long = longMinutes();
  beforeAll(async () => {
    printed = await printedMinutes();
    site = await openSite(CHROMIUM, [TRIED, printed, long]);
  }, 60_000);
  afterAll(() => site?.close());
  afterEach(() => expect(site.problems()).toEqual([]));

  /** The name of the mark or the title of the entry that has the focus. */
  const focused = () =>
    site.page.evaluate<string>(
      `document.activeElement.dataset.name ?? document.activeElement.firstChild.textContent`,
    );
  const marks = (key: string) => site.page.locator(`.text .mark[data-key="${key}"]`);
  const entry = (title: string) => site.page.locator('.facts li', { hasText: title }).first();
  const isInSight = (selector: string) =>
    site.page.evaluate<boolean>(`(() => {
      const { top, bottom } = document.querySelector('${selector}').getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    })()`);

  const looks = (['light', 'dark'] as const).flatMap((scheme) =>
    [PHONE, DESK].map((viewport) => ({ scheme, width: viewport.width, viewport })),
  );
  it.each(looks)('has nothing that axe objects to, $scheme, $width px', async (look) => {
    const page = await site.open(`/documents/${printed.record.source.sha256}`, look);
    await page.getByRole('button', { name: 'PDF-sidor' }).click();
    await page.locator('.sheets text').first().waitFor();
    if (look.viewport === PHONE) await page.getByRole('button', { name: 'Fynd' }).click();
    await page.locator('.entry').first().click();
    await page.locator('.details').waitFor();
    expect(await site.axe()).toEqual([]);
  });

  it.each([320, 360, 640])(
    'does not scroll sideways at %i px, nor with large text',
    async (width) => {
      const page = await site.open(HERE, { viewport: { width, height: 700 } });
      await page.getByRole('button', { name: 'Fynd' }).click();
      for (const size of ['100%', '200%']) {
        await page.evaluate(`document.documentElement.style.fontSize = '${size}'`);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
      }
    },
  );

  it('is its own text, whatever that looks like, and runs nothing of it', async () => {
    const page = await site.open(HERE);
    await page.locator('.text .mark').first().waitFor();
    const paragraphs = await page.locator('.text p').allTextContents();
    expect(paragraphs.join('')).toBe(TEXT);
    expect(await page.locator('main img, main script, .text svg').count()).toBe(0);
    expect(await page.evaluate('globalThis.broken')).toBeUndefined();
    const titles = await page.locator('.facts .title').allTextContents();
    for (const one of Object.values(HOSTILE)) expect(titles.join('\n')).toContain(one);
  });

  it('marks facts in facts, each whole', async () => {
    await site.open(HERE);
    await marks('decisions:b1').first().waitFor();
    for (const key of ['decisions:b0', 'decisions:b1', 'actions:a0']) {
      const outer = await marks(key).allTextContents();
      const fact = TRIED.record[key.startsWith('a') ? 'actions' : 'decisions'].find(({ id }) =>
        key.endsWith(id),
      );
      expect(outer.join('')).toBe(fact?.text);
    }
    expect(await site.page.locator('.mark.decisions .mark.people').count()).toBe(3);
  });

  it('lights up the entry of a mark, and all marks of an entry', async () => {
    await site.open(HERE);
    const mark = marks('people:p1').first();
    await mark.hover();
    await site.page.locator('.facts li.lit', { hasText: 'Bo Frid' }).waitFor();
    expect(await site.page.locator('.facts li.lit').count()).toBe(1);
    await entry('Region Norr').hover();
    await site.page.locator('.text .mark.organisations.lit').first().waitFor();
    expect(await site.page.locator('.text .lit').allTextContents()).toEqual(['Region Norr']);
    await site.page.locator('h1').hover();
    await expect.poll(() => site.page.locator('.lit').count()).toBe(0);
  });

  it('is gone through by keyboard: from mark to mark, to the list and back', async () => {
    const page = await site.open(HERE);
    await page.locator('.text .mark').first().waitFor();
    expect(await page.locator('.text [tabindex="0"]').count()).toBe(1);
    expect(await page.locator('.facts [tabindex="0"]').count()).toBe(1);
    await page.locator('.text [tabindex="0"]').focus();
    expect(await focused()).toBe('agenda:i0#0');
    const seen: string[] = [];
    for (const key of ['j', 'ArrowDown', 'ArrowRight', 'k']) {
      await page.keyboard.press(key);
      await expect.poll(focused).not.toBe(seen.at(-1) ?? 'agenda:i0#0');
      seen.push(await focused());
    }
    expect(seen).toEqual(['people:p0#0', 'people:p1#0', 'people:p2#0', 'people:p1#0']);
    await expect
      .poll(() => page.getByRole('status').innerText())
      .toMatch(/^Person: Bo Frid. säkert/u);
    await page.keyboard.press('Enter');
    await expect.poll(focused).toBe('Bo Frid');
    expect(await page.locator('.details').count()).toBe(1);
    await page.keyboard.press('ArrowDown');
    await expect.poll(focused).toContain('Cia');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Escape');
    await expect.poll(focused).toBe('people:p1#0');
    await page.keyboard.press('End');
    await expect.poll(focused).toBe('people:p0#3');
    await expect.poll(() => isInSight('.text .mark:focus')).toBe(true);
  });

  it('leads from an entry to its places, one after the other', async () => {
    const page = await site.open(HERE, { language: 'en' });
    const person = page.locator('.facts li.people button', { hasText: 'Asta Ek' });
    for (const nth of ['1 of 4', '2 of 4', '3 of 4', '4 of 4', '1 of 4']) {
      await person.press('Enter');
      await page.locator('.details', { hasText: nth }).waitFor();
      const mark = `.text [data-name="people:p0#${Number(nth[0]) - 1}"]`;
      await expect.poll(() => isInSight(mark)).toBe(true);
    }
    const details = await page.locator('.details').innerText();
    expect(details).toMatch(/Confidence\s+sure, > 99 %/u);
    expect(details).toMatch(/Why\s+A rule for how such things are written. test/u);
  });

  it('opens at the place that the address names', async () => {
    await site.open(addressOf(TRIED.record, 'att ge Asta Ek en vimpel'));
    await site.page.locator('.text .mark.decisions.current').first().waitFor();
    await expect.poll(() => isInSight('.text .decisions.current')).toBe(true);
    await site.open(addressOf(TRIED.record, '&amp;amp;'));
    await site.page.locator('.here').waitFor();
    expect(await site.page.locator('.here').textContent()).toBe('&amp;amp;');
    await expect.poll(() => isInSight('.here')).toBe(true);
  });

  it('says where there is no such document', async () => {
    const page = await site.open(`/documents/${'0'.repeat(64)}`);
    expect(await page.locator('h1').innerText()).toBe('Dokumentet kan inte visas');
    await page.getByRole('alert').waitFor();
    expect(await site.axe()).toEqual([]);
    expect(site.problems().filter((one) => !one.includes('404'))).toEqual([]);
  });

  it('hides layers, in the text as in the list', async () => {
    const page = await site.open(HERE);
    await marks('people:p0').first().waitFor();
    const people = page.getByRole('button', { name: /^Personer/u });
    await people.press('Enter');
    await expect.poll(() => page.locator('.text .mark.people').count()).toBe(0);
    expect(await people.getAttribute('aria-pressed')).toBe('false');
    expect(await page.locator('.facts li.people').count()).toBe(0);
    expect(await page.locator('.text .mark.decisions').count()).toBeGreaterThan(1);
    await people.press('Enter');
    await marks('people:p0').first().waitFor();
  });

  it('has the pages of a PDF beside it, with the facts where they are printed', async () => {
    const page = await site.open(`/documents/${printed.record.source.sha256}`);
    await page.getByRole('button', { name: 'PDF-sidor' }).press('Enter');
    expect(await page.locator('.sheets svg').count()).toBe(3);
    await page.locator('.sheets text').first().waitFor();
    expect(await page.locator('.sheets text').first().textContent()).toContain('Protokoll');
    // Pages far away are empty until they are near.
    const last = page.locator('[data-page="3"]');
    await entry('laga bryggan').getByRole('button').press('Enter');
    await last.locator('.box.decisions.current').waitFor();
    const { x, y, width, height } = (await last.locator('.box.current').boundingBox()) ?? NOWHERE;
    const line = last.locator('text', { hasText: 'laga bryggan' });
    const box = (await line.boundingBox()) ?? NOWHERE;
    expect(y).toBeGreaterThan(0);
    expect(y + height).toBeLessThan(DESK.height);
    expect(Math.abs(y + height / 2 - box.y - box.height / 2)).toBeLessThan(height / 2);
    expect(x).toBeGreaterThanOrEqual(box.x - 2);
    expect(x + width).toBeLessThanOrEqual(box.x + box.width + 2);
  });

  it('is there soon and scrolls smoothly on two hundred pages', async () => {
    const { text, source } = long.record;
    expect(text.length).toBeGreaterThan(590_000);
    const spent = await stopwatch(site);
    const page = await site.open(`/documents/${source.sha256}`);
    await page.locator('.text .mark').first().waitFor();
    const opened = await spent();
    const frames: number[] = [];
    for (let i = 1; i <= 40; i++) {
      await page.evaluate(`(async () => {
        scrollTo(0, (document.documentElement.scrollHeight / 60) * ${i} + innerHeight * ${i % 3});
        for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame);
      })()`);
      frames.push(await spent());
    }
    expect(opened).toBeGreaterThan(50);
    expect(opened).toBeLessThan(1500);
    expect(Math.max(...frames)).toBeLessThan(100);
    // What was left behind is text alone again.
    const marked = await page.locator('.text .mark').count();
    expect(marked).toBeGreaterThan(10);
    expect(marked).toBeLessThan(1000);
  }, 60_000);
});

const NOWHERE = { x: -1, y: -1, width: 0, height: 0 };

/**
 * Milliseconds that the page itself has worked since it was last asked, layout and drawing with it:
 * what other work on the machine takes does not count.
 */
async function stopwatch({ page }: Site): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  let before = 0;
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    const now = (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
    // A page that is loaded anew begins from nothing.
    const spent = now >= before ? now - before : now;
    before = now;
    return spent;
  };
}
