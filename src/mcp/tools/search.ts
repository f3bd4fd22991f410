/** Words in the texts of all documents. */
import { z } from 'zod';
import { compareSwedish, fold } from '../../store/fold.ts';
import type { Entry, Store } from '../../store/store.ts';
import { CITATION, type Citation, citedLine, citedOf } from '../cite.ts';
import { daysOf, MEETINGS, PART } from '../filters.ts';
import { listed, NEXT, PAGING, pageOf, ToolError, tool } from '../tool.ts';

/** A line may be a whole paragraph: so much of it is quoted. */
const MOST = 600;

const input = z.strictObject({
  query: PART.describe(
    'Words that must all stand in one line, in any order; parts of words count.',
  ),
  ...MEETINGS,
  ...PAGING,
});

type Asked = z.infer<typeof input>;

/** Latest meeting first, the undated last. */
function latestFirst(a: Entry, b: Entry): number {
  const [first, second] = [a.date ?? '', b.date ?? ''];
  if (first !== second) return first < second ? 1 : -1;
  return compareSwedish(a.path, b.path);
}

async function wantedEntries(store: Store, asked: Asked): Promise<Entry[]> {
  const { since, until } = daysOf(asked);
  const all = (await store.entries()).filter(({ date, body }) => {
    const inTime =
      (since === null && until === null) ||
      (date !== null && (since ?? '') <= date && (until === null || date <= until));
    return inTime && (asked.body === undefined || fold(body ?? '').includes(fold(asked.body)));
  });
  return all.sort(latestFirst);
}

/** Where a line of the text holds every word. */
function* linesWith(text: string, words: readonly string[]): Generator<[number, number]> {
  for (const { index, 0: line } of text.matchAll(/[^\n]+/gu)) {
    const folded = fold(line);
    if (!words.every((word) => folded.includes(word))) continue;
    const start = index + (line.length - line.trimStart().length);
    yield [start, wholeEnd(text, Math.min(index + line.trimEnd().length, start + MOST))];
  }
}

/** No letter of two halves is cut in two. */
function wholeEnd(text: string, end: number): number {
  return /[\uD800-\uDBFF]$/.test(text.slice(end - 1, end)) ? end - 1 : end;
}

/** One record is in memory at a time. */
async function* hits(store: Store, asked: Asked): AsyncGenerator<Citation> {
  const words = fold(asked.query).split(' ');
  if (words.includes('')) throw new ToolError('query: holds no letter');
  for (const { id } of await wantedEntries(store, asked)) {
    const found = await store.record(id);
    if (found === null) continue;
    const { cite } = citedOf(found.record);
    for (const [start, end] of linesWith(found.record.text, words)) yield cite(start, end);
  }
}

/** `search_text`. */
export const searchText = tool({
  name: 'search_text',
  title: 'Search the texts',
  description:
    'Lines of the documents that hold these words, latest meeting first. Case and accents do not ' +
    'matter, but å, ä and ö are letters of their own.',
  input,
  output: z.strictObject({ results: z.array(z.strictObject(CITATION)), ...NEXT }),
  run: async (store, asked) => {
    const { page, nextCursor } = await pageOf(hits(store, asked), asked);
    const data = { results: [...page], nextCursor };
    return { data, text: listed(page.map(citedLine), nextCursor) };
  },
});
