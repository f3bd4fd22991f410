/** Memory that does not grow with what is worked through. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Documents after which memory is collected: a folder of a thousand has been there, too. */
export const COLLECT_AFTER = 400;

let collector: (() => void) | null = null;

/** Collects what nobody refers to, at once; takes tens of milliseconds. */
export function collect(): void {
  if (collector === null) {
    setFlagsFromString('--expose-gc');
    collector = runInNewContext('gc') as () => void;
  }
  collector();
}

/**
 * Collects each so many times that it is called. Left to itself V8 lets old records pile up to
 * some hundred million bytes before it looks at them for the first time.
 */
export function collectingEvery(times: number, act: () => void = collect): () => void {
  let count = 0;
  return () => {
    if (++count % times === 0) act();
  };
}
