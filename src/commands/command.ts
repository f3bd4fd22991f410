/** What a command is, and what it is given of the world. */
import { relative, resolve, sep } from 'node:path';
import type { TokenTagger } from '../../pipeline/recognise/tagger.ts';
import type { Analyser, Choice } from '../analyse.ts';
import type { Environment, Settings } from '../config.ts';
import { resolveSettings } from '../config.ts';
import { UserError } from '../errors.ts';
import type { Manual } from '../help.ts';
import type { TextChoice, TextModel } from '../models/own-writer.ts';
import type { Write } from '../output.ts';
import { makeProgress, type Progress, SILENT } from '../progress.ts';
import { COLOUR, type Paint, PLAIN } from '../render/text.ts';
import { isPostgres, shownAddress } from '../store/postgres/address.ts';
import { openStore, type Store } from '../store/store.ts';
import type { Terminal } from '../terminal.ts';
import type { PoolSettings } from '../workers/analyser.ts';

/** The process as a command sees it; tests give one of their own. */
export interface World {
  readonly env: Environment;
  /** Standard output. */
  readonly write: Write;
  /** Standard error. */
  readonly warn: (text: string) => void;
  readonly out: Terminal;
  readonly err: Terminal;
  readonly makeAnalyser: (settings: Settings & PoolSettings) => Promise<Analyser>;
  /** The tagger of names alone. */
  readonly makeTagger: (settings: Settings & Choice) => Promise<TokenTagger>;
  /** A model of the user's that writes text. */
  readonly makeTextModel: (settings: Settings & TextChoice) => Promise<TextModel>;
  /** From the call on, the first interrupt fires the signal instead of ending the process. */
  readonly onInterrupt: () => AbortSignal;
}

/** One call of a command, its arguments already checked. */
export interface Call {
  readonly world: World;
  readonly options: Readonly<Record<string, unknown>>;
  readonly positionals: readonly string[];
}

/** A command: its manual is also its definition. `run` gives the exit code. */
export interface Command extends Manual {
  readonly run: (call: Call) => Promise<number>;
  /** Called instead of it where the first argument is the last word of their name. */
  readonly actions?: readonly Command[];
}

/** Positionals of a command that has actions, `choice` naming them: 'check|new'. */
export function actionArgs(choice: string) {
  return {
    action: { type: 'positional', valueHint: choice, description: 'what to do' },
    rest: {
      type: 'positional',
      required: false,
      valueHint: '…',
      description: 'as the action says',
    },
  } as const;
}

/** The text of an option, or null where it is not given. */
export function optionText(call: Call, name: string): string | null {
  const value = call.options[name];
  return typeof value === 'string' ? value : null;
}

/** The values of an option that may be given several times, in the order given. */
export function optionTexts(call: Call, name: string): readonly string[] {
  const value = call.options[name];
  return Array.isArray(value) ? value.map(String) : [];
}

/** Refuses every option beside `option` that is not in `others`: none is ignored in silence. */
export function refuseBeside({ options }: Call, option: string, others: readonly string[]): void {
  for (const [name, value] of Object.entries(options)) {
    const given = Array.isArray(value) ? value.length > 0 : value !== undefined && value !== false;
    if (given && name !== option && !others.includes(name)) {
      throw new UserError(`--${option} and --${name} cannot go together`);
    }
  }
}

/** Colours where the terminal has them. */
export function paintOf(terminal: Terminal): Paint {
  return terminal.colour ? COLOUR : PLAIN;
}

/** The line that tells how far a command has come: on a terminal, or where it is asked for. */
export function progressOf(call: Call): Progress {
  const { world, options } = call;
  const { interactive } = world.err;
  if (!interactive && options['progress'] !== true) return SILENT;
  return makeProgress({ interactive, write: world.warn, now: () => performance.now() });
}

/** A path as it is printed: from here where it lies below, else whole. */
export function shownPath(path: string): string {
  const fromHere = relative('.', path);
  const below = fromHere !== '' && fromHere !== '..' && !fromHere.startsWith(`..${sep}`);
  return below ? fromHere : resolve(path);
}

/** A store as it is printed: a password in its address is not. */
export function shownStore(store: string): string {
  return isPostgres(store) ? shownAddress(store) : shownPath(store);
}

/** The settings of a call. */
export function settingsOf({ options, world }: Call): Settings {
  return resolveSettings(options, world.env);
}

/** Lends the store to `use` and closes it, whatever happens. */
export async function withStore<T>(
  settings: Settings,
  create: boolean,
  use: (store: Store) => Promise<T>,
): Promise<T> {
  const store = await openStore({ path: settings.store, create, busyMs: settings.busyMs });
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}
