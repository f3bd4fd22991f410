/** The kind of record that a line names. */
import kinds from '../lexicon/head-kinds.json' with { type: 'json' };
import { plain } from './words.ts';

const KINDS = Object.entries(kinds.kinds).map(([word, kind]) => ({
  pattern: new RegExp(`(?<!\\p{L})${plain(word)}(?!\\p{L})`, 'u'),
  kind,
}));

/** The kind of record that a line names, or null. */
export function kindWord(text: string): string | null {
  const folded = plain(closeUp(text));
  return KINDS.find(({ pattern }) => pattern.test(folded))?.kind ?? null;
}

/** 'P R O T O K O L L' is one word set wide. */
function closeUp(text: string): string {
  return /^(?:\p{L} ){4,}\p{L}$/u.test(text.trim()) ? text.replaceAll(' ', '') : text;
}
