/** Parses the command line, calls the command, turns errors into a line and an exit code. */
import type { Command, World } from './commands/command.ts';
import { SUMMARIES } from './commands/summaries.ts';
import { EXIT, UserError } from './errors.ts';
import { commandHelp, programHelp } from './help.ts';
import { packageField } from './root.ts';

type Load = () => Promise<Command>;

// Loaded when asked for: 'show' needs no models and 'schema' no database.
const COMMANDS: Readonly<Record<keyof typeof SUMMARIES, Load>> = {
  run: async () => (await import('./commands/run.ts')).runCommand,
  watch: async () => (await import('./commands/watch.ts')).watchCommand,
  show: async () => (await import('./commands/show.ts')).showCommand,
  enqueue: async () => (await import('./commands/enqueue.ts')).enqueueCommand,
  work: async () => (await import('./commands/work.ts')).workCommand,
  retry: async () => (await import('./commands/retry.ts')).retryCommand,
  brief: async () => (await import('./commands/brief.ts')).briefCommand,
  list: async () => (await import('./commands/list.ts')).listCommand,
  search: async () => (await import('./commands/search.ts')).searchCommand,
  check: async () => (await import('./commands/check.ts')).checkCommand,
  export: async () => (await import('./commands/export.ts')).exportCommand,
  events: async () => (await import('./commands/events.ts')).eventsCommand,
  webhooks: async () => (await import('./commands/webhooks/command.ts')).webhooksCommand,
  deliver: async () => (await import('./commands/deliver.ts')).deliverCommand,
  follow: async () => (await import('./commands/follow.ts')).followCommand,
  corrections: async () => (await import('./commands/corrections.ts')).correctionsCommand,
  forget: async () => (await import('./commands/forget/command.ts')).forgetCommand,
  retention: async () => (await import('./commands/retention.ts')).retentionCommand,
  entities: async () => (await import('./commands/entities/command.ts')).entitiesCommand,
  mcp: async () => (await import('./commands/mcp.ts')).mcpCommand,
  serve: async () => (await import('./commands/serve.ts')).serveCommand,
  schema: async () => (await import('./commands/schema.ts')).schemaCommand,
  eval: async () => (await import('./commands/eval-command.ts')).evalCommand,
  gold: async () => (await import('./commands/gold/command.ts')).goldCommand,
  models: async () => (await import('./commands/models/command.ts')).modelsCommand,
};

/** Every command, for tests. */
export async function allCommands(): Promise<Command[]> {
  return await Promise.all(Object.values(COMMANDS).map((load) => load()));
}

function isCommand(name: string): name is keyof typeof SUMMARIES {
  return Object.hasOwn(COMMANDS, name);
}

async function dispatch(name: string, rawArgs: string[], world: World): Promise<number> {
  if (!isCommand(name)) throw new UserError(`unknown command '${name}': see klubbslag --help`);
  return await perform(await COMMANDS[name](), rawArgs, world);
}

/** The parser names the first positional, too, and keeps all of them under '_': neither is an option. */
function optionsOf(args: object, command: Command): Record<string, unknown> {
  const named = Object.entries(args).filter(
    ([name]) => name !== '_' && command.args[name]?.type !== 'positional',
  );
  return Object.fromEntries(named);
}

async function perform(command: Command, rawArgs: string[], world: World): Promise<number> {
  const [first, ...rest] = rawArgs;
  const action = command.actions?.find(({ name }) => name === `${command.name} ${first}`);
  if (action) return await perform(action, rest, world);
  const options = rawArgs.slice(0, rawArgs.includes('--') ? rawArgs.indexOf('--') : undefined);
  if (options.includes('--help') || options.includes('-h')) {
    await world.write(commandHelp(command));
    return EXIT.ok;
  }
  const [{ runCommand }, { checkArguments, repeated }] = await Promise.all([
    import('citty'),
    import('./arguments.ts'),
  ]);
  checkArguments(rawArgs, command.args);
  const { result } = await runCommand(
    {
      args: command.args,
      run: ({ args }) =>
        command.run({
          world,
          options: { ...optionsOf(args, command), ...repeated(rawArgs, command.args) },
          positionals: args._,
        }),
    },
    { rawArgs },
  );
  return result as number;
}

async function overview(world: World): Promise<void> {
  const commands = Object.entries(SUMMARIES).map(([name, summary]) => ({ name, summary }));
  await world.write(programHelp(packageField('description'), commands));
}

async function start(argv: readonly string[], world: World): Promise<number> {
  const [first, ...rest] = argv;
  if (first === undefined) {
    await overview(world);
    return EXIT.usage;
  }
  if (first === '--help' || first === '-h' || first === 'help') {
    await overview(world);
    return EXIT.ok;
  }
  if (first === '--version' || first === '-v') {
    await world.write(`${packageField('version')}\n`);
    return EXIT.ok;
  }
  return await dispatch(first, rest, world);
}

/** Runs the program with these arguments and gives its exit code. */
export async function main(argv: readonly string[], world: World): Promise<number> {
  try {
    return await start(argv, world);
  } catch (error) {
    if (error instanceof UserError) {
      world.warn(`klubbslag: ${error.message}\n`);
      return error.exitCode;
    }
    // A fault of the program's own: here the trace is what helps.
    const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
    world.warn(`klubbslag: internal error, please report it\n${trace}\n`);
    return EXIT.bug;
  }
}
