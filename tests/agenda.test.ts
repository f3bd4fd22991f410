/** Which sections are items of the record's agenda, what their headings quote, how sure they are. */
import { describe, expect, it } from 'vitest';
import { agendaOf } from '../pipeline/agenda.ts';
import { classify } from '../pipeline/classify/index.ts';
import { decide } from '../pipeline/decide/index.ts';
import { head } from '../pipeline/head/index.ts';
import { resolve } from '../pipeline/resolve/index.ts';
import { summarise } from '../pipeline/summarise/index.ts';
import { segmented } from './support/build.ts';

async function agenda(text: string) {
  const resolved = resolve(head({ ...segmented(text), mentions: [] }));
  const decided = decide(await classify(resolved, null));
  return agendaOf(summarise({ ...decided, deadlines: [], actions: [], meetings: [] }));
}

/** [text, [heading, by] of each item] */
const ITEMS: readonly [string, readonly (readonly [string, string])[]][] = [
  ['§ 4 Ny lekplats\n\nMötet tackade.', [['§ 4 Ny lekplats', 'paragraph-sign']]],
  [
    '§ 4 Dnr ABC-2024-12\n\nVal av ersättare\n\nMötet tackade.',
    [['§ 4 Dnr ABC-2024-12\n\nVal av ersättare', 'paragraph-sign-title-below']],
  ],
  [
    '§ 4 Till justerare valdes Rut.\n\n§ 5 Val\n\nMötet tackade.',
    [
      ['§ 4 Till justerare valdes Rut.', 'paragraph-sign-ended'],
      ['§ 5 Val', 'paragraph-sign'],
    ],
  ],
  [
    '§ 4\n\n§ 5 Val\n\nMötet tackade.',
    [
      ['§ 4', 'paragraph-sign-untitled'],
      ['§ 5 Val', 'paragraph-sign'],
    ],
  ],
  [
    '1. Öppnande\n\nMötet öppnades.\n\n1.1 Kassan\n\nInget nytt sades.',
    [
      ['1. Öppnande', 'numbered'],
      ['1.1 Kassan', 'numbered-nested'],
    ],
  ],
  [
    'Lekplatsen\n\nVi talade om sand.\n\nÖvrigt:\n\nInget nytt sades.\n\nTavlan\n\nBokning 14\n\nVi bokar.',
    [
      ['Lekplatsen', 'bare-heading-title'],
      ['Övrigt:', 'bare-heading-colon'],
      ['Tavlan', 'bare-heading-empty'],
      ['Bokning 14', 'bare-heading-digits'],
    ],
  ],
  [
    '# Protokoll\n\nVi talade.\n\n## Lekplatsen\n\nVi talade om sand.',
    [['Lekplatsen', 'markdown']],
  ],
  [
    'Protokoll Räknarna\n\nVi talade.\n\nNärvarande\n\n- Ada Ekman\n- Bo Sandvik\n\nLekplatsen\n\nVi talade om sand.',
    [
      ['Närvarande', 'bare-heading-people'],
      ['Lekplatsen', 'bare-heading'],
    ],
  ],
  // A case number is no part of a heading, but between number and title it is inside.
  [
    '§ 4 Ny lekplats, KS 2024/88\n\nVi talade.\n\n§ 5 Skola Dnr BUN 24/117\n\nVi talade.',
    [
      ['§ 4 Ny lekplats', 'paragraph-sign'],
      ['§ 5 Skola', 'paragraph-sign'],
    ],
  ],
  [
    '§ 4 Dnr KS 2024/88\n\nNy lekplats\n\nMötet tackade.',
    [['§ 4 Dnr KS 2024/88\n\nNy lekplats', 'paragraph-sign-title-below']],
  ],
  // What only looks like one: a school year, a disease, a date.
  ['§ 4 Budget 2024/25\n\nVi talade.', [['§ 4 Budget 2024/25', 'paragraph-sign']]],
  ['§ 4 Läget i Covid-19\n\nVi talade.', [['§ 4 Läget i Covid-19', 'paragraph-sign']]],
  ['§ 4 Möte 2024-03-14\n\nVi talade.', [['§ 4 Möte 2024-03-14', 'paragraph-sign']]],
  // A number outweighs what stands under it.
  [
    '1. Närvarande\n\nAda Ekman\nBo Sandvik\n\n2. Slut\n\nMötet slutade.',
    [
      ['1. Närvarande', 'numbered'],
      ['2. Slut', 'numbered'],
    ],
  ],
];

describe('the agenda', () => {
  it.each(ITEMS)('of %j', async (text, expected) => {
    const items = await agenda(text);
    expect(items.map(({ heading, by }) => [text.slice(heading.start, heading.end), by])).toEqual(
      expected,
    );
    for (const { heading, span } of items) {
      expect(text.slice(span.start, heading.start)).toMatch(/^[#\s]*$/u);
      expect(heading.end).toBeLessThanOrEqual(span.end);
    }
  });

  it('is less sure of doubtful headings', async () => {
    const items = (await Promise.all(ITEMS.map(([text]) => agenda(text)))).flat();
    const sure = new Map(items.map(({ by, confidence }) => [by, confidence]));
    for (const { by, confidence } of items) expect(confidence, by).toBe(sure.get(by));
    const order = [
      'paragraph-sign',
      'paragraph-sign-title-below',
      'numbered-nested',
      'paragraph-sign-untitled',
      'bare-heading-colon',
      'bare-heading-empty',
      'bare-heading-people',
      'bare-heading-title',
    ];
    const values = order.map((by) => sure.get(by) ?? Number.NaN);
    expect(values).toEqual(values.toSorted((a, b) => b - a));
    expect(new Set(values).size).toBe(order.length);
  });
});
