/** What a summary is measured against: ways to choose sentences that know nothing of minutes. */
import { stems } from '../../pipeline/stems.ts';
import { centrality, vectorsOf } from '../../pipeline/summarise/centrality.ts';
import { linesOf, wordCount } from '../../pipeline/summarise/length.ts';
import type { Minutes, Sentence, Span } from '../../pipeline/types.ts';

/** Ours first. */
export const SYSTEMS = ['klubbslag', 'lead-1', 'lead-3', 'LexRank'] as const;
/** The name of one. */
export type System = (typeof SYSTEMS)[number];

/** What each system says of the text between the ends of a span. */
export type Say = (part: Span) => Readonly<Record<System, string>>;

/** Prepares a document. LexRank may use as many words as ours does, and one sentence in any case. */
export function systemsOf(minutes: Minutes): Say {
  const sentences = minutes.blocks
    .filter(({ kind }) => kind !== 'heading' && kind !== 'furniture')
    .flatMap((block) => block.sentences);
  const vectors = vectorsOf(
    sentences.map(({ tokens }) => stems(tokens.map((token) => token.text))),
  );
  const lines = linesOf(minutes.summary, null);
  return (part) => {
    const inside = ({ span }: { readonly span: Span }) =>
      part.start <= span.start && span.start < part.end;
    const own = sentences.filter(inside);
    const ours = said(lines.filter(inside));
    const ranks = centrality(vectors.filter((_, i) => inside(sentences[i] ?? NOWHERE)));
    return {
      klubbslag: ours,
      'lead-1': said(own.slice(0, 1)),
      'lead-3': said(own.slice(0, 3)),
      LexRank: said(mostCentral(own, ranks, wordCount(ours))),
    };
  };
}

const NOWHERE = { span: { start: -1, end: -1 } };

function said(lines: readonly { readonly text: string }[]): string {
  return lines.map(({ text }) => text).join(' ');
}

/** The sentences of highest rank that fit into so many words, in the order of the text. */
function mostCentral(
  sentences: readonly Sentence[],
  ranks: readonly number[],
  words: number,
): Sentence[] {
  const ranked = sentences
    .map((sentence, i) => ({ sentence, rank: ranks[i] ?? 0 }))
    .sort((a, b) => b.rank - a.rank);
  let left = words;
  const kept = ranked.filter(({ sentence }, i) => {
    const count = wordCount(sentence.text);
    if (i > 0 && count > left) return false;
    left -= count;
    return true;
  });
  return kept.map(({ sentence }) => sentence).sort((a, b) => a.span.start - b.span.start);
}
