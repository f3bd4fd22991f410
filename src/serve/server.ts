/** The app behind a port. */
import { createServer, type Server, STATUS_CODES } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { errorCode, errorLine, UserError } from '../errors.ts';
import { HEADERS, withHeaders } from './headers.ts';
import { CONNECTION } from './limits.ts';
import { PROBLEM_TYPE, problemResponse, problemText, Refusal } from './problems.ts';

/** What is served, and where. */
export interface Serving {
  readonly fetch: (request: Request, env: never) => Response | Promise<Response>;
  readonly host: string;
  /** 0 takes one that is free. */
  readonly port: number;
}

/** A server that listens. */
export interface Listening {
  readonly port: number;
  /** Answers what is being asked, at most so many milliseconds more, and ends. */
  close(graceMs: number): Promise<void>;
}

const BROKEN: Readonly<Record<string, 400 | 408 | 431>> = {
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/** What is no request gets an answer, too, and the connection ends. */
function refuse(error: Error, socket: Socket): void {
  if (!socket.writable || errorCode(error) === 'ECONNRESET') return void socket.destroy();
  const status = BROKEN[errorCode(error) ?? ''] ?? 400;
  const body = problemText(status, 'The connection brought no request that can be read');
  const headers = {
    ...{ ...HEADERS, 'Content-Type': PROBLEM_TYPE },
    ...{ 'Content-Length': String(Buffer.byteLength(body)), Connection: 'close' },
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${body}`);
}

function made(fetch: Serving['fetch']): Server {
  const { maxHeaderSize, headersTimeout, requestTimeout, keepAliveTimeout } = CONNECTION;
  const listener = getRequestListener(fetch as Parameters<typeof getRequestListener>[0], {
    overrideGlobalObjects: false,
    // A host or path that is none; what the app throws it answers itself.
    errorHandler: () =>
      withHeaders(problemResponse(new Refusal(400, 'The host or the path is none'))),
  });
  const limits = { maxHeaderSize, headersTimeout, requestTimeout, keepAliveTimeout };
  // Without a host the listener refuses it, in our words.
  const checks = { requireHostHeader: false, connectionsCheckingInterval: 5000 };
  const server = createServer({ ...limits, ...checks }, (...asked) => {
    void listener(...asked);
  });
  server.maxHeadersCount = CONNECTION.maxHeaders;
  server.maxConnections = CONNECTION.connections;
  server.on('clientError', (error, socket) => refuse(error, socket as Socket));
  return server;
}

/** Listens. Throws a UserError where it may not. */
export async function listen({ fetch, host, port }: Serving): Promise<Listening> {
  const server = made(fetch);
  await new Promise<void>((done, fail) => {
    server.once('error', fail).listen(port, host, () => {
      server.off('error', fail);
      done();
    });
  }).catch((error: unknown) => {
    throw new UserError(`cannot listen at ${host}, port ${port}: ${reason(error)}`);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: (graceMs) => closed(server, graceMs),
  };
}

const REASONS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another program does, choose another --port',
  EACCES: 'this user may not, choose a --port from 1024 on',
  EADDRNOTAVAIL: 'no such address is here, see --host',
  ENOTFOUND: 'no such address is known, see --host',
};

function reason(error: unknown): string {
  return REASONS[errorCode(error) ?? ''] ?? errorLine(error);
}

/** How often connections are looked at while the server ends. */
const IDLE_MS = 50;

function closed(server: Server, graceMs: number): Promise<void> {
  return new Promise((done) => {
    const late = setTimeout(() => server.closeAllConnections(), graceMs);
    // A connection that is kept open for more is done when its answer is.
    const idle = setInterval(() => server.closeIdleConnections(), IDLE_MS);
    server.close(() => {
      clearTimeout(late);
      clearInterval(idle);
      done();
    });
    server.closeIdleConnections();
  });
}
