/** A PDF file → pages of runs: the only file that knows pdf.js. */
import { getDocumentProxy, getResolvedPDFJS } from 'unpdf';
import { errorLine } from '../../errors.ts';
import { ProblemError } from '../../problem.ts';
import { damaged } from '../limits.ts';
import { type Content, IDENTITY, type Matrix, multiply, pageOf } from './page.ts';
import { type Picture, pictureOf } from './picture.ts';
import type { Page } from './run.ts';

type Doc = Awaited<ReturnType<typeof getDocumentProxy>>;
type PdfPage = Awaited<ReturnType<Doc['getPage']>>;
/** Pictures of more pixels than a page scanned at 600 dots an inch are not decoded. */
const MOST_PIXELS = 40_000_000;
/** Whether a font is bold stands where it is drawn; so many pages are looked at for it. */
const FONT_PAGES = 3;
/** A page without text with more drawing commands than a frame takes is drawn. */
const DRAWN = 60;

interface WithTransfer {
  transferToFixedLength?: (length?: number) => ArrayBuffer;
}

/** pdf.js hands over fonts with a method that Node has from version 21 on. */
function addTransfer(): void {
  const prototype: WithTransfer = ArrayBuffer.prototype as WithTransfer;
  prototype.transferToFixedLength ??= function (this: ArrayBuffer, length = this.byteLength) {
    const copy = new Uint8Array(length);
    copy.set(new Uint8Array(this, 0, Math.min(length, this.byteLength)));
    return copy.buffer;
  };
}

/** An opened PDF. */
export class PdfFile {
  readonly pages: number;
  readonly #doc: Doc;
  readonly #bold = new Map<string, boolean>();
  #fontPages = 0;

  private constructor(doc: Doc) {
    this.#doc = doc;
    this.pages = doc.numPages;
  }

  /** Throws ProblemError 'encrypted' or 'damaged'. */
  static async open(bytes: Uint8Array): Promise<PdfFile> {
    addTransfer();
    try {
      const doc = await getDocumentProxy(new Uint8Array(bytes), {
        verbosity: 0,
        isEvalSupported: false,
        disableFontFace: true,
        useSystemFonts: false,
        maxImageSize: MOST_PIXELS,
      });
      return new PdfFile(doc);
    } catch (error) {
      if (error instanceof Error && error.name === 'PasswordException') {
        throw new ProblemError('encrypted', 'is locked with a password: save it without one first');
      }
      throw damaged(`it is no PDF that can be read, ${errorLine(error)}`);
    }
  }

  /** The runs of a page, `number` from 1. Throws where the page is broken. */
  async page(number: number): Promise<Page> {
    const page = await this.#doc.getPage(number);
    try {
      const { items, styles } = await page.getTextContent();
      await this.#learnFonts(page, Object.keys(styles));
      const content: Content = { items: items.filter((item) => 'str' in item), styles };
      const bold = (font: string): boolean => this.#bold.get(font) ?? false;
      return pageOf(number, page.getViewport({ scale: 1 }), content, bold);
    } finally {
      page.cleanup();
    }
  }

  /** Whether a page is more than white: it shows a picture or is drawn. */
  async isDrawn(number: number): Promise<boolean> {
    const page = await this.#doc.getPage(number);
    const { OPS } = await getResolvedPDFJS();
    const { fnArray } = await page.getOperatorList();
    page.cleanup();
    const shown = [OPS.paintImageXObject, OPS.paintImageMaskXObject, OPS.paintInlineImageXObject];
    return fnArray.length > DRAWN || fnArray.some((op) => shown.includes(op));
  }

  /** The pictures of a page with their places on it. */
  async pictures(number: number): Promise<Picture[]> {
    const page = await this.#doc.getPage(number);
    const { OPS } = await getResolvedPDFJS();
    const { fnArray, argsArray } = await page.getOperatorList();
    const view = page.getViewport({ scale: 1 });
    const found: Picture[] = [];
    const stack: Matrix[] = [];
    let matrix: Matrix = multiply(view.transform, IDENTITY);
    for (const [index, op] of fnArray.entries()) {
      const args: unknown = argsArray[index];
      if (op === OPS.save) stack.push(matrix);
      else if (op === OPS.restore) matrix = stack.pop() ?? matrix;
      else if (op === OPS.transform && isNumbers(args)) matrix = multiply(matrix, args);
      else if (op === OPS.paintImageXObject && Array.isArray(args)) {
        const picture = pictureOf(await objectOf(page, String(args[0])), matrix);
        if (picture) found.push(picture);
      }
    }
    page.cleanup();
    return found;
  }

  async close(): Promise<void> {
    await this.#doc.loadingTask.destroy();
  }

  async #learnFonts(page: PdfPage, names: readonly string[]): Promise<void> {
    const unknown = names.filter((name) => !this.#bold.has(name));
    if (unknown.length === 0 || this.#fontPages >= FONT_PAGES) return;
    this.#fontPages++;
    await page.getOperatorList().catch(() => undefined);
    for (const name of unknown) {
      const font: unknown = page.commonObjs.has(name) ? page.commonObjs.get(name) : null;
      this.#bold.set(name, isBold(font));
    }
  }
}

function isBold(font: unknown): boolean {
  const name = typeof font === 'object' && font !== null && 'name' in font ? font.name : null;
  return typeof name === 'string' && /bold|black|heavy|demi(?!lun)|halvfet|[-,]bd/iu.test(name);
}

function isNumbers(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'number');
}

/** A decoded picture by its name; pictures of several pages have names of the document. */
function objectOf(page: PdfPage, name: string): Promise<unknown> {
  const home = name.startsWith('g_') ? page.commonObjs : page.objs;
  return new Promise((done) => {
    home.get(name, done);
  });
}
