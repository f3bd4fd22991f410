/** Minutes that a real browser has printed say what their text says. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MinutesRecord } from '../../pipeline/record.ts';
import { makeAnalyser } from '../../src/analyse.ts';
import { openDocuments } from '../../src/documents.ts';
import { packageRoot } from '../../src/root.ts';
import { agreement, factsOf } from '../support/facts.ts';
import { LIMITS } from '../support/reading.ts';
import { canBrowse, findChromium, launch } from './chromium.ts';

const CHROMIUM = findChromium();
const FIXTURES = join(packageRoot(), 'fixtures');
const DOCUMENTS = [
  'samverkan/samordning-barn-och-unga-2024-03-12.txt',
  'samverkan/lansgrupp-kompetens-2023-11-23.txt',
  'ledningsgrupp/utbildningsforvaltningen-2025-05-06.txt',
];
/** How far facts may be apart, as people read them. */
const LEAST = 0.98;

const analyser = makeAnalyser({ threads: 1 });

async function recordOf(name: string, bytes: Uint8Array): Promise<MinutesRecord> {
  for await (const { part } of openDocuments(name, name, LIMITS, { read: async () => bytes })) {
    const read = await part?.read();
    if (read?.file) return await analyser.analyse(read.file);
  }
  throw new Error(`${name} holds no document`);
}

const MARKS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;' };

/** A line of text is a paragraph, an empty one a gap; cells keep their distance. */
function pageOf(text: string): string {
  const lines = text.split(/\r?\n/u).map((line) => {
    const safe = line.replace(/[&<]/gu, (mark) => MARKS[mark] ?? '');
    const wide = safe.replace(/\t|~~/gu, (mark) => (mark === '\t' ? '<i></i>' : ''));
    return line.trim() === '' ? '<br>' : `<p>${wide}</p>`;
  });
  return `<html lang="sv"><style>body { font: 11pt/1.4 serif } p { margin: 0; white-space: pre-wrap }
    i { display: inline-block; width: 30mm }</style>${lines.join('\n')}</html>`;
}

const words = (names: readonly string[]) => names.map((name) => name.replace(/\s+/gu, ' '));

describe.skipIf(!canBrowse(CHROMIUM))('minutes printed to PDF', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch(CHROMIUM ?? '');
  }, 60_000);
  afterAll(() => browser?.close());

  it.each(DOCUMENTS)(
    '%s says what the text says',
    async (name) => {
      const text = readFileSync(join(FIXTURES, name), 'utf8');
      const page = await browser.newPage();
      await page.setContent(pageOf(text));
      const margin = { top: '25mm', bottom: '25mm', left: '25mm', right: '25mm' };
      const footerTemplate =
        '<div style="font: 8pt serif; margin: 0 25mm">Justerandes sign <span class="pageNumber"></span></div>';
      const print = { format: 'A4', margin, displayHeaderFooter: true, headerTemplate: '<i></i>' };
      const bytes = await page.pdf({ ...print, footerTemplate });
      await page.close();
      const plain = factsOf(await recordOf(name, Buffer.from(text.replaceAll('~~', ''))));
      const record = await recordOf('a.pdf', bytes);
      const found = factsOf(record);
      expect(agreement(words(plain.people), words(found.people))).toBeGreaterThanOrEqual(LEAST);
      expect(agreement(plain.decisions, found.decisions)).toBeGreaterThanOrEqual(LEAST);
      expect(agreement(plain.attendance, found.attendance)).toBeGreaterThanOrEqual(LEAST);
      expect(plain.decisions.length).toBeGreaterThan(2);
      expect(record.source.pages).toBeGreaterThan(1);
      expect(record.decisions[0]?.span.page).toBe(1);
      expect(record.origins.at(-1)?.page).toBe(record.source.pages);
      expect(record.origins.every(({ box }) => box !== undefined)).toBe(true);
      // Nobody is called so, and no body is.
      const names = record.organisations.map((one) => one.name);
      expect(names.filter((one) => /sign/iu.test(one))).toEqual([]);
    },
    60_000,
  );
});
