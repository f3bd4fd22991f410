/** A search that finds nothing by what is covered, and shows nothing of it. */
import type { Edit } from '../../pipeline/private/edits.ts';
import { maskedRecord, maskedText } from '../../pipeline/private/mask.ts';
import type { Counts, Listed } from '../store/listed.ts';
import type { PageStore } from '../store/pages.ts';
import { passagesOf } from '../store/search/passages.ts';
import { type Found, type Hit, MOST_FOUND, type Search } from '../store/search/search.ts';
import { standings, type Term, wordsOf } from '../store/search/words.ts';
import type { Store } from '../store/store.ts';
import type { Coverings } from './coverings.ts';

/** So many documents are looked through for what is counted; of more, none tells of one. */
const MOST_COUNTED = 500;

/** True where every term stands in what is not covered, each in one passage. */
async function standsOpen(store: Store, id: number, terms: readonly Term[]): Promise<boolean> {
  const stored = await store.record(id);
  if (stored === null) return false;
  const left = new Set(terms.keys());
  for (const { text } of passagesOf(maskedRecord(stored.record))) {
    for (const { term } of standings(terms, [...wordsOf(text)])) left.delete(term);
    if (left.size === 0) return true;
  }
  return false;
}

function overlaps(edit: Edit, { start, end }: { start: number; end: number }): boolean {
  return edit.start < end && start < edit.end;
}

/** What was found with its covered stretches; null where nothing else was found in it. */
function foundOf(found: Found, edits: readonly Edit[], cover: (text: string) => string) {
  if (found.kind !== 'text') return { ...found, text: cover(found.text) };
  const own = edits.filter((edit) => overlaps(edit, found));
  const units = found.text.split('');
  for (const edit of own) {
    for (let at = Math.max(edit.start, found.start); at < Math.min(edit.end, found.end); at++) {
      units[at - found.start] = edit.with.charAt(at - edit.start);
    }
  }
  const marks = found.marks.filter((mark) => !own.some((edit) => overlaps(edit, mark)));
  return marks.length === 0 ? null : { ...found, text: units.join(''), marks };
}

/** Counts whose values are covered; those that come to be the same are one. */
export function maskedCounts({ total, facets }: Counts): Counts {
  const covered = (facet: keyof Counts['facets']) => {
    const sums = new Map<string, number>();
    for (const { value, count } of facets[facet]) {
      const name = maskedText(value);
      sums.set(name, (sums.get(name) ?? 0) + count);
    }
    return [...sums].map(([value, count]) => ({ value, count }));
  };
  const [body, year] = [covered('body'), covered('year')];
  return { total, facets: { body, year, kind: covered('kind'), person: covered('person') } };
}

/** The search of a masked store; `listed` covers what a document is called by. */
export function maskedSearch(
  pages: PageStore,
  store: Store,
  all: Coverings,
  listed: (one: Listed) => Listed,
): PageStore['search'] {
  const shown = async (hit: Hit, terms: readonly Term[]): Promise<Hit | null> => {
    const covering = await all.of(hit.sha256);
    if (covering !== null && !(await standsOpen(store, hit.id, terms))) return null;
    const { edits, cover } = covering ?? { edits: [], cover: maskedText };
    const found = hit.found.flatMap((one) => foundOf(one, edits, cover) ?? []);
    return { ...hit, ...listed(hit), found };
  };
  /** Hits in their order with what is shown of them, as far as they are asked for. */
  async function* hits(search: Search) {
    let after: Search['after'] = search.after;
    for (;;) {
      const page = await pages.search({ ...search, after, facets: false });
      for (const hit of page.hits) yield { hit, open: await shown(hit, search.terms) };
      if (page.next === null) return;
      after = page.next;
    }
  }
  const counted = async (search: Search): Promise<Counts | null> => {
    const first = { ...search, after: null, limit: 1 };
    const { counts } = await pages.search(first);
    if (counts === null || counts.total > MOST_COUNTED) return counts && maskedCounts(counts);
    const gone: Hit[] = [];
    for await (const { hit, open } of hits({ ...first, limit: MOST_FOUND })) {
      if (open === null) gone.push(hit);
    }
    return maskedCounts(gone.length === 0 ? counts : await without(counts, gone, store));
  };
  return async (search) => {
    const { limit } = search;
    const kept: Hit[] = [];
    const wanted = { ...search, limit: Math.min(limit + 1, MOST_FOUND) };
    for await (const { open } of hits(wanted)) {
      if (open !== null) kept.push(open);
      if (kept.length > limit) break;
    }
    const page = kept.slice(0, limit);
    const last = kept.length > limit ? page.at(-1) : undefined;
    return {
      hits: page,
      next: last ? { score: last.score, sha256: last.sha256 } : null,
      counts: search.facets ? await counted(search) : null,
    };
  };
}

/** Counts without these documents. */
async function without(counts: Counts, gone: readonly Hit[], store: Store): Promise<Counts> {
  const tally = { body: new Map(), year: new Map(), kind: new Map(), person: new Map() } as Record<
    keyof Counts['facets'],
    Map<string, number>
  >;
  const add = (facet: keyof Counts['facets'], value: string | null | undefined) => {
    if (value) tally[facet].set(value, (tally[facet].get(value) ?? 0) + 1);
  };
  for (const { id, body, date, kind } of gone) {
    add('body', body);
    add('year', date?.slice(0, 4));
    add('kind', kind);
    const people = (await store.record(id))?.record.people ?? [];
    for (const name of new Set(people.map((one) => one.name))) add('person', name);
  }
  const left = (facet: keyof Counts['facets']) =>
    counts.facets[facet]
      .map(({ value, count }) => ({ value, count: count - (tally[facet].get(value) ?? 0) }))
      .filter(({ count }) => count > 0)
      .sort((a, b) => b.count - a.count);
  return {
    total: counts.total - gone.length,
    facets: {
      body: left('body'),
      year: left('year'),
      kind: left('kind'),
      person: left('person'),
    },
  };
}
