/** Which rows are the head of the document and which its tail, where officers sign. */
import phrases from '../lexicon/head-phrases.json' with { type: 'json' };
import { kindWord } from './kinds.ts';
import { fieldLabel, listLabel } from './labels.ts';
import type { Row } from './rows.ts';
import { fold } from './words.ts';
import type { Zone } from './zones.ts';

const HEAD_ROWS = 80;
const TAIL_ROWS = 14;
/** Prose of this length is no fact of the head. */
const PROSE = 260;
const OPENS = /^(?:mötet|sammanträdet|stämman|årsmötet)\s+öppna(?:s|des)(?!\p{L})/iu;
const OPENING = new RegExp(`(?<!\\p{L})(?:${phrases.opening.join('|')})(?!\\p{L})`, 'iu');

export interface Layout {
  /** The first row of the proceedings. */
  readonly headEnd: number;
  /** The first row of the tail. */
  readonly tailStart: number;
}

/** Finds the head (up to the first item of the agenda) and the tail. */
export function layoutOf(rows: readonly Row[]): Layout {
  const end = rows.findIndex((row, i) => i >= HEAD_ROWS || startsProceedings(row));
  const headEnd = end < 0 ? rows.length : end;
  const filled = rows.filter((row) => row.kind !== 'furniture');
  const tailStart = filled.at(-TAIL_ROWS)?.index ?? 0;
  return { headEnd, tailStart: Math.max(headEnd, tailStart) };
}

/** Without numbers the first heading after the lists that says nothing of the meeting ends the head. */
export function closeHead(rows: readonly Row[], layout: Layout, zones: readonly Zone[]): Layout {
  const listed = zones.filter((zone) => zone.to <= layout.headEnd).at(-1)?.to;
  // A letter's head has the title below its fields and lists.
  const titled = rows.findIndex((r) => r.kind === 'heading' && kindWord(r.text) !== null);
  const end = rows.findIndex((row) => {
    if (row.index >= layout.headEnd || row.kind !== 'heading' || row.index <= titled) return false;
    if (fieldLabel(row.text) || listLabel(row.text)) return false;
    return (row.marker ?? '').startsWith('##') || (listed !== undefined && row.index >= listed);
  });
  return end < 0 ? layout : { ...layout, headEnd: end };
}

function startsProceedings(row: Row): boolean {
  if (row.kind === 'furniture') return false;
  if (row.marker?.startsWith('§')) return true;
  if (row.kind === 'heading') {
    if (/^\d/u.test(row.marker ?? '')) return true;
    return OPENING.test(fold(row.text)) && row.text.length < 60;
  }
  const plainNumber = /^\d{1,2}(?:\.\d+)?\s+\p{Lu}/u.test(row.text);
  if (plainNumber && OPENING.test(fold(row.text)) && row.text.length < 60) return true;
  if (OPENS.test(row.text)) return true;
  return row.text.length > PROSE && listLabel(row.text) === null;
}
