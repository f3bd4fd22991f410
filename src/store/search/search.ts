/** Full text over documents: every term must stand in the document, each in one passage. */
import { ask, type FullText, type Row, type Steps } from '../database.ts';
import { type Counted, type DocumentFilter, facetsOf, filterOf, totalOf } from '../filter.ts';
import type { Counts, Listed } from '../listed.ts';
import type { PassageKind } from './passages.ts';
import { type Snippet, snippetOf } from './snippet.ts';
import { MOST_TERMS, type Term } from './words.ts';

/** How far a search has come: the last one's score and content. */
export interface SearchKey {
  readonly score: number;
  readonly sha256: string;
}

/** What is searched. */
export interface Search {
  /** One or more, at most `MOST_TERMS`. */
  readonly terms: readonly Term[];
  readonly filter: DocumentFilter;
  readonly after: SearchKey | null;
  /** At most `MOST_FOUND`. */
  readonly limit: number;
  readonly facets: boolean;
}

/** So many documents a page of a search has at most. */
export const MOST_FOUND = 50;

/** Where something was found. */
export interface Found extends Snippet {
  /** 'text', or of what the name is; then `text` is the name, and the place is where it is first told. */
  readonly kind: PassageKind;
}

/** A document with what was found in it. */
export interface Hit extends Listed {
  /** Greater is better; comparable within one search alone. */
  readonly score: number;
  /** The best places, at most three. */
  readonly found: readonly Found[];
}

/** A page; `next` is null where nothing comes after it. */
export interface SearchPage {
  readonly hits: readonly Hit[];
  readonly next: SearchKey | null;
  readonly counts: Counts | null;
}

const SNIPPETS = 3;

type Matched = Listed & { readonly score: number };

interface PassageRow {
  readonly document: number;
  readonly kind: PassageKind;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Passages in which a term stands, and the documents in which all of them do. */
function matching(fullText: FullText, terms: readonly Term[]): { with: string; values: Row } {
  const hits = terms.map(
    (_, n) =>
      `SELECT id, document, ${n} AS term, score FROM (${fullText.hits(`t${n}`)}) AS hit${n}`,
  );
  // Whole numbers: their sum is the same in whatever order they come.
  const all = `WITH hits AS MATERIALIZED (${hits.join(' UNION ALL ')}),
    matched AS MATERIALIZED (SELECT document, SUM(score) AS score
      FROM (SELECT document, term, MAX(score) AS score FROM hits GROUP BY document, term) AS best
      GROUP BY document HAVING COUNT(*) = ${terms.length})`;
  const values = terms.map(({ words, prefix }, n) => [`t${n}`, fullText.term(words, prefix)]);
  return { with: all, values: Object.fromEntries(values) };
}

const FROM = 'matched JOIN documents ON documents.id = matched.document';
const WORSE = `(matched.score < @after_score
  OR (matched.score = @after_score AND documents.sha256 > @after_sha256))`;

function pageSql(first: string, where: string, after: SearchKey | null): string {
  return `${first} SELECT documents.id, documents.sha256, documents.run, documents.date,
      documents.body, documents.kind, documents.review, matched.score,
      (SELECT MIN(path) FROM files WHERE files.document = documents.id) AS path
    FROM ${FROM} WHERE ${where} ${after === null ? '' : `AND ${WORSE}`}
    ORDER BY matched.score DESC, documents.sha256 LIMIT @most`;
}

/** Always as many places, so that few statements are kept. */
const PLACES = Array.from({ length: MOST_FOUND }, (_, n) => `d${n}`);

/** Passages with all terms come first, then the best of each term: so that each is shown. */
function passagesSql(first: string, terms: number): string {
  const documents = PLACES.map((name) => `@${name}`).join(', ');
  const inText = `CASE passages.kind WHEN 'text' THEN 0 ELSE 1 END`;
  return `${first} SELECT document, kind, start, "end", text FROM (
      SELECT passages.document, passages.kind, passages.start, passages."end", passages.text,
        ROW_NUMBER() OVER (PARTITION BY passages.document ORDER BY
          CASE found.terms WHEN ${terms} THEN 0 ELSE 1 END, ${terms === 1 ? '' : 'found.nth,'}
          ${inText}, found.terms DESC, found.score DESC, passages.position) AS place
      FROM (SELECT id, COUNT(*) AS terms, SUM(score) AS score, MIN(nth) AS nth
          FROM (SELECT hits.id, hits.score,
              ROW_NUMBER() OVER (PARTITION BY hits.document, hits.term ORDER BY
                ${inText}, hits.score DESC, passages.position) AS nth
            FROM hits JOIN passages ON passages.id = hits.id
            WHERE hits.document IN (${documents})) AS ordered
          GROUP BY id) AS found
        JOIN passages ON passages.id = found.id) AS ranked
    WHERE place <= ${SNIPPETS} ORDER BY document, place`;
}

function foundIn(terms: readonly Term[], { kind, start, end, text }: PassageRow): Found {
  if (kind === 'text') return { kind, ...snippetOf(terms, text, start) };
  return { kind, start, end, text, marks: [{ start, end }] };
}

/** One page of a search. Throws RangeError where more is asked for than there may be. */
export function* searchSteps(fullText: FullText, search: Search): Steps<SearchPage> {
  const { terms, after, limit } = search;
  if (terms.length === 0 || terms.length > MOST_TERMS) throw new RangeError('terms');
  if (limit > MOST_FOUND) throw new RangeError('limit');
  const match = matching(fullText, terms);
  const { where, values: filtered } = filterOf(search.filter);
  const values = { ...match.values, ...filtered };
  const key = after === null ? {} : { after_score: after.score, after_sha256: after.sha256 };
  const sql = pageSql(match.with, where, after);
  const all = yield* ask<Matched>(sql, { ...values, ...key, most: limit + 1 });
  const page = all.slice(0, limit);
  const ids = Object.fromEntries(PLACES.map((name, n) => [name, page[n]?.id ?? -1]));
  const passages =
    page.length === 0
      ? []
      : yield* ask<PassageRow>(passagesSql(match.with, terms.length), { ...match.values, ...ids });
  const hits = page.map((listed): Hit => {
    const own = passages.filter(({ document }) => document === listed.id);
    return { ...listed, found: own.map((row) => foundIn(terms, row)) };
  });
  const last = all.length > limit ? hits.at(-1) : undefined;
  const counted: Counted = { with: match.with, from: FROM, where, values };
  const counts = search.facets
    ? { total: yield* totalOf(counted), facets: yield* facetsOf(counted) }
    : null;
  return { hits, next: last ? { score: last.score, sha256: last.sha256 } : null, counts };
}
