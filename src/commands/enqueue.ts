/** `klubbslag enqueue`: puts files into the queue of a shared store, for workers to take. */
import { isAbsolute, join, relative, resolve } from 'node:path';
import { settingOptions } from '../config.ts';
import { EXIT, UserError } from '../errors.ts';
import { findInputs } from '../find.ts';
import { DOCUMENTS } from '../formats/formats.ts';
import { openQueue } from '../queue/queue.ts';
import type { FileJob } from '../queue/work.ts';
import {
  type Call,
  type Command,
  optionText,
  settingsOf,
  shownStore,
  withStore,
} from './command.ts';
import { INPUT_ARGS, problemLine, refuseNothing } from './run.ts';
import { SUMMARIES } from './summaries.ts';

/** The folders given, each with what the workers call it. */
function rootsOf(call: Call): ReadonlyMap<string, string> {
  const root = optionText(call, 'root');
  const folders = call.positionals.map((path) => resolve(path));
  if (root === null) return new Map(folders.map((folder) => [folder, folder]));
  const [folder, ...others] = folders;
  if (folder === undefined || others.length > 0) {
    throw new UserError('--root names one folder: enqueue one at a time');
  }
  if (!isAbsolute(root)) throw new UserError(`--root must be an absolute path, not '${root}'`);
  return new Map([[folder, root]]);
}

function jobOf(path: string, roots: ReadonlyMap<string, string>, force: boolean): FileJob {
  for (const [folder, root] of roots) {
    const below = relative(folder, path);
    const isBelow = below !== '..' && !below.startsWith('../') && !isAbsolute(below);
    if (isBelow) return { path: join(root, below), root, force };
  }
  throw new Error(`${path} lies in no folder that was given`);
}

async function enqueue(call: Call): Promise<number> {
  const { world, options, positionals } = call;
  const settings = settingsOf(call);
  const roots = rootsOf(call);
  const { paths, problems } = await findInputs(positionals, DOCUMENTS);
  if (paths.length === 0) return refuseNothing(call, problems);
  const queue = await openQueue({ path: settings.store, busyMs: settings.busyMs });
  try {
    // The workers find a store that is there.
    await withStore(settings, true, async () => undefined);
    await queue.add(paths.map((path) => jobOf(path, roots, options['force'] === true)));
  } finally {
    await queue.close();
  }
  for (const problem of problems) world.warn(problemLine(problem));
  await world.write(`${paths.length} queued in ${shownStore(settings.store)}\n`);
  return problems.length > 0 ? EXIT.someFailed : EXIT.ok;
}

export const enqueueCommand: Command = {
  name: 'enqueue',
  summary: SUMMARIES.enqueue,
  description:
    'Puts every document of folders and files into the queue of a store in PostgreSQL, from which ' +
    "'klubbslag work' takes them on as many machines as there are.",
  args: {
    ...INPUT_ARGS,
    ...settingOptions('store'),
    root: {
      type: 'string',
      valueHint: 'DIR',
      description:
        'what the folder is called on the machines that work, where that is another name',
    },
    force: { type: 'boolean', description: 'process again what is stored' },
    ...settingOptions('busyMs'),
  },
  notes: [
    'Only names are queued: the workers read the files, which every machine finds under the same ' +
      'path. What waits already is not queued twice, and what is stored and has not changed is ' +
      'left alone by the worker that takes it.',
  ],
  examples: [
    'klubbslag enqueue /arkiv/protokoll --store postgres://klubbslag@db/protokoll',
    'klubbslag enqueue protokoll/ --root /mnt/arkiv/protokoll',
  ],
  run: enqueue,
};
