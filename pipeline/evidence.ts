/** How sure a fact is and what found it: the few things done with evidence. */
import type { Evidence } from './types.ts';

/** The evidence alone of whatever carries it. */
export function evidenceOf({ confidence, by }: Evidence): Evidence {
  return { confidence, by };
}

/**
 * Evidence of a narrower construction: its name goes on with `suffix`, its confidence is scaled by
 * `factor` (0…1) and kept to three decimals.
 */
export function narrowed({ confidence, by }: Evidence, suffix: string, factor: number): Evidence {
  return { confidence: Math.round(confidence * factor * 1000) / 1000, by: `${by}-${suffix}` };
}
