/** A text as what an office program would have: titles, paragraphs, lists, tables. */
import { segmented } from './build.ts';

export type Part =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  /** Lines of one paragraph, apart by line breaks. */
  | { readonly kind: 'paragraph'; readonly lines: readonly string[] }
  /** Entries without their '- '. */
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] };

/** A piece of a line: what stands between '~~' is struck out. */
export interface Piece {
  readonly text: string;
  readonly struck: boolean;
}

export function piecesOf(line: string): Piece[] {
  return line
    .split('~~')
    .map((text, i) => ({ text, struck: i % 2 === 1 }))
    .filter(({ text }) => text !== '');
}

/** Titles are what the pipeline takes for titles in the plain text, with their levels. */
export function partsOf(text: string): Part[] {
  const titles = new Map<string, number>();
  for (const { heading, level } of segmented(text).sections) {
    titles.set(text.slice(heading.start, heading.end), level);
  }
  return text.split(/\n(?:[ \t]*\n)+/u).flatMap((block) => {
    const lines = block.split('\n').filter((line) => line.trim() !== '');
    const level = lines.length === 1 ? titles.get(lines[0]?.trim() ?? '') : undefined;
    if (level !== undefined) return [{ kind: 'heading' as const, level, text: lines[0] ?? '' }];
    return runsOf(lines);
  });
}

const kindOf = (line: string): 'list' | 'table' | 'paragraph' =>
  /^\s*- /u.test(line) ? 'list' : line.includes('\t') ? 'table' : 'paragraph';

function runsOf(lines: readonly string[]): Part[] {
  const runs: string[][] = [];
  for (const line of lines) {
    const last = runs.at(-1);
    if (last && kindOf(last[0] ?? '') === kindOf(line)) last.push(line);
    else runs.push([line]);
  }
  return runs.map((run): Part => {
    const kind = kindOf(run[0] ?? '');
    if (kind === 'list') return { kind, items: run.map((line) => line.replace(/^\s*- /u, '')) };
    if (kind === 'table') return { kind, rows: run.map((line) => line.trim().split(/\t+/u)) };
    return { kind, lines: run };
  });
}

/** As XML and HTML have it. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
