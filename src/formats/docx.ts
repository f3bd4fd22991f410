/** Word documents → reading, through mammoth, which is given no more of the file than it needs. */
import { zipSync } from 'fflate';
import type { Reading } from '../../pipeline/reading.ts';
import { Counter, type Numbered, readNumbering, readStyles } from './docx-numbers.ts';
import { Flow, type Opening } from './flow.ts';
import { readMarkup } from './html.ts';
import { damaged, type FormatLimits } from './limits.ts';
import { render } from './render.ts';
import { type Attributes, parseXml, xmlText } from './xml.ts';
import { Budget, inflate, type Member, readDirectory } from './zip.ts';

/** Reads a .docx. Throws ProblemError where it is damaged or beyond the limits. */
export async function readDocx(bytes: Uint8Array, limits: FormatLimits): Promise<Reading> {
  const parts = readParts(bytes, limits);
  const numbered = withNumbers(parts);
  const { default: mammoth } = await import('mammoth');
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(zipSync(numbered.files, { level: 0 })) },
    {
      styleMap: STYLES,
      includeEmbeddedStyleMap: false,
      ignoreEmptyParagraphs: false,
      convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
    },
  );
  const flow = new Flow(limits);
  // Footnotes end in an arrow that leads back.
  const markup = value.replace(/<a href="#(?:foot|end)note-ref-[^"]*">[^<]*<\/a>/gu, '');
  readMarkup(markup, flow, { keepBlanks: true, marked: markReader(flow, numbered.marks) });
  return render(flow.finish());
}

/** A table of contents repeats the headings; what is struck through stays, marked. */
const STYLES = [
  'strike => s',
  "p[style-name^='toc '] => !",
  "p[style-name^='TOC '] => !",
  "p[style-name='Title'] => h1:fresh",
];

interface Parts {
  readonly main: string;
  readonly files: Record<string, Uint8Array>;
}

const TYPES = '[Content_Types].xml';
const RELATIONS = '_rels/.rels';
/** Parts beside the main one that are read; comments are not. */
const BESIDE = ['styles.xml', 'numbering.xml', 'footnotes.xml', 'endnotes.xml'];

function readParts(bytes: Uint8Array, limits: FormatLimits): Parts {
  const members = new Map(readDirectory(bytes, limits).map((member) => [member.name, member]));
  const budget = new Budget(limits);
  const main = mainPart(members, budget);
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const relations = `${folder}_rels/${main.slice(folder.length)}.rels`;
  const names = [TYPES, RELATIONS, main, relations, ...BESIDE.map((name) => folder + name)];
  const files: Record<string, Uint8Array> = {};
  for (const name of names) {
    const member = members.get(name);
    if (member !== undefined) files[name] = inflate(member, budget);
  }
  if (files[main] === undefined) throw damaged('its text is missing');
  // mammoth goes down into what it parses and knows no limit: what is malformed, declares entities
  // or nests too deep does not come to it.
  for (const part of Object.values(files)) parseXml(xmlText(part), {});
  return { main, files };
}

/** Where the text stands: mostly word/document.xml, but some programs call it otherwise. */
function mainPart(members: ReadonlyMap<string, Member>, budget: Budget): string {
  let main = 'word/document.xml';
  const relations = members.get(RELATIONS);
  if (relations === undefined) return main;
  parseXml(xmlText(inflate(relations, budget)), {
    open: (name, attributes) => {
      const target = attributes['Target'];
      const office = attributes['Type']?.endsWith('/officeDocument') === true;
      if (name === 'Relationship' && office && target) main = target.replace(/^\/+/u, '');
    },
  });
  return main;
}

/** Stands before a number that was put in, and after it: private use, taken out again. */
const BEFORE = '\ue000';
const AFTER = '\ue001';

interface Numbers {
  readonly files: Record<string, Uint8Array>;
  readonly marks: readonly Numbered[];
}

/** The parts with each numbered paragraph's number written at its beginning. */
function withNumbers({ main, files }: Parts): Numbers {
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const part = (name: string): string => {
    const bytes = files[folder + name];
    return bytes === undefined ? '<none/>' : xmlText(bytes);
  };
  const numbering = readNumbering(part('numbering.xml'));
  const counter = new Counter(numbering, readStyles(part('styles.xml')));
  const xml = known(xmlText(files[main] ?? new Uint8Array()));
  const marks: Numbered[] = [];
  const pieces: string[] = [];
  let done = 0;
  const paragraphs = new ParagraphReader(({ at, list, level, style, deleted }) => {
    const numbered = deleted ? null : counter.next(list, level, style);
    if (numbered === null) return;
    pieces.push(xml.slice(done, at), `<w:r><w:t>${BEFORE}${marks.length}${AFTER}</w:t></w:r>`);
    marks.push(numbered);
    done = at;
  });
  parseXml(xml, {
    open: (name, attributes) => paragraphs.open(name, attributes),
    close: (name, at) => paragraphs.close(name, at),
  });
  pieces.push(xml.slice(done));
  return { files: { ...files, [main]: new TextEncoder().encode(pieces.join('')) }, marks };
}

/** The text in the words that mammoth knows: struck twice is struck, a field has its text. */
function known(xml: string): string {
  return xml
    .replace(/[\ue000\ue001]/gu, '')
    .replace(/<w:dstrike(?=[\s/>])/gu, '<w:strike')
    .replace(/<(\/?)w:(?:fldSimple|dir|bdo)(?=[\s/>])/gu, '<$1w:ins');
}

interface Properties {
  list: string | null;
  level: number | null;
  style: string | null;
  deleted: boolean;
}

/** Tells of the properties of each paragraph, and where they end. */
class ParagraphReader {
  private readonly found: (paragraph: Properties & { readonly at: number }) => void;
  private readonly path: string[] = [];
  private properties: Properties | null = null;

  constructor(found: (paragraph: Properties & { readonly at: number }) => void) {
    this.found = found;
  }

  open(name: string, attributes: Attributes): void {
    const parent = this.path.at(-1);
    this.path.push(name);
    if (name === 'w:pPr' && parent === 'w:p') {
      this.properties = { list: null, level: null, style: null, deleted: false };
    }
    // What the paragraph was before a tracked change stands below w:pPrChange, and is passed over.
    if (this.properties === null || this.path.includes('w:pPrChange')) return;
    const value = attributes['w:val'] ?? null;
    if (name === 'w:pStyle') this.properties.style = value;
    if (name === 'w:numId') this.properties.list = value;
    if (name === 'w:ilvl') this.properties.level = Number(value) || 0;
    if (name === 'w:del' && parent === 'w:rPr') this.properties.deleted = true;
  }

  close(name: string, at: number): void {
    this.path.pop();
    if (name !== 'w:pPr' || this.path.at(-1) !== 'w:p' || this.properties === null) return;
    this.found({ ...this.properties, at });
    this.properties = null;
  }
}

/** Takes the numbers out of the text again; those of one list are entries of one list. */
function markReader(flow: Flow, marks: readonly Numbered[]) {
  const lists = new Map<string, number>();
  const form = new RegExp(`^${BEFORE}(\\d+)${AFTER}`, 'u');
  return (text: string): { readonly opening: Opening; readonly text: string } | null => {
    const found = form.exec(text);
    const mark = found && marks[Number(found[1])];
    if (!found || !mark) return null;
    const list = lists.get(mark.list) ?? flow.newList();
    lists.set(mark.list, list);
    const opening = { mark: mark.label, place: { list, depth: mark.level } };
    return { opening, text: text.slice(found[0].length) };
  };
}
