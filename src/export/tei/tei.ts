/**
 * Records as TEI P5 (tei-c.org/guidelines/p5), in the manner of Parla-CLARIN: a header with who and
 * what is named, the text with its names and dates, and stand-off for the rest. Pure.
 *
 * The text of `<body>` is the record's text, white space included. Names and dates are elements in
 * it where they nest; decisions, deadlines and all other facts go over lines and paragraphs and
 * cross each other, so each is a `<span>` between two anchors, as is a name that crosses another:
 * one way that is valid whatever a document holds.
 */
import type { MinutesRecord } from '../../../pipeline/record.ts';
import type { Span } from '../../../pipeline/types.ts';
import { type Annotation, type AnnotationLayer, annotationsOf } from '../annotations.ts';
import { corpusHeader, headerOf } from './header.ts';
import { type Ids, idsOf } from './ids.ts';
import { content, type Inline, type Mark, nestable } from './inline.ts';
import { type Block, layoutOf, type Part } from './layout.ts';
import { anchorId, certainty, dateAttributes, foundBy, standOffOf } from './stand-off.ts';
import { element, startTag } from './xml.ts';

const NAMESPACE = 'http://www.tei-c.org/ns/1.0';
const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';
/** So much of the checksum tells documents apart, as where references to people do. */
const PREFIX_LENGTH = 12;

/** One document; its ids begin with `prefix`, an XML name. */
export function teiOf(record: MinutesRecord, prefix: string): string {
  const ids = idsOf(prefix);
  const parts = layoutOf(record);
  const blocks = parts.flatMap(blocksOf);
  const all = annotationsOf(record);
  const wanted = all.filter((one) => tagOf(one, ids) !== null);
  const inline = nestable(blocks, wanted);
  const items = new Set(parts.flatMap(itemsOf));
  const beside = all.filter((one) => {
    if (one.layer === 'agenda') return one.id === null || !items.has(one.id);
    return !inline.has(one) || !NAMES.has(one.layer);
  });
  const writer = writerOf(record.text, blocks, [...inline], beside, ids);
  const body = parts.map((part) => partXml(part, writer, ids)).join('');
  const text = element(
    'text',
    { 'xml:lang': 'sv' },
    element('body', { 'xml:space': 'preserve' }, body),
  );
  const header = headerOf(record, ids);
  const tei = [header, text, standOffOf(record, all, beside, ids)].filter((part) => part !== '');
  return element('TEI', { xmlns: NAMESPACE, 'xml:id': prefix }, `\n${tei.join('\n')}\n`);
}

function blocksOf(part: Part): Block[] {
  return part.kind === 'block' ? [part] : part.parts.flatMap(blocksOf);
}

function itemsOf(part: Part): string[] {
  if (part.kind === 'block') return [];
  return [...(part.item ? [part.item.id] : []), ...part.parts.flatMap(itemsOf)];
}

/** What a name of a layer is. */
const NAMES: ReadonlyMap<AnnotationLayer, string> = new Map([
  ['person', 'persName'],
  ['organisation', 'orgName'],
  ['place', 'placeName'],
]);

/** The element of a name or a date in the text, or null for what is none. */
function tagOf(one: Annotation, ids: Ids): { readonly name: string; readonly open: string } | null {
  const { layer, id, fields, confidence, by } = one;
  const evidence = { cert: certainty(confidence), ana: foundBy(ids, by) };
  const name = NAMES.get(layer);
  if (name !== undefined) {
    const ref = id === null ? null : ids.ref(layer, id);
    return { name, open: startTag(name, { ref, ...evidence }) };
  }
  const dates = dateAttributes(isDateField(one) ? { date: String(one.value) } : fields);
  const dated = layer === 'deadline' || layer === 'meeting' || isDateField(one);
  if (!dated || (dates.when ?? dates.from) === null) return null;
  return { name: 'date', open: startTag('date', { ...dates, ...evidence }) };
}

