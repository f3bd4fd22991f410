/** Segmented → Recognised: the tagger and the rules propose names, refiners judge them. */
import type { Mention, Recognised, Segmented, Sentence, Span } from '../types.ts';
import { CLEANERS, REFINERS, RULES } from './rules/index.ts';
import type { Found, Refiner, Rule, View } from './rules/rule.ts';
import { lookersOf, spotsOf, viewOf } from './rules/rule.ts';
import { withoutMarkedGenitive } from './rules/words.ts';
import type { TokenTagger } from './tagger.ts';

/** Finds the names of a document. */
export async function recognise(input: Segmented, tagger: TokenTagger): Promise<Recognised> {
  const view = viewOf(input);
  const found = applyRules(view, await tagAll(view, tagger));
  return { ...input, mentions: found.map((name) => toMention(view, name)) };
}

/** What the tagger finds in all sentences; sentences that recur are tagged once. */
export async function tagAll(view: View, tagger: TokenTagger): Promise<Found[]> {
  const unique = [...new Set(view.words)];
  const tagged = await tagger.tag(unique);
  const spans = new Map(unique.map((words, i) => [words, tagged[i] ?? []]));
  return view.words.flatMap((words, sentence) =>
    (spans.get(words) ?? []).map((span) => ({ ...span, sentence, by: tagger.model })),
  );
}

/** What is applied to the tagger's names, in this order. */
export interface Steps {
  readonly cleaners: readonly Refiner[];
  readonly rules: readonly Rule[];
  readonly refiners: readonly Refiner[];
}

/** Cleans what the tagger found, lets each rule see what was found before it, then refines. */
export function applyRules(
  view: View,
  tagged: readonly Found[],
  { cleaners, rules, refiners }: Steps = ALL_STEPS,
): Found[] {
  let found = refineAll(view, tagged, cleaners);
  const spots = spotsOf(view, rules === RULES ? ALL_LOOKERS : lookersOf(rules));
  for (const [index, rule] of rules.entries()) {
    const ranges = rule.propose(view, found, spots[index] ?? []);
    if (ranges.length === 0) continue;
    found = found.concat(ranges.map((range) => ({ ...range, by: rule.name })));
  }
  return refineAll(view, found, refiners).toSorted(
    (a, b) => a.sentence - b.sentence || a.start - b.start || b.end - a.end,
  );
}

const ALL_STEPS: Steps = { cleaners: CLEANERS, rules: RULES, refiners: REFINERS };
const ALL_LOOKERS = lookersOf(RULES);

function refineAll(view: View, found: readonly Found[], refiners: readonly Refiner[]): Found[] {
  return refiners.reduce<Found[]>((kept, refiner) => refiner.refine(kept, view), [...found]);
}

function toMention(view: View, name: Found): Mention {
  const sentence = view.sentences[name.sentence];
  const first = sentence?.tokens[name.start];
  const last = sentence?.tokens[name.end - 1];
  if (!sentence || !first || !last) throw new RangeError(`${name.by}: a name outside its sentence`);
  const span = { start: first.span.start, end: last.span.end - genitiveOf(last.text) };
  const { start, end, ...rest } = name;
  return { ...rest, span, text: cleaned(sentence, span) };
}

/** How long a genitive ending is that is written apart: 'SKR:s' is said of SKR. */
function genitiveOf(word: string): number {
  return word.length - withoutMarkedGenitive(word).length;
}

/**
 * What a span says in the cleaned text of its sentence. The space that stands for a line's end may
 * have the place of the word after it.
 */
function cleaned(sentence: Sentence, span: Span): string {
  const { offsets } = sentence;
  let from = 0;
  while (from < offsets.length && (offsets[from] ?? 0) < span.start) from++;
  let end = offsets.length;
  while (end > from && (offsets[end - 1] ?? 0) >= span.end) end--;
  return sentence.text.slice(from, end).trim();
}
