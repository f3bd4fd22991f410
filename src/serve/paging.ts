/** Cursors and limits: a page goes on after the last of the one before. */
import { z } from '@hono/zod-openapi';
import { Refusal } from './problems.ts';

/** So many are given where nothing is said, and at most. */
export const PAGE = { usual: 50, most: 500 } as const;

const LONGEST_CURSOR = 600;

/** A whole number in a query, as text. */
function wholeNumber(most: number) {
  return z
    .string()
    .regex(/^\d{1,6}$/, `must be a whole number from 1 to ${most}`)
    .transform(Number)
    .refine((value) => value >= 1 && value <= most, `must be from 1 to ${most}`)
    .openapi({ type: 'integer', minimum: 1, maximum: most });
}

/** The parameters of every list; of a search with fewer to a page. */
export function pageParameters(usual: number = PAGE.usual, most: number = PAGE.most) {
  return {
    limit: wholeNumber(most)
      .optional()
      .transform((limit) => limit ?? usual)
      .openapi({ type: 'integer', minimum: 1, maximum: most, default: usual }),
    cursor: z
      .string()
      .max(LONGEST_CURSOR)
      .optional()
      .openapi({ description: 'from the link to the next page; it means nothing else' }),
  };
}

/** A key as an opaque word. */
export function cursorOf(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** The key in a cursor, null without one. Throws Refusal where it is none of ours. */
export function keyOf<T>(cursor: string | undefined, schema: z.ZodType<T>): T | null {
  if (cursor === undefined) return null;
  const refused = new Refusal(
    422,
    'The cursor is none that was given out: begin again without it',
    {
      errors: [{ in: 'query cursor', message: 'not a cursor of this list' }],
    },
  );
  try {
    const read = schema.safeParse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    if (read.success) return read.data;
  } catch {
    throw refused;
  }
  throw refused;
}

/** The link to the page after this one, null where there is none. */
export function nextLink(url: URL, key: readonly (string | number)[] | null): string | null {
  if (key === null) return null;
  const query = new URLSearchParams(url.search);
  query.set('cursor', cursorOf(key));
  return `${url.pathname}?${query}`;
}

/** A header for it (RFC 8288). */
export function linkHeaders(next: string | null): Record<string, string> {
  return next === null ? {} : { Link: `<${next}>; rel="next"` };
}
