/** Fetches one file over HTTP into a folder, going on where an earlier try stopped. */
import { open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { digestOf } from '../digest.ts';
import { errorCode, errorLine, UserError } from '../errors.ts';

/** What a download may cost. */
export interface Limits {
  /** Largest file, in bytes. */
  readonly bytes: number;
  /** Longest time without a byte, in milliseconds. */
  readonly idleMs: number;
  /** How often one file is asked for before a connection that breaks is given up. */
  readonly tries: number;
}

/** One file that came whole. */
export interface Fetched {
  readonly sha256: string;
  readonly bytes: number;
}

/** A connection that broke; what came is kept, so asking again is worth while. */
class Broken extends Error {}

/**
 * Fetches `url` to `path`. What has come stands in `path`.part until it is whole, with the
 * server's mark of that version beside it.
 * @returns null where the server has no such file
 * Throws UserError, one sentence, for everything else that fails.
 */
export async function download(url: string, path: string, limits: Limits): Promise<Fetched | null> {
  for (let left = limits.tries; ; left--) {
    try {
      const found = await attempt(url, path, limits);
      if (found === 'none') return null;
      if (found === 'new') await rename(`${path}.part`, path);
      return await digestOf(path);
    } catch (error) {
      if (!(error instanceof Broken)) throw error;
      if (left <= 1) throw new UserError(`${url}: ${error.message}: run again to go on`);
    }
  }
}

/** A new file in .part, the file that an earlier try brought whole, or none at the server. */
type Found = 'new' | 'same' | 'none';

async function attempt(url: string, path: string, limits: Limits): Promise<Found> {
  const part = `${path}.part`;
  // Without the server's mark nobody knows whether the rest belongs to the same file.
  const etag = await readFile(`${path}.etag`, 'utf8').catch(() => '');
  const from = etag === '' ? 0 : await sizeOf(part);
  const had = etag !== '' && from === 0 && (await sizeOf(path)) > 0;
  const watch = new Watch(limits.idleMs);
  try {
    const response = await reach(url, watch, {
      'accept-encoding': 'identity',
      ...(from > 0 ? { range: `bytes=${from}-`, 'if-range': etag } : null),
      ...(had ? { 'if-none-match': etag } : null),
    });
    if (response.status === 404) return 'none';
    if (had && response.status === 304) return 'same';
    if (response.status === 416) {
      await rm(part, { force: true });
      throw new Broken('the server no longer has the file that was begun');
    }
    if (!response.ok || response.body === null) {
      throw new UserError(`${url}: the server answered ${response.status}`);
    }
    const start = startOf(response, from);
    const total = start + lengthOf(response);
    if (total > limits.bytes) throw tooLarge(url, limits);
    if (start === 0) await rm(part, { force: true });
    await writeFile(`${path}.etag`, strongMark(response));
    const written = await save(response.body, part, start, url, limits, watch);
    if (written < total)
      throw new Broken(`the connection ended after ${written} of ${total} bytes`);
    return 'new';
  } finally {
    watch.stop();
  }
}

/** The mark of this version of the file; a weak one does not promise the same bytes. */
function strongMark({ headers }: Response): string {
  const mark = headers.get('etag') ?? '';
  return mark.startsWith('W/') ? '' : mark;
}

/** Bytes that are announced, or NaN where that is another number than will be written. */
function lengthOf({ headers }: Response): number {
  const encoded = (headers.get('content-encoding') ?? 'identity') !== 'identity';
  return encoded ? Number.NaN : Number(headers.get('content-length') ?? Number.NaN);
}

/** Where the answer begins: the server may send all of it, whatever was asked for. */
function startOf(response: Response, from: number): number {
  if (response.status !== 206) return 0;
  const range = /^bytes (\d+)-/.exec(response.headers.get('content-range') ?? '');
  if (Number(range?.[1]) === from) return from;
  throw new UserError(`${response.url}: the server sent another part than was asked for`);
}

function tooLarge(url: string, { bytes }: Limits): UserError {
  return new UserError(`${url}: is larger than the limit of ${bytes} bytes`);
}

async function reach(
  url: string,
  watch: Watch,
  headers: Readonly<Record<string, string>>,
): Promise<Response> {
  try {
    return await fetch(url, { headers, signal: watch.signal });
  } catch (error) {
    throw new Broken(`the server cannot be reached: ${reasonOf(error)}`);
  }
}

async function save(
  body: AsyncIterable<Uint8Array>,
  part: string,
  start: number,
  url: string,
  limits: Limits,
  watch: Watch,
): Promise<number> {
  const file = await open(part, start > 0 ? 'r+' : 'w');
  let at = start;
  try {
    await file.truncate(start);
    for await (const chunk of broken(body)) {
      watch.again();
      if (at + chunk.length > limits.bytes) throw tooLarge(url, limits);
      await file.write(chunk, 0, chunk.length, at);
      at += chunk.length;
    }
    return at;
  } finally {
    await file.close();
  }
}

/** Tells an error of the connection from one of the disk. */
async function* broken(body: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const chunks = body[Symbol.asyncIterator]();
  for (;;) {
    const next = await chunks.next().catch((error: unknown) => {
      throw new Broken(`the connection broke: ${reasonOf(error)}`);
    });
    if (next.done === true) return;
    yield next.value;
  }
}

/** What fetch throws says little; its cause says what happened. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : null;
  return errorCode(cause) ?? errorLine(cause ?? error);
}

async function sizeOf(path: string): Promise<number> {
  return await stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}

/** Fires its signal when nothing has come for so long. */
class Watch {
  readonly #controller = new AbortController();
  readonly #timer: NodeJS.Timeout;

  constructor(ms: number) {
    const late = () => this.#controller.abort(new Error(`nothing came for ${ms / 1000} seconds`));
    this.#timer = setTimeout(late, ms);
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  again(): void {
    this.#timer.refresh();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
