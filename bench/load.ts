/** Many clients ask one server: how long its answers take, and how many are none. */
import { Agent, request } from 'node:http';

/** Who asks for what. */
export interface Load {
  /** 'http://127.0.0.1:8423'. */
  readonly address: string;
  /** Asked for in turn. */
  readonly paths: readonly string[];
  readonly requests: number;
  /** Each asks as soon as it has been answered, over a connection that it keeps. */
  readonly clients: number;
}

/** What came of it; times in milliseconds. */
export interface Answered {
  /** Answers with a status from 200 to 299. */
  readonly good: number;
  /** The first other status or error, if any. */
  readonly bad: string | null;
  readonly median: number;
  readonly p99: number;
  readonly bytes: number;
  readonly seconds: number;
}

interface One {
  readonly status: number;
  readonly bytes: number;
}

function ask(address: string, path: string, agent: Agent): Promise<One> {
  return new Promise((done, fail) => {
    const sent = request(address + path, { agent }, (response) => {
      let bytes = 0;
      response.on('data', (data: Buffer) => {
        bytes += data.length;
      });
      response.on('end', () => done({ status: response.statusCode ?? 0, bytes }));
      response.on('error', fail);
    });
    sent.on('error', fail).end();
  });
}

/** The value below which a share of the values lies. Throws RangeError where there is none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  if (value === undefined) throw new RangeError('no values');
  return value;
}

/** Asks until all is answered. */
export async function load({ address, paths, requests, clients }: Load): Promise<Answered> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const times: number[] = [];
  let [next, good, bytes] = [0, 0, 0];
  const bad: string[] = [];
  const client = async () => {
    while (next < requests) {
      const path = paths[next++ % paths.length] ?? '/';
      const start = performance.now();
      try {
        const answer = await ask(address, path, agent);
        bytes += answer.bytes;
        if (answer.status >= 200 && answer.status < 300) good++;
        else bad.push(`${answer.status} ${path}`);
      } catch (error) {
        bad.push(`${String(error)} ${path}`);
      }
      times.push(performance.now() - start);
    }
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: clients }, client));
  const seconds = (performance.now() - start) / 1000;
  agent.destroy();
  const [median, p99] = [quantile(times, 0.5), quantile(times, 0.99)];
  return { good, bad: bad[0] ?? null, median, p99, bytes, seconds };
}
