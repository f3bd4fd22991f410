/** Builds the stages' inputs out of plain text, so that a table row can be a sentence. */
import { ingest } from '../../pipeline/ingest/index.ts';
import type { Reading } from '../../pipeline/reading.ts';
import { segment } from '../../pipeline/segment/index.ts';
import type {
  Meeting,
  Resolved,
  Segmented,
  SourceFile,
  Span,
  Stated,
} from '../../pipeline/types.ts';

const SHA = '0'.repeat(64);

/** A meeting of which the document says nothing. */
export const MEETING: Meeting = {
  title: null,
  body: null,
  kind: 'protokoll',
  date: null,
  endDate: null,
  startTime: null,
  endTime: null,
  place: null,
  chair: null,
  secretary: null,
  adjusters: [],
};

/** A field of the meeting, of which only the value matters. */
export function stated(value: string): Stated<string> {
  return { value, span: { start: 0, end: 0 }, confidence: 0.8, by: 'test' };
}

/** A file as the shell would hand it in. */
export function sourceFile(bytes: Uint8Array, path = 'prov.txt'): SourceFile {
  return { path, bytes, sha256: SHA, mediaType: 'text/plain', reading: null, notes: [] };
}

/** A file as the shell would hand it in that a reader of its format has read. */
export function readingFile(reading: Partial<Reading> & Pick<Reading, 'text'>): SourceFile {
  const lists = { origins: [], headings: [], struck: [], furniture: [], lineEnds: [], notes: [] };
  return { ...sourceFile(new Uint8Array(1)), reading: { ...lists, pages: null, ...reading } };
}

/** Segments a text. */
export function segmented(text: string): Segmented {
  const bytes = new TextEncoder().encode(text);
  return segment(ingest(sourceFile(bytes), (b, encoding) => new TextDecoder(encoding).decode(b)));
}

/**
 * A text whose organisations are marked '[so]' and whose people '{so}', ready for classify. The
 * marks are taken out of the text.
 */
export function resolved(marked: string, body: string | null = null): Resolved {
  const { text, marks } = unmark(marked);
  const input = segmented(text);
  const sentences = input.blocks.flatMap((block) => block.sentences);
  const mentions = marks.map(({ span, label }) => {
    const sentence = sentences.find((s) => s.span.start <= span.start && span.end <= s.span.end);
    if (!sentence) throw new Error(`no sentence holds ${text.slice(span.start, span.end)}`);
    const name = text.slice(span.start, span.end);
    return { span, text: name, label, score: 1, by: 'test', sentence: sentence.index };
  });
  const entity = (label: 'PER' | 'ORG') =>
    mentions
      .filter((m) => m.label === label)
      .map((m, i) => ({
        id: `${label === 'PER' ? 'person' : 'org'}-${i + 1}`,
        name: m.text,
        aliases: [],
        roles: [],
        organisations: [],
        register: null,
        kind: /^\p{Lu}{1,2}$/u.test(m.text) ? 'party' : 'other',
        mentions: [{ ...m.span, confidence: m.score, by: m.by }],
      }));
  return {
    ...input,
    mentions,
    meeting: {
      ...MEETING,
      body: body === null ? null : stated(body),
    },
    attendance: [],
    people: entity('PER'),
    organisations: entity('ORG'),
    places: [],
  };
}

interface Mark {
  readonly span: Span;
  readonly label: 'PER' | 'ORG';
}

function unmark(marked: string): { text: string; marks: Mark[] } {
  let text = '';
  const marks: Mark[] = [];
  let open = 0;
  for (const char of marked) {
    if (char === '[' || char === '{') open = text.length;
    else if (char === ']') marks.push({ span: { start: open, end: text.length }, label: 'ORG' });
    else if (char === '}') marks.push({ span: { start: open, end: text.length }, label: 'PER' });
    else text += char;
  }
  return { text, marks };
}
