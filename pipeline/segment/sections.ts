/** Headings → sections: the items of the agenda and their parts, nested. */
import type { Block, Section, SectionRole } from '../types.ts';
import { partRole } from './parts.ts';

interface Heading {
  readonly block: Block;
  readonly number: string | null;
  readonly title: string;
  readonly role: SectionRole;
  readonly level: number;
}

/** Builds the sections of a document; `length` is that of its text. */
export function buildSections(blocks: readonly Block[], length: number): Section[] {
  const headings = readHeadings(blocks);
  const open: { id: string; level: number }[] = [];
  return headings.map((heading, i) => {
    while ((open.at(-1)?.level ?? 0) >= heading.level) open.pop();
    const id = `item-${i + 1}`;
    const parent = open.at(-1)?.id ?? null;
    open.push({ id, level: heading.level });
    const next = headings.slice(i + 1).find((later) => later.level <= heading.level);
    return {
      id,
      role: heading.role,
      number: heading.number,
      title: heading.title,
      heading: heading.block.span,
      span: { start: heading.block.span.start, end: next?.block.span.start ?? length },
      level: heading.level,
      parent,
      from: heading.block.index,
      to: next?.block.index ?? blocks.length,
    };
  });
}

function readHeadings(blocks: readonly Block[]): Heading[] {
  const found = blocks.filter((b, i) => b.kind === 'heading' && !isTitleOf(b, blocks[i - 1]));
  const depth = Math.max(0, ...found.map((block) => numberedLevel(block.marker, found)));
  return found.map((block) => {
    const number = block.marker && !block.marker.startsWith('#') ? block.marker.trim() : null;
    const title = titleOf(block, blocks[block.index + 1]);
    const role = partRole(title);
    const own = numberedLevel(block.marker, found);
    const level = own > 0 ? own : depth + (role === null ? 1 : 2);
    return { block, number, title, role: role ?? 'item', level };
  });
}

/** The line under a bare '§ 12 Dnr …' is its title, however it is set. */
function isTitleOf(block: Block, above: Block | undefined): boolean {
  return (
    block.marker === null &&
    above?.kind === 'heading' &&
    above.marker !== null &&
    ownWords(above) === ''
  );
}

/** Of a heading in cells the first: the others hold its case number. */
function ownWords(heading: Block): string {
  const text = heading.sentences[0]?.text ?? '';
  const number = heading.marker ?? '';
  return (text.startsWith(number) ? text.slice(number.length) : text)
    .replace(/^[#\s.:]+/u, '')
    .replace(CASE_NUMBER, '')
    .trim();
}

/** 1 for the outermost kind of number in this document, 0 for a bare heading. */
function numberedLevel(marker: string | null, headings: readonly Block[]): number {
  if (marker === null) return 0;
  if (marker.startsWith('#')) return marker.length;
  if (marker.startsWith('§')) return 1;
  const outer = headings.some((h) => h.marker?.startsWith('§')) ? 1 : 0;
  const hashes = Math.max(0, ...headings.map((h) => /^#+/u.exec(h.marker ?? '')?.[0].length ?? 0));
  return outer + hashes + marker.replace(/[.)]+$/u, '').split('.').length;
}

const CASE_NUMBER =
  /^(?:(?:ärendenummer|ärende|dnr|diarienr|diarienummer)[:.]?\s*)?[\p{Lu}\p{N}][\p{L}\p{N}]*[-./:]\d[\p{L}\p{N}./:-]*(?:\s+\p{Lu}{2,5})?(?:\s|$)/iu;

/** The words of a heading; where only a case number stands beside the §, those of the next line. */
function titleOf(block: Block, next: Block | undefined): string {
  const own = ownWords(block);
  if (own !== '' || block.marker === null || !next) return own;
  return next.sentences.map((s) => s.text).join(' ');
}
