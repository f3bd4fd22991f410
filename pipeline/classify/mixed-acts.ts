/** The act classifier that ships: the net's view of a unit and the linear one of its surroundings. */
import type { Act } from '../types.ts';
import type { ActClassifier } from './acts.ts';
import { type ActWeights, linearLogits } from './linear-acts.ts';

/** Logits [acts] of each unit from its own words alone. */
export type ActScorer = (units: readonly (readonly string[])[]) => Promise<ArrayLike<number>[]>;

/** What each part's logits count for in their sum. */
export interface ActMix {
  readonly net: number;
  readonly linear: number;
}

/** A classifier that adds both parts' logits; it holds no state between documents. */
export function mixedActs(
  model: string,
  score: ActScorer,
  weights: ActWeights,
  mix: ActMix,
): ActClassifier {
  return {
    model,
    classify: async (units) => {
      const own = await score(units);
      return linearLogits(units, weights).map((around, unit) => {
        const net = own[unit] ?? [];
        const said: Partial<Record<Act, number>> = {};
        for (const [index, act] of weights.acts.entries()) {
          const logit = mix.net * (net[index] ?? 0) + mix.linear * (around[index] ?? 0);
          said[act] = 1 / (1 + Math.exp(-logit));
        }
        return said as Record<Act, number>;
      });
    },
  };
}
