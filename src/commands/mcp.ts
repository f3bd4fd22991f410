/** `klubbslag mcp`: the store for an assistant, over standard input and output. */
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { settingOptions } from '../config.ts';
import { EXIT } from '../errors.ts';
import { makeServer } from '../mcp/server.ts';
import { openStore } from '../store/store.ts';
import { type Call, type Command, settingsOf } from './command.ts';
import { MASKED_NOTE, outwardStore, UNMASKED_OPTION } from './outward.ts';
import { SUMMARIES } from './summaries.ts';

/** Waits until nobody asks any more: standard input has ended, or the process is to end. */
function untilAlone(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    for (const event of ['end', 'close', 'error']) process.stdin.once(event, () => resolve());
    signal.addEventListener('abort', () => resolve());
    if (signal.aborted) resolve();
  });
}

async function serve(call: Call): Promise<number> {
  const { store: path, busyMs } = settingsOf(call);
  const { world } = call;
  const store = await openStore({ path, create: false, busyMs, readOnly: true });
  try {
    const server = makeServer(outwardStore(call, store), world.warn);
    const alone = untilAlone(world.onInterrupt());
    await server.connect(new StdioServerTransport());
    await alone;
    await server.close();
    return EXIT.ok;
  } finally {
    await store.close();
  }
}

export const mcpCommand: Command = {
  name: 'mcp',
  summary: SUMMARIES.mcp,
  description:
    'Answers an assistant over standard input and output (Model Context Protocol) from the store, ' +
    'with quotes and their places. It only reads.',
  args: { ...settingOptions('store', 'busyMs'), ...UNMASKED_OPTION },
  notes: [
    'Tools: find_decisions, find_deadlines, find_actions, find_people, find_organisations, ' +
      'get_document, get_text, search_text, follow_matter.',
    'The program that runs the assistant starts this command and ends it; its settings need the ' +
      'command and the absolute path of the store.',
    MASKED_NOTE,
  ],
  examples: ['klubbslag mcp --store /srv/minutes/klubbslag.sqlite'],
  run: serve,
};
