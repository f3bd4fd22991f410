/** A body's brief over some time for programs: everything, documents by path. Pure. */
import type { Briefed } from '../period.ts';

/** Plain data: each list whole, each fact with its document and span. */
export function plainBrief({ body, period, sources, undated }: Briefed): object {
  const paths = new Map([...sources].map(([document, { path }]) => [document, path]));
  const documents = [...sources.values()].map(({ path, date }) => ({ document: path, date }));
  return { body, documents, undated, ...(named(period, paths) as object) };
}

/** Every `document` by its path instead of its SHA-256. */
function named(value: unknown, paths: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((one) => named(one, paths));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      key,
      key === 'document' && typeof one === 'string' ? (paths.get(one) ?? one) : named(one, paths),
    ]),
  );
}
