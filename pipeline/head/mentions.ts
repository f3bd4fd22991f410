/** The mentions put right where the layout knows better than the tagger. */
import { contains, equal, inOrder, overlaps } from '../span.ts';
import type { Mention, MentionLabel, Segmented, Sentence, Span } from '../types.ts';
import { isKnownOrganisation, isOrganisationWord } from './words.ts';

/** A name that the layout shows. */
export interface Shown {
  readonly span: Span;
  readonly text: string;
  readonly label: MentionLabel;
  /** An affiliation of which nothing is known is only relabelled, never added. */
  readonly certain: boolean;
}

const BY = 'attendance';

/** The mentions with what the layout shows in place of what it contradicts; sorted, none overlap. */
export function correctMentions(
  input: Segmented,
  mentions: readonly Mention[],
  shown: readonly Shown[],
): Mention[] {
  let kept = [...mentions];
  for (const one of shown) {
    const same = kept.find((m) => equal(m.span, one.span));
    if (same?.label === one.label) continue;
    const touching = kept.filter((m) => overlaps(m.span, one.span));
    if (!one.certain && touching.length === 0) continue;
    // An organisation longer than the affiliation ('Region Sörmarken, punkt 6') is the better reading.
    if (
      one.label === 'ORG' &&
      touching.some((m) => m.label === 'ORG' && contains(m.span, one.span))
    ) {
      continue;
    }
    const sentence = sentenceAt(input, one.span);
    if (!sentence) continue;
    kept = kept.filter((m) => !touching.includes(m));
    kept.push({
      ...(one.span && { span: one.span }),
      text: one.text,
      label: one.label,
      score: 1,
      by: BY,
      sentence: sentence.index,
    });
  }
  return kept.sort((a, b) => inOrder(a.span, b.span));
}

function sentenceAt(input: Segmented, span: Span): Sentence | undefined {
  const block = input.blocks.find((b) => contains(b.span, { start: span.start, end: span.start }));
  return block?.sentences.find((s) => s.span.start <= span.start && span.start < s.span.end);
}

/** Whether words beside a name are surely an organisation. */
export function isCertainOrganisation(text: string): boolean {
  return isKnownOrganisation(text) || text.split(/\s+/u).some((word) => isOrganisationWord(word));
}
