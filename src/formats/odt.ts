/** OpenDocument texts → reading (OpenDocument 1.3, part 3). */
import type { Reading } from '../../pipeline/reading.ts';
import { ProblemError } from '../problem.ts';
import { Flow } from './flow.ts';
import { damaged, type FormatLimits } from './limits.ts';
import { numeral } from './numerals.ts';
import { type ListLevel, OdtStyles } from './odt-styles.ts';
import { render } from './render.ts';
import { type Attributes, parseXml, xmlText } from './xml.ts';
import { Budget, inflate, readDirectory } from './zip.ts';

/** Reads an .odt. Throws ProblemError where it is damaged, locked or beyond the limits. */
export async function readOdt(bytes: Uint8Array, limits: FormatLimits): Promise<Reading> {
  const members = new Map(readDirectory(bytes, limits).map((member) => [member.name, member]));
  const budget = new Budget(limits);
  const part = (name: string): string | null => {
    const member = members.get(name);
    return member === undefined ? null : xmlText(inflate(member, budget));
  };
  if (part('META-INF/manifest.xml')?.includes('encryption-data') === true) {
    throw new ProblemError('encrypted', 'is locked with a password: save it without one first');
  }
  const content = part('content.xml');
  if (content === null) throw damaged('its text is missing');
  const styles = new OdtStyles();
  for (const xml of [part('styles.xml'), content]) if (xml !== null) styles.read(xml);
  const flow = new Flow(limits);
  const reader = new OdtReader(flow, styles);
  parseXml(content, {
    open: (name, attributes) => reader.open(name, attributes),
    close: (name) => reader.close(name),
    text: (text) => reader.text(text),
  });
  reader.finish();
  return render(flow.finish());
}

/** Elements of which nothing is read: deleted text, comments, what a table of contents repeats. */
const SILENT = new Set([
  ...['text:tracked-changes', 'office:annotation', 'text:table-of-content', 'text:note-citation'],
  ...['office:automatic-styles', 'office:font-face-decls', 'office:scripts', 'office:forms'],
  ...['table:covered-table-cell', 'text:hidden-text', 'text:sequence-decls', 'text:number'],
  ...['svg:title', 'svg:desc', 'text:alphabetical-index', 'text:variable-decls'],
]);
/** So many blanks at once are no text. */
const MOST_BLANKS = 200;

interface OdtList {
  readonly list: number;
  readonly style: string;
  readonly depth: number;
  /** True until the entry's first paragraph has taken its mark. */
  fresh: boolean;
}

class OdtReader {
  private readonly flow: Flow;
  private readonly styles: OdtStyles;
  private readonly lists: OdtList[] = [];
  /** The last number of each level by list style, for lists that go on. */
  private readonly counts = new Map<string, number[]>();
  private readonly outline: number[] = [];
  private readonly struck: boolean[] = [];
  /** How deep in elements that are passed over. */
  private silent = 0;
  /** Footnotes, which stand in the middle of a sentence and are read after it all. */
  private readonly notes: string[] = [];
  /** How deep in a footnote. */
  private noted = 0;
  /** How deep in paragraphs: a text frame stands in one and holds others. */
  private inside = 0;

  constructor(flow: Flow, styles: OdtStyles) {
    this.flow = flow;
    this.styles = styles;
  }

  open(name: string, attributes: Attributes): void {
    if (this.silent > 0 || SILENT.has(name)) {
      this.silent++;
      return;
    }
    if (this.noted > 0 || name === 'text:note') {
      if (this.noted === 0) this.notes.push('');
      this.noted++;
      return;
    }
    if (name === 'text:p') this.paragraph(attributes);
    else if (name === 'text:h') this.heading(attributes);
    else if (name === 'text:span') this.strike(attributes);
    else if (name === 'text:list') this.listStarts(attributes);
    else if (name === 'text:list-item' || name === 'text:list-header') this.entry(name, attributes);
    else if (name === 'text:s') this.add(' '.repeat(blanks(attributes['text:c'])));
    else if (name === 'text:tab') this.add('\t');
    else if (name === 'text:line-break') this.add('\n');
    else if (name === 'table:table') this.flow.startTable();
    else if (name === 'table:table-row') this.flow.startRow();
    else if (name === 'table:table-cell') this.flow.startCell();
  }

  close(name: string): void {
    if (this.silent > 0) {
      this.silent--;
      return;
    }
    if (this.noted > 0) {
      this.noted--;
      return;
    }
    if (name === 'text:p' || name === 'text:h') {
      this.flow.close();
      this.struck.pop();
      this.inside--;
    } else if (name === 'text:span') this.struck.pop();
    else if (name === 'text:list') this.lists.pop();
    else if (name === 'table:table') this.flow.endTable();
  }

