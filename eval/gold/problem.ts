/** What is wrong in a file that a person wrote, and where in it. */
import type { JsonPath } from './json-places.ts';

/** One thing to mend. */
export interface GoldProblem {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** The place in the JSON, such as 'decisions[3].kind'; 'file' for all of it. */
  readonly place: string;
  /** What is wrong and what was expected. */
  readonly message: string;
}

/** A problem before anybody has looked up its line. */
export interface Told {
  readonly path: JsonPath;
  readonly message: string;
}

/** 'nämnd/maj.gold.json:41: decisions[3].kind: …', as compilers do, so that editors find it. */
export function problemLine({ file, line, place, message }: GoldProblem): string {
  return `${file}:${line}: ${place}: ${message}`;
}

/** 'decisions[3].kind' for a path. */
export function placeOf(path: JsonPath): string {
  const parts = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`));
  return parts.join('').replace(/^\./u, '') || 'file';
}

/** Longer quotes are cut in messages. */
const LONGEST = 60;

/** A quote in a message: on one line and not too long. */
export function shownQuote(quote: string): string {
  const line = JSON.stringify(quote).slice(1, -1).replaceAll('\\"', '"');
  return `'${line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line}'`;
}
