/** What an OpenDocument text's styles say of its text: what is struck through, how lists count. */
import type { NumeralStyle } from './numerals.ts';
import { type Attributes, parseXml } from './xml.ts';

/** How one level of a list or of headings is numbered. */
export interface ListLevel {
  readonly bullet: boolean;
  /** Null where nothing is printed. */
  readonly format: NumeralStyle | null;
  readonly prefix: string;
  readonly suffix: string;
  readonly start: number;
  /** How many levels are printed: 2 is '3.1'. */
  readonly shown: number;
}

const FORMATS: Readonly<Record<string, NumeralStyle>> = {
  '1': '1',
  a: 'a',
  A: 'A',
  i: 'i',
  I: 'I',
};
/** Styles that go back to themselves are no reason to hang. */
const MOST_PARENTS = 32;

interface TextStyle {
  readonly parent: string | null;
  /** Null where the style says nothing of it. */
  struck: boolean | null;
}

/** The styles of a document: of `styles.xml`, then those of `content.xml`, which win. */
export class OdtStyles {
  private readonly text = new Map<string, TextStyle>();
  private readonly lists = new Map<string, Map<number, ListLevel>>();
  private readonly outline = new Map<number, ListLevel>();

  /** Takes in the styles of a part. */
  read(xml: string): void {
    let style: TextStyle | null = null;
    let levels: Map<number, ListLevel> | null = null;
    parseXml(xml, {
      open: (name, attributes) => {
        if (name === 'style:style') {
          style = { parent: attributes['style:parent-style-name'] ?? null, struck: null };
          this.text.set(attributes['style:name'] ?? '', style);
        } else if (name === 'style:text-properties' && style !== null) {
          style.struck = lineThrough(attributes);
        } else if (name === 'text:list-style') {
          levels = new Map();
          this.lists.set(attributes['style:name'] ?? '', levels);
        } else if (name === 'text:outline-style') levels = this.outline;
        else if (/^text:(?:list-level-style-(?:number|bullet)|outline-level-style)$/u.test(name)) {
          const depth = Number.parseInt(attributes['text:level'] ?? '1', 10) - 1;
          levels?.set(depth, levelOf(name, attributes));
        }
      },
      close: (name) => {
        if (name === 'style:style') style = null;
        if (name === 'text:list-style' || name === 'text:outline-style') levels = null;
      },
    });
  }

  /** Whether text in a style, or in one that it is made from, is struck through. */
  isStruck(name: string): boolean {
    let style = this.text.get(name);
    for (let i = 0; style !== undefined && i < MOST_PARENTS; i++) {
      if (style.struck !== null) return style.struck;
      style = style.parent === null ? undefined : this.text.get(style.parent);
    }
    return false;
  }

  /** How a level of a list is numbered; 0 is the outermost. */
  listLevel(style: string, depth: number): ListLevel | null {
    return this.lists.get(style)?.get(depth) ?? null;
  }

  /** How headings of a level are numbered; 0 is the top one. */
  outlineLevel(depth: number): ListLevel | null {
    const level = this.outline.get(depth);
    return level?.format ? level : null;
  }
}

function lineThrough(attributes: Attributes): boolean | null {
  const style = attributes['style:text-line-through-style'];
  const type = attributes['style:text-line-through-type'];
  if (style === undefined && type === undefined) return null;
  return (style ?? 'solid') !== 'none' && (type ?? 'single') !== 'none';
}

function levelOf(name: string, attributes: Attributes): ListLevel {
  const format = FORMATS[attributes['style:num-format'] ?? ''] ?? null;
  return {
    bullet: name === 'text:list-level-style-bullet',
    format,
    prefix: attributes['style:num-prefix'] ?? '',
    suffix: attributes['style:num-suffix'] ?? '',
    start: Number.parseInt(attributes['text:start-value'] ?? '1', 10) || 1,
    shown: Number.parseInt(attributes['text:display-levels'] ?? '1', 10) || 1,
  };
}
