/** The phrases by which a sentence's words tell what it does. */
import acts from '../lexicon/act-phrases.json' with { type: 'json' };
import guards from '../lexicon/decision-guards.json' with { type: 'json' };
import decisions from '../lexicon/decision-phrases.json' with { type: 'json' };
import { compilePhrases, type PhraseReader } from '../phrases.ts';

type List = 'acts' | 'decisions' | 'guards';

let compiled: PhraseReader<List> | null = null;

/**
 * Reads a sentence for all three lists. Compiled when first asked for: a program that only reads a
 * store never pays for it.
 */
export const readPhrases: PhraseReader<List> = (tokens) => {
  compiled ??= compilePhrases({
    acts: acts.phrases,
    decisions: decisions.phrases,
    guards: guards.phrases,
  });
  return compiled(tokens);
};
