/** Minutes that a real browser has printed say what their text says. */
import { readdirSync, readFileSync } from 'node:fs';
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

/** How a page is printed: its type, the size of it in points and the margins in millimetres. */
interface Print {
  readonly type: string;
  readonly size: number;
  readonly margin: number;
}

const USUAL: Print = { type: 'serif', size: 11, margin: 25 };
/** Lines break elsewhere in each; DejaVu's letters are a fifth wider than most. */
const OTHERS: readonly Print[] = [
  { type: '"DejaVu Sans", sans-serif', size: 12, margin: 30 },
  { type: '"DejaVu Serif", serif', size: 14, margin: 40 },
];
const isText = (name: string) => name.endsWith('.txt');
/** One of each kind of minutes: no two are alike in their layout. */
const GENRES = readdirSync(FIXTURES).filter((name) => /^(?!series|uppdrag)[^.]*$/u.test(name));
const ONE_OF_EACH = GENRES.flatMap((genre) => {
  const [first] = readdirSync(join(FIXTURES, genre)).filter(isText).sort();
  return first === undefined ? [] : [`${genre}/${first}`];
});
/** How near all of them together are at least. */
const LEAST_OF_ALL = {
  people: 0.985,
  attendance: 0.98,
  organisations: 0.97,
  decisions: 0.95,
  deadlines: 0.97,
};

const LAYERS = ['people', 'attendance', 'organisations', 'decisions', 'deadlines'] as const;

const analyser = makeAnalyser({ threads: 1 });

async function recordOf(name: string, bytes: Uint8Array): Promise<MinutesRecord> {
  for await (const { part } of openDocuments(name, name, LIMITS, { read: async () => bytes })) {
    const read = await part?.read();
    if (read?.file) return await analyser.analyse(read.file);
  }
  throw new Error(`${name} holds no document`);
}

/** What is struck stays: print does not tell it apart. */
function textOf(name: string): string {
  return readFileSync(join(FIXTURES, name), 'utf8').replaceAll('~~', '');
}

const MARKS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;' };

/** A line of text is a paragraph, an empty one a gap; cells keep their distance. */
function pageOf(text: string, { type, size }: Print): string {
  const lines = text.split(/\r?\n/u).map((line) => {
    const safe = line.replace(/[&<]/gu, (mark) => MARKS[mark] ?? '');
    const wide = safe.replaceAll('\t', '<i></i>');
    return line.trim() === '' ? '<br>' : `<p>${wide}</p>`;
  });
  return `<html lang="sv"><style>body { font: ${size}pt/1.4 ${type} } p { margin: 0; white-space: pre-wrap }
    i { display: inline-block; width: 30mm }</style>${lines.join('\n')}</html>`;
}

type Layer = keyof typeof LEAST_OF_ALL;
type Facts = readonly (readonly [Layer, string])[];

/** What is said in records, each fact with its layer. */
function saidIn(record: MinutesRecord): Facts {
  const { organisations, deadlines, text } = record;
  const { people, attendance, decisions } = factsOf(record);
  const quotes = organisations.flatMap(({ mentions }) =>
    mentions.map(({ start, end }) => text.slice(start, end)),
  );
  const all: Readonly<Record<Layer, readonly string[]>> = {
    people: words(people),
    attendance,
    organisations: words(quotes),
    decisions,
    deadlines: deadlines.map(({ date }) => `${date?.from} ${date?.to}`),
  };
  return LAYERS.flatMap((layer) => all[layer].map((fact) => [layer, fact] as const));
}

async function saidInAll(read: (name: string) => Promise<MinutesRecord>): Promise<Facts> {
  const all: (readonly [Layer, string])[] = [];
  for (const name of ONE_OF_EACH) all.push(...saidIn(await read(name)));
  return all;
}

const words = (names: readonly string[]) => names.map((name) => name.replace(/\s+/gu, ' '));

describe.skipIf(!canBrowse(CHROMIUM))('minutes printed to PDF', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch(CHROMIUM ?? '');
  }, 60_000);
  afterAll(() => browser?.close());

  async function printed(text: string, print: Print): Promise<Uint8Array> {
    const page = await browser.newPage();
    await page.setContent(pageOf(text, print));
    const side = `${print.margin}mm`;
    const margin = { top: '25mm', bottom: '25mm', left: side, right: side };
    const footerTemplate =
      '<div style="font: 8pt serif; margin: 0 25mm">Justerandes sign <span class="pageNumber"></span></div>';
    const layout = { format: 'A4', margin, displayHeaderFooter: true, headerTemplate: '<i></i>' };
    const bytes = await page.pdf({ ...layout, footerTemplate });
    await page.close();
    return bytes;
  }

  it.each(DOCUMENTS)(
    '%s says what the text says',
    async (name) => {
      const bytes = await printed(textOf(name), USUAL);
      const plain = factsOf(await recordOf(name, Buffer.from(textOf(name))));
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

  describe('in other type and other margins', () => {
    let plain: Facts = [];
    beforeAll(async () => {
      plain = await saidInAll((name) => recordOf(name, Buffer.from(textOf(name))));
    }, 60_000);

    it.each(OTHERS)(
      'say it in $type of $size points, $margin mm from the side',
      async (print) => {
        const found = await saidInAll(async (name) =>
          recordOf('a.pdf', await printed(textOf(name), print)),
        );
        for (const layer of LAYERS) {
          const [left, right] = [plain, found].map((facts) =>
            facts.flatMap(([of, fact]) => (of === layer ? [fact] : [])),
          );
          expect(left?.length, layer).toBeGreaterThan(30);
          const shared = agreement(left ?? [], right ?? []);
          expect(shared, layer).toBeGreaterThanOrEqual(LEAST_OF_ALL[layer]);
        }
      },
      60_000,
    );
  });
});
