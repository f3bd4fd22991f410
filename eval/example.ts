/** The unit of evaluation. */
import type { MinutesRecord } from '../pipeline/record.ts';
import type { Gold } from './gold/schema.ts';

/** One document, what a person marked in it and what the program said. */
export interface Example {
  /** Names the document in reports and saved runs: 'genre/file'. */
  readonly id: string;
  readonly genre: string;
  readonly gold: Gold;
  readonly record: MinutesRecord;
  /** The text that all spans point into. */
  readonly text: string;
}
