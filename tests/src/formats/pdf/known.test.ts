/** What is known of lines: furniture, titles, paragraphs. */
import { describe, expect, it } from 'vitest';
import { furnitureOf } from '../../../../src/formats/pdf/furniture.ts';
import { bodyOf, joinTitles, titlesOf } from '../../../../src/formats/pdf/headings.ts';
import { isBreak, leadingOf } from '../../../../src/formats/pdf/paragraphs.ts';
import type { Run } from '../../../../src/formats/pdf/run.ts';
import { textOf } from '../../../../src/formats/pdf/wrapped.ts';
import { drawn, printOf, run } from './support.ts';

const HEIGHT = 800;

/** Pages of lines at given heights; their furniture, page by page. */
function furniture(...pages: readonly (readonly (readonly [number, string])[])[]): string[][] {
  const sheets = pages.map((page) => ({
    height: HEIGHT,
    lines: printOf(page.map(([y, text]) => run(text, 50, y))),
  }));
  const found = furnitureOf(sheets);
  return sheets.map(({ lines }) => lines.filter((line) => found.has(line)).map(textOf));
}

describe('furniture', () => {
  it.each<[string, (readonly [number, string])[][], string[][]]>([
    [
      'is what recurs at the edge; a head names the meeting where it first stands',
      [
        [
          [30, 'Vattenrådet 1'],
          [200, 'Text'],
          [780, 'Box 1, Vik'],
        ],
        [
          [30, 'Vattenrådet 2'],
          [200, 'Annan text'],
          [780, 'Box 1, Vik'],
        ],
      ],
      [['Box 1, Vik'], ['Vattenrådet 2', 'Box 1, Vik']],
    ],
    [
      'recurs at the same height',
      [
        [
          [30, 'Vattenrådet'],
          [200, 'a'],
        ],
        [
          [60, 'Vattenrådet'],
          [200, 'b'],
        ],
      ],
      [[], []],
    ],
    [
      'is counted from the edge: what stands below text is text',
      [
        [
          [30, 'Möte i mars'],
          [60, 'Vattenrådet'],
        ],
        [
          [30, 'Möte i maj'],
          [60, 'Vattenrådet'],
        ],
      ],
      [[], []],
    ],
    ['does not stand in the middle', [[[400, 'Vattenrådet']], [[400, 'Vattenrådet']]], [[], []]],
    [
      'stands apart from the text',
      [
        [
          [30, 'Vi tackar'],
          [42, 'för i dag'],
        ],
        [
          [30, 'Vi tackar'],
          [42, 'alla'],
        ],
      ],
      [[], []],
    ],
    [
      'is no sentence and no heading of a part',
      [
        [
          [30, 'Mötet öppnas.'],
          [200, 'a'],
        ],
        [
          [30, 'Mötet öppnas.'],
          [200, 'b'],
        ],
        [
          [30, 'Beslut'],
          [200, 'c'],
        ],
        [
          [30, 'Beslut'],
          [200, 'd'],
        ],
      ],
      [[], [], [], []],
    ],
    [
      'is a page number at the edge, on a single page too',
      [
        [
          [200, 'Text'],
          [780, '3 (4)'],
        ],
      ],
      [['3 (4)']],
    ],
    [
      'is no number elsewhere',
      [
        [
          [30, 'Text'],
          [200, '3 (4)'],
          [780, 'Slut'],
        ],
      ],
      [[]],
    ],
    [
      'is told by its words anywhere',
      [
        [
          [30, 'Text'],
          [400, 'Justerandes sign'],
          [430, '..................'],
          [780, 'Slut'],
        ],
      ],
      [['Justerandes sign', '..................']],
    ],
  ])('%s', (_, pages, wanted) => {
    expect(furniture(...pages)).toEqual(wanted);
  });
});

const BODY = 'Vi talade om budgeten och om hur den ska räcka till allt i år\n'.repeat(6).trim();
const below = (runs: readonly Run[], from: number) =>
  runs.map((one) => ({ ...one, y: one.y + from }));

/** The titles of a page: what stands first, then a body. */
function titles(...head: readonly Run[]): [string, number][] {
  const lines = printOf([...head, ...below(drawn(BODY), 100)]);
  const body = bodyOf(lines);
  return [...titlesOf([joinTitles(lines, body)], body)].map(([line, level]) => [
    textOf(line),
    level,
  ]);
}

