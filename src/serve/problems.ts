/** What is refused, as RFC 9457 has it (application/problem+json). No trace and no path is told. */
import { z } from '@hono/zod-openapi';

/** What each status means here; `type` of a problem is 'urn:klubbslag:problem:' and the code. */
const KINDS = {
  400: ['bad-request', 'The request cannot be read'],
  401: ['token-needed', 'A token is needed'],
  403: ['forbidden', 'This is not allowed'],
  404: ['not-found', 'There is no such thing'],
  405: ['method-not-allowed', 'This is not done here'],
  408: ['timeout', 'The request took too long'],
  411: ['length-needed', 'The length of the body is needed'],
  413: ['too-large', 'The body is too large'],
  415: ['media-type', 'This media type is not taken'],
  421: ['wrong-host', 'No such host is served here'],
  422: ['invalid', 'What is asked for is not understood'],
  429: ['too-many', 'Too many requests'],
  431: ['headers-too-large', 'The headers are too large'],
  500: ['internal', 'The server has a fault'],
  503: ['unavailable', 'This cannot be done now'],
} as const;

/** Statuses of refusals. */
export type RefusalStatus = keyof typeof KINDS;

/** What is wrong with one part of a request. */
const fault = z.strictObject({
  /** 'query limit', 'body path'. */
  in: z.string(),
  message: z.string(),
});

const failedDocument = z.strictObject({
  name: z.string(),
  code: z.string(),
  message: z.string(),
});

/** A problem's shape; `errors` with 422 alone, `documents` where an upload could not be read. */
export const problemSchema = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    errors: z.array(fault).optional(),
    documents: z.array(failedDocument).optional(),
  })
  .openapi('Problem');

/** More of a problem than its words. */
export interface Extras {
  readonly errors?: readonly z.infer<typeof fault>[];
  readonly documents?: readonly z.infer<typeof failedDocument>[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** Thrown where a request is refused. `message` is for whoever asked. */
export class Refusal extends Error {
  readonly status: RefusalStatus;
  readonly extras: Extras;

  constructor(status: RefusalStatus, message: string, extras: Extras = {}) {
    super(message);
    this.name = 'Refusal';
    this.status = status;
    this.extras = extras;
  }
}

/** The media type of problems. */
export const PROBLEM_TYPE = 'application/problem+json';

/** A problem as text. */
export function problemText(status: RefusalStatus, detail: string, extras: Extras = {}): string {
  const [code, title] = KINDS[status];
  const { headers, ...more } = extras;
  return JSON.stringify({
    ...{ type: `urn:klubbslag:problem:${code}`, title, status, detail },
    ...more,
  });
}

/** A problem as an answer. */
export function problemResponse({ status, message, extras }: Refusal): Response {
  const headers = { 'Content-Type': PROBLEM_TYPE, ...extras.headers };
  return new Response(problemText(status, message, extras), { status, headers });
}
