/** Checks what stands on the command line before a command sees it; each refusal is one line. */
import { parseArgs as tokenise } from 'node:util';
import type { ArgDef, ArgsDef } from 'citty';
import { UserError } from './errors.ts';

interface Token {
  readonly kind: string;
  readonly name?: string;
  readonly rawName?: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

function optionTypes(args: ArgsDef): Record<string, { type: 'string' | 'boolean' }> {
  const types: Record<string, { type: 'string' | 'boolean' }> = {};
  for (const [name, { type }] of Object.entries(args)) {
    if (type !== 'positional') types[name] = { type: type === 'boolean' ? 'boolean' : 'string' };
  }
  return types;
}

/** As with positionals, a hint that ends in dots takes as many as come. */
function isRepeatable({ valueHint }: ArgDef): boolean {
  return valueHint?.endsWith('…') === true;
}

/** Values of the options that may be given several times, in the order given; none where absent. */
export function repeated(
  rawArgs: readonly string[],
  args: ArgsDef,
): Readonly<Record<string, readonly string[]>> {
  const tokens = tokensOf(rawArgs, args);
  const names = Object.keys(optionTypes(args)).filter((name) => isRepeatable(args[name] ?? {}));
  return Object.fromEntries(
    names.map((name) => [
      name,
      tokens.flatMap((token) =>
        token.kind === 'option' && token.name === name ? [token.value ?? ''] : [],
      ),
    ]),
  );
}

/** An option that starts alike or holds what was typed. */
function nearest(name: string, names: readonly string[]): string | undefined {
  const start = name.slice(0, 3);
  return names.find((one) => one.startsWith(start) || (name.length > 3 && one.includes(name)));
}

function checkOption(token: Token, args: ArgsDef, seen: Set<string>): void {
  const { name = '', rawName = name, value } = token;
  const definition = args[name];
  if (!definition || definition.type === 'positional' || !rawName.startsWith('--')) {
    const near = nearest(name, Object.keys(optionTypes(args)));
    throw new UserError(`unknown option ${rawName}${near ? `, did you mean --${near}?` : ''}`);
  }
  if (seen.has(name) && !isRepeatable(definition))
    throw new UserError(`option --${name} is given twice`);
  seen.add(name);
  if (definition.type === 'boolean') {
    if (value !== undefined) throw new UserError(`option --${name} takes no value`);
    return;
  }
  // '--store --force' would make a file called '--force'; '--store=--force' says it is meant.
  const missing = value === undefined || (!token.inlineValue && value.startsWith('--'));
  if (missing || value === '') throw new UserError(`option --${name} needs a value`);
  const { options } = definition as { readonly options?: readonly string[] };
  if (options && !options.includes(value)) {
    throw new UserError(`--${name} must be one of ${options.join(', ')}, not '${value}'`);
  }
}

function tokensOf(rawArgs: readonly string[], args: ArgsDef) {
  const { tokens } = tokenise({
    args: [...rawArgs],
    options: optionTypes(args),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  return tokens;
}

/** Throws a UserError at the first option that is unknown, doubled or has no value. */
export function checkArguments(rawArgs: readonly string[], args: ArgsDef): void {
  const tokens = tokensOf(rawArgs, args);
  const seen = new Set<string>();
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'option') checkOption(token, args, seen);
    if (token.kind === 'positional') positionals.push(token.value);
  }
  checkPositionals(positionals, args);
  const required = Object.entries(args).filter(([, one]) => one.required && one.type === 'enum');
  for (const [name, { options }] of required as [string, { options?: string[] }][]) {
    if (!seen.has(name)) throw new UserError(`--${name} is needed: ${options?.join(', ')}`);
  }
}

function checkPositionals(given: readonly string[], args: ArgsDef): void {
  const defined = Object.values(args).filter(({ type }) => type === 'positional');
  // A positional whose hint ends in dots takes as many as come.
  const many = defined.some(({ valueHint }) => valueHint?.endsWith('…'));
  const missing = defined.filter(({ required }) => required !== false)[given.length];
  if (missing) throw new UserError(`<${missing.valueHint}> is missing, see --help`);
  const excess = given[defined.length];
  if (!many && excess !== undefined) throw new UserError(`'${excess}' is one argument too many`);
}

const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

function exists(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** A day from '2024-03-14', '2024-03' or '2024': of the latter the first or the last day. */
export function parseDay(text: string, option: string, end: 'first' | 'last'): string {
  const [, year = '', month, day] = DATE.exec(text) ?? [];
  const filledMonth = month ?? (end === 'first' ? '01' : '12');
  const lastDay = new Date(Date.UTC(Number(year), Number(filledMonth), 0)).getUTCDate();
  const filledDay = day ?? (end === 'first' ? '01' : String(lastDay));
  if (year === '' || !exists(Number(year), Number(filledMonth), Number(filledDay))) {
    throw new UserError(
      `--${option} must be a date like 2024-03-14, 2024-03 or 2024, not '${text}'`,
    );
  }
  return `${year}-${filledMonth}-${filledDay}`;
}
