/** Asks the server that the page came from. */
import { signal } from '@preact/signals';

const KEPT = 'klubbslag.token';

/** True where the server wants a token that it was not given. */
export const tokenWanted = signal(false);

/** Counts what was changed through the page: whoever shows something of it reads it again. */
export const version = signal(0);

/** Keeps the token until the window is closed. */
export function giveToken(token: string): void {
  window.sessionStorage.setItem(KEPT, token);
  tokenWanted.value = false;
  version.value++;
}

/** A refusal as RFC 9457 has it; `status` 0 where no answer came. */
export class Problem extends Error {
  readonly status: number;

  constructor(status: number, detail: string) {
    super(detail);
    this.name = 'Problem';
    this.status = status;
  }
}

async function problemOf(response: Response): Promise<Problem> {
  const text = await response.text();
  try {
    const { detail, title } = JSON.parse(text) as { detail?: string; title?: string };
    return new Problem(response.status, detail ?? title ?? response.statusText);
  } catch {
    return new Problem(response.status, response.statusText);
  }
}

/** The answer's JSON. Throws Problem. */
export async function fetchJson<T>(path: string, init: RequestInit = {}): Promise<T> {
  const token = window.sessionStorage.getItem(KEPT);
  const headers = new Headers(init.headers);
  if (token !== null) headers.set('Authorization', `Bearer ${token}`);
  let response: Response;
  try {
    response = await fetch(path, { ...init, headers });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new Problem(0, String(error));
  }
  if (response.status === 401) tokenWanted.value = true;
  if (!response.ok) throw await problemOf(response);
  return (await response.json()) as T;
}

/** Sends JSON. Throws Problem. */
export async function send<T>(method: 'POST' | 'DELETE', path: string, body?: unknown): Promise<T> {
  const headers = { 'Content-Type': 'application/json' };
  const init = body === undefined ? { method } : { method, headers, body: JSON.stringify(body) };
  return await fetchJson<T>(path, init);
}
