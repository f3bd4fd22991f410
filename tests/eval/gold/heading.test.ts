import { expect, it } from 'vitest';
import { headingOf } from '../../../eval/gold/heading.ts';

/** Where the item's own heading is marked «…». */
it.each([
  ['«3. Budget»\nPengarna räcker.', '3.', 'Budget'],
  ['«Budget»\nPengarna räcker.', null, 'Budget'],
  ['## «Budget»\nPengarna.', null, 'Budget'],
  ['## «3. Budget»\nPengarna.', null, '3. Budget'],
  ['«§ 12   Dnr KS 2024/7\nNy lekplats»\nNämnden', '§ 12', 'Ny lekplats'],
  ['«§ 12\r\nNy lek-\r\nplats»\r\nNämnden', '§ 12', 'Ny lekplats'],
  ['«§ 12 Ny\n   lekplats» KS 2024/7', '§ 12', 'Ny lekplats'],
  ['«§\u00a012 Avgifter (2024)?»\nJa', '§ 12', 'Avgifter (2024)?'],
  // What was mended cannot be found: the line stands for it.
  ['«§ 12 Fšrslag till budget»\nJa', '§ 12', 'Förslag till budget'],
  ['«Fšrslag till budget»\nJa', null, 'Förslag till budget'],
  ['«3.»', '3.', ''],
  // A title that comes again below is the first one.
  ['«Val»\nVal av sekreterare', null, 'Val'],
])('%j', (marked, number, title) => {
  const text = marked.replace(/[«»]/gu, '');
  const before = 'Rova\n';
  const item = {
    id: 'item-1',
    number,
    title,
    level: 1,
    parent: null,
    span: { start: before.length, end: before.length + text.length },
    summary: null,
  };
  const heading = headingOf(before + text, item);
  const [start, end] = [heading.start - before.length, heading.end - before.length];
  const shown = `${text.slice(0, start)}«${text.slice(start, end)}»${text.slice(end)}`;
  expect(shown).toBe(marked);
});
