/** Rich Text Format → reading. */
import type { Reading } from '../../pipeline/reading.ts';
import { decodeAs } from './charset.ts';
import { Flow, type Opening } from './flow.ts';
import { damaged, type FormatLimits, tooDeep } from './limits.ts';
import { render } from './render.ts';
import { rtfTokens } from './rtf-tokens.ts';

/** Reads an .rtf. Throws ProblemError where it is cut off or beyond the limits. */
export async function readRtf(bytes: Uint8Array, limits: FormatLimits): Promise<Reading> {
  const flow = new Flow(limits);
  const reader = new RtfReader(flow, limits);
  for (const token of rtfTokens(bytes)) {
    if (token.kind === 'open') reader.open();
    else if (token.kind === 'close') reader.close();
    else if (token.kind === 'bytes') reader.bytes(token.bytes);
    else reader.control(token.word, token.value);
  }
  reader.finish();
  return render(flow.finish());
}

/** What a group may change and its end puts back. */
interface State {
  /** Text goes nowhere: fonts, styles, pictures, page heads, comments, what is unknown. */
  skipped: boolean;
  /** Where text goes: a label is the number that is printed before a paragraph. */
  sink: 'text' | 'label' | 'note';
  struck: boolean;
  hidden: boolean;
  deleted: boolean;
  /** Characters that stand after \u for readers without Unicode. */
  fallback: number;
  font: number;
  /** Fonts and styles are being told of. */
  table: 'font' | 'style' | null;
  /** The style that is being told of. */
  style: number;
}

const START: State = {
  skipped: false,
  sink: 'text',
  struck: false,
  hidden: false,
  deleted: false,
  fallback: 1,
  font: -1,
  table: null,
  style: -1,
};

/** Destinations that are not the text. What '\*' stands before is one, too, known or not. */
const SKIPPED = new Set([
  ...['colortbl', 'info', 'pict', 'header', 'headerl', 'headerr', 'headerf', 'footer', 'footerl'],
  ...['footerr', 'footerf', 'object', 'annotation', 'listtable', 'listoverridetable', 'revtbl'],
  ...[
    'fldinst',
    'xe',
    'tc',
    'rxe',
    'filetbl',
    'stylesheet',
    'fonttbl',
    'nonshppict',
    'private',
    'nonesttables',
  ],
]);

const CHARACTERS: Readonly<Record<string, string>> = {
  tab: '\t',
  line: '\n',
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  emspace: '\u2003',
  enspace: '\u2002',
  '~': '\u00a0',
  _: '\u2011',
  '-': '\u00ad',
  '\\': '\\',
  '{': '{',
  '}': '}',
};

/** Code pages by the character set of a font; the others are that of the document. */
const CHARSETS: Readonly<Record<number, string>> = {
  77: 'macroman',
  128: 'cp932',
  161: 'cp1253',
  162: 'cp1254',
  163: 'cp1258',
  177: 'cp1255',
  178: 'cp1256',
  186: 'cp1257',
  204: 'cp1251',
  222: 'cp874',
  238: 'cp1250',
};

const PAGES: Readonly<Record<string, string>> = { mac: 'macroman', pc: 'cp437', pca: 'cp850' };
const KNOWN_PAGES = /^(?:437|85[0257-8]|86[0-9]|874|932|936|949|950|125[0-8]|10000)$/u;
/** Groups nest deeper only in files that are made to break readers. */
const MOST_GROUPS = 1000;

class RtfReader {
  private readonly flow: Flow;
  private readonly limits: FormatLimits;
  private readonly stack: State[] = [];
  private state: State = { ...START };
  private page = 'cp1252';
  private readonly fonts = new Map<number, string>();
  private readonly levels = new Map<number, number>();
  /** Bytes of one code page: a letter may take two. */
  private readonly pending: number[] = [];
  /** Characters still to be passed over after \u. */
  private toSkip = 0;
  private starred = false;
  private label = '';
  private level: number | null = null;
  private inTable = false;
  /** The last row has ended; what comes is another or stands after the table. */
  private rowDone = false;
  /** The paragraph says that it stands in a table. */
  private inCell = false;
  /** Footnotes stand in the middle of a sentence and are read after it all. */
  private readonly notes: string[] = [];
  private list: number | null = null;

  constructor(flow: Flow, limits: FormatLimits) {
    this.flow = flow;
    this.limits = limits;
  }

  open(): void {
    this.flush();
    if (this.stack.length >= MOST_GROUPS) throw damaged('its groups never end');
    this.stack.push(this.state);
    this.state = { ...this.state };
    this.toSkip = 0;
  }

  close(): void {
    this.flush();
    this.state = this.stack.pop() ?? { ...START };
    this.toSkip = 0;
    this.starred = false;
  }

  finish(): void {
    this.flush();
    if (this.stack.length > 0) throw damaged('it is cut off');
    this.flow.close();
    if (this.inTable) this.flow.endTable();
    for (const note of this.notes) {
      this.flow.open();
      this.flow.text(note.trim());
    }
  }

  bytes(bytes: Uint8Array): void {
    this.starred = false;
    const skipped = Math.min(this.toSkip, bytes.length);
    this.toSkip -= skipped;
    if (this.isSilent()) return;
    for (let at = skipped; at < bytes.length; at++) this.pending.push(bytes[at] ?? 0);
  }

  control(word: string, value: number | null): void {
    if (this.stack.length === 0) return;
    if (word === '*') {
      this.starred = true;
      return;
    }
    const starred = this.starred;
    this.starred = false;
    if (word === 'u') {
      this.unicode(value ?? 0);
      return;
    }
    const character = CHARACTERS[word];
    if (character !== undefined) {
      if (this.toSkip > 0) this.toSkip--;
      else this.add(character);
      return;
    }
    this.flush();
    this.toSkip = 0;
    if (this.destination(word, starred) || this.property(word, value)) return;
    if (!this.state.skipped) this.structure(word, value);
  }

