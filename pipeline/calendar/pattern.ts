/**
 * Patterns in short hand. A space is white space, ' ?' may be none (at most nine of it, so that no
 * text takes long); `{month}` is a named group with the words of that class, `{month2}` a second
 * one; `<nth>` is the ending of a written ordinal ('5:e', '22a').
 */

import { firstOf, gateOf, type Needs, needsOf } from '../gate.ts';
import { remember } from '../remember.ts';
import type { Scanned } from '../scanned.ts';
import type { Span } from '../types.ts';
import { CLASSES } from './lexicon.ts';
import type { Clock, TimeValue } from './value.ts';

/** What one parser thinks stands at one place. */
export interface Proposal {
  readonly span: Span;
  readonly value: TimeValue;
  readonly clock: Clock | null;
  readonly by: string;
}

/** Proposes freely; the refiners choose. */
export interface Parser {
  (text: string, scanned: Scanned): readonly Proposal[];
  /** What must stand in a text for it to find something. */
  readonly needs: Needs;
}

export type Groups = Readonly<Record<string, string | undefined>>;

/** What a match says, or null where it says nothing after all. */
export type Read = (
  groups: Groups,
  match: RegExpExecArray,
) => TimeValue | { readonly value: TimeValue; readonly clock: Clock } | null;

const BEFORE = '(?<![\\p{L}\\p{N}]|\\p{N}[.,:/])';
const AFTER = '(?![\\p{L}\\p{N}])';
const NTH = '(?::?[ae]|:?de|nd|rd|th|st)?';

/** Compiles the short hand. */
export function compile(template: string): RegExp {
  const source = template
    .replace(/ [?*]/gu, '\\s{0,9}')
    .replaceAll(' ', '\\s{1,9}')
    .replaceAll('<nth>', NTH)
    .replace(/\{([a-z][A-Za-z]*)(\d?)\}/gu, (_, name: string, n: string) => {
      const words = CLASSES[name];
      if (words === undefined) throw new RangeError(`no class of words is named '${name}'`);
      return `(?<${name}${n}>${words})`;
    });
  return new RegExp(`${firstOf(needs(template))}${BEFORE}(?:${source})${AFTER}`, 'giu');
}

/** Remembered, as a parser asks twice. */
const needs = remember((template: string): Needs => {
  return needsOf(template, (name) => CLASSES[name] ?? null);
});

/** A parser of one pattern. */
export function pattern(by: string, template: string, read: Read): Parser {
  // Put off: most texts hold nothing that most parsers look for.
  let compiled: RegExp | null = null;
  const needed = needs(template);
  const mayHold = gateOf(needed);
  const parse = (text: string, scanned: Scanned): readonly Proposal[] => {
    if (!mayHold(scanned)) return [];
    compiled ??= compile(template);
    const regex = compiled;
    const found: Proposal[] = [];
    // 'matchAll' copies the expression each time, which takes longer than most searches.
    regex.lastIndex = 0;
    for (let match = regex.exec(text); match !== null; match = regex.exec(text)) {
      const said = read(match.groups ?? {}, match);
      if (said === null) continue;
      const span = { start: match.index, end: match.index + match[0].length };
      const value = 'value' in said ? said.value : said;
      found.push({ span, value, clock: 'clock' in said ? said.clock : null, by });
    }
    return found;
  };
  return Object.assign(parse, { needs: needed });
}
