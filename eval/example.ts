/** The unit of evaluation. */
import type { MinutesRecord } from '../pipeline/record.ts';
import type { Gold } from './gold/schema.ts';

/** One document, what the program said and, where a person has marked it, what is true. */
export interface Example {
  /** Names the document in reports and saved runs: 'genre/file'. */
  readonly id: string;
  readonly genre: string;
  /** Null for a document that nobody has annotated: it is compared between runs, not scored. */
  readonly gold: Gold | null;
  readonly record: MinutesRecord;
}
