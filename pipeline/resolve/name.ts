/** The parts of a person's name. */
import { fold } from './similar.ts';

/** A name as written, cleaned, with its parts folded for comparison. */
export interface Name {
  readonly text: string;
  readonly parts: readonly string[];
  /** 'full': given and family name; 'initial': 'Åsa W'; 'single': one word. */
  readonly form: 'full' | 'initial' | 'single';
}

/** Reads a name; what extraction glued to it and marks around it are taken off. */
export function parseName(written: string): Name {
  const text = written
    .normalize('NFKC')
    .replace(/(?<=\p{Ll})(?:Ja|Nej)$/u, '')
    .replace(/^[^\p{L}]+|[^\p{L}\p{N}]+$/gu, '')
    .replace(/\s+/gu, ' ');
  const parts = text.split(' ').map(fold);
  const last = parts.at(-1) ?? '';
  const form = parts.length < 2 ? 'single' : last.length === 1 ? 'initial' : 'full';
  return { text, parts, form };
}

/** The name without a genitive ending, or null where it has none. */
export function withoutGenitive(name: Name): Name | null {
  const bare = name.text.replace(/(?<=[^s])s$|[:’']s$/u, '');
  return bare === name.text ? null : parseName(bare);
}
