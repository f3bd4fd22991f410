/** The words of a document's sentences, as stages and models read them. */

import { remember } from './remember.ts';
import { Scanned } from './scanned.ts';
import type { Block, Sentence } from './types.ts';

/** All sentences by index, and the words of each; sentences of equal words share one list. */
export interface Words {
  readonly sentences: readonly Sentence[];
  readonly words: readonly (readonly string[])[];
}

const OF = new WeakMap<Sentence, readonly string[]>();
const READ = new WeakMap<readonly Block[], Words>();

/** Equal words are one string, whose look-up in all the memories of words is then cheap. */
const same = remember((word) => word);

const SCANNED = new WeakMap<Sentence, Scanned>();

/** A sentence as gates look at it; all that ask something of it share one view. */
export function scannedOf(sentence: Sentence): Scanned {
  const known = SCANNED.get(sentence);
  if (known) return known;
  const made = new Scanned(sentence.text, OF.get(sentence));
  SCANNED.set(sentence, made);
  return made;
}

/** The words of a document's blocks; stages share them. */
export function wordsOf(blocks: readonly Block[]): Words {
  const known = READ.get(blocks);
  if (known) return known;
  const sentences = blocks.flatMap((block) => block.sentences);
  const lists = new Map<string, readonly string[]>();
  const words = sentences.map(({ tokens }) => {
    const own = tokens.map(({ text }) => same(text));
    const key = own.join('\u0000');
    const list = lists.get(key) ?? own;
    if (list === own) lists.set(key, own);
    return list;
  });
  for (const [index, sentence] of sentences.entries()) OF.set(sentence, words[index] ?? []);
  const made = { sentences, words };
  READ.set(blocks, made);
  return made;
}
