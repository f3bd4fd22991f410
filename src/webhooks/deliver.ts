/**
 * Delivers events to webhooks: at least once, each webhook's in their order. Whoever delivers holds
 * a webhook for a time; what a killed one held is taken over when that is up.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Store } from '../store/store.ts';
import type { Claim, Target, Tried } from '../store/webhooks.ts';
import { type Answer, type Sending, send } from './send.ts';

/** How events are delivered. */
export interface Delivery extends Sending {
  /** Pause before the second try; each further one is four times as long. */
  readonly retryMs: number;
  /** So long an event is tried. */
  readonly giveUpMs: number;
  /** From 0 to 1, spreads the tries of many. */
  readonly random: () => number;
  /** Told of each try that came to nothing. */
  readonly told?: (webhook: Target, tried: Exclude<Tried, { state: 'delivered' }>) => void;
}

/** What was done. */
export interface Delivered {
  readonly delivered: number;
  /** Tries that came to nothing. */
  readonly failed: number;
}

const GROWTH = 4;
const LONGEST_PAUSE_MS = 12 * 3_600_000;
/** So many events go to one webhook before a look at the clock of the others. */
const AT_ONCE = 100;
const LOOK_MS = 500;
const GONE = 410;

/** Between half the pause and all of it. */
function pauseOf(tries: number, { retryMs, random }: Delivery, { retryAfterMs }: Answer): number {
  const grown = Math.min(LONGEST_PAUSE_MS, retryMs * GROWTH ** Math.min(tries, 20));
  const pause = Math.round(grown * (0.5 + random() / 2));
  return Math.max(pause, Math.min(retryAfterMs ?? 0, LONGEST_PAUSE_MS));
}

/** What an answer means for an event and its webhook. */
export function judged(target: Target, answer: Answer, now: number, delivery: Delivery): Tried {
  const { status, reason } = answer;
  if (status !== null && status >= 200 && status < 300) return { state: 'delivered' };
  if (status === GONE) return { state: 'stopped', as: 'gone', reason };
  const { failingSince, tries } = target;
  if (failingSince === null || now - failingSince < delivery.giveUpMs) {
    return { state: 'again', reason, nextAt: now + pauseOf(tries, delivery, answer) };
  }
  // One event that is not taken is put aside. Where the next one is not either it is the receiver.
  return tries > 0 ? { state: 'aside', reason } : { state: 'stopped', as: 'failed', reason };
}

/** Somebody who delivers, beside others. */
export class Deliverer {
  readonly #store: Store;
  readonly #delivery: Delivery;
  readonly #by = randomUUID();
  readonly #busy = new Map<number, Promise<void>>();
  #delivered = 0;
  #failed = 0;
  #broken: unknown[] = [];

  constructor(store: Store, delivery: Delivery) {
    this.#store = store;
    this.#delivery = delivery;
  }

  get counts(): Delivered {
    return { delivered: this.#delivered, failed: this.#failed };
  }

  /** Delivers once what is due at this moment. */
  async once(signal: AbortSignal): Promise<Delivered> {
    while (!signal.aborted && (await this.#begin(signal)) > 0) await this.#ended();
    return this.counts;
  }

  /** Delivers what comes until the signal fires, or with `untilEmpty` nothing is left to be got. */
  async follow(signal: AbortSignal, untilEmpty: boolean): Promise<Delivered> {
    while (!signal.aborted && this.#broken.length === 0) {
      await this.#begin(signal);
      if (untilEmpty && this.#busy.size === 0) {
        if ((await this.#store.webhooks.pending()).length === 0) break;
      }
      const look = sleep(LOOK_MS, null, { signal }).catch(() => null);
      await Promise.race([look, ...this.#busy.values()]);
    }
    await this.#ended();
    return this.counts;
  }

  async #ended(): Promise<void> {
    await Promise.all(this.#busy.values());
    if (this.#broken.length > 0) throw this.#broken[0];
  }

  /** Begins with every webhook that is due and free. Gives the number of these. */
  async #begin(signal: AbortSignal): Promise<number> {
    await this.#store.webhooks.skip();
    const now = this.#delivery.now();
    let begun = 0;
    for (const { id, dueAt } of await this.#store.webhooks.pending()) {
      if (dueAt > now || this.#busy.has(id)) continue;
      const target = await this.#claim(id);
      if (target === null) continue;
      begun++;
      const work = this.#work(id, target, signal)
        .catch((error) => void this.#broken.push(error))
        .finally(() => this.#busy.delete(id));
      this.#busy.set(id, work);
    }
    return begun;
  }

  #claimOf(id: number): Claim {
    const now = this.#delivery.now();
    // Longer than a try may take, so that it is lost by those alone who are gone.
    return { id, by: this.#by, now, until: now + 2 * this.#delivery.timeoutMs + 2000 };
  }

  #claim(id: number): Promise<Target | null> {
    return this.#store.webhooks.claim(this.#claimOf(id));
  }

  async #work(id: number, first: Target, signal: AbortSignal): Promise<void> {
    const { webhooks } = this.#store;
    let target: Target | null = first;
    for (let count = 0; count < AT_ONCE && target !== null && !signal.aborted; count++) {
      const next = await webhooks.next(id);
      if (next === null) break;
      const answer = await send(target, next.event, this.#delivery);
      const now = this.#delivery.now();
      const tried = judged(target, answer, now, this.#delivery);
      if (!(await webhooks.tried({ id, by: this.#by, now }, next.number, tried))) return;
      if (tried.state === 'delivered') this.#delivered++;
      else {
        this.#failed++;
        this.#delivery.told?.(target, tried);
      }
      // Not given where it is to wait: then another may take it when it is due.
      target = await this.#claim(id);
    }
    await webhooks.release({ id, by: this.#by });
  }
}
