/** The page that browsers get: files of its own, which hold nothing of the store. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Hono } from 'hono';
import { isNamed } from './etags.ts';
import { Refusal } from './problems.ts';

/** One file as it is sent. */
export interface PageFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
  readonly tag: string;
}

/** The page's files by name; 'index.html' is the page itself. */
export type PageFiles = ReadonlyMap<string, PageFile>;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
};

/**
 * What the page may do: run and look as its own files say, and ask this server. What a document
 * holds can never become markup or script: there is no way from text to markup at all.
 */
export const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** First parts of paths at which the page stands: it shows another view at each. */
export const PAGE_PATHS: readonly string[] = [
  ...['documents', 'decisions', 'deadlines', 'people', 'organisations', 'matters', 'search'],
  'evaluation',
];

/** Reads the page's files, once. Throws where the folder is not there. */
export function readPage(folder: string): PageFiles {
  const files = readdirSync(folder).flatMap((name): [string, PageFile][] => {
    const type = TYPES[extname(name)];
    if (type === undefined) return [];
    const bytes = new Uint8Array(readFileSync(join(folder, name)));
    const hash = createHash('sha256').update(bytes).digest('base64url');
    return [[name, { bytes, type, tag: `"${hash.slice(0, 27)}"` }]];
  });
  return new Map(files);
}

/** True of what anybody may have: it holds nothing of the store. */
export function isOfPage(path: string): boolean {
  const [, first = ''] = path.split('/');
  return path === '/' || first === 'assets' || PAGE_PATHS.includes(first);
}

function sent({ bytes, type, tag }: PageFile, named: string | undefined): Response {
  const headers = {
    ETag: tag,
    'Cache-Control': 'private, no-cache',
    'Content-Security-Policy': PAGE_POLICY,
  };
  if (isNamed(named, tag)) return new Response(null, { status: 304, headers });
  const more = { 'Content-Type': type, 'Content-Length': String(bytes.length) };
  return new Response(bytes, { headers: { ...headers, ...more } });
}

/** Serves the page. */
export function servePage(app: Hono, files: PageFiles): void {
  const give = (path: string, nameOf: (path: string) => string) => {
    app.get(path, (c) => {
      const file = files.get(nameOf(c.req.path));
      if (file === undefined) throw new Refusal(404, 'There is nothing at this path');
      return sent(file, c.req.header('If-None-Match'));
    });
    app.all(path, () => {
      throw new Refusal(405, 'Only GET, HEAD is done here', { headers: { Allow: 'GET, HEAD' } });
    });
  };
  const index = () => 'index.html';
  give('/', index);
  for (const first of PAGE_PATHS) {
    give(`/${first}`, index);
    give(`/${first}/*`, index);
  }
  give('/assets/:name', (path) => path.slice('/assets/'.length));
}
