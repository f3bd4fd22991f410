/** HTML → reading. Web pages, saved mails and what mammoth makes of Word's documents. */
import { Parser } from 'htmlparser2';
import type { Reading } from '../../pipeline/reading.ts';
import { ProblemError } from '../problem.ts';
import { decodeTold } from './charset.ts';
import { Flow, type Opening, type Place } from './flow.ts';
import type { FormatLimits } from './limits.ts';
import { type NumeralStyle, numeral } from './numerals.ts';
import { render } from './render.ts';

type Attributes = Readonly<Record<string, string>>;

/** Reads a page. Throws ProblemError where it is beyond the limits. */
export async function readHtml(bytes: Uint8Array, limits: FormatLimits): Promise<Reading> {
  const flow = new Flow(limits);
  readMarkup(decodeTold(bytes, metaCharset(bytes)), flow);
  return render(flow.finish());
}

/** Browsers look no further for it. */
const HEAD_BYTES = 4096;

/** The encoding that a page says it is in, or null. */
function metaCharset(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, HEAD_BYTES)).toString('latin1');
  const meta = /<meta\s[^>]*?charset\s*=\s*["']?\s*([\w.:-]+)/iu.exec(head)?.[1];
  return meta ?? /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]+)/iu.exec(head)?.[1] ?? null;
}

/** Elements of which nothing is read. */
const SILENT = new Set([
  ...['script', 'style', 'head', 'nav', 'template', 'noscript', 'svg', 'math', 'iframe', 'object'],
  ...['audio', 'video', 'canvas', 'select', 'textarea', 'button', 'dialog', 'title'],
]);
const STRIKING = new Set(['s', 'del', 'strike']);
const BLOCKS = new Set([
  ...['p', 'div', 'section', 'article', 'main', 'header', 'footer', 'aside', 'address', 'figure'],
  ...['figcaption', 'blockquote', 'pre', 'form', 'fieldset', 'legend', 'hr', 'dl', 'dt', 'dd'],
  ...['ul', 'ol', 'li', 'caption', 'details', 'summary', 'center', 'body', 'html'],
]);
/** What an element without text counts as an empty line for. */
const GAPS = new Set(['p', 'div']);
const NUMERALS: readonly NumeralStyle[] = ['a', 'A', 'i', 'I'];
const VOID = new Set(['br', 'hr', 'img', 'input', 'meta', 'link', 'col', 'wbr', 'area', 'base']);

/** The parser takes ever longer the deeper it is; pages that forget to close tags stay below. */
const MOST_OPEN = 5000;

/** How what is parsed is told. */
export interface MarkupOptions {
  /** True to keep blanks and tabs as they stand: in Word's text they are meant. */
  readonly keepBlanks?: boolean;
  /** Takes a number or mark that stands in the text out of it: see `docx.ts`. */
  readonly marked?: (text: string) => { readonly opening: Opening; readonly text: string } | null;
}

/** Parses `markup` into `flow`. */
export function readMarkup(markup: string, flow: Flow, options: MarkupOptions = {}): void {
  const reader = new MarkupReader(flow, options);
  const parser = new Parser(
    {
      onopentag: (name, attributes) => reader.open(name, attributes),
      ontext: (text) => reader.text(text),
      onclosetag: (name) => reader.close(name),
    },
    { decodeEntities: true },
  );
  parser.write(markup);
  parser.end();
}

interface Element {
  readonly name: string;
  /** What had been built when it began. */
  readonly size: number;
  readonly silent: boolean;
  readonly struck: boolean;
  readonly kept: boolean;
}

interface List {
  readonly place: Place;
  /** The next number, or null where entries are not numbered. */
  next: number | null;
  readonly style: NumeralStyle;
  readonly step: 1 | -1;
}

class MarkupReader {
  private readonly flow: Flow;
  private readonly options: MarkupOptions;
  private readonly elements: Element[] = [];
  private readonly lists: List[] = [];
  /** What the next paragraph begins with: a title's level, an entry's mark. */
  private opening: Opening | null = null;
  /** A blank that stands between words if another word comes. */
  private blank: { readonly struck: boolean } | null = null;

  constructor(flow: Flow, options: MarkupOptions) {
    this.flow = flow;
    this.options = options;
  }

  open(name: string, attributes: Attributes): void {
    const around = this.elements.at(-1);
    const style = attributes['style'] ?? '';
    const element = {
      name,
      size: this.flow.size,
      silent: around?.silent === true || SILENT.has(name) || isHidden(attributes, style),
      struck: around?.struck === true || STRIKING.has(name) || /line-through/iu.test(style),
      kept: around?.kept === true || name === 'pre' || /white-space:\s*pre/iu.test(style),
    };
    if (!element.silent) this.begin(name, attributes);
    if (VOID.has(name)) return;
    this.elements.push(element);
    if (this.elements.length > MOST_OPEN) {
      const message = `has elements nested more than ${MOST_OPEN} deep: save it as .txt first`;
      throw new ProblemError('too-deep', message);
    }
  }

