/** Reads what a person wrote of each item of a document: X.summary.json beside X.txt. */
import { z } from 'zod';
import type { Span } from '../../pipeline/types.ts';
import { explain } from '../gold/explain.ts';
import { type GoldProblem, placeOf, shownQuote, type Told } from '../gold/problem.ts';
import { quotesOf } from '../gold/quotes.ts';
import { readJson } from '../gold/read-json.ts';
import type { Gold } from '../gold/schema.ts';

const schema = z.strictObject({
  /** The name of the document beside it. */
  doc: z.string().regex(/\S/u),
  items: z
    .array(
      z.strictObject({
        /** The item's heading as the gold's agenda quotes it, and which occurrence it is. */
        item: z.string().min(1),
        n: z.int().min(0).default(0),
        /** One or two sentences in the writer's own words. */
        summary: z.string().regex(/\S/u),
      }),
    )
    .min(1),
});

/** What a person wrote of an item. */
export interface Reference {
  /** The item's heading. */
  readonly heading: Span;
  readonly summary: string;
}

/** The references, or all that is wrong with the file. */
export type References =
  | { readonly references: readonly Reference[]; readonly problems: readonly [] }
  | { readonly references: null; readonly problems: readonly GoldProblem[] };

/** Reads a file of item summaries; each must be of an item that the gold's agenda has. */
export function parseReferences(
  file: string,
  json: string | Uint8Array,
  { text, agenda, document }: { text: string; agenda: Gold['agenda']; document: string },
): References {
  const read = readJson(json);
  if ('message' in read) return { references: null, problems: [{ file, place: 'file', ...read }] };
  const { value, places } = read;
  const { data, error } = schema.safeParse(value);
  const told: Told[] = (error?.issues ?? []).flatMap((issue) => explain(issue, value, schema));
  const references: Reference[] = [];
  if (data && data.doc.normalize('NFC') !== document.normalize('NFC')) {
    const message = `${shownQuote(data.doc)} is not the file beside it: ${shownQuote(document)}`;
    told.push({ path: ['doc'], message });
  }
  const quotes = quotesOf(text);
  const headings = new Set((agenda ?? []).map(({ span }) => span.start));
  for (const [i, { item, n, summary }] of (data?.items ?? []).entries()) {
    const heading = quotes.locate(item, n);
    const path = ['items', i, 'item'];
    if (typeof heading === 'number') {
      told.push({ path, message: `${shownQuote(item)} stands ${heading} times in the text` });
    } else if (!headings.delete(heading.start)) {
      told.push({ path, message: `${shownQuote(item)} is no item of the gold, or is told twice` });
    } else {
      references.push({ heading, summary });
    }
  }
  if (told.length === 0) return { references, problems: [] };
  const problems = told.map(({ path, message }) => {
    return { file, line: places.lineOf(path), place: placeOf(path), message };
  });
  return { references: null, problems };
}
