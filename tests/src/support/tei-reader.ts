/** Reads TEI with fast-xml-parser, in order and with every blank: the text and what lies where. */
import { XMLParser } from 'fast-xml-parser';

/** An element with its children; text is an element named '#text'. */
export interface Node {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Node[];
  readonly text: string;
}

/** An element of the body with its place in the body's text. */
export interface Placed {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly start: number;
  readonly end: number;
}

/** A document: its body's text, the body's elements, and the spans between its anchors. */
export interface TeiDocument {
  readonly root: Node;
  readonly text: string;
  readonly elements: readonly Placed[];
  /** With their children. */
  readonly spans: readonly (Placed & { readonly node: Node })[];
  /** What found each annotation, by the pointer of `ana`. */
  readonly foundBy: ReadonlyMap<string, string>;
}

const parser = new XMLParser({
  preserveOrder: true,
  trimValues: false,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  // Numeric references, which every XML has, are read under this name.
  htmlEntities: true,
  processEntities: { enabled: true, maxTotalExpansions: 1e9, maxExpandedLength: 1e9 },
});

function nodesOf(raw: unknown): Node[] {
  if (!Array.isArray(raw)) return [];
  return raw.flatMap((entry: Record<string, unknown>): Node[] => {
    const attributes = (entry[':@'] ?? {}) as Record<string, string>;
    return Object.entries(entry).flatMap(([name, value]) => {
      if (name === ':@') return [];
      const isText = name === '#text';
      const children = isText ? [] : nodesOf(value);
      return [{ name, attributes, children, text: isText ? String(value) : '' }];
    });
  });
}

/** All elements of that name, in order. */
export function all(node: Node, name: string): Node[] {
  const own = node.name === name ? [node] : [];
  return [...own, ...node.children.flatMap((child) => all(child, name))];
}

/** The text of an element. */
export function textOf(node: Node): string {
  return node.text + node.children.map(textOf).join('');
}

/** The documents of a file. */
export function readTei(xml: string): TeiDocument[] {
  const root: Node = { name: '', attributes: {}, children: nodesOf(parser.parse(xml)), text: '' };
  return all(root, 'TEI').map(documentOf);
}

function documentOf(root: Node): TeiDocument {
  const elements: Placed[] = [];
  let text = '';
  const walk = (node: Node): void => {
    const start = text.length;
    text += node.text;
    for (const child of node.children) walk(child);
    if (node.name === '#text') return;
    elements.push({ name: node.name, attributes: node.attributes, start, end: text.length });
  };
  const [body] = all(root, 'body');
  if (!body) throw new Error('no body');
  for (const child of body.children) walk(child);
  const anchors = new Map(
    elements
      .filter(({ name }) => name === 'anchor')
      .map((one) => [`#${one.attributes['xml:id']}`, one.start]),
  );
  const offset = (pointer: string | undefined): number => {
    const found = anchors.get(pointer ?? '');
    if (found === undefined) throw new Error(`no anchor ${pointer}`);
    return found;
  };
  const spans = all(root, 'span').map((node) => {
    const { name, attributes } = node;
    const [start, end] = [offset(attributes['from']), offset(attributes['to'])];
    return { node, name, attributes, start, end };
  });
  const foundBy = new Map(
    all(root, 'interp').map((one) => [`#${one.attributes['xml:id']}`, textOf(one)]),
  );
  return { root, text, elements, spans, foundBy };
}
