/** OpenDocument texts, written by hand. */
import { zipSync } from 'fflate';
import { escaped, type Part, piecesOf } from './parts.ts';

const NAMESPACES = ['office', 'text', 'table', 'style']
  .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .join(' ');

/** The insides of the parts of a text. */
export interface OdtSource {
  readonly body: string;
  /** Of office:automatic-styles. */
  readonly styles?: string;
  readonly files?: Readonly<Record<string, string>>;
}

/** Packs a text, its type first and not packed. */
export function odtFile({ body, styles = '', files = {} }: OdtSource): Uint8Array {
  const encode = (text: string) => new TextEncoder().encode(text);
  const content =
    `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${NAMESPACES}>` +
    `<office:automatic-styles>${styles}</office:automatic-styles>` +
    `<office:body><office:text>${body}</office:text></office:body></office:document-content>`;
  const more = Object.entries(files).map(([name, text]) => [name, encode(text)]);
  return zipSync({
    mimetype: [encode('application/vnd.oasis.opendocument.text'), { level: 0 }],
    'content.xml': encode(content),
    ...Object.fromEntries(more),
  });
}

const STRUCK =
  '<style:style style:name="T1" style:family="text"><style:text-properties style:text-line-through-style="solid"/></style:style>';
const BULLETS =
  '<text:list-style style:name="L1"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>';

/** Blanks beside blanks are elements, or they would be lost. */
const spaced = (text: string): string =>
  escaped(text)
    .replace(/ {2,}/gu, (blanks) => ` <text:s text:c="${blanks.length - 1}"/>`)
    .replaceAll('\t', '<text:tab/>');

const spans = (line: string): string =>
  piecesOf(line)
    .map(({ text, struck }) =>
      struck ? `<text:span text:style-name="T1">${spaced(text)}</text:span>` : spaced(text),
    )
    .join('');

const p = (inside: string): string => `<text:p>${inside}</text:p>`;

function xmlOf(one: Part): string {
  if (one.kind === 'heading') {
    return `<text:h text:outline-level="${one.level}">${spans(one.text)}</text:h>`;
  }
  if (one.kind === 'paragraph') return p(one.lines.map(spans).join('<text:line-break/>'));
  if (one.kind === 'list') {
    const items = one.items.map((item) => `<text:list-item>${p(spans(item))}</text:list-item>`);
    return `<text:list text:style-name="L1">${items.join('')}</text:list>`;
  }
  const rows = one.rows.map((cells) => {
    const inside = cells.map((cell) => `<table:table-cell>${p(spans(cell))}</table:table-cell>`);
    return `<table:table-row>${inside.join('')}</table:table-row>`;
  });
  return `<table:table>${rows.join('')}</table:table>`;
}

/** The OpenDocument text of a text. */
export function odtOf(parts: readonly Part[]): Uint8Array {
  return odtFile({ body: parts.map(xmlOf).join(''), styles: STRUCK + BULLETS });
}
