/** The filters that lists and searches share, as query parameters. */
import { z } from '@hono/zod-openapi';
import { parseDay } from '../arguments.ts';
import type { DocumentFilter } from '../store/filter.ts';
import { REVIEW_STATES } from '../store/reviewed.ts';

const LONGEST = 200;

const part = (description: string) =>
  z.string().min(1).max(LONGEST).optional().openapi({ description });

function day(name: 'since' | 'until', end: 'first' | 'last') {
  return z
    .string()
    .transform((text, context) => {
      try {
        return parseDay(text, name, end);
      } catch {
        context.addIssue('must be a date like 2024-03-14, 2024-03 or 2024');
        return z.NEVER;
      }
    })
    .optional()
    .openapi({ type: 'string', description: '2024-03-14, 2024-03 or 2024; included' });
}

/** Of meetings and of deadlines. */
export const DAY_PARAMETERS = { since: day('since', 'first'), until: day('until', 'last') };

/** What is part of a name; case and accents do not matter, å, ä and ö do. */
export const NAME_PARAMETERS = {
  body: part("part of the body's name"),
  person: part("part of a person's name"),
};

/** Which documents. */
export const FILTER_PARAMETERS = {
  ...DAY_PARAMETERS,
  ...NAME_PARAMETERS,
  year: z
    .string()
    .regex(/^\d{4}$/, 'must be a year like 2024')
    .optional(),
  kind: part('of the meeting: protokoll, årsmöte'),
  review: z
    .enum(REVIEW_STATES)
    .optional()
    .openapi({ description: 'how far people have gone through it' }),
  facets: z
    .enum(['true', 'false'])
    .optional()
    .openapi({ description: 'true: count all that fit by body, year, kind and person' }),
};

type Given = { readonly [name in keyof DocumentFilter]?: string | undefined };

/** The filter that parameters ask for. */
export function documentFilter(given: Given): DocumentFilter {
  const {
    since = null,
    until = null,
    body = null,
    year = null,
    kind = null,
    person = null,
    review = null,
  } = given;
  return { since, until, body, year, kind, person, review };
}
