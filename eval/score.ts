/** From one document's record and gold to what became of each of its marks. */
import type { Example } from './example.ts';
import { LAYERS, type Layer, readLayer } from './layers.ts';
import type { Mark, Sides } from './mark.ts';
import { type Outcome, outcomesOf } from './outcome.ts';

/** One layer of one document. */
export interface ScoredLayer {
  /** False where nobody has annotated the layer: its predictions are compared, not scored. */
  readonly judged: boolean;
  readonly outcomes: readonly Outcome[];
}

/**
 * The names of a document as one layer, as taggers are scored: people, organisations and places
 * (where these are annotated) matched together, with PER, ORG and LOC as types. Made of the same
 * marks, so it is in no sum over layers.
 */
export const NAMES = 'names';

/** Of one document. */
export interface ScoredDocument {
  readonly document: string;
  readonly genre: string;
  /** As gold states it, else as the program found it. */
  readonly body: string | null;
  /** Of the file: runs over different texts are not compared. */
  readonly sha256: string;
  readonly annotated: boolean;
  readonly layers: Readonly<Record<string, ScoredLayer>>;
}

/** Compares the record of one document with its gold. */
export function scoreExample({ id, genre, gold, record }: Example): ScoredDocument {
  const read = Object.fromEntries(LAYERS.map((layer) => [layer, readLayer[layer](gold, record)]));
  const sides = read as Record<Layer, Sides>;
  const layers: Record<string, ScoredLayer> = {};
  for (const layer of LAYERS) layers[layer] = scored(sides[layer], record.text);
  // Its errors are listed with the layers they come from, so it needs no words around them.
  layers[NAMES] = scored(namesOf(sides), null);
  return {
    document: id,
    genre,
    body: gold?.meeting.body ?? record.meeting.body,
    sha256: record.source.sha256,
    annotated: gold !== null,
    layers,
  };
}

function scored(sides: Sides, text: string | null): ScoredLayer {
  return { judged: sides.gold !== null, outcomes: outcomesOf(sides, text) };
}

const NAME_LAYERS = [
  ['people', 'PER'],
  ['organisations', 'ORG'],
  ['places', 'LOC'],
] as const;

function namesOf(sides: Readonly<Record<Layer, Sides>>): Sides {
  const judged = NAME_LAYERS.filter(([layer]) => sides[layer].gold !== null);
  const all = (side: keyof Sides) =>
    judged.flatMap(([layer, type]) => (sides[layer][side] ?? []).map((m) => named(m, type)));
  return { gold: judged.length === 0 ? null : all('gold'), predicted: all('predicted') };
}

function named(mark: Mark, type: string): Mark {
  return { ...mark, type, key: type, values: {} };
}