/** Where the head says the day of the meeting. */
function isDateField({ layer, value, fields }: Annotation): boolean {
  return layer === 'field' && fields['field'] === 'date' && value !== null;
}

/** What stands in each block. */
type Writer = (block: Block) => string;

function writerOf(
  text: string,
  blocks: readonly Block[],
  inline: readonly Annotation[],
  beside: readonly Annotation[],
  ids: Ids,
): Writer {
  const elements = inline.map(({ start, end, ...one }): Inline => {
    const tag = tagOf({ start, end, ...one }, ids);
    return { start, end, open: tag?.open ?? '', close: tag ? `</${tag.name}>` : '' };
  });
  const offsets = [...new Set(beside.flatMap(({ start, end }) => [start, end]))];
  const marks = offsets
    .sort((a, b) => a - b)
    .map((at): Mark => ({ at, xml: element('anchor', { 'xml:id': anchorId(ids, at) }) }));
  const last = blocks.at(-1);
  const byBlock = new Map<Block, string>();
  let [nextElement, nextMark] = [0, 0];
  for (const block of blocks) {
    const own = (limit: number, at: number) => at < limit || block === last;
    const fromElement = nextElement;
    while (isBefore(elements[nextElement], block)) nextElement++;
    const fromMark = nextMark;
    for (let mark = marks[nextMark]; mark && own(block.end, mark.at); mark = marks[++nextMark]);
    const inside = elements.slice(fromElement, nextElement);
    byBlock.set(block, content(text, block, inside, marks.slice(fromMark, nextMark)));
  }
  return (block) => byBlock.get(block) ?? '';
}

function isBefore(one: Span | undefined, block: Span): boolean {
  return one !== undefined && one.start < block.end;
}

function partXml(part: Part, writer: Writer, ids: Ids): string {
  if (part.kind === 'block') return element(part.element, {}, writer(part));
  const { item } = part;
  const attributes =
    item === null
      ? { type: 'text' }
      : {
          type: 'agendaItem',
          'xml:id': ids.of('agenda', item.id),
          n: item.number,
          cert: certainty(item.confidence),
          ana: foundBy(ids, item.by),
        };
  return element('div', attributes, part.parts.map((one) => partXml(one, writer, ids)).join(''));
}

/**
 * Records as one file: one `<TEI>`, or several (or none) in a `<teiCorpus>`. Two records at most are in
 * memory: whether there is a second one decides how the file begins.
 */
export async function* teiFile(
  records: Iterable<MinutesRecord> | AsyncIterable<MinutesRecord>,
): AsyncGenerator<string> {
  const prefixes = new Set<string>();
  let first: MinutesRecord | null = null;
  let corpus = false;
  yield DECLARATION;
  for await (const record of records) {
    if (first === null && !corpus) {
      first = record;
      continue;
    }
    if (first !== null) {
      yield corpusStart();
      yield `${teiOf(first, prefixOf(first, prefixes))}\n`;
      first = null;
      corpus = true;
    }
    yield `${teiOf(record, prefixOf(record, prefixes))}\n`;
  }
  if (first !== null) yield `${teiOf(first, prefixOf(first, prefixes))}\n`;
  else yield corpus ? '</teiCorpus>\n' : `${corpusStart()}</teiCorpus>\n`;
}

function corpusStart(): string {
  return `${startTag('teiCorpus', { xmlns: NAMESPACE })}\n${corpusHeader()}\n`;
}

/** A document's prefix: 'd' and the beginning of its checksum; a copy of it gets a number. */
function prefixOf({ source }: MinutesRecord, taken: Set<string>): string {
  const name = `d${source.sha256.slice(0, PREFIX_LENGTH)}`;
  let prefix = name;
  for (let count = 2; taken.has(prefix); count++) prefix = `${name}-${count}`;
  taken.add(prefix);
  return prefix;
}
