/**
 * Tables of rules: '[…]' marks what a rule must find and '{PER:…}' what the tagger has found; the
 * marks are taken out of the text before it is read.
 */

import { applyRules, tagAll } from '../../pipeline/recognise/index.ts';
import { CLEANERS, REFINERS, RULES } from '../../pipeline/recognise/rules/index.ts';
import type { Found, Rule } from '../../pipeline/recognise/rules/rule.ts';
import { viewOf } from '../../pipeline/recognise/rules/rule.ts';
import type { TaggedSpan, TokenTagger } from '../../pipeline/recognise/tagger.ts';
import type { MentionLabel, Segmented } from '../../pipeline/types.ts';
import { segmented } from '../support/build.ts';

interface Given {
  readonly text: string;
  readonly label: MentionLabel;
}

const TAGGED = /\{(PER|ORG|LOC):([^}]*)\}/gu;

/** The text without any marks. */
export function plain(marked: string): string {
  return marked.replace(TAGGED, '$2').replace(/[[\]]/gu, '');
}

/** Tags what a table marks with braces, wherever its words stand in a sentence. */
export function markedTagger(marked: string): TokenTagger {
  const given: Given[] = [...marked.replace(/[[\]]/gu, '').matchAll(TAGGED)].map((match) => ({
    label: match[1] as MentionLabel,
    text: match[2] ?? '',
  }));
  return {
    model: 'table',
    tag: (sentences) =>
      Promise.resolve(sentences.map((words) => given.flatMap((name) => spansOf(words, name)))),
  };
}

function spansOf(words: readonly string[], { text, label }: Given): TaggedSpan[] {
  const wanted = text.replace(/\s+/gu, '');
  return words.flatMap((_, start) => {
    const length = words.slice(start).findIndex((_word, i) => {
      return words.slice(start, start + i + 1).join('') === wanted;
    });
    return length < 0 ? [] : [{ start, end: start + length + 1, label, score: 0.8 }];
  });
}

/** The text with what `rule` proposes in brackets, all rules before it having run. */
export async function proposedBy(rule: Rule, marked: string): Promise<string> {
  const before = RULES.slice(0, RULES.indexOf(rule) + 1);
  const steps = { cleaners: CLEANERS, rules: before, refiners: [] };
  const { document, found } = await run(marked, steps);
  return withBrackets(
    document,
    found.filter((name) => name.by === rule.name),
  );
}

/** The text with all names of a label in brackets, after all rules and refiners. */
export async function namesOf(label: MentionLabel, marked: string): Promise<string> {
  const steps = { cleaners: CLEANERS, rules: RULES, refiners: REFINERS };
  const { document, found } = await run(marked, steps);
  return withBrackets(
    document,
    found.filter((name) => name.label === label),
  );
}

async function run(marked: string, steps: Parameters<typeof applyRules>[2]) {
  const document = segmented(plain(marked));
  const view = viewOf(document);
  return { document, found: applyRules(view, await tagAll(view, markedTagger(marked)), steps) };
}

function withBrackets(document: Segmented, found: readonly Found[]): string {
  const { sentences } = viewOf(document);
  const marks = found.flatMap((name) => {
    const tokens = sentences[name.sentence]?.tokens ?? [];
    const start = tokens[name.start]?.span.start ?? -1;
    const end = tokens[name.end - 1]?.span.end ?? -1;
    return [
      { at: start, mark: '[', order: 1 },
      { at: end, mark: ']', order: 0 },
    ];
  });
  marks.sort((a, b) => b.at - a.at || b.order - a.order);
  let text = document.text;
  for (const { at, mark } of marks) text = text.slice(0, at) + mark + text.slice(at);
  return text;
}

/** What a row expects: its brackets kept, the tagger's braces gone. */
export function expected(marked: string): string {
  return marked.replace(TAGGED, '$2');
}
