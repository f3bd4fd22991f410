/** Which section, and which item of the agenda, each block stands in. */
import type { Section } from './types.ts';

/** Both by block index; null before the first heading. */
interface Outline {
  readonly sections: readonly (Section | null)[];
  readonly items: readonly (Section | null)[];
}

/** Made once a document: asking section by section would cost the square of its length. */
const outlines = new WeakMap<readonly Section[], Outline>();

/** The innermost section that holds the block, or null before the first heading. */
export function sectionOf(sections: readonly Section[], block: number): Section | null {
  return outlineOf(sections).sections[block] ?? null;
}

/** The nearest numbered section around the block, else the nearest that is an item of its own. */
export function itemOf(sections: readonly Section[], block: number): Section | null {
  return outlineOf(sections).items[block] ?? null;
}

function outlineOf(sections: readonly Section[]): Outline {
  const known = outlines.get(sections);
  if (known) return known;
  const innermost = innermostSections(sections);
  const items = agendaItems(sections);
  const outline = {
    sections: innermost,
    items: innermost.map((s) => (s ? (items.get(s) ?? null) : null)),
  };
  outlines.set(sections, outline);
  return outline;
}

function innermostSections(sections: readonly Section[]): (Section | null)[] {
  const blocks = sections.reduce((most, section) => Math.max(most, section.to), 0);
  const innermost: (Section | null)[] = new Array(blocks).fill(null);
  const open: Section[] = [];
  let next = 0;
  for (let block = 0; block < blocks; block++) {
    while ((open.at(-1)?.to ?? Number.POSITIVE_INFINITY) <= block) open.pop();
    for (let section = sections[next]; section?.from === block; section = sections[++next]) {
      while ((open.at(-1)?.level ?? 0) >= section.level) open.pop();
      open.push(section);
    }
    innermost[block] = open.at(-1) ?? null;
  }
  return innermost;
}

/** 'Att göra till nästa möte' is a list of the whole meeting, no part of the item above it. */
function isClosingList({ role, title }: Section): boolean {
  return role === 'actions' && /(?<!\p{L})(?:till|inför|innan|före)\s+nästa(?!\p{L})/iu.test(title);
}

function agendaItems(sections: readonly Section[]): Map<Section, Section | null> {
  const byId = new Map(sections.map((section) => [section.id, section]));
  const items = new Map<Section, Section | null>();
  for (const section of sections) {
    // A parent stands before its children, so its item is known.
    const above = section.parent === null ? undefined : byId.get(section.parent);
    const parent = above ? (items.get(above) ?? null) : null;
    const own = section.role === 'item' || isClosingList(section) ? section : null;
    const numbered = parent?.number ? parent : null;
    items.set(section, section.number !== null ? section : (numbered ?? own ?? parent));
  }
  return items;
}
