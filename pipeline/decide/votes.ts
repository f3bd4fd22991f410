/** Votes: how many said yes and no, and who, where the minutes list them. */

import type { Vote } from '../beside.ts';
import { sourceSpan } from '../clean-text.ts';
import { itemOf } from '../outline.ts';
import { quote } from '../span.ts';
import type { Block, Classified, Sentence } from '../types.ts';
import { namesIn } from './parties.ts';

/** A vote, its block and the item of the agenda that it stands under. */
export interface ItemVote {
  readonly item: string | null;
  readonly block: number;
  readonly vote: Vote;
}

const YES = '(?:ja(?:-?röster)?|röster\\s+för)';
const NO = '(?:nej(?:-?röster)?|röster\\s+emot)';
const BETWEEN = '(?:\\s*[,;/–-]\\s*|\\s+(?:mot|och|samt)\\s+|\\s+)';
/** The forms of a count, the longest first; each has the groups `yes` and `no`. */
const COUNTS: readonly RegExp[] = [
  // '40 ja mot 38 nej', '33 ja-röster och 14 nej-röster'
  `(?<yes>\\d{1,3})\\s+${YES}${BETWEEN}(?<no>\\d{1,3})\\s+${NO}`,
  // 'Ja: 25, Nej: 20'
  `${YES}\\s*:?\\s*(?<yes>\\d{1,3})${BETWEEN}${NO}\\s*:?\\s*(?<no>\\d{1,3})`,
  // '19 röster mot 11'
  '(?<yes>\\d{1,3})\\s+röster\\s+mot\\s+(?<no>\\d{1,3})(?!\\s*(?:kr|%))',
].map((source) => new RegExp(`(?<![\\p{L}\\p{N}])${source}(?![\\p{L}\\p{N}])`, 'iu'));
/** '3 ledamöter avstår', 'Avstår: 2', '1 blank', '2 nedlagda röster'. */
const ABSTAINED =
  /(?<![\p{L}\p{N}])(?:(?<before>\d{1,3}|en|två|tre|fyra|fem)\s+(?:\p{L}+\s+)?(?:avst(?:år|od)|blanka?(?:\s+röst(?:er)?)?|nedlagda)|(?:avst(?:år|od|ående)|blanka?|nedlagda)(?:\s+röster)?\s*:?\s*(?<after>\d{1,3}))(?![\p{L}\p{N}])/iu;
const WORDS: Readonly<Record<string, number>> = { en: 1, två: 2, tre: 3, fyra: 4, fem: 5 };
/** 'Ja: …', 'Följande röstade nej: …': a list of those who voted so. */
const LISTED =
  /^\s*(?:följande\s+(?:ledamöter\s+)?)?(?:röstar\s+|röstade\s+)?(?<side>ja|nej|avstår)(?:-?röster)?(?:\s*\(\d+\))?\s*:/iu;

/** The votes of a document, in the order of its text. */
export function votesIn(input: Classified): readonly ItemVote[] {
  const found: ItemVote[] = [];
  for (const block of input.blocks) {
    if (block.kind === 'furniture') continue;
    const item = itemOf(input.sections, block.index)?.id ?? null;
    for (const [at, sentence] of block.sentences.entries()) {
      const vote = voteIn(input, block, at, sentence);
      const last = found.at(-1);
      if (vote) found.push({ item, block: block.index, vote });
      else if (last?.item === item) found[found.length - 1] = named(input, sentence, last);
    }
  }
  return found;
}

function voteIn(input: Classified, block: Block, at: number, sentence: Sentence): Vote | null {
  const match = COUNTS.map((count) => count.exec(sentence.text)).find((m) => m !== null);
  if (!match) return null;
  const start = match.index;
  let span = sourceSpan(input.text, sentence, start, start + match[0].length);
  const rest = sentence.text.slice(start + match[0].length);
  const next = block.sentences[at + 1];
  const own = ABSTAINED.exec(rest);
  const after = own === null && next ? ABSTAINED.exec(next.text) : null;
  const counted = own ?? after;
  if (own) {
    const end = start + match[0].length + own.index + own[0].length;
    span = sourceSpan(input.text, sentence, start, end);
  }
  return {
    span,
    text: quote(input.text, span),
    yes: Number(match.groups?.['yes']),
    no: Number(match.groups?.['no']),
    abstained: counted ? numberIn(counted) : null,
    names: { yes: [], no: [], abstained: [] },
    confidence: 0.9,
    by: 'rule:vote',
  };
}

function numberIn({ groups }: RegExpExecArray): number {
  const said = (groups?.['before'] ?? groups?.['after'] ?? '').toLowerCase();
  return WORDS[said] ?? Number(said);
}

const SIDES = { ja: 'yes', nej: 'no', avstår: 'abstained' } as const;

/** 'Ja: Anna Berg (S), Bo Ek (M)': who voted how, after the count. */
function named(input: Classified, sentence: Sentence, counted: ItemVote): ItemVote {
  const side = LISTED.exec(sentence.text)?.groups?.['side']?.toLowerCase();
  if (side === undefined) return counted;
  const key = SIDES[side as keyof typeof SIDES];
  const people = namesIn(input, sentence.span).filter(({ isPerson }) => isPerson);
  const { vote } = counted;
  const ids = [...vote.names[key], ...people.map(({ id }) => id)];
  return { ...counted, vote: { ...vote, names: { ...vote.names, [key]: ids } } };
}
