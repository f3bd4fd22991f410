/** What 'i enlighet med förslaget' points at. */
import { itemOf } from '../outline.ts';
import type { Classified, Sentence, Span } from '../types.ts';
import type { DecisionUnit } from './units.ts';

const POINTS_BACK =
  /\b(?:enlighet med|enligt|bifalla|bifaller|bifalles|bifölls|bifalls|anta|antar|godkänna|godkänner|ställa sig bakom|ställer sig bakom|ställde sig bakom)\b[^.]{0,60}\bförslag(?:et|en)?\b|\b(?:förslaget|yrkandet|attsatsen)\b[^.]{0,30}\b(?:bifall(?:e)?s|bifölls|godkänns|antas)\b/iu;
const PROPOSES = /\b(?:föreslår|föreslog|föreslås|förslaget är|förslag är|förslag till|yrkar)\b/iu;

/** The nearest proposal before the decision under the same item; null where nothing points back. */
export function findProposal(input: Classified, unit: DecisionUnit): Span | null {
  if (!POINTS_BACK.test(unit.sentence.text)) return null;
  const item = itemOf(input.sections, unit.sentence.block);
  const before: Sentence[] = [];
  for (let at = unit.sentence.block; at >= 0; at--) {
    if (itemOf(input.sections, at) !== item) break;
    const sentences = input.blocks[at]?.sentences ?? [];
    before.unshift(...sentences.filter((s) => s.index < unit.sentence.index));
  }
  const found = before.findLast((s) => isProposal(input, s)) ?? before.findLast(mentionsProposal);
  return found?.span ?? null;
}

function isProposal(input: Classified, sentence: Sentence): boolean {
  return (
    input.acts[sentence.index]?.[0]?.act === 'proposal' &&
    (PROPOSES.test(sentence.text) || input.acts[sentence.index]?.[0]?.by === 'section:proposal')
  );
}

function mentionsProposal(sentence: Sentence): boolean {
  return PROPOSES.test(sentence.text);
}
