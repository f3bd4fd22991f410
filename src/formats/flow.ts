/**
 * What all formats come to: paragraphs, entries of lists and tables, one after the other. Readers
 * build it up while they parse; `render.ts` makes the text of it.
 */
import { type FormatLimits, tooDeep, tooLong } from './limits.ts';

/** A run of text of one kind. A line feed is a line break, a tab stands between cells. */
export interface Run {
  readonly text: string;
  readonly struck: boolean;
}

/** A list that an entry stands in. Entries of one list have the same number. */
export interface Place {
  readonly list: number;
  /** 0 in the outermost list. */
  readonly depth: number;
}

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly runs: readonly Run[];
  /** Of a title, 1 for the top one; null of other text. */
  readonly level: number | null;
  /** What the format numbers or marks it with ('3.', '-'), or null. */
  readonly mark: string | null;
  /** Null outside lists. */
  readonly place: Place | null;
  /** True of what stands around the text: who sent it, and when. */
  readonly aside: boolean;
}

/** Rows of cells of blocks. */
export interface Table {
  readonly kind: 'table';
  readonly rows: readonly (readonly (readonly Block[])[])[];
}

/** Text that has its lines and gaps already. */
export interface Verbatim {
  readonly kind: 'verbatim';
  readonly text: string;
}

export type Block = Paragraph | Table | Verbatim;

/** What a paragraph begins with. */
export type Opening = Partial<Pick<Paragraph, 'level' | 'mark' | 'place' | 'aside'>>;

interface OpenTable {
  readonly rows: Block[][][];
  /** Where blocks go after it. */
  readonly around: Block[];
}

const CONTROL = /(?![\t\n])\p{Cc}/gu;
/** Line ends that the text's readers would take for lines. */
const ODD_ENDS = /\r\n?|[\v\f\u0085\u2028\u2029]/gu;

/** Builds blocks while a format is parsed: calls in the order of the text, nothing may be unmatched. */
export class Flow {
  private readonly root: Block[] = [];
  private readonly tables: OpenTable[] = [];
  private readonly limits: Pick<FormatLimits, 'maxChars' | 'maxTables'>;
  private target: Block[] = this.root;
  private opening: Opening | null = null;
  private runs: Run[] = [];
  private chars = 0;
  private lists = 0;

  constructor(limits: Pick<FormatLimits, 'maxChars' | 'maxTables'>) {
    this.limits = limits;
  }

  /** How much has been built: grows with everything that is added. */
  get size(): number {
    return this.chars + this.target.length + this.tables.length;
  }

  /** The number of a list that begins. */
  newList(): number {
    this.lists++;
    return this.lists;
  }

  /** Begins a paragraph; one that is open ends. */
  open(opening: Opening = {}): void {
    this.close();
    this.opening = opening;
  }

  get isOpen(): boolean {
    return this.opening !== null;
  }

  /** Adds text to the open paragraph, or begins one. */
  text(text: string, struck = false): void {
    const clean = text.replace(ODD_ENDS, ' ').replace(CONTROL, '');
    if (clean === '') return;
    this.count(clean.length);
    this.opening ??= {};
    const last = this.runs.at(-1);
    if (last?.struck === struck) {
      this.runs[this.runs.length - 1] = { text: last.text + clean, struck };
    } else this.runs.push({ text: clean, struck });
  }

  /** Ends the open paragraph; one without text is a gap. */
  close(): void {
    if (this.opening === null) return;
    const { level = null, mark = null, place = null, aside = false } = this.opening;
    this.target.push({ kind: 'paragraph', runs: this.runs, level, mark, place, aside });
    this.opening = null;
    this.runs = [];
  }

  /** Leaves the open paragraph out. */
  drop(): void {
    this.opening = null;
    this.runs = [];
  }

  /** Adds text that keeps its lines. */
  verbatim(text: string): void {
    this.close();
    const clean = text.replace(/\r\n?/gu, '\n').replace(CONTROL, '');
    this.count(clean.length);
    this.target.push({ kind: 'verbatim', text: clean });
  }

  startTable(): void {
    this.close();
    if (this.tables.length >= this.limits.maxTables) {
      throw tooDeep('tables', this.limits.maxTables, 'max-tables');
    }
    this.tables.push({ rows: [], around: this.target });
    // What stands between rows belongs to no cell.
    this.target = [];
  }

  startRow(): void {
    this.close();
    this.tables.at(-1)?.rows.push([]);
  }

  startCell(): void {
    this.close();
    const table = this.tables.at(-1);
    if (table === undefined) return;
    if (table.rows.length === 0) table.rows.push([]);
    this.target = [];
    table.rows.at(-1)?.push(this.target);
  }

  endTable(): void {
    this.close();
    const table = this.tables.pop();
    if (table === undefined) return;
    this.target = table.around;
    this.target.push({ kind: 'table', rows: table.rows });
  }

  /** The number of tables that are open. */
  get depth(): number {
    return this.tables.length;
  }

  /** Ends what is open and hands over all blocks. */
  finish(): readonly Block[] {
    this.close();
    while (this.tables.length > 0) this.endTable();
    return this.root;
  }

  private count(chars: number): void {
    this.chars += chars;
    if (this.chars > this.limits.maxChars) throw tooLong(this.limits.maxChars);
  }
}
