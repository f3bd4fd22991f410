/**
 * chrono-node's Swedish, to compare the date grammar with. It is a development dependency, loaded
 * only when it is asked for: an installed package does without it.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { ParsedComponents, ParsedResult } from 'chrono-node';
import type { Dated, Engine } from '../eval/dates/types.ts';
import { errorCode } from './errors.ts';

type Chrono = Pick<typeof import('chrono-node'), 'sv'>;

const NAME = 'chrono-node';

/** Its two settings that matter here as engines, or null where it is not installed. */
export async function chronoEngines(
  load: () => Promise<Chrono> = () => import('chrono-node'),
): Promise<readonly Engine[] | null> {
  const chrono = await load().catch((error: unknown) => {
    if (errorCode(error) === 'ERR_MODULE_NOT_FOUND') return null;
    throw error;
  });
  if (chrono === null) return null;
  const version = versionOf();
  return [false, true].map((forwardDate) => ({
    name: forwardDate ? `${NAME} sv, forwardDate` : `${NAME} sv`,
    version,
    find: (text, reference) => chrono.sv.parse(text, noon(reference), { forwardDate }).map(toDated),
  }));
}

/** Noon in the zone of this process, in which chrono counts too: the same day in every zone. */
function noon(reference: string): Date {
  return new Date(`${reference}T12:00:00`);
}

function toDated({ index, text, start, end }: ParsedResult): Dated {
  const [from, to] = [isoOf(start), isoOf(end ?? start)];
  return { start: index, end: index + text.length, from, to };
}

/** The calendar day as chrono names it: no moment of time and so no zone comes between. */
function isoOf(components: ParsedComponents): string {
  const part = (name: 'year' | 'month' | 'day', width: number) =>
    String(components.get(name) ?? 0).padStart(width, '0');
  return `${part('year', 4)}-${part('month', 2)}-${part('day', 2)}`;
}

/** Its package.json is not among what it exports, so it is looked for above what is. */
function versionOf(): string | null {
  let folder = createRequire(import.meta.url).resolve(NAME);
  while (folder !== dirname(folder)) {
    folder = dirname(folder);
    const { version } = packageIn(folder);
    if (typeof version === 'string') return version;
  }
  return null;
}

function packageIn(folder: string): { readonly version?: unknown } {
  try {
    return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return {};
    throw error;
  }
}
