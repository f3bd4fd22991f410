/** One document: its record without its text, or a part of its text. */
import { z } from 'zod';
import { recordSchema } from '../../../pipeline/record.ts';
import { storedDocuments } from '../../stored.ts';
import { CITATION, type Cited, citedLine, Library } from '../cite.ts';
import { PART } from '../filters.ts';
import { ToolError, tool } from '../tool.ts';

/** So many documents are named where one question fits several. */
const NAMED = 10;
const REF = /^([0-9a-f]{6,64}):(\d{1,9})-(\d{1,9})$/u;

const DOCUMENT = PART.describe("documentId, or a part of the document's name.");

/** The one document that is meant. Throws ToolError where there is none or there are several. */
async function oneOf(library: Library, wanted: string): Promise<Cited> {
  const entries = await storedDocuments(library.store, wanted);
  const [first] = entries;
  if (first === undefined) throw new ToolError(`document: there is none like '${wanted}'`);
  const cited = await library.byId(first.id);
  if (cited === null) throw new ToolError(`document: '${wanted}' is gone`);
  if (entries.length === 1) return cited;
  const named = await Promise.all(entries.slice(0, NAMED).map(({ id }) => library.byId(id)));
  const all = named.flatMap((one) =>
    one === null ? [] : [`${one.documentId} ${one.record.source.path}`],
  );
  const more = entries.length > NAMED ? ` and ${entries.length - NAMED} more` : '';
  throw new ToolError(`document: '${wanted}' fits ${all.join(', ')}${more}; give one documentId`);
}

const FIELDS = recordSchema.omit({ text: true, origins: true });
const PARTS = [
  ...(['meeting', 'attendance', 'agenda', 'decisions', 'deadlines', 'actions'] as const),
  ...(['summary', 'meetings', 'people', 'organisations', 'places', 'warnings'] as const),
];
const USUAL = ['meeting', 'attendance', 'agenda', 'decisions', 'deadlines', 'actions'] as const;

/** `get_document`. */
export const getDocument = tool({
  name: 'get_document',
  title: 'Read a record',
  description:
    'What one document says, as data: parts of its record (klubbslag/record@1) without its text. ' +
    'Spans are UTF-16 offsets into that text: get_text takes DOCUMENTID:START-END.',
  input: z.strictObject({
    document: DOCUMENT,
    parts: z
      .array(z.enum(PARTS))
      .min(1)
      .default([...USUAL])
      .describe('Parts of the record.'),
  }),
  output: z.strictObject({
    documentId: z.string(),
    record: FIELDS.partial().required({ schema: true, source: true }),
  }),
  run: async (store, { document, parts }) => {
    const { record, documentId } = await oneOf(new Library(store), document);
    const { schema, source, meeting } = record;
    const chosen = Object.fromEntries(parts.map((part) => [part, record[part]]));
    const counts = (['decisions', 'deadlines', 'actions'] as const).map(
      (layer) => `${record[layer].length} ${layer}`,
    );
    const head = [meeting.date ?? 'undated', meeting.body ?? 'no body', source.path];
    const text = `${[...head, ...counts].join(' · ')} [${documentId}]`;
    return { data: { documentId, record: { schema, source, ...chosen } }, text };
  },
});

const LINES = 60;
const MOST_LINES = 400;
/** A line may be a whole paragraph. */
const MOST_CHARACTERS = 60_000;

const line = z.strictObject({
  line: z.int().min(1),
  page: z.int().min(1).nullable(),
  text: z.string(),
});

function bounded(text: string, from: number, count: number) {
  const all = text.split('\n').slice(from - 1, from - 1 + count);
  let characters = 0;
  const kept = all.findIndex((one) => {
    characters += one.length + 1;
    return characters > MOST_CHARACTERS;
  });
  return kept < 0 ? all : all.slice(0, Math.max(1, kept));
}

/** The lines of a document with their pages, and where the next begins. */
function linesOf({ record, cite }: Cited, from: number, count: number) {
  const { text } = record;
  const total = text.split('\n').length;
  if (from > total) throw new ToolError(`fromLine: the document has ${total} lines`);
  let start = from === 1 ? 0 : text.split('\n', from - 1).join('\n').length + 1;
  const lines = bounded(text, from, count).map((words, index) => {
    const { page } = cite(start, start + words.length);
    start += words.length + 1;
    return { line: from + index, page, text: words.slice(0, MOST_CHARACTERS) };
  });
  const next = from + lines.length;
  return { lines, totalLines: total, nextLine: next > total ? null : next };
}

/** The document and the span that a reference names. */
async function referred(library: Library, ref: string) {
  const [, document = '', start, end] = REF.exec(ref) ?? [];
  if (start === undefined) throw new ToolError('ref: must be DOCUMENTID:START-END');
  const cited = await oneOf(library, document);
  const span = { start: Number(start), end: Number(end) };
  const length = cited.record.text.length;
  if (span.start >= span.end || span.end > length) {
    throw new ToolError(`ref: the text has ${length} characters, and START is before END`);
  }
  return { cited, span };
}

const AROUND = 3;

/** `get_text`. */
export const getText = tool({
  name: 'get_text',
  title: 'Read a text',
  description:
    'Lines of one document, as data: from a line on, or those around what a ref of another answer ' +
    'quotes, to see it where it stands.',
  input: z.strictObject({
    document: DOCUMENT.optional(),
    ref: z.string().max(100).optional().describe('Instead of document: what to show.'),
    fromLine: z.int().min(1).default(1),
    lines: z.int().min(1).max(MOST_LINES).default(LINES),
  }),
  output: z.strictObject({
    documentId: z.string(),
    document: z.string(),
    cited: z.strictObject(CITATION).nullable().describe('What the ref quotes.'),
    lines: z.array(line),
    totalLines: z.int(),
    nextLine: z.int().nullable(),
  }),
  run: async (store, { document, ref, fromLine, lines }) => {
    const library = new Library(store);
    if ((document === undefined) === (ref === undefined)) {
      throw new ToolError('give either document or ref');
    }
    if (ref !== undefined) {
      const { cited, span } = await referred(library, ref);
      const quote = cited.cite(span.start, span.end);
      const last = cited.cite(span.end - 1, span.end).line;
      const from = Math.max(1, quote.line - AROUND);
      const shown = linesOf(cited, from, Math.min(last + AROUND - from + 1, MOST_LINES));
      return { data: { ...whole(cited), cited: quote, ...shown }, text: citedLine(quote) };
    }
    const cited = await oneOf(library, document ?? '');
    const shown = linesOf(cited, fromLine, lines);
    const text = shown.lines.map((one) => `${one.line}: ${one.text}`).join('\n');
    return { data: { ...whole(cited), cited: null, ...shown }, text };
  },
});

function whole({ documentId, record }: Cited) {
  return { documentId, document: record.source.path };
}
