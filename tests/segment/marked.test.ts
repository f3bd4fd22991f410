import { describe, expect, it } from 'vitest';
import { ingest } from '../../pipeline/ingest/index.ts';
import { segment } from '../../pipeline/segment/index.ts';
import type { Segmented } from '../../pipeline/types.ts';
import { readingFile } from '../support/build.ts';

/** A text whose marked titles stand as '<2>Beslut' and whose furniture stands as '<f>Sida 1'. */
function read(marked: string): Segmented {
  const lines = marked.split('\n');
  const headings = [];
  const furniture = [];
  let text = '';
  for (const line of lines) {
    const { mark, rest = '' } = /^(?:<(?<mark>\d|f)>)?(?<rest>.*)$/u.exec(line)?.groups ?? {};
    const span = { start: text.length, end: text.length + rest.length };
    if (mark === 'f') furniture.push(span);
    else if (mark !== undefined) headings.push({ span, level: Number(mark) });
    text += `${rest}\n`;
  }
  return segment(ingest(readingFile({ text, headings, furniture }), () => ''));
}

const outline = (marked: string): string[] =>
  read(marked).sections.map(({ level, number, title, by }) =>
    [level, number, title, by].filter((part) => part !== null).join(' '),
  );

describe('titles that the format marks', () => {
  it.each<[string, string, string[]]>([
    [
      'are headings whatever they look like, with their level',
      '<1>Protokoll, fört av Ada Ek.\nVi åt.\n<2>vi valde färg\nDet blev grönt.\n<3>Beslut\nGrönt.',
      [
        '1 Protokoll, fört av Ada Ek. styled-heading',
        '2 vi valde färg styled-heading',
        '3 Beslut part-heading',
      ],
    ],
    [
      'keep their numbers',
      '<1>Protokoll\n\n<2>1. Öppnande\n\nMötet öppnades.\n\n<2>2. Budget\n\nAntas.',
      ['1 Protokoll styled-heading', '2 1. Öppnande numbered', '2 2. Budget numbered'],
    ],
    [
      'take a numbered point that was left plain into their level',
      '<1>Protokoll\n\n<2>§ 1 Öppnande\n\nMötet öppnades.\n\n§ 2 Budget\n\nAntas.',
      [
        '1 Protokoll styled-heading',
        '2 § 1 Öppnande paragraph-sign',
        '2 § 2 Budget paragraph-sign',
      ],
    ],
    [
      'stand below numbered points where no such point is marked',
      '<1>Protokoll\n\n§ 1 Öppnande\n\nMötet öppnades.\n\n§ 2 Budget\n\n<2>Beslut\n\nAntas.',
      [
        '2 Protokoll styled-heading',
        '1 § 1 Öppnande paragraph-sign',
        '1 § 2 Budget paragraph-sign',
        '3 Beslut part-heading',
      ],
    ],
    [
      'are not taken for a list, however many follow each other',
      '<1>Lek\n<1>Mat\n<1>Sång\n<1>Dans\n<1>Sömn\nVi sov.',
      ['Lek', 'Mat', 'Sång', 'Dans', 'Sömn'].map((title) => `1 ${title} styled-heading`),
    ],
  ])('%s', (_name, marked, expected) => {
    expect(outline(marked)).toEqual(expected);
  });

  it('do not run on into the next line, nor a line into them', () => {
    const kinds = read('Vi talade om\n<2>mat i\nskolan').blocks.map((block) => block.kind);
    expect(kinds).toEqual(['paragraph', 'heading', 'paragraph']);
  });

  it('of two lines are one', () => {
    const text = 'Förslag till\nny skola\n\nVi talade.';
    const headings = [{ span: { start: 0, end: text.indexOf('\n\n') }, level: 1 }];
    const doc = segment(ingest(readingFile({ text, headings }), () => ''));
    expect(doc.sections.map((section) => section.title)).toEqual(['Förslag till ny skola']);
  });
});

describe('furniture that the reader knows', () => {
  it('is furniture though it stands once', () => {
    const doc = read('Vi talade om hur\n\n<f>Hedby kommun\n\nvi ska leka.');
    expect(doc.blocks.map((block) => block.kind)).toEqual(['paragraph', 'furniture']);
    expect(doc.blocks[0]?.sentences[0]?.text).toBe('Vi talade om hur vi ska leka.');
  });
});
