/** Minutes that a real browser has printed, read back. */
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPdf } from '../../src/formats/pdf/index.ts';
import { canBrowse, findChromium, launch } from './chromium.ts';

const CHROMIUM = findChromium();
const LIMITS = { maxBytes: 10_000_000, maxPages: 200, maxChars: 1_000_000, maxSeconds: 30 };

const MEMBERS = [
  ['Anna-Karin Öst (S), ordförande', 'Bertil Åsberg (M), vice ordförande'],
  ['Cecilia Ängmark (C)', 'David Flodin (V)'],
  ['Elsa Grönvall (L)', 'Filip Hällström (KD)'],
];
const ROWS = [
  [
    'Ta fram ett underlag om köerna till barn- och ungdomspsykiatrin',
    'Elsa Grönvall',
    '2024-05-02',
  ],
  ['Boka lokal', 'David Flodin', '2024-04-15'],
];
const CLAUSE =
  'Nämnden har fått en redovisning av hur köerna har utvecklats under året och av vad som har ' +
  'gjorts för att korta dem. Fler patienter än förut får tid inom trettio dagar.';

const cells = (row: readonly string[]) => row.map((cell) => `<td>${cell}</td>`).join('');
const HTML = `<html lang="sv"><style>
  body { font: 11pt/1.35 sans-serif } h1 { font-size: 18pt } h2 { font-size: 13pt }
  td { vertical-align: top; padding: 2px 12px 2px 0 } .names td { width: 50% } table { width: 100% }
  .columns { column-count: 2; column-gap: 24pt; text-align: justify; hyphens: auto }
  .sign { margin-top: 40pt }
</style>
<h1>Sammanträdesprotokoll</h1>
<p>Hälsonämnden i Norrvik, 12 mars 2024</p>
<p><b>Närvarande</b></p>
<table class="names">${MEMBERS.map((row) => `<tr>${cells(row)}</tr>`).join('')}</table>
<h2>§ 1 Köer</h2>
<div class="columns">${`<p>${CLAUSE}</p>`.repeat(3)}</div>
<h2>§ 2 Uppgifter</h2>
<table style="width: 75%; table-layout: fixed"><col style="width: 50%"><tr>${cells(['Uppgift', 'Ansvarig', 'Klart'])}</tr>
${ROWS.map((row) => `<tr>${cells(row)}</tr>`).join('')}</table>
${Array.from({ length: 30 }, (_, i) => `<p>${i + 1}. ${CLAUSE}</p>`).join('')}
<p class="sign">................................</p><p>Elsa Grönvall</p></html>`;

const head = (left: string, right: string) =>
  `<div style="font: 8pt sans-serif; width: 100%; margin: 0 25mm">${left}
   <span style="float: right">${right}</span></div>`;

const LAYOUT = {
  format: 'A4',
  margin: { top: '25mm', bottom: '25mm', left: '25mm', right: '25mm' },
  displayHeaderFooter: true,
  headerTemplate: head('Norrviks kommun', 'Sida <span class="pageNumber"></span>'),
  footerTemplate: head('Justerandes sign', 'Utdragsbestyrkande'),
};

/** Far below what it does (fifty and more), far above what a person would call slow. */
const LEAST_PAGES_A_SECOND = 20;

/** Seconds of processor time that `work` takes. */
async function processorSeconds(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** Seconds that poppler's pdftotext takes for a file, or null where it is not installed. */
function pdftotextSeconds(path: string): number | null {
  const start = performance.now();
  const { status } = spawnSync('pdftotext', ['-layout', path, '-'], { stdio: 'ignore' });
  return status === 0 ? (performance.now() - start) / 1000 : null;
}

describe.skipIf(!canBrowse(CHROMIUM))('a PDF that Chromium prints', () => {
  let browser: Browser;
  let home = '';
  beforeAll(async () => {
    browser = await launch(CHROMIUM ?? '');
    home = await mkdtemp(join(tmpdir(), 'klubbslag-print-'));
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await rm(home, { recursive: true, force: true });
  });

  async function printed(html: string): Promise<Uint8Array> {
    const page = await browser.newPage();
    await page.setContent(html);
    const bytes = await page.pdf(LAYOUT);
    await page.close();
    return bytes;
  }

  it('comes back in reading order, with rows, columns, titles and furniture', async () => {
    const bytes = await printed(HTML);
    const { text, pages, origins, headings, furniture, notes } = await readPdf(bytes, LIMITS);
    const lines = text.split(/[\n\f]/u);
    const quote = ({ start, end }: { start: number; end: number }) => text.slice(start, end);

    for (const row of [...MEMBERS, ...ROWS]) expect(lines).toContain(row.join('\t'));
    const flowing = text.replace(/-\n/gu, '').replace(/\s+/gu, ' ');
    const section = flowing.slice(flowing.indexOf('§ 1'), flowing.indexOf('§ 2'));
    expect(section.trim()).toBe(`§ 1 Köer ${CLAUSE} ${CLAUSE} ${CLAUSE}`);
    expect(flowing).toContain(` 7. ${CLAUSE}`);
    expect(headings.map(({ level, span }) => [level, quote(span)])).toEqual(
      [
        [1, 'Sammanträdesprotokoll'],
        [2, '§ 1 Köer'],
        [2, '§ 2 Uppgifter'],
      ].toSpliced(1, 0, [3, 'Närvarande']),
    );
    expect(pages).toBeGreaterThan(2);
    const numbers = Array.from({ length: pages ?? 0 }, (_, i) => i + 1);
    const feet = numbers.map(() => 'Justerandes sign\tUtdragsbestyrkande');
    expect(furniture.map(quote)).toEqual(
      expect.arrayContaining([
        ...numbers.slice(1).map((n) => `Norrviks kommun\tSida ${n}`),
        ...feet,
      ]),
    );
    expect(furniture).toHaveLength(2 * numbers.length);
    expect(notes).toEqual([]);
    for (const { box, page: on } of origins) {
      expect(on).toBeGreaterThan(0);
      expect((box?.x ?? -1) >= 0 && (box?.y ?? -1) >= 0).toBe(true);
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThan(596);
    }
  }, 60_000);

  it('is read quickly', async () => {
    const many = Array.from({ length: 500 }, (_, i) => `<p>${i + 1}. ${CLAUSE} ${CLAUSE}</p>`);
    const bytes = await printed(HTML.replace('</html>', many.join('')));
    const { pages } = await readPdf(bytes, LIMITS);
    const seconds = await processorSeconds(() => readPdf(bytes, LIMITS));
    const path = join(home, 'many.pdf');
    await writeFile(path, bytes);
    const other = pdftotextSeconds(path);
    const rate = (taken: number) => `${Math.round((pages ?? 0) / taken)} pages a second`;
    console.info(
      `PDF, ${pages} pages: ${rate(seconds)} of processor time; pdftotext ` +
        (other === null ? 'is not installed' : rate(other)),
    );
    expect(pages).toBeGreaterThan(50);
    expect((pages ?? 0) / seconds).toBeGreaterThan(LEAST_PAGES_A_SECOND);
  }, 120_000);
});
