/** Rules that say how long documents, or the people in them, are kept. Pure. */
import { z } from 'zod';
import { UserError } from '../errors.ts';
import { fold } from '../store/fold.ts';
import type { Held } from '../store/removals.ts';

/** What a rule does with what fits it. */
export const DEEDS = ['remove-document', 'remove-people', 'keep'] as const;

const PERIOD = /^P(?=\d)(?:(\d{1,4})Y)?(?:(\d{1,5})M)?(?:(\d{1,5})W)?(?:(\d{1,6})D)?$/u;

const rule = z.strictObject({
  /** The whole name of who met, whatever its case and accents. */
  body: z.string().min(1).optional(),
  /** Of the meeting: 'protokoll', 'årsmöte'. */
  kind: z.string().min(1).optional(),
  /** Days, or a period as ISO 8601 has it in years, months, weeks and days: 'P10Y'. */
  olderThan: z.union([z.int().min(0).max(1_000_000), z.string().regex(PERIOD)]),
  do: z.enum(DEEDS),
});

const rules = z.array(rule).min(1);

/** A rule. */
export type Rule = z.infer<typeof rule>;

/** The rules of a JSON text, in their order. Throws a UserError that names the first wrong place. */
export function readRules(json: string): readonly Rule[] {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw new UserError('the rules are no JSON');
  }
  const read = rules.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const [at, ...path] = issue?.path ?? [];
  const where = typeof at === 'number' ? `rule ${at + 1}${path.map((p) => ` ${String(p)}`)}` : '';
  const form = `a list of { "body"?, "kind"?, "olderThan": "P10Y" or days, "do": ${DEEDS.join('|')} }`;
  throw new UserError(`the rules are wrong${where && ` in ${where}`} (${issue?.message}): ${form}`);
}

/** The day before which something is older than this, counted back from `today`; ISO dates. */
export function limitOf(olderThan: Rule['olderThan'], today: string): string {
  const [year = 0, month = 0, day = 0] = today.split('-').map(Number);
  if (typeof olderThan === 'number') return dayOf(year, month, day - olderThan);
  const parts =
    PERIOD.exec(olderThan)
      ?.slice(1)
      .map((part) => Number(part ?? 0)) ?? [];
  const [years = 0, months = 0, weeks = 0, days = 0] = parts;
  const first = new Date(Date.UTC(year - years, month - 1 - months, 1));
  // The last day of February stays in February.
  const [backYear, backMonth] = [first.getUTCFullYear(), first.getUTCMonth() + 1];
  const last = new Date(Date.UTC(backYear, backMonth, 0)).getUTCDate();
  return dayOf(backYear, backMonth, Math.min(day, last) - 7 * weeks - days);
}

function dayOf(year: number, month: number, day: number): string {
  const date = new Date(Date.UTC(2000, month - 1, day));
  date.setUTCFullYear(date.getUTCFullYear() + year - 2000);
  return date.getTime() < Date.UTC(0, 0, 1) ? '0000-01-01' : date.toISOString().slice(0, 10);
}

/** The day from which a document's age is counted: the meeting's, else that of its storing. */
export function ageDay({ date, storedAt }: Pick<Held, 'date' | 'storedAt'>): string {
  return date ?? storedAt.slice(0, 10);
}

function isOf(document: Held, { body, kind }: Rule): boolean {
  return (
    (body === undefined || fold(document.body ?? '') === fold(body)) &&
    (kind === undefined || fold(document.kind ?? '') === fold(kind))
  );
}

/** The number, from 0, of the first rule that a document fits by body, kind and age; null of none. */
export function ruleFor(document: Held, all: readonly Rule[], today: string): number | null {
  const at = all.findIndex(
    (one) => isOf(document, one) && ageDay(document) < limitOf(one.olderThan, today),
  );
  return at < 0 ? null : at;
}

/** A rule in words: 'remove-document: Styrelsen, older than P10Y'. */
export function ruleText(one: Rule): string {
  const age = typeof one.olderThan === 'number' ? `${one.olderThan} days` : one.olderThan;
  const what = [one.body, one.kind].filter((word) => word !== undefined);
  return `${one.do}: ${[...what, `older than ${age}`].join(', ')}`;
}
