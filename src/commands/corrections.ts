/** `klubbslag corrections`: what people corrected, as `gold from-corrections` reads it. */
import { settingOptions } from '../config.ts';
import { EXIT, UserError } from '../errors.ts';
import { ndjsonLine } from '../export/formats.ts';
import { writeAll } from '../output.ts';
import { toldPath, UPLOADED } from '../paths.ts';
import { oneLine } from '../render/text.ts';
import type { Entry, Store } from '../store/store.ts';
import { storedDocuments } from '../stored.ts';
import { type Call, type Command, settingsOf, shownPath, withStore } from './command.ts';
import { MASKED_NOTE, outwardStore, UNMASKED_OPTION } from './outward.ts';
import { SUMMARIES } from './summaries.ts';

async function chosen(call: Call, store: Store): Promise<readonly Entry[]> {
  if (call.positionals.length === 0) return await store.entries();
  const all = new Map<string, Entry>();
  for (const wanted of call.positionals) {
    const hits = await storedDocuments(store, wanted);
    if (hits.length === 0) throw new UserError(`no stored document fits '${oneLine(wanted)}'`);
    for (const hit of hits) all.set(hit.sha256, hit);
  }
  return [...all.values()];
}

/** Document by document, in the order in which it was said; without what was taken back. */
async function* lines(call: Call, store: Store): AsyncGenerator<string> {
  const entries = await chosen(call, store);
  const outward = outwardStore(call, store);
  for (const { sha256 } of entries) {
    const kept = (await outward.corrections.of(sha256)) ?? [];
    const known = await outward.pages.document(sha256);
    const path = known?.path ?? '';
    const document = path.startsWith(UPLOADED) ? toldPath(path) : shownPath(path);
    for (const { correction, who, madeAt: when, undoneAt } of kept) {
      if (undoneAt !== null) continue;
      const signed = who === null ? { when } : { who, when };
      yield ndjsonLine({ ...correction, document, sha256, ...signed });
    }
  }
}

export const correctionsCommand: Command = {
  name: 'corrections',
  summary: SUMMARIES.corrections,
  description:
    'Prints what people said of the documents in the store, one JSON object a line, in the order in ' +
    "which it was said: what 'klubbslag gold from-corrections' reads. What was taken back is left out.",
  args: {
    document: {
      type: 'positional',
      required: false,
      valueHint: 'document…',
      description: 'only of these, called as by klubbslag show',
    },
    ...UNMASKED_OPTION,
    ...settingOptions('store', 'busyMs'),
  },
  notes: [
    MASKED_NOTE,
    'Each line has the path of its document and the SHA-256 of its bytes, who said it and when, and ' +
      'in "seen" what the program had found.',
  ],
  examples: [
    'klubbslag corrections > corrections.ndjson',
    'klubbslag corrections nämnd/2024-03-14.txt --store klubbslag.sqlite',
  ],
  run: (call) =>
    withStore(settingsOf(call), false, async (store) => {
      await writeAll(call.world.write, lines(call, store));
      return EXIT.ok;
    }),
};
