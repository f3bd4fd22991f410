/**
 * Records as annotations of the Web Annotation Data Model (W3C Recommendation, 23 February 2017)
 * in JSON-LD. Positions are in code points, as its 4.2.4 and 4.2.5 demand, and each quote comes
 * with as much of the text around it as makes it the only one. Pure.
 */
import type { MinutesRecord } from '../../pipeline/record.ts';
import { type Annotation, type AnnotationLayer, annotationsOf } from './annotations.ts';
import { codePointsOf, type ToCodePoints } from './code-points.ts';

/** Characters before and after a quote, unless more are needed to tell it from others. */
const CONTEXT = 32;
/** Where so many do not tell it apart (a page that comes again), there is its position alone. */
const LONGEST_CONTEXT = 4096;

/** Our own terms have a prefix, so that none is taken for one of the model's. */
const TERMS = 'urn:klubbslag:term:';
const JSON_LD = ['http://www.w3.org/ns/anno.jsonld', { klubbslag: TERMS }];

/** One annotation as JSON-LD. */
export type WebAnnotation = Readonly<Record<string, unknown>>;

/**
 * The annotations of one record. Their source is `urn:sha256:` and the checksum of the document's
 * file: it holds wherever the file lies, and no path of a machine gets out; the path that the
 * record shows is the source's label. An id is made of the source, the layer and the place, so the
 * same fact has the same id in every export.
 */
export function webAnnotationsOf(record: MinutesRecord): WebAnnotation[] {
  const source = `urn:sha256:${record.source.sha256}`;
  const points = codePointsOf(record.text);
  const seen = new Map<string, number>();
  return annotationsOf(record).map((one) => {
    const id = `${source}:${one.layer}:${points(one.start)}-${points(one.end)}`;
    const times = (seen.get(id) ?? 0) + 1;
    seen.set(id, times);
    return {
      id: times === 1 ? id : `${id}:${times}`,
      type: 'Annotation',
      motivation: MOTIVATIONS[one.layer] ?? 'classifying',
      body: bodiesOf(one),
      target: {
        type: 'SpecificResource',
        source: {
          id: source,
          type: 'Text',
          format: record.source.mediaType,
          language: 'sv',
          label: record.source.path,
        },
        selector: [positionOf(points, one), ...quoteOf(record.text, one)],
      },
    };
  });
}

/** Names say who is meant; everything else says what a passage is. */
const MOTIVATIONS: Readonly<Partial<Record<AnnotationLayer, string>>> = {
  person: 'identifying',
  organisation: 'identifying',
  place: 'identifying',
};

/** The layer, and beside it the name or kind; the record's own fields stand with the layer. */
function bodiesOf({ layer, id, value, fields, confidence, by }: Annotation): WebAnnotation[] {
  const own = { ...(id === null ? {} : { id }), ...fields, confidence, by };
  const terms = Object.entries(own).map(([name, field]) => [`klubbslag:${name}`, field] as const);
  const purpose = MOTIVATIONS[layer] ?? 'tagging';
  return [
    {
      type: 'TextualBody',
      purpose: 'classifying',
      value: layer,
      format: 'text/plain',
      ...Object.fromEntries(terms),
    },
    ...(value === null ? [] : [{ type: 'TextualBody', purpose, value, format: 'text/plain' }]),
  ];
}

function positionOf(points: ToCodePoints, { start, end }: Annotation): WebAnnotation {
  return { type: 'TextPositionSelector', start: points(start), end: points(end) };
}

/** The context grows on both sides until nothing else in the text reads the same. */
function quoteOf(text: string, { start, end }: Annotation): WebAnnotation[] {
  for (let width = CONTEXT; width <= LONGEST_CONTEXT; width *= 2) {
    const from = whole(text, Math.max(0, start - width));
    const to = whole(text, Math.min(text.length, end + width));
    if (!isOnly(text, text.slice(from, to), from)) continue;
    const [prefix, exact, suffix] = [
      text.slice(from, start),
      text.slice(start, end),
      text.slice(end, to),
    ];
    return [{ type: 'TextQuoteSelector', exact, prefix, suffix }];
  }
  return [];
}

function isOnly(text: string, passage: string, at: number): boolean {
  return text.indexOf(passage) === at && text.indexOf(passage, at + 1) < 0;
}

/** An offset that cuts no surrogate pair in two. */
function whole(text: string, offset: number): number {
  const cuts = /^[\udc00-\udfff]/.test(text.charAt(offset)) && offset > 0;
  return cuts && /[\ud800-\udbff]/.test(text.charAt(offset - 1)) ? offset - 1 : offset;
}

/**
 * Records as an AnnotationCollection of one page, handed out annotation by annotation; how many
 * there are stands at its end. Ids of the collection and the page are relative: they name the file
 * wherever it is served.
 */
export async function* webAnnotationCollection(
  records: Iterable<MinutesRecord> | AsyncIterable<MinutesRecord>,
): AsyncGenerator<string> {
  const head = { '@context': JSON_LD, id: '#annotations', type: 'AnnotationCollection' };
  const page = { id: '#page-1', type: 'AnnotationPage', startIndex: 0, partOf: '#annotations' };
  yield `${open(head)},\n"first": ${open(page)},\n"items": [`;
  let total = 0;
  for await (const record of records) {
    const items = webAnnotationsOf(record);
    const lines = items.map((item, i) => `${total + i > 0 ? ',' : ''}\n${JSON.stringify(item)}`);
    total += items.length;
    yield lines.join('');
  }
  yield `\n]},\n"last": "#page-1",\n"total": ${total}}\n`;
}

/** An object whose last brace is still to come. */
function open(value: WebAnnotation): string {
  return JSON.stringify(value).slice(0, -1);
}
