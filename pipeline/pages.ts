/** On which page each span of a finished record stands: one pass, whatever stage made the span. */
import type { Origin } from './reading.ts';
import type { MinutesRecord } from './record.ts';

/** The record with `page` on every span; `origins` are in the order of the text. */
export function withPages(record: MinutesRecord, origins: readonly Origin[]): MinutesRecord {
  const paged = origins.filter((origin) => origin.page !== null);
  const entries = Object.entries(record).map(([key, value]) => [
    key,
    key === 'origins' ? value : withPage(value, paged),
  ]);
  return Object.fromEntries(entries) as MinutesRecord;
}

function withPage(value: unknown, origins: readonly Origin[]): unknown {
  if (Array.isArray(value)) return value.map((one) => withPage(one, origins));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, one]) => [key, withPage(one, origins)]);
  const copy = Object.fromEntries(entries) as Record<string, unknown>;
  const { start, end } = copy;
  if (typeof start !== 'number' || typeof end !== 'number') return copy;
  const page = pageAt(origins, start, end);
  return page === null ? copy : { ...copy, page };
}

/** What tells a stretch's page. */
interface Paged {
  readonly start: number;
  readonly end: number;
  readonly page?: number | null | undefined;
}

/**
 * The page of the first origin that reaches beyond `start`: a span that goes over a page break is on
 * the page where it begins. Where it lies in what the reader put in, it is on the page before.
 */
export function pageAt(origins: readonly Paged[], start: number, end: number): number | null {
  let low = 0;
  let high = origins.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((origins[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  const found = origins[low];
  const inside = found !== undefined && found.start < end;
  return (inside ? found : (origins[low - 1] ?? found))?.page ?? null;
}
