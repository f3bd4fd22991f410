/** Documents under a condition, page by page, the newest meetings first. */
import { ask, type Row, type Steps } from './database.ts';
import type { Listed } from './listed.ts';

/** How far a list of documents has come: the last one's day ('' without) and content. */
export interface DocumentKey {
  readonly date: string;
  readonly sha256: string;
}

/** A page of documents; `next` is null where nothing comes after it. */
export interface ListedPage {
  readonly documents: readonly Listed[];
  readonly next: DocumentKey | null;
}

// Without the people who were forgotten since it is another text, and with every correction.
const RUN = `documents.run || COALESCE(' without ' || documents.form, '')
    || COALESCE(' corrected ' || documents.corrected, '') AS run`;
/** Selects documents as lists have them: a condition is to follow. */
export const LISTED = `SELECT documents.id, documents.sha256, ${RUN}, documents.date, documents.body,
    documents.kind, documents.review,
    (SELECT MIN(path) FROM files WHERE files.document = documents.id) AS path
  FROM documents`;
const NEWER = `(COALESCE(documents.date, ''), documents.sha256) < (@after_date, @after_sha256)`;

/** One page of the documents of which the condition is true. */
export function* listedPage(
  { where, values }: { readonly where: string; readonly values: Row },
  after: DocumentKey | null,
  limit: number,
): Steps<ListedPage> {
  const key = after === null ? {} : { after_date: after.date, after_sha256: after.sha256 };
  const sql = `${LISTED} WHERE ${where} ${after === null ? '' : `AND ${NEWER}`}
    ORDER BY COALESCE(documents.date, '') DESC, documents.sha256 DESC LIMIT @most`;
  const found = yield* ask<Listed>(sql, { ...values, ...key, most: limit + 1 });
  const documents = found.slice(0, limit);
  const last = found.length > limit ? documents.at(-1) : undefined;
  const next = last === undefined ? null : { date: last.date ?? '', sha256: last.sha256 };
  return { documents, next };
}
