/** The page in a browser, over a store of the test's own: one browser and one server a file. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { MinutesRecord } from '../../../pipeline/record.ts';
import { readPage } from '../../../src/serve/page.ts';
import { listen } from '../../../src/serve/server.ts';
import { openStore, type Store } from '../../../src/store/store.ts';
import { appOver, type Otherwise } from '../../src/serve/support.ts';
import { ensureBuilt, ROOT } from '../../src/support/process.ts';
import { launch } from '../chromium.ts';

/** How a page is looked at. */
export interface Look {
  readonly viewport: { readonly width: number; readonly height: number };
  readonly scheme: 'light' | 'dark';
  readonly language: 'sv' | 'en';
}

export const PHONE = { width: 360, height: 740 };
export const DESK = { width: 1280, height: 900 };
/** What axe holds a view to: WCAG 2.2 AA, and what is good use beside. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const STORE = 'a.sqlite';

/** A served page. */
export interface Site {
  readonly store: Store;
  /** The file of the store. */
  readonly path: string;
  readonly page: Page;
  readonly address: string;
  /** Loads a place anew; without a language it is Swedish. */
  open(path: string, look?: Partial<Look>): Promise<Page>;
  /** What axe objects to in what is shown. */
  axe(): Promise<string[]>;
  /** What the browser complained of since, and what it asked for beyond this server. */
  problems(): string[];
  close(): Promise<void>;
}

/** A record as it is to be stored. */
export interface Placed {
  readonly path: string;
  readonly record: MinutesRecord;
}

async function storeOf(folder: string, placed: readonly Placed[]): Promise<Store> {
  const store = await openStore({ path: join(folder, STORE), create: true, busyMs: 1000 });
  for (const { path, record } of placed) await store.save({ path, run: 'run-1', record });
  return store;
}

/** Serves the records and opens a browser. Close it. */
export async function openSite(
  chromium: string | null,
  placed: readonly Placed[],
  otherwise: Otherwise = {},
): Promise<Site> {
  ensureBuilt();
  const folder = await mkdtemp(join(tmpdir(), 'klubbslag-page-'));
  const store = await storeOf(folder, placed);
  const { app } = appOver(store, { page: readPage(join(ROOT, 'dist/web')), ...otherwise });
  const server = await listen({ fetch: app.fetch, host: '127.0.0.1', port: 0 });
  const address = `http://127.0.0.1:${server.port}`;
  const browser = await launch(chromium ?? '');
  const page = await browser.newPage();
  const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  const problems: string[] = [];
  page.on('console', (message) => problems.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${address}/`) && !/^(?:about|data):/u.test(url)) problems.push(url);
  });
  // Somewhere of this server, so that there is something whose language can be chosen.
  const nowhere = `${address}/documents/a/b/c`;
  await page.goto(nowhere);
  return {
    ...{ store, page, address, path: join(folder, STORE) },
    open: async (path, { viewport = DESK, scheme = 'light', language = 'sv' } = {}) => {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme: scheme, media: 'screen' });
      if (!page.url().startsWith(address)) await page.goto(nowhere);
      await page.evaluate(`localStorage.setItem('klubbslag.language', '${language}')`);
      await page.goto(`${address}${path}`);
      await page.locator('h1').first().waitFor();
      return page;
    },
    axe: async () => {
      await page.evaluate(axe);
      const found = await page.evaluate<{ id: string; nodes: { html: string }[] }[]>(
        `axe.run(document, { runOnly: ${JSON.stringify(RULES)} }).then((all) => all.violations)`,
      );
      return found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
    },
    problems: () => problems.splice(0),
    close: async () => {
      await browser.close();
      await server.close(100);
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
