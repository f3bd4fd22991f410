/** What is selected in the text, as a stretch of it. */
import type { Stretch } from './segments.ts';

/** Offsets in the record's text; null where nothing, or something else, is selected. */
export function selectionIn(selector: string): Stretch | null {
  const selection = window.getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const start = offsetOf(selector, range.startContainer, range.startOffset);
  const end = offsetOf(selector, range.endContainer, range.endOffset);
  return start === null || end === null || start >= end ? null : { start, end };
}

/** Paragraphs know where they begin; before a point in one there is so much of its text. */
function offsetOf(selector: string, node: Node, offset: number): number | null {
  const element = node instanceof Element ? node : node.parentElement;
  const paragraph = element?.closest<HTMLElement>(`${selector} [data-start]`);
  if (!paragraph) return null;
  const before = document.createRange();
  before.setStart(paragraph, 0);
  before.setEnd(node, offset);
  return Number(paragraph.dataset['start']) + before.toString().length;
}