  private begin(name: string, attributes: Attributes): void {
    const level = /^h([1-6])$/u.exec(name)?.[1];
    if (name === 'br') this.lineBreak();
    else if (name === 'table') this.tableStarts();
    else if (name === 'tr') this.edge(() => this.flow.startRow());
    else if (name === 'td' || name === 'th') this.edge(() => this.flow.startCell());
    else if (level !== undefined) {
      this.endParagraph();
      this.opening = { ...this.opening, level: Number(level) };
    } else if (BLOCKS.has(name)) {
      this.endParagraph();
      if (name === 'ul' || name === 'ol') this.listStarts(name, attributes);
      if (name === 'li') this.entryStarts(attributes);
    }
  }

  close(name: string): void {
    const at = this.elements.findLastIndex((element) => element.name === name);
    if (at < 0) return;
    const [element] = this.elements.splice(at);
    if (element === undefined || element.silent) return;
    if (name === 'table') this.edge(() => this.flow.endTable());
    else if (/^(?:tr|td|th|h[1-6])$/u.test(name)) this.edge(() => undefined);
    else if (BLOCKS.has(name)) {
      const empty = this.flow.size === element.size && !this.flow.isOpen;
      this.endParagraph();
      if (empty && GAPS.has(name)) {
        this.flow.open();
        this.flow.close();
      }
      if (name === 'ul' || name === 'ol') this.lists.pop();
      if (name === 'li' || name === 'ul' || name === 'ol') this.opening = null;
    }
  }

  text(text: string): void {
    const element = this.elements.at(-1);
    if (element?.silent === true) return;
    const struck = element?.struck === true;
    if (this.options.keepBlanks === true) {
      this.write(text.replace(/\n/gu, ' '), struck);
    } else if (element?.kept === true) {
      text.split('\n').forEach((line, i) => {
        if (i > 0) this.lineBreak();
        this.write(line, struck);
      });
    } else this.collapsed(text, struck);
  }

  /** White space is one blank, and none at the edges of a paragraph. */
  private collapsed(text: string, struck: boolean): void {
    const words = text.replace(/[ \t\n\r\f]+/gu, ' ');
    const inner = words.trim() === '' && !words.includes('\u00a0') ? '' : words;
    if (words.startsWith(' ') && this.flow.isOpen) this.blank ??= { struck };
    if (inner === '') return;
    const body = inner.replace(/^ | $/gu, '');
    if (this.blank !== null) this.write(' ', this.blank.struck);
    this.write(body, struck);
    this.blank = words.endsWith(' ') ? { struck } : null;
  }

  private write(text: string, struck: boolean): void {
    if (text === '') return;
    const marked = this.flow.isOpen ? null : (this.options.marked?.(text) ?? null);
    if (!this.flow.isOpen) {
      const opening = { ...this.opening, ...marked?.opening };
      // A numbered title is no entry of a list.
      this.flow.open(this.opening?.level === undefined ? opening : { ...opening, place: null });
      this.opening = null;
    }
    this.flow.text(marked?.text ?? text, struck);
  }

  private lineBreak(): void {
    this.blank = null;
    if (this.flow.isOpen) this.flow.text('\n', this.elements.at(-1)?.struck === true);
    else this.write('\n', false);
  }

  private endParagraph(): void {
    this.blank = null;
    this.flow.close();
  }

  /** At the edge of a cell or a title nothing is carried over. */
  private edge(action: () => void): void {
    this.endParagraph();
    this.opening = null;
    action();
  }

  private tableStarts(): void {
    this.edge(() => this.flow.startTable());
  }

  private listStarts(name: string, attributes: Attributes): void {
    const outer = this.lists.at(-1)?.place;
    const place = outer
      ? { list: outer.list, depth: outer.depth + 1 }
      : { list: this.flow.newList(), depth: 0 };
    const start = Number.parseInt(attributes['start'] ?? '1', 10);
    const step = attributes['reversed'] === undefined ? 1 : -1;
    const next = name === 'ol' ? (Number.isNaN(start) ? 1 : start) : null;
    this.lists.push({ place, next, style: styleOf(attributes['type']), step });
  }

  private entryStarts(attributes: Attributes): void {
    const list = this.lists.at(-1);
    const place = list?.place ?? { list: this.flow.newList(), depth: 0 };
    const value = Number.parseInt(attributes['value'] ?? '', 10);
    if (list && list.next !== null && !Number.isNaN(value)) list.next = value;
    const number = list?.next ?? null;
    this.opening = {
      place,
      mark: number === null ? '-' : `${numeral(number, list?.style ?? '1')}.`,
    };
    if (list && number !== null) list.next = number + list.step;
  }
}

function isHidden(attributes: Attributes, style: string): boolean {
  if (attributes['hidden'] !== undefined || attributes['aria-hidden'] === 'true') return true;
  return /display:\s*none|visibility:\s*hidden|mso-hide:\s*all/iu.test(style);
}

function styleOf(type: string | undefined): NumeralStyle {
  return NUMERALS.find((style) => style === type) ?? '1';
}
