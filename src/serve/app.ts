/** Requests in, answers out: no port is needed to ask it. */
import { OpenAPIHono } from '@hono/zod-openapi';
import type { Hono } from 'hono';
import { errorLine, UserError } from '../errors.ts';
import type { Store } from '../store/store.ts';
import { isNamed, tagOfText } from './etags.ts';
import type { ServedEvaluation } from './evaluation.ts';
import { checkHost, checkOrigin } from './guard.ts';
import { withHeaders } from './headers.ts';
import type { Intake } from './intake.ts';
import { crowdLimit, rateLimit } from './limits.ts';
import { serveOperations } from './operation.ts';
import { isOfPage, type PageFiles, servePage } from './page.ts';
import { problemResponse, Refusal } from './problems.ts';
import { correctionOperations } from './routes/corrections.ts';
import { decisionsOverTime } from './routes/decisions-over-time.ts';
import { documentOperations } from './routes/documents.ts';
import { evaluationOperations } from './routes/evaluation.ts';
import { factOperations } from './routes/facts.ts';
import { failureOperations } from './routes/failures.ts';
import { HEALTH, healthOperations } from './routes/health.ts';
import { matterOperations } from './routes/matters.ts';
import { nameOperations } from './routes/named.ts';
import { searchOperations } from './routes/search.ts';
import { uploadOperations } from './routes/upload.ts';

/** What the server needs of the world. */
export interface AppPorts {
  readonly store: Store;
  readonly intake: Intake;
  readonly version: string;
  /** Names by which it may be asked, lower case. */
  readonly names: ReadonlySet<string>;
  /** Checks Authorization; null where no token is asked for. */
  readonly checkToken: ((header: string | undefined) => void) | null;
  /** What browsers get; null where there is no page. */
  readonly page: PageFiles | null;
  /** An evaluation to be looked at; null where none was given. */
  readonly evaluation: ServedEvaluation | null;
  /** Requests of one client a second, and of all at once. */
  readonly rate: number;
  readonly crowd: number;
  /** Milliseconds. */
  readonly now: () => number;
  /** Told of what went wrong here. */
  readonly warn: (text: string) => void;
}

/** What is known of a request beside itself: the socket's address, where there is a socket. */
interface Bindings {
  readonly incoming?: { readonly socket?: { readonly remoteAddress?: string | undefined } };
}

type App = OpenAPIHono<{ Bindings: Bindings }>;

/** The description's place. */
export const DESCRIPTION = '/openapi.json';

function description(app: App, version: string) {
  app.openAPIRegistry.registerComponent('securitySchemes', 'token', {
    type: 'http',
    scheme: 'bearer',
  });
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Klubbslag',
      version,
      description:
        'Swedish meeting minutes: what was decided, by whom, who must do what by when. Places are ' +
        'half-open spans in UTF-16 code units of the text of a record.',
    },
    security: [{ token: [] }, {}],
  });
}

function refusalOf(error: unknown, warn: AppPorts['warn']): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof UserError) {
    // Its words may name a path of this machine: they are for whoever runs the server.
    warn(`serve: ${error.message}\n`);
    const headers = { 'Retry-After': '5' };
    return new Refusal(503, 'The store or the models cannot be used now', { headers });
  }
  const trace = error instanceof Error ? (error.stack ?? errorLine(error)) : String(error);
  warn(`serve: internal error, please report it\n${trace}\n`);
  return new Refusal(500, 'The server has a fault, of which its own output tells');
}

/** Refuses what may not be asked, before anything is read. */
function guard(app: App, { names, checkToken, page, rate, crowd, now }: AppPorts): void {
  const ask = rateLimit(rate, now);
  const crowds = crowdLimit(crowd);
  app.use(async (c, next) => {
    const host = c.req.header('Host') ?? new URL(c.req.url).host;
    checkHost(host, names);
    checkOrigin(host, (name) => c.req.header(name));
    ask(c.env?.incoming?.socket?.remoteAddress ?? '');
    const { path } = c.req;
    const open = path === HEALTH || (page !== null && isOfPage(path));
    if (!open) checkToken?.(c.req.header('Authorization'));
    crowds.enter();
    try {
      await next();
    } finally {
      crowds.leave();
    }
  });
}

function describeIn(app: App, version: string): void {
  let text: string | null = null;
  app.get(DESCRIPTION, (c) => {
    text ??= JSON.stringify(description(app, version));
    const headers = { ETag: tagOfText(text), 'Cache-Control': 'private, no-cache' };
    if (isNamed(c.req.header('If-None-Match'), headers.ETag)) return c.body(null, 304, headers);
    return c.body(text, 200, { 'Content-Type': 'application/json', ...headers });
  });
  app.all(DESCRIPTION, () => {
    throw new Refusal(405, 'Only GET, HEAD is done here', { headers: { Allow: 'GET, HEAD' } });
  });
}

/** Makes the app. */
export function makeApp(ports: AppPorts): App {
  const { store, intake, version, page, evaluation, warn } = ports;
  const app: App = new OpenAPIHono();
  app.use(async (c, next) => {
    await next();
    c.res = withHeaders(c.res);
  });
  guard(app, ports);
  serveOperations(app as unknown as OpenAPIHono, [
    ...healthOperations(),
    // Before what has a name of a document in its place.
    ...uploadOperations(intake),
    ...documentOperations(store),
    ...correctionOperations(store),
    ...factOperations(store),
    decisionsOverTime(store),
    ...nameOperations(store),
    ...failureOperations(store),
    ...searchOperations(store),
    ...matterOperations(store),
    ...evaluationOperations(evaluation, store),
  ]);
  describeIn(app, version);
  if (page !== null) servePage(app as unknown as Hono, page);
  app.notFound(() => problemResponse(new Refusal(404, 'There is nothing at this path')));
  app.onError((error) => problemResponse(refusalOf(error, warn)));
  return app;
}
