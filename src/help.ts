/** Help texts, made from the definitions that the parser uses, so the two cannot differ. */
import type { ArgDef, ArgsDef } from 'citty';
import { hang, pad, widthOf } from './render/text.ts';

/** What the help of a command is made of. */
export interface Manual {
  readonly name: string;
  /** One line for the overview. */
  readonly summary: string;
  readonly description: string;
  readonly args: ArgsDef;
  /** Paragraphs below the options. */
  readonly notes: readonly string[];
  readonly examples: readonly string[];
  /** What a command of several parts is made of; their names begin with its own. */
  readonly actions?: readonly Manual[];
}

const WIDTH = 80;

function optionName(name: string, definition: ArgDef): string {
  if (definition.type === 'boolean') return `--${name}`;
  return `--${name} ${definition.valueHint ?? 'TEXT'}`;
}

function positionalName(name: string, definition: ArgDef): string {
  const hint = definition.valueHint ?? name;
  return definition.required === false ? `[${hint}]` : `<${hint}>`;
}

function table(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => widthOf(left)));
  return rows.flatMap(([left, right]) => hang(`  ${pad(left, width)}  `, right, WIDTH));
}

function choices(definition: ArgDef): string {
  const { options } = definition as { readonly options?: readonly string[] };
  const description = definition.description ?? '';
  return options ? `${description}: ${options.join(', ')}` : description;
}

/** The help of one command: usage, arguments, options, notes, examples. */
export function commandHelp(manual: Manual): string {
  const all = Object.entries(manual.args);
  const positional = all.filter(([, definition]) => definition.type === 'positional');
  const options = all.filter(([, definition]) => definition.type !== 'positional');
  const names = positional.map(([name, definition]) => positionalName(name, definition));
  const usage = ['klubbslag', manual.name, ...names, ...(options.length > 0 ? ['[options]'] : [])];
  const rows = [
    ...options.map(([name, one]) => [optionName(name, one), choices(one)] as const),
    ['--help', 'show this help'] as const,
  ];
  const explained = positional.map(
    ([name, one]) => [positionalName(name, one), choices(one)] as const,
  );
  return [
    ...hang('', manual.description, WIDTH),
    '',
    `Usage: ${usage.join(' ')}`,
    ...(explained.length > 0 ? ['', 'Arguments:', ...table(explained)] : []),
    ...actionLines(manual),
    '',
    'Options:',
    ...table(rows),
    ...manual.notes.flatMap((note) => ['', ...hang('', note, WIDTH)]),
    '',
    'Examples:',
    ...manual.examples.map((example) => `  ${example}`),
    '',
  ].join('\n');
}

function actionLines({ name, actions = [] }: Manual): string[] {
  if (actions.length === 0) return [];
  const rows = actions.map((one) => [one.name.slice(name.length + 1), one.summary] as const);
  const more = `'klubbslag ${name} <action> --help' tells more of each.`;
  return ['', 'Actions:', ...table(rows), '', more];
}

/** The help of the program: its commands and where to go from there. */
export function programHelp(
  description: string,
  commands: readonly Pick<Manual, 'name' | 'summary'>[],
): string {
  return [
    ...hang('', description, WIDTH),
    '',
    'Usage: klubbslag <command> [options]',
    '',
    'Commands:',
    ...table(commands.map(({ name, summary }) => [name, summary] as const)),
    '',
    'Options:',
    ...table([
      ['--help', "show this help; 'klubbslag <command> --help' tells more"],
      ['--version', 'show the version'],
    ]),
    '',
    'Exit codes: 0 all right, 1 some documents failed, 2 wrong use or a store that',
    'cannot be used, 130 interrupted.',
    '',
    'Examples:',
    '  klubbslag run protokoll/ --brief',
    '  klubbslag list deadlines --since 2024-01-01',
    '',
  ].join('\n');
}