  text(text: string): void {
    if (this.silent > 0 || this.inside === 0) return;
    if (this.noted > 0) {
      this.notes.push(`${this.notes.pop() ?? ''}${text}`);
      return;
    }
    // Blanks that are meant are elements; of the others, one counts.
    this.add(text.replace(/[ \t\r\n]+/gu, ' '));
  }

  /** Adds the footnotes. */
  finish(): void {
    for (const note of this.notes) {
      this.flow.open();
      this.flow.text(note);
    }
  }

  private add(text: string): void {
    if (this.inside > 0) this.flow.text(text, this.struck.at(-1) === true);
  }

  private paragraph(attributes: Attributes): void {
    this.begin(attributes);
    const list = this.lists.at(-1);
    if (list === undefined || !list.fresh) {
      this.flow.open();
      return;
    }
    list.fresh = false;
    const place = { list: list.list, depth: list.depth };
    this.flow.open({ mark: this.mark(list), place });
  }

  private heading(attributes: Attributes): void {
    this.begin(attributes);
    const level = Math.max(1, Number.parseInt(attributes['text:outline-level'] ?? '1', 10) || 1);
    const list = this.lists.at(-1);
    if (list?.fresh === true) {
      list.fresh = false;
      this.flow.open({ level, mark: this.mark(list) });
      return;
    }
    const form = this.styles.outlineLevel(level - 1);
    const mark = attributes['text:is-list-header'] === 'true' ? null : form;
    this.flow.open({
      level,
      mark: mark && this.count(this.outline, level - 1, mark, outlineOf(this.styles)),
    });
  }

  private begin(attributes: Attributes): void {
    this.inside++;
    this.struck.push(this.styles.isStruck(attributes['text:style-name'] ?? ''));
  }

  private strike(attributes: Attributes): void {
    const own = this.styles.isStruck(attributes['text:style-name'] ?? '');
    this.struck.push(own || this.struck.at(-1) === true);
  }

  private listStarts(attributes: Attributes): void {
    const around = this.lists.at(-1);
    const style = attributes['text:style-name'] ?? around?.style ?? '';
    const depth = around === undefined ? 0 : around.depth + 1;
    const goesOn = attributes['text:continue-numbering'] === 'true';
    const before = attributes['text:continue-list'] !== undefined;
    if (around === undefined && !goesOn && !before) this.counts.delete(style);
    this.lists.push({ list: around?.list ?? this.flow.newList(), style, depth, fresh: false });
  }

  private entry(name: string, attributes: Attributes): void {
    const list = this.lists.at(-1);
    if (list === undefined) return;
    list.fresh = name === 'text:list-item';
    const start = Number.parseInt(attributes['text:start-value'] ?? '', 10);
    const counts = this.countsOf(list.style);
    if (!Number.isNaN(start)) counts[list.depth] = start - 1;
  }

  private countsOf(style: string): number[] {
    const counts = this.counts.get(style) ?? [];
    this.counts.set(style, counts);
    return counts;
  }

  private mark({ style, depth }: OdtList): string | null {
    const form = this.styles.listLevel(style, depth);
    const forms = (level: number) => this.styles.listLevel(style, level);
    return form === null ? '-' : this.count(this.countsOf(style), depth, form, forms);
  }

  /** The next number at a level, with those above it where the style shows them. */
  private count(
    counts: number[],
    depth: number,
    form: ListLevel,
    forms: (depth: number) => ListLevel | null,
  ): string | null {
    const before = counts[depth];
    counts[depth] = before === undefined ? form.start : before + 1;
    counts.length = depth + 1;
    if (form.bullet) return '-';
    if (form.format === null) return null;
    const shown: string[] = [];
    for (let level = Math.max(0, depth + 1 - form.shown); level <= depth; level++) {
      const of = forms(level);
      if (of?.format) shown.push(numeral(counts[level] ?? of.start, of.format));
    }
    return `${form.prefix}${shown.join('.')}${form.suffix}`;
  }
}

function outlineOf(styles: OdtStyles): (depth: number) => ListLevel | null {
  return (depth) => styles.outlineLevel(depth);
}

function blanks(count: string | undefined): number {
  const value = Number.parseInt(count ?? '1', 10);
  return Number.isNaN(value) ? 1 : Math.max(0, Math.min(value, MOST_BLANKS));
}
