/** The meeting's own body wherever its name stands: in page heads and in running text. */
import { narrowed } from '../evidence.ts';
import { inOrder, overlaps } from '../span.ts';
import type { Evidence, Headed, Mention, Sentence } from '../types.ts';

const BY = 'meeting-body';
/** In running text its words may be common ones. */
const IN_TEXT = 0.95;

/** A name that says whose: several words, or one that is no common noun in the definite form. */
function isDistinct(words: readonly string[]): boolean {
  return words.length > 1 || /^\p{Lu}.*(?:[^nt]|\p{Lu})$/u.test(words[0] ?? '');
}

/** The mentions with those of the meeting's body that no mention covers; sorted. */
export function withOwnName(input: Headed): Mention[] {
  const mentions = input.mentions.toSorted((a, b) => inOrder(a.span, b.span));
  const { body } = input.meeting;
  const name = body?.value.split(/\s+/u) ?? [];
  if (!body || !isDistinct(name)) return mentions;
  const wanted = name.map((word) => word.toLowerCase());
  const bySentence = new Map<number, Mention[]>();
  for (const mention of mentions) {
    bySentence.set(mention.sentence, [...(bySentence.get(mention.sentence) ?? []), mention]);
  }
  const added = input.blocks.flatMap(({ kind, sentences }) => {
    // No surer than that this is the body that met.
    const own = { confidence: body.confidence, by: BY };
    const evidence =
      kind === 'furniture' ? narrowed(own, 'page-head', 1) : narrowed(own, 'in-text', IN_TEXT);
    return sentences.flatMap((sentence) =>
      placesOf(sentence, wanted, evidence).filter(
        ({ span }) => !bySentence.get(sentence.index)?.some((m) => overlaps(m.span, span)),
      ),
    );
  });
  return [...mentions, ...added].sort((a, b) => inOrder(a.span, b.span));
}

function placesOf(
  sentence: Sentence,
  wanted: readonly string[],
  { confidence, by }: Evidence,
): Mention[] {
  const [first = ''] = wanted;
  if (!sentence.text.toLowerCase().includes(first)) return [];
  return sentence.tokens.flatMap((token, i) => {
    if (token.text.toLowerCase() !== first) return [];
    const range = sentence.tokens.slice(i, i + wanted.length);
    const same = wanted.every((word, k) => range[k]?.text.toLowerCase() === word);
    const last = range.at(-1);
    if (!same || !last) return [];
    const span = { start: token.span.start, end: last.span.end };
    const text = range.map((t) => t.text).join(' ');
    return [{ span, text, label: 'ORG', score: confidence, by, sentence: sentence.index }];
  });
}
