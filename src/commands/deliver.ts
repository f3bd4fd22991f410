/** `klubbslag deliver`: sends events to webhooks. */
import { type Settings, settingOptions } from '../config.ts';
import { EXIT, UserError } from '../errors.ts';
import type { Store } from '../store/store.ts';
import { Deliverer, type Delivery } from '../webhooks/deliver.ts';
import { type Call, type Command, settingsOf, withStore } from './command.ts';
import { SUMMARIES } from './summaries.ts';

const DAY_MS = 86_400_000;

/** How events are delivered as settings have it; `warn` gets a line where a webhook is given up. */
export function deliveryOf(
  { timeoutMs, retryMs, giveUp }: Settings,
  warn: (text: string) => void,
): Delivery {
  return {
    timeoutMs,
    retryMs,
    giveUpMs: giveUp * DAY_MS,
    now: Date.now,
    random: Math.random,
    told: ({ id }, tried) => {
      const { state, reason } = tried;
      if (state === 'aside') warn(`webhook ${id}: ${reason}: an event is put aside\n`);
      if (state === 'stopped') warn(`webhook ${id}: ${reason}: it gets nothing more\n`);
    },
  };
}

/** The options of a command that may deliver meanwhile. */
export const DELIVER_OPTIONS = {
  deliver: { type: 'boolean', description: 'send events to webhooks meanwhile' },
  ...settingOptions('timeoutMs', 'retryMs', 'giveUp'),
} as const;

/** Delivers while something else goes on, where that is asked for, and ends what is begun with it. */
export async function delivering<T>(call: Call, store: Store, other: () => Promise<T>): Promise<T> {
  if (call.options['deliver'] !== true) return await other();
  const stop = new AbortController();
  const deliverer = new Deliverer(store, deliveryOf(settingsOf(call), call.world.warn));
  const done = deliverer.follow(stop.signal, false);
  // It is told when the other has ended: what ends the store ends that, too.
  done.catch(() => {});
  try {
    return await other();
  } finally {
    stop.abort();
    await done;
  }
}

async function deliver(call: Call): Promise<number> {
  const { world, options } = call;
  const [once, untilEmpty] = [options['once'] === true, options['until-empty'] === true];
  if (once && untilEmpty) throw new UserError('--once and --until-empty cannot go together');
  const settings = settingsOf(call);
  return await withStore(settings, false, async (store) => {
    const signal = world.onInterrupt();
    const deliverer = new Deliverer(store, deliveryOf(settings, world.warn));
    const done = once ? deliverer.once(signal) : deliverer.follow(signal, untilEmpty);
    const { delivered, failed } = await done;
    const all = await store.webhooks.all();
    const waiting = all.reduce((sum, webhook) => sum + webhook.waiting, 0);
    const aside = all.reduce((sum, webhook) => sum + webhook.aside, 0);
    const counts = [`${delivered} delivered`, `${failed} failed`, `${waiting} waiting`];
    await world.write(`${[...counts, `${aside} put aside`].join(', ')}\n`);
    return waiting + aside > 0 ? EXIT.someFailed : EXIT.ok;
  });
}

export const deliverCommand: Command = {
  name: 'deliver',
  summary: SUMMARIES.deliver,
  description:
    "Sends events to the webhooks that 'klubbslag webhooks add' has named, in order, until it is " +
    'interrupted. What is not taken is tried again. Several may deliver from one store.',
  args: {
    once: { type: 'boolean', description: 'send what is due now, and end' },
    'until-empty': { type: 'boolean', description: 'end when nothing is left to be sent' },
    ...settingOptions('store', 'timeoutMs', 'retryMs', 'giveUp', 'busyMs'),
  },
  notes: [
    'A message has the headers of the Standard Webhooks specification (webhook-id, -timestamp, ' +
      '-signature) and an event as CloudEvents JSON. An answer 2xx takes it, 410 ends the ' +
      'webhook, all else is tried again after longer and longer pauses. A redirect is not followed.',
    'Each event comes at least once: after a break perhaps twice, with the same webhook-id.',
    'An event that is not taken for --give-up days is put aside and the next one tried; where that ' +
      'is not taken either nothing more is sent until klubbslag webhooks retry.',
    'The exit code is 1 where events are left.',
  ],
  examples: [
    'klubbslag deliver',
    'klubbslag deliver --once',
    'klubbslag deliver --until-empty --store postgres://klubbslag@db/protokoll',
  ],
  run: deliver,
};
