/** How much one client may ask, and how much is taken at once. */
import { inUnits } from '../problem.ts';
import { Refusal } from './problems.ts';

/** Of the connection: bytes of all headers, their number, and milliseconds. */
export const CONNECTION = {
  maxHeaderSize: 16_384,
  maxHeaders: 100,
  headersTimeout: 10_000,
  requestTimeout: 60_000,
  keepAliveTimeout: 5000,
  connections: 1000,
} as const;

/** So many clients are kept in mind. */
const MOST_CLIENTS = 10_000;
/** A client that was quiet may ask so many seconds' worth at once. */
const BURST_SECONDS = 2;

interface Bucket {
  readonly left: number;
  /** Milliseconds of the clock. */
  readonly at: number;
}

/** Lets each client ask so many times a second; throws Refusal. `now` is in milliseconds. */
export function rateLimit(perSecond: number, now: () => number): (client: string) => void {
  const buckets = new Map<string, Bucket>();
  const full = perSecond * BURST_SECONDS;
  return (client) => {
    const at = now();
    const known = buckets.get(client) ?? { left: full, at };
    const left = Math.min(full, known.left + ((at - known.at) / 1000) * perSecond);
    buckets.delete(client);
    buckets.set(client, { left: Math.max(0, left - 1), at });
    if (buckets.size > MOST_CLIENTS) {
      // The one that has been quiet for longest.
      const [oldest = ''] = buckets.keys();
      buckets.delete(oldest);
    }
    if (left >= 1) return;
    const seconds = Math.max(1, Math.ceil((1 - left) / perSecond));
    throw new Refusal(429, `More than ${perSecond} requests a second are not answered`, {
      headers: { 'Retry-After': String(seconds) },
    });
  };
}

/** Counts what is being done; throws Refusal where it is as much as there may be. */
export function crowdLimit(most: number): { enter(): void; leave(): void } {
  let inside = 0;
  return {
    enter() {
      if (inside >= most) {
        throw new Refusal(429, `${most} requests are being answered: ask again`, {
          headers: { 'Retry-After': '1' },
        });
      }
      inside++;
    },
    leave() {
      inside--;
    },
  };
}

function tooLarge(most: number): Refusal {
  const headers = { Connection: 'close' };
  return new Refusal(413, `The limit is ${inUnits(most)}: see --max-bytes`, { headers });
}

/** The body's bytes, at most so many. Throws Refusal as soon as it is known to be more. */
export async function bodyOf(request: Request, most: number): Promise<Uint8Array> {
  if (Number(request.headers.get('Content-Length') ?? 0) > most) throw tooLarge(most);
  if (request.body === null) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = request.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(chunks);
    length += value.length;
    if (length > most) {
      await reader.cancel().catch(() => undefined);
      throw tooLarge(most);
    }
    chunks.push(value);
  }
}