describe('titles', () => {
  const bold = { bold: true };
  it.each<[string, Run[], [string, number][]]>([
    [
      'are larger than the body',
      [run('Protokoll', 0, 20, { size: 16 }), run('Budget', 0, 60, { size: 13 })],
      [
        ['Protokoll', 1],
        ['Budget', 2],
      ],
    ],
    ['or bold', [run('Budget', 0, 20, bold)], [['Budget', 1]]],
    ['but not a little larger', [run('Budget', 0, 20, { size: 11 })], []],
    ['nor a bold sentence', [run('Vi säger nej.', 0, 20, bold)], []],
    ['nor what begins in mid-sentence', [run('att säga nej', 0, 20, bold)], []],
    ['nor bold beside something', [run('Plats', 0, 20, bold), run('Vik', 90, 20)], []],
    ['nor a bold word and more', [run('Plats', 0, 20, bold), run('Vik', 28, 20)], []],
    [
      'nor a bold paragraph',
      [0, 12, 24, 36].map((y) => run('Vi säger nej till allt', 0, 20 + y, bold)),
      [],
    ],
    ['nor a number', [run('12 34', 0, 20, bold)], []],
    [
      'in two lines that need not be are two',
      [run('Minnesanteckningar', 0, 20, { size: 19 }), run('Länsgruppen', 0, 42, { size: 19 })],
      [
        ['Minnesanteckningar', 1],
        ['Länsgruppen', 1],
      ],
    ],
    [
      'in two lines are one where they were broken',
      [
        run('Minnesanteckningar från mötet om', 0, 20, { size: 19 }),
        run('budgeten', 0, 42, { size: 19 }),
      ],
      [['Minnesanteckningar från mötet om budgeten', 1]],
    ],
  ])('%s', (_, head, wanted) => {
    expect(titles(...head)).toEqual(wanted);
  });

  it('are not told by bold in a bold document', () => {
    const lines = printOf([run('Budget', 0, 20, bold), ...below(drawn(BODY, bold), 100)]);
    expect(titlesOf([lines], bodyOf(lines)).size).toBe(0);
  });

  it('stand above something', () => {
    const lines = printOf([...drawn(BODY), run('Slut', 0, 100, bold)]);
    expect(titlesOf([lines], bodyOf(lines)).size).toBe(0);
  });
});

/** Where an empty line comes out below a body of usual leading, drawn with the runs given. */
function breaks(...more: readonly Run[]): string[] {
  const lines = printOf([...drawn(BODY), ...more]);
  const leading = leadingOf([lines]);
  return lines.slice(1).flatMap((line, i) => {
    const above = lines[i];
    return above && isBreak(above, line, leading) ? [textOf(line)] : [];
  });
}

describe('paragraphs', () => {
  it.each<[string, Run[], string[]]>([
    ['go on at the usual leading', [run('Mer', 0, 84)], []],
    ['begin below a gap', [run('Nytt', 0, 91)], ['Nytt']],
    ['begin where the type is another', [run('Nytt', 0, 84, { size: 14 })], ['Nytt']],
    [
      'do not begin at each row',
      [run('a', 0, 120), run('b', 90, 120), run('c', 0, 140), run('d', 90, 140)],
      ['a\tb'],
    ],
    [
      'begin below a table',
      [run('a', 0, 120), run('b', 90, 120), run('Nytt', 0, 140)],
      ['a\tb', 'Nytt'],
    ],
  ])('%s', (_, more, wanted) => {
    expect(breaks(...more)).toEqual(wanted);
  });

  it.each([
    ['går vidare', false],
    ['Går vidare', true],
  ])('at the head of a column: %s', (text, wanted) => {
    const [above, line] = printOf([run('Arbetet', 0, 100), run(text, 300, 20)]).toReversed();
    if (!above || !line) throw new Error('two lines were drawn');
    expect(textOf(above)).toBe('Arbetet');
    expect(isBreak(above, { ...line, column: 1 }, 1.2)).toBe(wanted);
  });

  it('of double spacing are as wide', () => {
    const wide = drawn(BODY.replaceAll('\n', '\n\n'));
    const lines = printOf(wide);
    const leading = leadingOf([lines]);
    expect(leading).toBeCloseTo(2.4, 1);
    expect(lines.slice(1).filter((line, i) => isBreak(lines[i] ?? line, line, leading))).toEqual(
      [],
    );
  });
});
