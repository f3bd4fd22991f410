/**
 * Dated → Minutes: a summary that only quotes. What was decided, what is due, and for each agenda
 * item without a decision its most central sentence; every line carries its place.
 */
import type { Assigned } from '../action-item.ts';
import { itemOf } from '../outline.ts';
import { overlaps } from '../span.ts';
import type { Act, Minutes, Sentence } from '../types.ts';
import { centrality, stems } from './centrality.ts';

export const METHOD = 'extract: decisions, deadlines, most central sentence per item (TF-IDF)';

/** Shorter or longer sentences make no summary. */
const FEWEST_WORDS = 5;
const MOST_WORDS = 60;
/** Acts of which nothing is quoted. */
const SILENT: ReadonlySet<Act> = new Set(['heading', 'voting']);

/** Chooses the sentences; nothing is reworded. */
export function summarise(input: Assigned): Minutes {
  const perItem = centralSentences(input);
  const spans = [...input.decisions, ...input.deadlines].map((fact) => fact.span);
  const quoted = input.blocks
    .flatMap((block) => block.sentences)
    .filter((sentence) => spans.some((span) => overlaps(span, sentence.span)))
    .map(({ text, span }) => ({ text, span }));
  const central = perItem.map(({ text, span }) => ({ text, span }));
  const sentences = [
    ...quoted,
    ...central.filter((c) => !quoted.some((q) => overlaps(q.span, c.span))),
  ];
  sentences.sort((a, b) => a.span.start - b.span.start);
  return { ...input, summary: { sentences, perItem, method: METHOD } };
}

interface ItemLine {
  readonly agendaItem: string;
  readonly text: string;
  readonly span: { readonly start: number; readonly end: number };
}

function centralSentences(input: Assigned): ItemLine[] {
  const groups = new Map<string, Sentence[]>();
  for (const block of input.blocks) {
    const item = itemOf(input.sections, block.index);
    if (!item || block.kind === 'furniture' || block.kind === 'row') continue;
    const usable = block.sentences.filter((s) => isUsable(input, s));
    groups.set(item.id, [...(groups.get(item.id) ?? []), ...usable]);
  }
  const all = [...groups.values()].flat().map(wordsOf);
  const frequency = new Map<string, number>();
  for (const words of all) {
    for (const stem of new Set(words)) frequency.set(stem, (frequency.get(stem) ?? 0) + 1);
  }
  return [...groups].flatMap(([agendaItem, sentences]) => {
    const scores = centrality(sentences.map(wordsOf), frequency, all.length);
    // An early sentence says what an item is about: position breaks what similarity leaves even.
    const best = sentences
      .map((sentence, i) => ({ sentence, score: (scores[i] ?? 0) - i * 0.002 }))
      .reduce<{ sentence: Sentence; score: number } | null>(
        (top, next) => (top && top.score >= next.score ? top : next),
        null,
      );
    return best ? [{ agendaItem, text: best.sentence.text, span: best.sentence.span }] : [];
  });
}

function isUsable(input: Assigned, sentence: Sentence): boolean {
  const act = input.acts[sentence.index]?.[0]?.act;
  const words = sentence.tokens.length;
  return (
    act !== undefined &&
    !SILENT.has(act) &&
    words >= FEWEST_WORDS &&
    words <= MOST_WORDS &&
    !sentence.text.endsWith('?')
  );
}

function wordsOf(sentence: Sentence): string[] {
  return stems(sentence.tokens.map((token) => token.text));
}
