/** Which section of the document a block stands in. */
import type { Section } from './types.ts';

/** The innermost section that holds the block, or null before the first heading. */
export function sectionOf(sections: readonly Section[], block: number): Section | null {
  let innermost: Section | null = null;
  for (const section of sections) {
    if (section.from > block) break;
    if (block < section.to && section.level > (innermost?.level ?? 0)) innermost = section;
  }
  return innermost;
}

/**
 * The agenda item that the block belongs to: the nearest numbered one, else the nearest heading
 * that is an item of its own; null before the first.
 */
export function itemOf(sections: readonly Section[], block: number): Section | null {
  const byId = new Map(sections.map((section) => [section.id, section]));
  let nearest: Section | null = null;
  for (
    let at = sectionOf(sections, block);
    at;
    at = at.parent ? (byId.get(at.parent) ?? null) : null
  ) {
    if (at.number !== null) return at;
    if (nearest === null && at.role === 'item') nearest = at;
  }
  return nearest;
}
