/** What the server does for one method at one path, as the handlers and /openapi.json share it. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { isNamed, tagOfText } from './etags.ts';
import { PROBLEM_TYPE, problemSchema, Refusal, type RefusalStatus } from './problems.ts';

/** An answer. */
export interface Reply {
  readonly status?: 200 | 201;
  readonly headers?: Readonly<Record<string, string>>;
  /** Where it is known before the answer is made; else it is made of the answer. */
  readonly tag?: string;
  /** Made where it is not known to whoever asks. */
  readonly body: () => unknown;
}

/** A request, its parts read and checked. */
export interface Asked<Q, P> {
  readonly query: Q;
  readonly params: P;
  readonly url: URL;
  readonly request: Request;
}

/** A request's body, as the description has it. */
export interface TakenBody {
  readonly description: string;
  readonly content: Readonly<Record<string, { readonly schema: z.ZodType }>>;
}

/** One operation. */
export interface Operation<
  Q extends z.ZodObject = z.ZodObject,
  P extends z.ZodObject = z.ZodObject,
> {
  readonly method: 'get' | 'post' | 'delete';
  /** As OpenAPI has it: '/v1/documents/{sha256}'. */
  readonly path: string;
  readonly id: string;
  readonly summary: string;
  readonly query: Q;
  readonly params: P;
  readonly body?: TakenBody;
  /** What comes back where all goes well, by status. */
  readonly answers: Readonly<Record<number, { description: string; schema: z.ZodType }>>;
  /** What else may come back, beside what any request may be refused for. */
  readonly refusals: readonly RefusalStatus[];
  handle(asked: Asked<z.output<Q>, z.output<P>>): Promise<Reply>;
}

/** Holds an operation's parts to each other. */
export function operation<Q extends z.ZodObject, P extends z.ZodObject>(
  one: Operation<Q, P>,
): Operation {
  return one as unknown as Operation;
}

/** What any request may be refused for. */
const ALWAYS: readonly RefusalStatus[] = [401, 403, 421, 422, 429, 500, 503];

/** No parameters. */
export const NONE = z.strictObject({});

function describe(one: Operation) {
  const problem = (status: RefusalStatus) => ({
    description: `refused: ${status}`,
    content: { [PROBLEM_TYPE]: { schema: problemSchema } },
  });
  const refusals = [...new Set([...one.refusals, ...ALWAYS])].sort();
  const answers = Object.entries(one.answers).map(([status, { description, schema }]) => [
    status,
    { description, content: { 'application/json': { schema } } },
  ]);
  const same = one.method === 'get' ? [[304, { description: 'as If-None-Match names it' }]] : [];
  return {
    method: one.method,
    path: one.path,
    operationId: one.id,
    summary: one.summary,
    request: {
      query: one.query,
      params: one.params,
      ...(one.body && { body: { required: true, ...one.body } }),
    },
    responses: Object.fromEntries([
      ...answers,
      ...same,
      ...refusals.map((status) => [status, problem(status)]),
    ]),
  };
}

function queryOf(url: URL): Record<string, string> {
  const query: Record<string, string> = Object.create(null);
  for (const [name, value] of url.searchParams) {
    if (name in query) {
      throw new Refusal(422, `${JSON.stringify(name)} is given twice`, {
        errors: [{ in: 'query', message: 'a parameter is given twice' }],
      });
    }
    query[name] = value;
  }
  return { ...query };
}

function checked<S extends z.ZodObject>(schema: S, given: unknown, place: string): z.output<S> {
  const read = schema.safeParse(given);
  if (read.success) return read.data;
  const errors = read.error.issues.map(({ path, message }) => ({
    in: [place, ...path.map(String)].join(' '),
    message,
  }));
  throw new Refusal(422, errors.map((one) => `${one.in}: ${one.message}`).join('; '), { errors });
}

/** What JSON holds, held to a schema. Throws Refusal: 400 where it is no JSON, 422 where it is wrong. */
export function checkedJson<S extends z.ZodObject>(schema: S, text: string): z.output<S> {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    throw new Refusal(400, 'The body is no JSON');
  }
  return checked(schema, given, 'body');
}

async function answer(one: Operation, c: Context): Promise<Response> {
  const url = new URL(c.req.url);
  const params = one.params.safeParse(c.req.param());
  if (!params.success) throw new Refusal(404, 'There is nothing of this name');
  const query = checked(one.query, queryOf(url), 'query');
  const reply = await one.handle({ query, params: params.data, url, request: c.req.raw });
  const { status = 200, headers = {}, tag } = reply;
  const named = c.req.header('If-None-Match');
  const cached = { 'Cache-Control': 'private, no-cache', ...headers };
  if (one.method !== 'get') return json(await reply.body(), status, headers);
  if (tag !== undefined && isNamed(named, tag)) return unchanged(tag, cached);
  const text = JSON.stringify(await reply.body());
  const own = tag ?? tagOfText(text);
  return isNamed(named, own)
    ? unchanged(own, cached)
    : json(text, status, { ...cached, ETag: own });
}

function json(body: unknown, status: number, headers: Readonly<Record<string, string>>): Response {
  const bytes = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  const usual = { 'Content-Type': 'application/json', 'Content-Length': String(bytes.length) };
  return new Response(bytes, { status, headers: { ...usual, ...headers } });
}

function unchanged(tag: string, headers: Readonly<Record<string, string>>): Response {
  return new Response(null, { status: 304, headers: { ...headers, ETag: tag } });
}

/** '/v1/documents/{sha256}' as the router has it: '/v1/documents/:sha256'. */
function routeOf(path: string): string {
  return path.replace(/\{(\w+)\}/gu, ':$1');
}

/** Puts operations into an app and its description; what else is done at their paths is refused. */
export function serveOperations(app: OpenAPIHono, all: readonly Operation[]): void {
  for (const one of all) {
    app.openAPIRegistry.registerPath(describe(one));
    app.on(one.method.toUpperCase(), routeOf(one.path), (c) => answer(one, c));
  }
  for (const path of new Set(all.map((one) => one.path))) {
    const methods = all.filter((one) => one.path === path).map(({ method }) => method);
    const allow = methods
      .map((method) => (method === 'get' ? 'GET, HEAD' : method.toUpperCase()))
      .join(', ');
    app.all(routeOf(path), () => {
      throw new Refusal(405, `Only ${allow} is done here`, { headers: { Allow: allow } });
    });
  }
}
