/**
 * Numbers that Word prints and does not store: of lists, of headings, of §§. mammoth tells only
 * that a paragraph is numbered, so they are counted here and written into the document before.
 */
import { type NumeralStyle, numeral } from './numerals.ts';
import { type Attributes, parseXml } from './xml.ts';

interface Level {
  readonly start: number;
  readonly format: string;
  /** '%1.%2.' */
  readonly text: string;
}

interface Numbering {
  /** By list (`numId`): which abstract list it is of, and where it starts anew. */
  readonly lists: Map<string, { readonly abstract: string; readonly starts: Map<number, number> }>;
  readonly levels: Map<string, Map<number, Level>>;
  /** Styles of paragraphs that a level is tied to. */
  readonly levelOfStyle: Map<string, number>;
}

interface Style {
  parent: string | null;
  list: string | null;
  level: number | null;
}

/** The mark of a paragraph: what is printed before it. */
export interface Numbered {
  readonly label: string;
  readonly list: string;
  readonly level: number;
}

/** Reads `word/numbering.xml`. */
export function readNumbering(xml: string): Numbering {
  const numbering: Numbering = { lists: new Map(), levels: new Map(), levelOfStyle: new Map() };
  let abstract: string | null = null;
  let list: string | null = null;
  let index = 0;
  let level: { start: number; format: string; text: string } | null = null;
  parseXml(xml, {
    open: (name, attributes) => {
      const value = valueIn(attributes);
      if (name === 'w:abstractNum') abstract = attributes['w:abstractNumId'] ?? null;
      else if (name === 'w:num') {
        list = attributes['w:numId'] ?? null;
        if (list !== null) numbering.lists.set(list, { abstract: '', starts: new Map() });
      } else if (name === 'w:abstractNumId' && list !== null) {
        numbering.lists.set(list, { abstract: value, starts: new Map() });
      } else if (name === 'w:lvlOverride') index = Number(attributes['w:ilvl'] ?? 0);
      else if (name === 'w:startOverride' && list !== null) {
        numbering.lists.get(list)?.starts.set(index, Number(value) || 0);
      } else if (name === 'w:lvl') {
        index = Number(attributes['w:ilvl'] ?? 0);
        level = { start: 1, format: 'decimal', text: '' };
      } else if (level !== null) {
        if (name === 'w:start') level.start = Number(value) || 0;
        if (name === 'w:numFmt') level.format = value;
        if (name === 'w:lvlText') level.text = value;
        if (name === 'w:pStyle') numbering.levelOfStyle.set(value, index);
      }
    },
    close: (name) => {
      if (name === 'w:abstractNum') abstract = null;
      if (name === 'w:num') list = null;
      if (name !== 'w:lvl' || level === null) return;
      // A level of one list alone replaces that of its abstract list: rare, and left out.
      if (abstract !== null) levelsOf(numbering, abstract).set(index, level);
      level = null;
    },
  });
  return numbering;
}

function valueIn(attributes: Attributes): string {
  return attributes['w:val'] ?? '';
}

function levelsOf({ levels }: Numbering, abstract: string): Map<number, Level> {
  const found = levels.get(abstract) ?? new Map<number, Level>();
  levels.set(abstract, found);
  return found;
}

/** Reads the lists that styles of paragraphs bring along, of `word/styles.xml`. */
export function readStyles(xml: string): Map<string, Style> {
  const styles = new Map<string, Style>();
  let style: Style | null = null;
  parseXml(xml, {
    open: (name, attributes) => {
      if (name === 'w:style') {
        style = { parent: null, list: null, level: null };
        styles.set(attributes['w:styleId'] ?? '', style);
      } else if (style !== null) {
        if (name === 'w:basedOn') style.parent = valueIn(attributes);
        if (name === 'w:numId') style.list = valueIn(attributes);
        if (name === 'w:ilvl') style.level = Number(valueIn(attributes)) || 0;
      }
    },
    close: (name) => {
      if (name === 'w:style') style = null;
    },
  });
  return styles;
}

/** Styles that go back to themselves are no reason to hang. */
const MOST_PARENTS = 32;

/** Counts through a document: `next` is called once a paragraph, in their order. */
export class Counter {
  private readonly numbering: Numbering;
  private readonly styles: ReadonlyMap<string, Style>;
  private readonly counts = new Map<string, number[]>();
  private readonly begun = new Set<string>();

  constructor(numbering: Numbering, styles: ReadonlyMap<string, Style>) {
    this.numbering = numbering;
    this.styles = styles;
  }

  /** What stands before the next paragraph, given its own list and level and its style. */
  next(own: string | null, ownLevel: number | null, style: string | null): Numbered | null {
    const styled = own === null ? this.styled(style) : null;
    const list = own ?? styled?.list ?? null;
    const level = ownLevel ?? styled?.level ?? 0;
    const known = list === null ? undefined : this.numbering.lists.get(list);
    const levels = known && this.numbering.levels.get(known.abstract);
    const form = levels?.get(level);
    if (list === null || known === undefined || levels === undefined || form === undefined) {
      return null;
    }
    const counts = this.counted(known, list, level, form);
    if (form.format === 'bullet') return { label: '-', list, level };
    const label = form.text.replace(/%([1-9])/gu, (_, digit: string) => {
      const at = Number(digit) - 1;
      const value = counts[at] ?? levels.get(at)?.start ?? 1;
      return numeral(value, styleOf(levels.get(at)?.format ?? 'decimal'));
    });
    return label.trim() === '' || form.format === 'none' ? null : { label, list, level };
  }

  private counted(
    { abstract, starts }: { readonly abstract: string; readonly starts: Map<number, number> },
    list: string,
    level: number,
    form: Level,
  ): readonly number[] {
    const counts = this.counts.get(abstract) ?? [];
    this.counts.set(abstract, counts);
    const anew = starts.get(level);
    const first = anew !== undefined && !this.begun.has(`${list} ${level}`);
    this.begun.add(`${list} ${level}`);
    const before = counts[level];
    counts[level] = first ? anew : before === undefined ? form.start : before + 1;
    counts.length = level + 1;
    return counts;
  }

  private styled(id: string | null): { readonly list: string; readonly level: number } | null {
    let style = id === null ? undefined : this.styles.get(id);
    for (let i = 0; style !== undefined && i < MOST_PARENTS; i++) {
      if (style.list !== null) {
        const tied = id === null ? undefined : this.numbering.levelOfStyle.get(id);
        return { list: style.list, level: style.level ?? tied ?? 0 };
      }
      style = style.parent === null ? undefined : this.styles.get(style.parent);
    }
    return null;
  }
}

function styleOf(format: string): NumeralStyle {
  if (format === 'lowerLetter') return 'a';
  if (format === 'upperLetter') return 'A';
  if (format === 'lowerRoman') return 'i';
  return format === 'upperRoman' ? 'I' : '1';
}
