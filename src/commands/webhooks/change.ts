/** `klubbslag webhooks add`, `remove`, `retry` and `test`. */
import { readFileSync, statSync } from 'node:fs';
import { EXIT, errorCode, UserError } from '../../errors.ts';
import { oneLine } from '../../render/text.ts';
import { nonce } from '../../store/outbox.ts';
import { isPostgres } from '../../store/postgres/address.ts';
import type { Store } from '../../store/store.ts';
import { parseUrl, send } from '../../webhooks/send.ts';
import { parseSecret } from '../../webhooks/signature.ts';
import { type Call, optionText, settingsOf, shownPath, withStore } from '../command.ts';
import { typesOf } from '../event-types.ts';
import { shownUrl } from './list.ts';

function secretOf(call: Call): string {
  const file = optionText(call, 'secret-file');
  if (file === null) {
    const how = '(umask 077; echo "whsec_$(openssl rand -base64 32)" > FILE)';
    throw new UserError(`--secret-file is needed: make one with ${how}`);
  }
  const shown = oneLine(shownPath(file));
  try {
    return parseSecret(readFileSync(file, 'utf8'), shown);
  } catch (error) {
    const code = errorCode(error);
    if (code === null) throw error;
    throw new UserError(`${shown}: cannot be read (${code})`);
  }
}

/** The secret is kept in the store, as it must be to sign with it: whoever reads that knows it. */
function warnOfReaders(call: Call, store: string): void {
  if (isPostgres(store) || (statSync(store).mode & 0o077) === 0) return;
  const shown = oneLine(shownPath(store));
  call.world.warn(`${shown} holds the secret and others may read it: chmod 600 it\n`);
}

async function startOf(call: Call, store: Store): Promise<number | null> {
  const from = optionText(call, 'from');
  if (from === null) return null;
  return from === 'start' ? 0 : await store.events.standing(from);
}

/** Adds a webhook. */
export async function add(call: Call): Promise<number> {
  const settings = settingsOf(call);
  const allowPrivate = call.options['allow-private'] === true;
  const { href: url } = parseUrl(call.positionals[0] ?? '', allowPrivate);
  const webhook = { url, secret: secretOf(call), types: typesOf(call), allowPrivate };
  return await withStore(settings, true, async (store) => {
    const id = await store.webhooks.add({ ...webhook, from: await startOf(call, store) });
    warnOfReaders(call, settings.store);
    await call.world.write(`webhook ${id} added: ${oneLine(shownUrl(url))}\n`);
    return EXIT.ok;
  });
}

function numberOf(call: Call): number {
  const [given = ''] = call.positionals;
  if (/^\d{1,9}$/u.test(given)) return Number(given);
  throw new UserError(`a webhook is named by its number in 'webhooks list', not '${given}'`);
}

/** Does something with the webhook that the call names. */
async function withWebhook(
  call: Call,
  action: (store: Store, id: number) => Promise<boolean>,
  said: string,
): Promise<number> {
  const id = numberOf(call);
  return await withStore(settingsOf(call), false, async (store) => {
    if (!(await action(store, id))) throw new UserError(`there is no webhook ${id}`);
    await call.world.write(`webhook ${id} ${said}\n`);
    return EXIT.ok;
  });
}

/** Removes a webhook, with what it has not got. */
export function remove(call: Call): Promise<number> {
  return withWebhook(call, (store, id) => store.webhooks.remove(id), 'removed');
}

/** Makes all that a webhook has not got due. */
export function retry(call: Call): Promise<number> {
  return withWebhook(call, (store, id) => store.webhooks.retry(id), 'is tried again');
}

/** Sends an event of a type of its own, once, whatever the webhook's state. */
export async function test(call: Call): Promise<number> {
  const id = numberOf(call);
  const settings = settingsOf(call);
  return await withStore(settings, false, async (store) => {
    const target = await store.webhooks.target(id);
    if (target === null) throw new UserError(`there is no webhook ${id}`);
    const event = {
      specversion: '1.0',
      id: `test-${nonce()}`,
      source: await store.events.source(),
      type: 'webhook.test',
      time: new Date().toISOString(),
      subject: String(id),
      datacontenttype: 'application/json',
      data: {},
    } as const;
    const sending = { timeoutMs: settings.timeoutMs, now: Date.now };
    const { status, reason } = await send(target, event, sending);
    await call.world.write(`webhook ${id}: ${reason}\n`);
    return status !== null && status >= 200 && status < 300 ? EXIT.ok : EXIT.someFailed;
  });
}
