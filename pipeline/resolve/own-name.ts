/** The meeting's own body wherever its name stands: in page heads and in running text. */
import { inOrder, overlaps } from '../span.ts';
import type { Headed, Mention, Sentence } from '../types.ts';

const BY = 'meeting-body';

/** A name that says whose: several words, or one that is no common noun in the definite form. */
function isDistinct(words: readonly string[]): boolean {
  return words.length > 1 || /^\p{Lu}.*(?:[^nt]|\p{Lu})$/u.test(words[0] ?? '');
}

/** The mentions with those of the meeting's body that no mention covers; sorted. */
export function withOwnName(input: Headed): Mention[] {
  const mentions = input.mentions.toSorted((a, b) => inOrder(a.span, b.span));
  const name = input.meeting.body?.value.split(/\s+/u) ?? [];
  const sentences = input.blocks.flatMap((block) => block.sentences);
  if (!isDistinct(name)) return mentions;
  const bySentence = new Map<number, Mention[]>();
  for (const mention of mentions) {
    bySentence.set(mention.sentence, [...(bySentence.get(mention.sentence) ?? []), mention]);
  }
  const added = sentences.flatMap((sentence) =>
    placesOf(sentence, name)
      .map((found) => ({ ...found, sentence: sentence.index }))
      .filter(({ span }) => !bySentence.get(sentence.index)?.some((m) => overlaps(m.span, span))),
  );
  return [...mentions, ...added].sort((a, b) => inOrder(a.span, b.span));
}

function placesOf(sentence: Sentence, name: readonly string[]): Omit<Mention, 'sentence'>[] {
  const wanted = name.map((word) => word.toLowerCase());
  return sentence.tokens.flatMap((token, i) => {
    const range = sentence.tokens.slice(i, i + wanted.length);
    const same = wanted.every((word, k) => range[k]?.text.toLowerCase() === word);
    const last = range.at(-1);
    if (!same || !last) return [];
    const span = { start: token.span.start, end: last.span.end };
    return [{ span, text: range.map((t) => t.text).join(' '), label: 'ORG', score: 0.9, by: BY }];
  });
}
