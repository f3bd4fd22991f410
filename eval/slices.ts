/** Figures of parts of the documents: each genre, each body. */
import { LEAST_UNITS, type Resampling } from './bootstrap.ts';
import { groupBy } from './group.ts';
import { type Summary, summarise } from './summary.ts';
import type { DocumentTally } from './tally.ts';

/** What documents can be grouped by. */
export const SLICINGS = ['genre', 'body'] as const;
/** The name of one. */
export type Slicing = (typeof SLICINGS)[number];

/** A part of the documents. */
export interface Slice {
  readonly name: string;
  /** True where there are too few documents for an interval or a verdict. */
  readonly degenerate: boolean;
  readonly summary: Summary;
}

/** Documents whose body nobody states. */
export const UNKNOWN_BODY = '(unknown)';

/** Every part by name, in alphabetical order. */
export function slicesOf(
  tallies: readonly DocumentTally[],
  slicing: Slicing,
  resampling: Resampling,
): Slice[] {
  const groups = groupBy(tallies, ({ genre, body }) =>
    slicing === 'genre' ? genre : (body ?? UNKNOWN_BODY),
  );
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, own]) => ({
      name,
      degenerate: own.length < LEAST_UNITS,
      summary: summarise(own.map(withoutTypes), resampling),
    }));
}

/** Of a part only the layers are told: types would be too few to say anything. */
function withoutTypes(tally: DocumentTally): DocumentTally {
  const layers = Object.entries(tally.layers).map(([layer, { counts }]) => [
    layer,
    { counts, types: {} },
  ]);
  return { ...tally, layers: Object.fromEntries(layers) };
}
