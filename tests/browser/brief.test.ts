/** The brief in a real browser: what a person sees, prints and hears. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { makeAnalyser } from '../../src/analyse.ts';
import { htmlBrief } from '../../src/render/brief-html.ts';
import { sourceFile } from '../support/build.ts';
import { canBrowse, findChromium, launch } from './chromium.ts';

const CHROMIUM = findChromium();
const PHONE = { width: 360, height: 740 };
const DESK = { width: 1280, height: 900 };

const HOSTILE = {
  image: '<img src="https://example.org/x.png" onerror="globalThis.broken=1">',
  script: '</span></li><script>globalThis.broken=2</script>',
  quote: `"'><svg onload=globalThis.broken=3>`,
  entity: '&lt;b&gt; &amp;amp; &#0;',
} as const;
const LONG = `https://example.org/${'mycket-lang-adress/'.repeat(20)}`;

/** Minutes whose every sentence that a brief quotes holds what could be markup. */
const TEXT = `Klubben Älven ${HOSTILE.image}
Protokoll styrelsemöte 2024-03-14

Närvarande: Asta Ek (ordförande), Bo Frid (sekreterare), Cia Gran

§ 1 Mötets öppnande
Asta Ek öppnar mötet.

§ 2 Båtar ${HOSTILE.script}
Styrelsen diskuterade båtarna vid ån. Tre av dem läcker och behöver lagas före sommaren.
Beslut: att köpa en båt ${HOSTILE.image} för 3000 kronor.
Beslut: att sälja ${LONG} till högstbjudande.
Bo Frid ringer varvet ${HOSTILE.quote} senast den 2 april 2024.

§ 3 Bryggan
Cia Gran skriver till kommunen om bryggan ${HOSTILE.entity}.
Styrelsen beslutade att laga bryggan ${HOSTILE.script}.

§ 4 Nästa möte
Nästa möte hålls den 11 april 2024 klockan 18.00.
`;

/** A page, and how it is looked at. */
interface Look {
  readonly viewport: { readonly width: number; readonly height: number };
  readonly scheme: 'light' | 'dark';
}

