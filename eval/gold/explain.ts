/** What a file should have held where it does not fit its schema. */
import { z } from 'zod';
import type { JsonPath } from './json-places.ts';
import { shownQuote, type Told } from './problem.ts';

type Issue = z.core.$ZodIssue;

/** One or more problems for one issue that `schema` found in `file`. */
export function explain(issue: Issue, file: unknown, schema: z.ZodType): Told[] {
  const { path } = issue;
  if (issue.code === 'unrecognized_keys') {
    const known = fieldsAt(schema, path);
    return issue.keys.map((key) => ({ path: [...path, key], message: unknownField(key, known) }));
  }
  return [{ path, message: expected(issue, valueAt(file, path)) }];
}

function expected(issue: Issue, value: unknown): string {
  if (value === undefined) return `is missing: expected ${wanted(issue)}`;
  if (value === '' || (typeof value === 'string' && value.trim() === '')) return 'is empty';
  if (issue.code === 'invalid_value') {
    const noun = String(issue.path.at(-1));
    return `${shown(value)} is no ${noun}: expected ${wanted(issue)}`;
  }
  if (issue.code === 'invalid_format' && issue.format === 'date') {
    return `${shown(value)} is no date of the calendar: expected ${wanted(issue)}`;
  }
  return `expected ${wanted(issue)}, not ${shown(value)}`;
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  array: 'a list',
  object: 'an object in braces',
  boolean: 'true or false',
  number: 'a whole number from 0',
  int: 'a whole number from 0',
};

const FORMATS: Readonly<Record<string, string>> = {
  date: 'YYYY-MM-DD, or null where the text gives no day',
  datetime: 'a time such as 2025-03-01T14:30:00Z',
};

function wanted(issue: Issue): string {
  if (issue.code === 'invalid_value') return `one of ${issue.values.map(String).join(', ')}`;
  if (issue.code === 'invalid_type') return TYPES[issue.expected] ?? issue.expected;
  if (issue.code === 'invalid_format') return FORMATS[issue.format] ?? issue.message;
  if (issue.code === 'too_small') {
    return issue.origin === 'array' ? 'at least one' : 'a whole number from 0';
  }
  return issue.message;
}

function shown(value: unknown): string {
  if (typeof value === 'string') return shownQuote(value);
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}

function valueAt(file: unknown, path: JsonPath): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null
        ? (value as Record<PropertyKey, unknown>)[step]
        : undefined,
    file,
  );
}

/** The names that may stand in the object at a place. */
function fieldsAt(schema: z.ZodType, path: JsonPath): string[] {
  let part = bare(schema);
  for (const step of path) {
    if (part instanceof z.ZodArray) part = bare(part.element);
    else if (part instanceof z.ZodObject) part = bare(part.shape[String(step)]);
  }
  return part instanceof z.ZodObject ? Object.keys(part.shape) : [];
}

/** What an optional field or one with a default holds where it is there. */
function bare(schema: unknown): unknown {
  const wrapped = schema instanceof z.ZodOptional || schema instanceof z.ZodDefault;
  return wrapped ? bare(schema.unwrap()) : schema;
}

function unknownField(key: string, known: readonly string[]): string {
  const written = key.toLowerCase();
  // Slips seldom change the first letter; 'votes' is not 'note'.
  const near = known.find((field) => {
    return distance(field, written) <= (field[0] === written[0] ? 2 : 1);
  });
  const hint = near === undefined ? `expected ${known.join(', ')}` : `did you mean '${near}'?`;
  return `no such field here: ${hint}`;
}

/** How many letters to add, take away or change (Levenshtein). */
function distance(a: string, b: string): number {
  let row = [...b, ''].map((_, j) => j);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      const change = (row[j] ?? 0) + Number(letter !== other);
      next.push(Math.min(change, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
