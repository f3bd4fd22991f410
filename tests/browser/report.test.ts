/** The report in a real browser: what a person sees, clicks and hears. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { compareRuns } from '../../eval/compare.ts';
import { findingsOf } from '../../eval/finding.ts';
import { reportHtml } from '../../eval/report/html/page.ts';
import { documentOf, evaluationOf, HOSTILE, kind, sampleDocuments } from '../eval/report/sample.ts';
import { canBrowse, findChromium, launch } from './chromium.ts';

const CHROMIUM = findChromium();
/** How a page is looked at. */
interface Look {
  readonly viewport: { readonly width: number; readonly height: number };
  readonly scheme: 'light' | 'dark';
}

const PHONE = { width: 360, height: 740 };
const DESK = { width: 1280, height: 900 };

const documents = sampleDocuments();
const findings = documents.flatMap(findingsOf);
const all = findings.length;
const decisions = findings.filter(({ layer }) => layer === 'decisions');
const missed = decisions.filter(({ type }) => type === 'missed');

/** A thousand documents with five errors each. */
function manyErrors(): string {
  const text = Array.from({ length: 5 }, (_, n) => `§ ${n} Mötet antog förslag ${n}.`).join('\n\n');
  const gold = Array.from({ length: 5 }, (_, n) => kind(`antog förslag ${n}.`, 'adopt'));
  const many = Array.from({ length: 1000 }, (_, index) =>
    documentOf(`g${index % 10}/${index}.txt`, text, { decisions: [gold, []] }),
  );
  return reportHtml(evaluationOf(many), null);
}

