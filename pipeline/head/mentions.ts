/** The mentions put right where the layout knows better than the tagger. */
import { equal, inOrder, overlaps } from '../span.ts';
import type { Evidence, Mention, MentionLabel, Segmented, Span } from '../types.ts';
import { isKnownOrganisation, isOrganisationWord } from './words.ts';

/** A name that the layout shows. */
export interface Shown extends Evidence {
  readonly span: Span;
  readonly text: string;
  readonly label: MentionLabel;
  /** An affiliation of which nothing is known is only relabelled, never added. */
  readonly certain: boolean;
}

/** The mentions with what the layout shows in place of what it contradicts; sorted, apart. */
export function correctMentions(
  input: Segmented,
  mentions: readonly Mention[],
  shown: readonly Shown[],
): Mention[] {
  const sentences = input.blocks.flatMap((block) => block.sentences);
  const sorted = [...mentions].sort((a, b) => inOrder(a.span, b.span));
  const dropped = new Set<Mention>();
  const added: Mention[] = [];
  for (const { span, text, label, certain, confidence, by } of withoutOverlap(shown)) {
    const touching = overlapping(sorted, span);
    if (touching.some((m) => equal(m.span, span) && m.label === label)) continue;
    // Words of which nothing is known: the tagger's place is an affiliation, its person is not.
    if (!certain && !touching.some((m) => m.label !== 'PER' || !m.text.includes(' '))) continue;
    const [sentence] = overlapping(sentences, { start: span.start, end: span.start + 1 });
    if (!sentence) continue;
    for (const mention of touching) dropped.add(mention);
    added.push({ span, text, label, score: confidence, by, sentence: sentence.index });
  }
  const kept = sorted.filter((mention) => !dropped.has(mention));
  return [...kept, ...added].sort((a, b) => inOrder(a.span, b.span));
}

/** Each place once; where two overlap the person goes before the affiliation. */
function withoutOverlap(shown: readonly Shown[]): Shown[] {
  const sorted = [...shown].sort((a, b) => inOrder(a.span, b.span));
  const kept: Shown[] = [];
  for (const one of sorted) {
    const last = kept.at(-1);
    if (!last || !overlaps(last.span, one.span)) kept.push(one);
    else if (last.label === 'ORG' && one.label === 'PER') kept[kept.length - 1] = one;
  }
  return kept;
}

/** The members of a sorted list without overlaps of its own that share a unit with `span`. */
function overlapping<T extends { readonly span: Span }>(sorted: readonly T[], span: Span): T[] {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.span.end ?? 0) <= span.start) low = middle + 1;
    else high = middle;
  }
  const found: T[] = [];
  for (let at = low; at < sorted.length; at++) {
    const one = sorted[at];
    if (!one || one.span.start >= span.end) break;
    found.push(one);
  }
  return found;
}

/** Whether words beside a name are surely an organisation. */
export function isCertainOrganisation(text: string): boolean {
  return isKnownOrganisation(text) || text.split(/\s+/u).some((word) => isOrganisationWord(word));
}
