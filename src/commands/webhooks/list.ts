/** `klubbslag webhooks list`: who gets events, and what was put aside. Secrets are not shown. */
import { EXIT } from '../../errors.ts';
import {
  type Cells,
  csvHeader,
  csvLines,
  jsonArray,
  ndjsonLine,
  tsvLine,
} from '../../export/formats.ts';
import { writeAll } from '../../output.ts';
import { hang, oneLine } from '../../render/text.ts';
import type { Aside, ListedWebhook } from '../../store/webhooks.ts';
import { type Call, paintOf, settingsOf, withStore } from '../command.ts';
import { type Format, formatOf } from '../format.ts';

/** Columns of the list. Scripts rely on their order: new ones go to the end. */
export const COLUMNS =
  'id url types state waiting aside tries reason next_at made_at allow_private'.split(' ');
/** Columns of what was put aside. */
export const ASIDE_COLUMNS = 'webhook event type subject reason failed_at'.split(' ');

/** The address without what may be a secret in it. */
export function shownUrl(text: string): string {
  const { origin, pathname, search } = new URL(text);
  return `${origin}${pathname}${search === '' ? '' : '?…'}`;
}

function rowOf(one: ListedWebhook): Cells {
  return {
    id: one.id,
    url: shownUrl(one.url),
    types: one.types?.join(',') ?? null,
    state: one.state,
    waiting: one.waiting,
    aside: one.aside,
    tries: one.tries,
    reason: one.reason,
    next_at: one.nextAt > 0 ? new Date(one.nextAt).toISOString() : null,
    made_at: one.madeAt,
    allow_private: one.allowPrivate ? 1 : 0,
  };
}

function asideRow({ webhook, event, reason, failedAt }: Aside): Cells {
  const { id, type, subject } = event;
  return { webhook, event: id, type, subject, reason, failed_at: failedAt };
}

function* table(call: Call, all: readonly ListedWebhook[]): Generator<string> {
  const { out } = call.world;
  const paint = paintOf(out);
  for (const one of all) {
    const which = one.types === null ? 'all events' : one.types.join(', ');
    const last = one.reason === null ? '' : `; ${one.reason}, tried ${one.tries} times`;
    const counts = `${one.state}: ${one.waiting} waiting, ${one.aside} put aside${last}`;
    const lines = [which, counts].flatMap((line) => hang('  ', line, out.width));
    yield `${[`${one.id}  ${paint.bold(oneLine(shownUrl(one.url)))}`, ...lines].join('\n')}\n`;
  }
  if (all.length === 0) yield 'There are no webhooks.\n';
}

function* asideTable(call: Call, all: readonly Aside[]): Generator<string> {
  for (const { webhook, event, reason, failedAt } of all) {
    const text = `webhook ${webhook}: ${event.type} ${event.id}: ${reason} (${failedAt.slice(0, 10)})`;
    yield `${hang('', text, call.world.out.width).join('\n')}\n`;
  }
  if (all.length === 0) yield 'Nothing was put aside.\n';
}

function chunks(
  call: Call,
  columns: readonly string[],
  rows: readonly Cells[],
  people: () => Iterable<string>,
) {
  const make: Record<Format, () => Iterable<string> | AsyncIterable<string>> = {
    table: people,
    tsv: () => rows.map((row) => tsvLine(columns, row)),
    csv: () => [csvHeader(columns), csvLines(columns, rows)],
    json: () => jsonArray(rows),
    ndjson: () => rows.map(ndjsonLine),
  };
  return make[formatOf(call)]();
}

/** Lists the webhooks, or what was put aside. */
export async function list(call: Call): Promise<number> {
  return await withStore(settingsOf(call), false, async (store) => {
    const { write } = call.world;
    if (call.options['aside'] === true) {
      const all = await store.webhooks.aside();
      const people = () => asideTable(call, all);
      await writeAll(write, chunks(call, ASIDE_COLUMNS, all.map(asideRow), people));
    } else {
      const all = await store.webhooks.all();
      await writeAll(
        write,
        chunks(call, COLUMNS, all.map(rowOf), () => table(call, all)),
      );
    }
    return EXIT.ok;
  });
}
