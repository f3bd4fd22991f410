/**
 * Every setting in one table: name, default, limit, meaning. Help texts and option lists are made
 * from it. The only reader of the environment.
 */
import { availableParallelism, homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import type { ArgsDef } from 'citty';
import { RESAMPLING } from '../eval/bootstrap.ts';
import { UserError } from './errors.ts';

interface Setting<T> {
  /** The option's name, without its two dashes. */
  readonly option: string;
  readonly env: string;
  readonly default: T;
  readonly hint: string;
  readonly description: string;
}

interface NumberSetting extends Setting<number> {
  readonly min: number;
  readonly max: number;
}

const MOST_THREADS = 8;

const store: Setting<string> = {
  option: 'store',
  env: 'KLUBBSLAG_STORE',
  default: 'klubbslag.sqlite',
  hint: 'FILE|URL',
  description: 'SQLite file with the results, or a PostgreSQL database (postgres://…)',
};

/** Where a user's data lie unless XDG_DATA_HOME says otherwise. */
const DATA_HOME = '~/.local/share';

const models: Setting<string> = {
  option: 'models',
  env: 'KLUBBSLAG_MODELS',
  default: `${DATA_HOME}/klubbslag/models`,
  hint: 'DIR',
  description: "folder with the user's own models",
};

const numbers = {
  concurrency: {
    option: 'concurrency',
    env: 'KLUBBSLAG_CONCURRENCY',
    default: 4,
    min: 1,
    max: 64,
    hint: 'N',
    description: 'documents worked on at once',
  },
  workers: {
    option: 'workers',
    env: 'KLUBBSLAG_WORKERS',
    default: Math.min(availableParallelism(), MOST_THREADS),
    min: 1,
    max: 64,
    hint: 'N',
    description: 'processes that analyse documents, each with the models in memory',
  },
  threads: {
    option: 'threads',
    env: 'KLUBBSLAG_THREADS',
    default: Math.min(availableParallelism(), MOST_THREADS),
    min: 1,
    max: 64,
    hint: 'N',
    description: 'processor threads for the models, shared by the workers',
  },
  maxBytes: {
    option: 'max-bytes',
    env: 'KLUBBSLAG_MAX_BYTES',
    default: 50_000_000,
    min: 1,
    max: 500_000_000,
    hint: 'N',
    description: 'largest file that is read, in bytes',
  },
  maxLine: {
    option: 'max-line',
    env: 'KLUBBSLAG_MAX_LINE',
    default: 1_000_000,
    min: 80,
    max: 500_000_000,
    hint: 'N',
    description: 'longest line that is read, in bytes',
  },
  maxUnpacked: {
    option: 'max-unpacked',
    env: 'KLUBBSLAG_MAX_UNPACKED',
    default: 200_000_000,
    min: 1,
    max: 2_000_000_000,
    hint: 'N',
    description: 'most bytes that come out of one archive or office file',
  },
  maxMembers: {
    option: 'max-members',
    env: 'KLUBBSLAG_MAX_MEMBERS',
    default: 2000,
    min: 1,
    max: 65_535,
    hint: 'N',
    description: 'most files in an archive, attachments of a mail',
  },
  maxNesting: {
    option: 'max-nesting',
    env: 'KLUBBSLAG_MAX_NESTING',
    default: 3,
    min: 1,
    max: 16,
    hint: 'N',
    description: 'how deep archives and mails may stand in each other',
  },
  maxChars: {
    option: 'max-chars',
    env: 'KLUBBSLAG_MAX_CHARS',
    default: 5_000_000,
    min: 1,
    max: 100_000_000,
    hint: 'N',
    description: 'longest text that is taken out of a document, in characters',
  },
  maxTables: {
    option: 'max-tables',
    env: 'KLUBBSLAG_MAX_TABLES',
    default: 16,
    min: 1,
    max: 64,
    hint: 'N',
    description: 'how deep tables may stand in each other',
  },
  maxPages: {
    option: 'max-pages',
    env: 'KLUBBSLAG_MAX_PAGES',
    default: 2000,
    min: 1,
    max: 100_000,
    hint: 'N',
    description: 'most pages of a PDF',
  },
  maxSeconds: {
    option: 'max-seconds',
    env: 'KLUBBSLAG_MAX_SECONDS',
    default: 60,
    min: 1,
    max: 86_400,
    hint: 'N',
    description: 'how long one document may take to be read',
  },
  maxMemory: {
    option: 'max-memory',
    env: 'KLUBBSLAG_MAX_MEMORY',
    default: 2000,
    min: 100,
    max: 100_000,
    hint: 'MB',
    description: 'how much memory one document may take to be read',
  },
  busyMs: {
    option: 'busy-ms',
    env: 'KLUBBSLAG_BUSY_MS',
    default: 10_000,
    min: 0,
    max: 600_000,
    hint: 'MS',
    description: 'how long to wait for a store that another program holds',
  },
  settleMs: {
    option: 'settle-ms',
    env: 'KLUBBSLAG_SETTLE_MS',
    default: 2000,
    min: 10,
    max: 600_000,
    hint: 'MS',
    description: 'how long a file must have stayed the same to be taken',
  },
  poll: {
    option: 'poll',
    env: 'KLUBBSLAG_POLL',
    default: 300,
    min: 1,
    max: 86_400,
    hint: 'SECONDS',
    description: 'how often to look through the folders for what the system has not told',
  },
  port: {
    option: 'port',
    env: 'KLUBBSLAG_PORT',
    default: 8423,
    min: 0,
    max: 65_535,
    hint: 'N',
    description: 'port to listen at; 0 takes a free one',
  },
  rate: {
    option: 'rate',
    env: 'KLUBBSLAG_RATE',
    default: 100,
    min: 1,
    max: 1_000_000,
    hint: 'N',
    description: 'requests a second that one client may make',
  },
  maxRequests: {
    option: 'max-requests',
    env: 'KLUBBSLAG_MAX_REQUESTS',
    default: 64,
    min: 1,
    max: 10_000,
    hint: 'N',
    description: 'requests that are answered at once',
  },
  timeoutMs: {
    option: 'timeout-ms',
    env: 'KLUBBSLAG_TIMEOUT_MS',
    default: 20_000,
    min: 50,
    max: 120_000,
    hint: 'MS',
    description: 'how long a webhook may take to answer',
  },
  retryMs: {
    option: 'retry-ms',
    env: 'KLUBBSLAG_RETRY_MS',
    default: 5000,
    min: 1,
    max: 3_600_000,
    hint: 'MS',
    description: 'pause before the second try, each further one is four times as long',
  },
  giveUp: {
    option: 'give-up',
    env: 'KLUBBSLAG_GIVE_UP',
    default: 3,
    min: 1,
    max: 30,
    hint: 'DAYS',
    description: 'how long an event is tried',
  },
  seed: {
    option: 'seed',
    env: 'KLUBBSLAG_SEED',
    default: RESAMPLING.seed,
    min: 0,
    max: 4_294_967_295,
    hint: 'N',
    description: 'start of the random numbers that intervals are drawn with',
  },
  resamples: {
    option: 'resamples',
    env: 'KLUBBSLAG_RESAMPLES',
    default: RESAMPLING.resamples,
    min: 100,
    max: 100_000,
    hint: 'N',
    description: 'resamples that an interval is made from',
  },
} satisfies Record<string, NumberSetting>;

type NumberName = keyof typeof numbers;

/** Every setting by name; what the command line, the environment and the defaults come to. */
export type Settings = { readonly store: string; readonly models: string } & {
  readonly [name in NumberName]: number;
};

/** The table itself, for help and documentation. */
export const SETTINGS = { store, models, ...numbers } as const;

/** What the process was given: the command line's options win over the environment. */
export type Environment = Readonly<Record<string, string | undefined>>;

function numberOf(setting: NumberSetting, given: string, origin: string): number {
  const value = /^\d{1,12}$/.test(given.trim()) ? Number(given) : Number.NaN;
  if (value >= setting.min && value <= setting.max) return value;
  throw new UserError(
    `${origin} must be a whole number from ${setting.min} to ${setting.max}, not '${given}'`,
  );
}

function textOf(given: string, origin: string): string {
  if (given.trim() !== '') return given;
  throw new UserError(`${origin} needs a file name`);
}

/** The folder of models where nothing is said of it; relative data homes are none (XDG). */
function usualModels(env: Environment): string {
  const given = env['XDG_DATA_HOME'];
  const home = given && isAbsolute(given) ? given : DATA_HOME;
  return join(home.replace(/^~/, env['HOME'] || homedir()), 'klubbslag', 'models');
}

/** The settings for one command: option, else environment variable, else default. */
export function resolveSettings(
  options: Readonly<Record<string, unknown>>,
  env: Environment,
): Settings {
  function given<T>(setting: Setting<T>, read: (text: string, origin: string) => T): T {
    const option = options[setting.option];
    if (typeof option === 'string') return read(option, `--${setting.option}`);
    const variable = env[setting.env];
    return variable ? read(variable, setting.env) : setting.default;
  }
  function number(name: NumberName): number {
    const setting: NumberSetting = numbers[name];
    return given(setting, (text, origin) => numberOf(setting, text, origin));
  }
  return {
    store: given(store, textOf),
    models: given({ ...models, default: usualModels(env) }, textOf),
    concurrency: number('concurrency'),
    workers: number('workers'),
    threads: number('threads'),
    maxBytes: number('maxBytes'),
    maxLine: number('maxLine'),
    maxUnpacked: number('maxUnpacked'),
    maxMembers: number('maxMembers'),
    maxNesting: number('maxNesting'),
    maxChars: number('maxChars'),
    maxTables: number('maxTables'),
    maxPages: number('maxPages'),
    maxSeconds: number('maxSeconds'),
    maxMemory: number('maxMemory'),
    busyMs: number('busyMs'),
    settleMs: number('settleMs'),
    poll: number('poll'),
    port: number('port'),
    rate: number('rate'),
    maxRequests: number('maxRequests'),
    timeoutMs: number('timeoutMs'),
    retryMs: number('retryMs'),
    giveUp: number('giveUp'),
    seed: number('seed'),
    resamples: number('resamples'),
  };
}

/** Where a token is kept that stands in no file; never an argument, which everybody sees. */
export const TOKEN_VARIABLE = 'KLUBBSLAG_TOKEN';

/** The token of the environment, or null. */
export function tokenIn(env: Environment): string | null {
  return env[TOKEN_VARIABLE] || null;
}

/** Options for these settings, ready for a command's definition. */
export function settingOptions(...names: readonly (keyof typeof SETTINGS)[]): ArgsDef {
  const options: ArgsDef = {};
  for (const name of names) {
    const setting = SETTINGS[name];
    // No `default` here: the environment stands between the command line and the default.
    options[setting.option] = {
      type: 'string',
      valueHint: setting.hint,
      description: `${setting.description} (${setting.default})`,
    };
  }
  return options;
}