describe.skipIf(!canBrowse(CHROMIUM))('report in a browser', () => {
  let browser: Browser;
  let page: Page;
  let home = '';
  let axe = '';
  const problems: string[] = [];
  const requests: string[] = [];
  const address = (name: string) => pathToFileURL(join(home, `${name}.html`)).href;

  beforeAll(async () => {
    browser = await launch(CHROMIUM ?? '');
    page = watch(await browser.newPage());
    home = await mkdtemp(join(tmpdir(), 'klubbslag-browser-'));
    axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    const evaluation = evaluationOf(documents);
    // In the former run each club document had what its neighbour has, the places read elsewhere.
    const former = documents.map((one, index) => {
      const layers = { ...one.layers, ...documents[(index + 1) % 6]?.layers };
      return index < 6
        ? { ...one, layers: { ...layers, places: { judged: false, outcomes: [] } } }
        : one;
    });
    const before = { documents: former, skipped: 0, drafts: 0 };
    const comparison = compareRuns(before, evaluation, evaluation.resampling);
    await writeFile(join(home, 'plain.html'), reportHtml(evaluation, null));
    await writeFile(join(home, 'compared.html'), reportHtml(evaluation, comparison));
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await rm(home, { recursive: true, force: true });
  });
  afterEach(() => {
    const [seen, asked] = [problems.splice(0), requests.splice(0)];
    expect(seen).toEqual([]);
    expect(asked.filter((url) => !/^(?:file|data|about):/u.test(url))).toEqual([]);
  });

  function watch(page: Page): Page {
    page.on('console', (message) => problems.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => problems.push(String(error)));
    page.on('request', (request) => requests.push(request.url()));
    return page;
  }

  /** Loads a report anew; one page serves all tests, since a new one takes a second. */
  async function open(name = 'plain', hash = '', look: Partial<Look> = {}): Promise<Page> {
    const { viewport = DESK, scheme = 'light' } = look;
    await page.goto('about:blank');
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme: scheme, media: 'screen' });
    await page.goto(`${address(name)}${hash}`);
    return page;
  }

  const count = (page: Page) => page.locator('#count').textContent();
  const choice = (page: Page, name: string) => page.locator(`#filter-${name}`);
  const shown = (page: Page) => page.locator('#errors .error:visible').count();
  const focused = (page: Page) =>
    page.evaluate<string>('document.activeElement.id || document.activeElement.value || ""');

  /** The filter answers in its own time: to typing after a moment, to an address in a task of its own. */
  const counted = (page: Page, number: number | string, of = all) =>
    expect.poll(() => count(page), { timeout: 5000 }).toBe(`${number} of ${of} errors`);

  /** Goes on with the tab key until something has the focus. */
  async function tabTo(page: Page, wanted: string): Promise<void> {
    for (let step = 0; step < 200; step++) {
      if ((await focused(page)) === wanted) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`the tab key does not reach ${wanted}`);
  }

  it('shows the table first, then plots, confusion and errors', async () => {
    await open('compared');
    const places = [
      '#layers table',
      '#readings table',
      '#changes',
      '#plots svg',
      '#confusion',
      '#errors',
    ];
    const tops = await Promise.all(
      places.map(
        async (place) => (await page.locator(place).first().boundingBox())?.y ?? Number.NaN,
      ),
    );
    expect(tops).toEqual(tops.toSorted((a, b) => a - b));
    expect(await page.locator('main table, main svg').first().innerText()).toMatch(
      /layer\s+gold\s+predicted/u,
    );
  });

  it('filters by mouse, counts what is left, and shows all again', async () => {
    await open();
    await counted(page, all);
    await choice(page, 'layer').selectOption('decisions');
    await counted(page, decisions.length);
    for (const name of ['spurious', 'wrong', 'inexact'])
      await page.getByRole('checkbox', { name }).click();
    await counted(page, missed.length);
    expect(await shown(page)).toBe(missed.length);
    await choice(page, 'where').selectOption('genre=andra');
    await counted(page, 1);
    await page.getByRole('checkbox', { name: 'missed' }).click();
    await counted(page, 0);
    expect(await page.getByText('No error is like that.').isVisible()).toBe(true);
    await page.getByRole('button', { name: 'Show all' }).click();
    await counted(page, all);
    expect(await shown(page)).toBe(all);
  });

  it('filters by keyboard alone', async () => {
    await open();
    await tabTo(page, 'filter-text');
    await page.keyboard.type('ÅRSAVGIFTEN');
    const found = findings.filter(({ context }) => context?.text.includes('Årsavgiften')).length;
    await counted(page, found);
    await tabTo(page, 'missed');
    await page.keyboard.press('Space');
    await counted(page, 0);
    await page.keyboard.press('Space');
    await tabTo(page, 'filter-text');
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Delete');
    await tabTo(page, 'filter-layer');
    await page.keyboard.type('dec');
    await counted(page, decisions.length);
  });

  it('finds words across marks, whatever their case and line breaks', async () => {
    await open();
    await choice(page, 'text').fill('viks kommun  senast den 2 MAJ.');
    const text = 'Viks kommun senast den 2 maj.';
    const found = findings.filter(({ context }) => context?.text.includes(text)).length;
    expect(found).toBeGreaterThan(6);
    await counted(page, found);
  });

  it('keeps the state in the address, which opens the same list', async () => {
    await open();
    await choice(page, 'layer').selectOption('decisions');
    await page.getByRole('checkbox', { name: 'inexact' }).click();
    await choice(page, 'type').selectOption('assign>other');
    await choice(page, 'value').selectOption('kind');
    await choice(page, 'where').selectOption('document=klubb/mote-2.txt');
    await choice(page, 'text').fill('asta & Vik');
    await page.waitForURL(/text=asta/u);
    const hash = new URL(page.url()).hash;
    await choice(page, 'text').fill('asta rova');
    await page.waitForURL(/text=asta\+rova/u);
    await counted(page, 1);
    await open('plain', new URL(page.url()).hash);
    await counted(page, 1);
    expect(await choice(page, 'type').inputValue()).toBe('assign>other');
    expect(await page.getByRole('checkbox', { name: 'inexact' }).isChecked()).toBe(false);
    await open('plain', hash);
    expect(await choice(page, 'text').inputValue()).toBe('asta & Vik');
    await counted(page, 0);
  });

  it('takes a broken address for none', async () => {
    await open('plain', '#errors?layer=%3Cimg%3E&type=x&error=nothing&document=y&%%%');
    expect(await choice(page, 'layer').inputValue()).toBe('');
    await counted(page, 0);
  });

  it('leads from every count in the tables to as many errors', async () => {
    await open();
    const links = page.locator('a.count');
    const total = await links.count();
    expect(total).toBeGreaterThan(8);
    for (let index = 0; index < total; index++) {
      const link = links.nth(index);
      const number = await link.innerText();
      await link.click();
      await counted(page, number);
      await expect.poll(() => focused(page)).toBe('errors-title');
    }
    await links.first().focus();
    await page.keyboard.press('Enter');
    await counted(page, await links.first().innerText());
  });

  it('opens one error by its own address, whatever is filtered out', async () => {
    await open('plain', '#errors?layer=people');
    const id = await page
      .locator('[data-error=missed][data-layer=decisions] .error')
      .first()
      .getAttribute('id');
    await page.evaluate(`location.hash = '${id}'`);
    await page.locator(`#${id}`).waitFor({ state: 'visible' });
    expect(await page.evaluate<string>(`document.querySelector(':target').id`)).toBe(id);
    await counted(page, all);
  });

  it('shows hostile text as it is, and nothing of it does anything', async () => {
    await open('compared');
    expect(await page.evaluate('globalThis.broken === undefined')).toBe(true);
    expect(await page.locator('img').count()).toBe(0);
    const text = ((await page.locator('main').textContent()) ?? '').replace(/\s+/gu, ' ');
    for (const hostile of Object.values(HOSTILE)) expect(text).toContain(hostile);
    expect(await page.locator('#errors').isVisible()).toBe(true);
  });

  it('cannot be made to run or load what stands in it', async () => {
    await open();
    const blocked: string[] = [];
    page.on('requestfailed', (request) => {
      if (request.failure()?.errorText === 'csp') blocked.push(request.url());
    });
    await page.evaluate(`document.body.insertAdjacentHTML('beforeend',
      '<img src="https://example.org/x.png" onerror="globalThis.broken = 3">')`);
    await page.waitForTimeout(200);
    expect(await page.evaluate('globalThis.broken === undefined')).toBe(true);
    // The policy says so in the console, once for the image and once for its script.
    expect(problems.splice(0).join('\n')).toMatch(/Content Security Policy/u);
    expect(requests.splice(1)).toEqual(blocked);
    expect(blocked).toEqual(['https://example.org/x.png']);
  });

  const looks = (['light', 'dark'] as const).flatMap((scheme) =>
    [PHONE, DESK].map((viewport) => ({ scheme, width: viewport.width, viewport })),
  );
  it.each(looks)(
    'has nothing that axe objects to, $scheme, $width px',
    async ({ scheme, viewport }) => {
      await open('compared', '', { viewport, scheme });
      await page.evaluate(
        `for (const one of document.querySelectorAll('details')) one.open = true`,
      );
      await page.evaluate(axe);
      const found = await page.evaluate<{ id: string; nodes: { html: string }[] }[]>(
        `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] })
        .then(({ violations }) => violations)`,
      );
      expect(found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    },
    60_000,
  );

  it.each([320, 360, 640])(
    'does not scroll sideways at %i px, only its tables do',
    async (width) => {
      await open('compared', '', { viewport: { width, height: 700 } });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
      const frame = page.locator('#layers .scroll');
      const wide = await page.evaluate(
        'document.querySelector("#layers .scroll").scrollWidth > innerWidth',
      );
      expect(wide).toBe(true);
      expect(await frame.getAttribute('tabindex')).toBe('0');
      await frame.focus();
      await page.keyboard.press('ArrowRight');
      const moved = () =>
        page.evaluate<number>(`document.querySelector('#layers .scroll').scrollLeft`);
      await expect.poll(moved).toBeGreaterThan(0);
    },
  );

  it('makes no stop at a table that fits', async () => {
    await open();
    const frame = page.locator('#layers .scroll');
    await expect.poll(() => frame.getAttribute('tabindex')).toBeNull();
    expect(await frame.getAttribute('role')).toBeNull();
  });

  it('begins with a link past the contents, and shows where the focus is', async () => {
    await open();
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: 'Skip to the figures' });
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the figures');
    expect((await skip.boundingBox())?.y).toBeGreaterThan(0);
    const outline = await page.evaluate('getComputedStyle(document.activeElement).outlineStyle');
    expect(outline).toBe('solid');
    await page.keyboard.press('Enter');
    expect(await focused(page)).toBe('main');
  });

  it('can be read without the script', async () => {
    const context = await browser.newContext({ viewport: DESK, javaScriptEnabled: false });
    const page = watch(await context.newPage());
    await page.goto(address('plain'));
    expect(await shown(page)).toBe(all);
    expect(await page.locator('#filter').isVisible()).toBe(false);
    await page.getByRole('link', { name: `${missed.length} missed, decisions: show them` }).click();
    const heading = page.getByRole('heading', { name: 'decisions: missed' });
    expect((await heading.boundingBox())?.y).toBeLessThan(DESK.height);
  });

  it('prints every error and no form, whatever is filtered out', async () => {
    await open('plain', '#errors?layer=people&error=missed');
    expect(await shown(page)).toBeLessThan(all);
    await page.emulateMedia({ media: 'print' });
    expect(await shown(page)).toBe(all);
    expect(await page.locator('#filter').isVisible()).toBe(false);
    expect((await page.pdf()).length).toBeGreaterThan(10_000);
  });

  it('stays quick with five thousand errors', async () => {
    await writeFile(join(home, 'many.html'), manyErrors());
    await open('many');
    const load = await page.evaluate<number>(
      `performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd`,
    );
    await counted(page, 5000, 5000);
    const filter = await page.evaluate<number>(`(() => {
      const start = performance.now();
      const where = document.getElementById('filter-where');
      where.value = 'genre=g3';
      where.dispatchEvent(new Event('change', { bubbles: true }));
      document.body.getBoundingClientRect();
      return performance.now() - start;
    })()`);
    await counted(page, 500, 5000);
    // Far above what it takes, far below what a person would call slow.
    expect(load).toBeLessThan(8000);
    expect(filter).toBeLessThan(2000);
  }, 60_000);
});
