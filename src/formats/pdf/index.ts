/** PDF → reading, through pdf.js; pages without text through OCR where it is given. */
import type { Reading } from '../../../pipeline/reading.ts';
import type { Note } from '../../../pipeline/types.ts';
import { errorLine } from '../../errors.ts';
import { inUnits, ProblemError, tooLarge } from '../../problem.ts';
import { damaged, type FormatLimits, tooLong, tooSlow } from '../limits.ts';
import type { Ocr } from '../ocr.ts';
import { compose } from './compose.ts';
import { PdfFile } from './open.ts';
import type { Page } from './run.ts';
import { runsOf } from './scans.ts';

/** What a document may cost; beyond it reading ends with a ProblemError. */
export type PdfLimits = Pick<FormatLimits, 'maxBytes' | 'maxPages' | 'maxChars' | 'maxSeconds'>;

/** What a PDF's pages need of OCR. */
type PictureReader = Pick<Ocr, 'read'>;

/** Looking at so many pages without text tells whether they are scanned or white. */
const LOOKED_AT = 3;
/** A file's end mark stands within so many bytes of its end. */
const TAIL = 2048;

/**
 * Reads a PDF. Throws ProblemError where it is encrypted, broken or beyond a limit; pages that
 * cannot be read, and pages without text, are told in the notes.
 */
export async function readPdf(
  bytes: Uint8Array,
  limits: PdfLimits,
  ocr: PictureReader | null = null,
): Promise<Reading> {
  if (bytes.length > limits.maxBytes) {
    throw tooLarge(`is ${inUnits(bytes.length)}`, limits.maxBytes, 'max-bytes');
  }
  const watch = new Watch(limits);
  const file = await PdfFile.open(bytes);
  try {
    if (file.pages > limits.maxPages) throw tooManyPages(file.pages, limits.maxPages);
    const { pages, notes } = await readPages(file, watch);
    const scans = await readScans(file, pages, ocr, watch);
    return compose(scans.pages, [...notes, ...scans.notes, ...cutNote(bytes)]);
  } finally {
    await file.close();
  }
}

/** Looks at the clock and counts letters between pages. */
class Watch {
  readonly #limits: PdfLimits;
  readonly #end: number;
  #characters = 0;

  constructor(limits: PdfLimits) {
    this.#limits = limits;
    this.#end = performance.now() + limits.maxSeconds * 1000;
  }

  /** Throws ProblemError 'too-long' or 'too-slow'. */
  check(page: Page): void {
    const { maxChars, maxSeconds } = this.#limits;
    for (const run of [page.runs, ...page.turned].flat()) this.#characters += run.text.length;
    if (this.#characters > maxChars) throw tooLong(maxChars);
    if (performance.now() > this.#end) throw tooSlow(maxSeconds);
  }
}

function tooManyPages(pages: number, limit: number): ProblemError {
  const advice = 'split it, or raise the limit with --max-pages';
  const message = `has ${pages} pages, the limit is ${limit}: ${advice}`;
  return new ProblemError('too-many-pages', message);
}

async function readPages(file: PdfFile, watch: Watch): Promise<{ pages: Page[]; notes: Note[] }> {
  const pages: Page[] = [];
  const unread: number[] = [];
  let reason = '';
  for (let number = 1; number <= file.pages; number++) {
    try {
      pages.push(await file.page(number));
    } catch (error) {
      reason = errorLine(error);
      unread.push(number);
      pages.push({ number, width: 0, height: 0, runs: [], turned: [] });
    }
    const last = pages.at(-1);
    if (last) watch.check(last);
  }
  if (unread.length === file.pages) {
    throw damaged(`none of its pages can be read, ${reason}`);
  }
  const message = `${counted(unread)} cannot be read: ${reason} (${listed(unread)})`;
  return { pages, notes: unread.length === 0 ? [] : [{ code: 'page-unread', message }] };
}

/** Reads pages without text through OCR, or says that they need it. */
async function readScans(
  file: PdfFile,
  pages: readonly Page[],
  ocr: PictureReader | null,
  watch: Watch,
): Promise<{ pages: Page[]; notes: Note[] }> {
  const bare = pages.filter((page) => isBare(page) && page.width > 0).map(({ number }) => number);
  if (!(await someDrawn(file, bare))) return { pages: [...pages], notes: [] };
  if (!ocr) {
    const message = `${counted(bare)} without text: needs OCR, run with --ocr (${listed(bare)})`;
    return { pages: [...pages], notes: [{ code: 'no-text', message }] };
  }
  const read: Page[] = [];
  const failed: number[] = [];
  let reason = '';
  for (const page of pages) {
    const seen = bare.includes(page.number)
      ? await readScan(file, page, ocr).catch((error: unknown) => {
          reason = errorLine(error);
          failed.push(page.number);
          return page;
        })
      : page;
    read.push(seen);
    if (seen !== page) watch.check(seen);
  }
  const done = bare.filter((number) => !failed.includes(number));
  const notes = [
    ...(done.length > 0
      ? [{ code: 'ocr', message: `${counted(done)} read by OCR (${listed(done)})` }]
      : []),
    ...(failed.length > 0
      ? [
          {
            code: 'no-text',
            message: `${counted(failed)} without text: ${reason} (${listed(failed)})`,
          },
        ]
      : []),
  ];
  return { pages: read, notes };
}

async function readScan(file: PdfFile, page: Page, ocr: PictureReader): Promise<Page> {
  const runs = [];
  for (const picture of await file.pictures(page.number)) {
    runs.push(...runsOf(await ocr.read(picture), picture));
  }
  return { ...page, runs };
}

function isBare(page: Page): boolean {
  return page.runs.length === 0 && page.turned.length === 0;
}

/** White pages are no scans. */
async function someDrawn(file: PdfFile, bare: readonly number[]): Promise<boolean> {
  for (const number of bare.slice(0, LOOKED_AT)) {
    if (await file.isDrawn(number).catch(() => false)) return true;
  }
  return bare.length > LOOKED_AT;
}

/** A PDF ends with its mark; where it does not, pages may be missing. */
function cutNote(bytes: Uint8Array): Note[] {
  const tail = new TextDecoder('latin1').decode(bytes.subarray(-TAIL));
  if (tail.includes('%%EOF')) return [];
  return [{ code: 'no-end', message: 'the file has no end mark: pages may be missing' }];
}

function counted(pages: readonly number[]): string {
  return pages.length === 1 ? '1 page' : `${pages.length} pages`;
}

/** 'page 3', 'pages 1–4, 7'. */
function listed(pages: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const page of pages) {
    const last = runs.at(-1);
    if (last && last[1] === page - 1) last[1] = page;
    else runs.push([page, page]);
  }
  const parts = runs.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`));
  return `${pages.length === 1 ? 'page' : 'pages'} ${parts.join(', ')}`;
}