  /** What a group is for. True where the word was of that kind. */
  private destination(word: string, starred: boolean): boolean {
    const { state } = this;
    if (word === 'fonttbl') state.table = 'font';
    if (word === 'stylesheet') state.table = 'style';
    if (word === 'listtext' || word === 'pntext') {
      state.sink = 'label';
      this.label = '';
      return true;
    }
    if (word === 'footnote' && !state.skipped) {
      state.sink = 'note';
      this.notes.push('');
      return true;
    }
    // Text boxes stand below what readers without them are told to pass over.
    if (word === 'shptxt') state.skipped = false;
    if (SKIPPED.has(word) || starred) {
      state.skipped = true;
      // '{\*\cs10 …}' tells of a style, its number is still to come.
      return state.table === null;
    }
    return false;
  }

  private property(word: string, value: number | null): boolean {
    const { state } = this;
    const on = value !== 0;
    if (word === 'strike' || word === 'striked') state.struck = on;
    else if (word === 'deleted') state.deleted = on;
    else if (word === 'v') state.hidden = on;
    else if (word === 'plain')
      Object.assign(state, { struck: false, hidden: false, deleted: false });
    else if (word === 'uc') state.fallback = Math.max(0, value ?? 1);
    else if (word === 'f' || word === 'deff') state.font = value ?? -1;
    else if (word === 'fcharset') this.charset(value ?? 0);
    else if (word === 'ansicpg') this.page = pageOf(value) ?? this.page;
    else if (PAGES[word] !== undefined) this.page = PAGES[word];
    else if (word === 's' && state.table === 'style') state.style = value ?? -1;
    else if (word === 'outlinelevel' && state.table === 'style') {
      this.levels.set(state.style, value ?? 9);
    } else return false;
    return true;
  }

  private charset(value: number): void {
    const page = CHARSETS[value];
    if (this.state.table === 'font' && page !== undefined) this.fonts.set(this.state.font, page);
  }

  private structure(word: string, value: number | null): void {
    if (this.state.sink !== 'text') return;
    if (word === 'par' || word === 'sect' || word === 'page') this.endParagraph();
    else if (word === 'pard') {
      this.level = null;
      this.inCell = false;
    } else if (word === 'intbl') this.inCell = true;
    else if (word === 's') this.level = this.levels.get(value ?? -1) ?? null;
    else if (word === 'outlinelevel') this.level = value;
    else if (word === 'trowd') this.rowStarts();
    else if (word === 'cell') this.cellEnds();
    else if (word === 'row') this.rowEnds();
    else if (word === 'nestcell' || word === 'nestrow') this.endParagraph();
    else if (word === 'itap' && (value ?? 0) > this.limits.maxTables) {
      throw tooDeep('tables', this.limits.maxTables, 'max-tables');
    }
  }

  private isSilent(): boolean {
    const { skipped, hidden, deleted } = this.state;
    return skipped || hidden || deleted || this.stack.length === 0;
  }

  private unicode(value: number): void {
    this.flush();
    this.toSkip = this.state.fallback;
    // Values above 32767 are written as negative ones.
    this.add(String.fromCharCode(value < 0 ? value + 65_536 : value));
  }

  private flush(): void {
    if (this.pending.length === 0) return;
    const page = this.fonts.get(this.state.font) ?? this.page;
    this.write(decodeAs(Uint8Array.from(this.pending.splice(0)), page));
  }

  private add(text: string): void {
    this.flush();
    if (!this.isSilent()) this.write(text);
  }

  private write(text: string): void {
    const { sink, struck } = this.state;
    if (sink === 'label') this.label += text;
    else if (sink === 'note') this.notes.push(`${this.notes.pop() ?? ''}${text}`);
    else {
      if (!this.flow.isOpen) this.begin();
      this.flow.text(text, struck);
    }
  }

  private begin(): void {
    if (this.inTable && this.rowDone) {
      if (this.inCell) this.rowStarts();
      else {
        this.inTable = false;
        this.flow.endTable();
      }
    }
    this.flow.open(this.opening());
  }

  /** Titles have levels from 0 to 8; 9 is text. */
  private opening(): Opening {
    const level = this.level !== null && this.level < 9 ? this.level + 1 : null;
    const label = this.label.trim();
    this.label = '';
    if (label === '') {
      this.list = null;
      return { level };
    }
    const mark = /^[\p{L}\p{N}§(]/u.test(label) ? label : '-';
    if (level !== null) return { level, mark };
    this.list ??= this.flow.newList();
    return { mark, place: { list: this.list, depth: 0 } };
  }

  private endParagraph(): void {
    if (!this.flow.isOpen) this.begin();
    this.flow.close();
  }

  private rowStarts(): void {
    this.flow.close();
    if (!this.inTable) this.flow.startTable();
    this.inTable = true;
    this.rowDone = false;
    this.flow.startRow();
    this.flow.startCell();
  }

  private cellEnds(): void {
    if (!this.inTable || this.rowDone) this.rowStarts();
    this.flow.startCell();
  }

  private rowEnds(): void {
    this.flow.close();
    this.rowDone = true;
  }
}

function pageOf(value: number | null): string | null {
  const page = String(value ?? '');
  if (page === '10000') return 'macroman';
  if (page === '65001') return 'utf8';
  return KNOWN_PAGES.test(page) ? `cp${page}` : null;
}
