/** Words in the texts of all documents. */
import { z } from 'zod';
import { ReadOnlyError } from '../../store/database.ts';
import { NO_FILTER } from '../../store/filter.ts';
import { MOST_FOUND, type SearchKey, type SearchPage } from '../../store/search/search.ts';
import { MOST_TERMS, type Term, termsOf } from '../../store/search/words.ts';
import type { Store } from '../../store/store.ts';
import { CITATION, type Citation, citedLine, citedOf } from '../cite.ts';
import { daysOf, MEETINGS, PART } from '../filters.ts';
import { listed, NEXT, PAGING, pageOf, ToolError, tool } from '../tool.ts';

const input = z.strictObject({
  query: PART.describe(
    'Words that must all stand in a document, in any order: whole words, begin* for what begins ' +
      'so, "a phrase" in quotes.',
  ),
  ...MEETINGS,
  ...PAGING,
});

type Asked = z.infer<typeof input>;

function termsIn({ query }: Asked): readonly Term[] {
  const terms = termsOf(query);
  if (terms.length === 0) throw new ToolError('query: holds no letter');
  if (terms.length <= MOST_TERMS) return terms;
  throw new ToolError(`query: takes at most ${MOST_TERMS} words; put phrases in quotes`);
}

async function pageAfter(store: Store, asked: Asked, after: SearchKey | null): Promise<SearchPage> {
  const filter = { ...NO_FILTER, ...daysOf(asked), body: asked.body ?? null };
  const search = { terms: termsIn(asked), filter, after, limit: MOST_FOUND, facets: false };
  return await store.pages.search(search).catch((error: unknown) => {
    if (!(error instanceof ReadOnlyError)) throw error;
    throw new ToolError(
      "The search index is older than the store: 'klubbslag search', run once, fills it.",
    );
  });
}

/** One record is in memory at a time. */
async function* hits(store: Store, asked: Asked): AsyncGenerator<Citation> {
  let after: SearchKey | null = null;
  do {
    const page: SearchPage = await pageAfter(store, asked, after);
    for (const { id, found } of page.hits) {
      const stored = await store.record(id);
      if (stored === null) continue;
      const { cite } = citedOf(stored.record);
      for (const { start, end } of found) yield cite(start, end);
    }
    after = page.next;
  } while (after !== null);
}

/** `search_text`. */
export const searchText = tool({
  name: 'search_text',
  title: 'Search the texts',
  description:
    'Places of the documents that hold these words, at most three a document, the best document ' +
    'first. Case and accents do not matter, but å, ä and ö are letters of their own.',
  input,
  output: z.strictObject({ results: z.array(z.strictObject(CITATION)), ...NEXT }),
  run: async (store, asked) => {
    const { page, nextCursor } = await pageOf(hits(store, asked), asked);
    const data = { results: [...page], nextCursor };
    return { data, text: listed(page.map(citedLine), nextCursor) };
  },
});
