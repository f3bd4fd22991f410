/** Word documents, written by hand: as much of OOXML as the tests need. */
import { zipSync } from 'fflate';
import { escaped, type Part, piecesOf } from './parts.ts';

const NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const OFFICE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The insides of the parts of a document; `body` is what stands in w:body. */
export interface DocxSource {
  readonly body: string;
  readonly numbering?: string;
  readonly styles?: string;
  /** More files, by name. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
}

const bytes = (text: string | Uint8Array): Uint8Array =>
  typeof text === 'string' ? new TextEncoder().encode(text) : text;

const part = (name: string, inside: string): string =>
  `${HEAD}<w:${name} ${NAMESPACE}>${inside}</w:${name}>`;

/** Packs a document. */
export function docxFile({ body, numbering, styles, files = {} }: DocxSource): Uint8Array {
  const names = ['document', ...(numbering ? ['numbering'] : []), ...(styles ? ['styles'] : [])];
  const types = names.map(
    (name) => `<Override PartName="/word/${name}.xml" ContentType="${OFFICE}.${name}+xml"/>`,
  );
  const relations = names.slice(1).map((name, i) => relation(`r${i}`, name, `${name}.xml`));
  const all: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${types.join('')}</Types>`,
    '_rels/.rels': relations_(relation('r1', 'officeDocument', 'word/document.xml')),
    'word/_rels/document.xml.rels': relations_(relations.join('')),
    'word/document.xml': part('document', `<w:body>${body}</w:body>`),
    ...(numbering === undefined ? {} : { 'word/numbering.xml': part('numbering', numbering) }),
    ...(styles === undefined ? {} : { 'word/styles.xml': part('styles', styles) }),
    ...files,
  };
  return zipSync(
    Object.fromEntries(Object.entries(all).map(([name, text]) => [name, bytes(text)])),
  );
}

const relation = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${RELATION}/${type}" Target="${target}"/>`;

const relations_ = (inside: string): string =>
  `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inside}</Relationships>`;

/** A run; `properties` is the inside of w:rPr. */
export function run(text: string, properties = ''): string {
  const marked = properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`;
  return `<w:r>${marked}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;
}

/** A paragraph; `properties` is the inside of w:pPr. */
export function paragraph(inside: string, properties = ''): string {
  return `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${inside}</w:p>`;
}

/** Puts a paragraph into a list. */
export const listed = (list: number, level = 0): string =>
  `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`;

/** A row of cells, each of paragraphs. */
export const row = (...cells: readonly string[]): string =>
  `<w:tr>${cells.map((cell) => `<w:tc>${cell}</w:tc>`).join('')}</w:tr>`;

/** A table of rows. */
export const table = (...rows: readonly string[]): string => `<w:tbl>${rows.join('')}</w:tbl>`;

/** Styles of titles, in Word's own names. */
export const HEADINGS = [1, 2, 3, 4]
  .map(
    (level) =>
      `<w:style w:type="paragraph" w:styleId="Rubrik${level}"><w:name w:val="heading ${level}"/></w:style>`,
  )
  .join('');

/** An abstract list: for each level its format and text, '%1.'. */
export const abstractList = (id: number, ...levels: readonly (readonly [string, string])[]) =>
  `<w:abstractNum w:abstractNumId="${id}">${levels
    .map(
      ([format, text], i) =>
        `<w:lvl w:ilvl="${i}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`,
    )
    .join('')}</w:abstractNum>`;

/** A list of an abstract one; `start` begins it anew. */
export const list = (id: number, abstract: number, start?: number): string =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${abstract}"/>${
    start === undefined
      ? ''
      : `<w:lvlOverride w:ilvl="0"><w:startOverride w:val="${start}"/></w:lvlOverride>`
  }</w:num>`;

const runs = (line: string): string =>
  piecesOf(line)
    .map(({ text, struck }) => run(text, struck ? '<w:strike/>' : ''))
    .join('');

function xmlOf(one: Part): string {
  if (one.kind === 'heading') {
    return paragraph(runs(one.text), `<w:pStyle w:val="Rubrik${one.level}"/>`);
  }
  if (one.kind === 'list')
    return one.items.map((item) => paragraph(runs(item), listed(1))).join('');
  if (one.kind === 'paragraph') return paragraph(one.lines.map(runs).join('<w:r><w:br/></w:r>'));
  return table(...one.rows.map((cells) => row(...cells.map((cell) => paragraph(runs(cell))))));
}

/** The Word document of a text. */
export function docxOf(parts: readonly Part[]): Uint8Array {
  return docxFile({
    body: parts.map(xmlOf).join(''),
    styles: HEADINGS,
    numbering: abstractList(1, ['bullet', '\uf0b7']) + list(1, 1),
  });
}
