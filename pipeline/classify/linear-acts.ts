/** The linear part of the act classifier: a weight a feature and act, added up. It sees what is around. */
import type { Act } from '../types.ts';
import { actFeatures } from './act-features.ts';

/** The linear part's numbers, as its model's folder holds them. */
export interface ActWeights {
  readonly acts: readonly Act[];
  readonly buckets: number;
  /** [acts] */
  readonly bias: Float32Array;
  /** [acts] what one step of a weight is worth. */
  readonly scale: Float32Array;
  /** [buckets × acts], row-major. */
  readonly rows: Int8Array;
}

const FLOAT_BYTES = 4;

/**
 * Reads the file of weights: bias and scale of each act as float32, then int8 rows, little-endian.
 * Throws RangeError where its length does not fit the number of buckets and acts.
 */
export function readActWeights(
  bytes: Uint8Array,
  acts: readonly Act[],
  buckets: number,
): ActWeights {
  const head = 2 * FLOAT_BYTES * acts.length;
  const expected = head + buckets * acts.length;
  if (bytes.length !== expected) {
    throw new RangeError(`act weights: ${bytes.length} bytes, expected ${expected}`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const floats = (first: number) =>
    Float32Array.from(acts, (_, index) => view.getFloat32(FLOAT_BYTES * (first + index), true));
  return {
    acts,
    buckets,
    bias: floats(0),
    scale: floats(acts.length),
    rows: new Int8Array(bytes.buffer, bytes.byteOffset + head, buckets * acts.length),
  };
}

/** Logits [acts] of each unit, from its words and those around it. */
export function linearLogits(
  units: readonly (readonly string[])[],
  weights: ActWeights,
): Float64Array[] {
  return actFeatures(units, weights.buckets).map((features) => sum(features, weights));
}

function sum(features: Uint32Array, { acts, bias, scale, rows }: ActWeights): Float64Array {
  const width = acts.length;
  const sums = new Int32Array(width);
  for (let i = 0; i < features.length; i++) {
    const row = (features[i] ?? 0) * width;
    for (let act = 0; act < width; act++) sums[act] = (sums[act] ?? 0) + (rows[row + act] ?? 0);
  }
  const norm = Math.sqrt(features.length);
  const logits = new Float64Array(width);
  for (let act = 0; act < width; act++) {
    logits[act] = (bias[act] ?? 0) + ((sums[act] ?? 0) * (scale[act] ?? 0)) / norm;
  }
  return logits;
}
