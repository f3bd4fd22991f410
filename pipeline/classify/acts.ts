/** The port to a classifier of sentence acts: what classify needs, however it is computed. */
import type { Act } from '../types.ts';

/** Says what each unit (sentence, line, bullet) of a document does. */
export interface ActClassifier {
  /** name@version, for `by`. */
  readonly model: string;
  /**
   * Takes the token lists of a whole document's units in their order, since the units before say
   * much. One record a unit: the probability of each act, 0…1, each on its own (several may hold).
   */
  classify(units: readonly (readonly string[])[]): Promise<Record<Act, number>[]>;
}
