/** The kind of record that a line names. */
import kinds from '../lexicon/head-kinds.json' with { type: 'json' };
import { remember } from '../remember.ts';
import { MOST_LINES, plain } from './words.ts';

const KINDS = Object.entries(kinds.kinds).map(([word, kind]) => ({
  word: plain(word),
  pattern: new RegExp(`(?<!\\p{L})${plain(word)}(?!\\p{L})`, 'u'),
  kind,
}));

/** The kind of record that a line names, or null. */
export const kindWord = remember((text): string | null => {
  const folded = plain(closeUp(text));
  const found = KINDS.find(({ word, pattern }) => folded.includes(word) && pattern.test(folded));
  return found?.kind ?? null;
}, MOST_LINES);

/** 'P R O T O K O L L' is one word set wide. */
function closeUp(text: string): string {
  return /^(?:\p{L} ){4,}\p{L}$/u.test(text.trim()) ? text.replaceAll(' ', '') : text;
}