describe.skipIf(!canBrowse(CHROMIUM))('brief in a browser', () => {
  let browser: Browser;
  let page: Page;
  let home = '';
  let axe = '';
  const problems: string[] = [];
  const requests: string[] = [];
  const address = (name: string) => pathToFileURL(join(home, `${name}.html`)).href;

  beforeAll(async () => {
    browser = await launch(CHROMIUM ?? '');
    page = await browser.newPage();
    page.on('console', (message) => problems.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => problems.push(String(error)));
    page.on('request', (request) => requests.push(request.url()));
    home = await mkdtemp(join(tmpdir(), 'klubbslag-brief-'));
    axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    const { analyse } = makeAnalyser({ threads: 1 });
    const bytes = (text: string) => new TextEncoder().encode(text);
    const record = await analyse(sourceFile(bytes(TEXT), `a/${HOSTILE.image}/b.txt`));
    const none = await analyse(sourceFile(bytes('Inget.\n'), 'none.txt'));
    const path = record.source.path;
    await writeFile(join(home, 'en.html'), htmlBrief(record, { path }));
    await writeFile(join(home, 'sv.html'), htmlBrief(record, { path, language: 'sv' }));
    await writeFile(join(home, 'none.html'), htmlBrief(none, { path: 'none.txt' }));
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await rm(home, { recursive: true, force: true });
  });
  afterEach(() => {
    const [seen, asked] = [problems.splice(0), requests.splice(0)];
    expect(seen).toEqual([]);
    expect(asked.filter((url) => !/^(?:file|about):/u.test(url))).toEqual([]);
  });

  async function open(name: string, look: Partial<Look> = {}): Promise<void> {
    const { viewport = DESK, scheme = 'light' } = look;
    await page.goto('about:blank');
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme: scheme, media: 'screen' });
    await page.goto(address(name));
  }

  const looks = ['en', 'sv', 'none'].flatMap((name) =>
    (['light', 'dark'] as const).flatMap((scheme) =>
      [PHONE, DESK].map((viewport) => ({ name, scheme, width: viewport.width, viewport })),
    ),
  );
  it.each(looks)(
    'has nothing that axe objects to, $name, $scheme, $width px',
    async ({ name, scheme, viewport }) => {
      await open(name, { viewport, scheme });
      await page.evaluate(axe);
      const found = await page.evaluate<{ id: string; nodes: { html: string }[] }[]>(
        `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] })
        .then(({ violations }) => violations)`,
      );
      expect(found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    },
    60_000,
  );

  it('is dark where that is asked for, and light else', async () => {
    const paper = () =>
      page.evaluate<string>(
        `(() => { const one = document.createElement('i'); one.style.background = 'Canvas';
        document.body.append(one); return getComputedStyle(one).backgroundColor; })()`,
      );
    await open('en', { scheme: 'light' });
    const light = await paper();
    await open('en', { scheme: 'dark' });
    expect(await paper()).not.toBe(light);
  });

  // 320 and 640 are what 1280 px becomes at 400 % and 200 %.
  it.each([320, 360, 640, 1280])('does not scroll sideways at %i px', async (width) => {
    await open('en', { viewport: { width, height: 700 } });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
  });

  it('does not scroll sideways where text alone is twice as large', async () => {
    await open('en', { viewport: PHONE });
    await page.evaluate(`document.documentElement.style.fontSize = '200%'`);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(PHONE.width);
  });

  it('has one title, and its parts in order under it', async () => {
    for (const [name, parts] of Object.entries({
      en: [/^Decisions \(3\)$/u, /^Open deadlines \(/u],
      sv: [/^Beslut \(3\)$/u],
    })) {
      await open(name);
      const levels = await page
        .locator('h1, h2, h3, h4')
        .evaluateAll((all) =>
          (all as { tagName: string }[]).map(({ tagName }) => Number(tagName.slice(1))),
        );
      expect(levels[0]).toBe(1);
      expect(levels.filter((level) => level === 1)).toHaveLength(1);
      expect(levels.every((level, at) => level <= (levels[at - 1] ?? 0) + 1)).toBe(true);
      const titles = await page.locator('h2').allInnerTexts();
      for (const [at, part] of parts.entries()) expect(titles[at]).toMatch(part);
      expect(await page.getAttribute('html', 'lang')).toBe(name);
    }
  });

  it('shows hostile text as it is, and nothing of it does anything', async () => {
    await open('en');
    expect(await page.evaluate('globalThis.broken === undefined')).toBe(true);
    expect(await page.locator('img, script, svg, a').count()).toBe(0);
    const text = ((await page.locator('main').textContent()) ?? '').replace(/\s+/gu, ' ');
    for (const hostile of Object.values(HOSTILE)) expect(text).toContain(hostile);
    expect(await page.title()).not.toBe('');
  });

  it('cannot be made to run or load what stands in it', async () => {
    await open('en');
    const blocked: string[] = [];
    page.on('requestfailed', (request) => {
      if (request.failure()?.errorText === 'csp') blocked.push(request.url());
    });
    await page.evaluate(`document.body.insertAdjacentHTML('beforeend',
      '<img src="https://example.org/y.png" onerror="globalThis.broken = 4">')`);
    await page.waitForTimeout(200);
    expect(await page.evaluate('globalThis.broken === undefined')).toBe(true);
    expect(problems.splice(0).join('\n')).toMatch(/Content Security Policy/u);
    expect(requests.splice(0).filter((url) => !/^(?:file|about):/u.test(url))).toEqual(blocked);
    expect(blocked).toEqual(['https://example.org/y.png']);
  });

  it('prints dark on light, the whole of it, within the paper', async () => {
    await open('en', { scheme: 'dark' });
    await page.emulateMedia({ media: 'print', colorScheme: 'light' });
    const rows = await page.locator('li:visible').count();
    expect(rows).toBe(await page.locator('li').count());
    expect(rows).toBeGreaterThan(6);
    await page.setViewportSize({ width: 560, height: 800 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(560);
    expect((await page.pdf()).length).toBeGreaterThan(5000);
  });
});
