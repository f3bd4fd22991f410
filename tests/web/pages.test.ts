/** Pages as the record knows them. */
import { describe, expect, it } from 'vitest';
import type { Mark } from '../../web/document/facts.ts';
import { drawnOn, pageAt, pagesOf } from '../../web/document/pages.ts';

const box = { x: 100, y: 50, width: 200, height: 10 };
const origins = [
  { start: 0, end: 10, page: 1, box },
  { start: 11, end: 21, page: 1, box: { ...box, y: 70 } },
  { start: 22, end: 30, page: 2, box: { ...box, x: 400, width: 300 } },
  { start: 30, end: 40, paragraph: 4 },
];
const pages = pagesOf({ origins });
const text = 'abcdefghij\nklmnopqrst\nuvwxyzåä';
const mark = (start: number, end: number): Mark => {
  return { start, end, key: 'people:p0', layer: 'people', nth: 0 };
};
const onFirst = (one: Mark) => {
  const [page] = pages;
  if (page === undefined) throw new Error('no page');
  return drawnOn(page, [one], text, (part) => part.length).map((drawn) => {
    return { ...drawn.box, width: Math.round(drawn.box.width) };
  });
};

describe('pagesOf', () => {
  it('has the pages that have boxes, upright or lying as their text asks for', () => {
    expect(
      pages.map(({ number, width, height, lines }) => [number, width, height, lines.length]),
    ).toEqual([
      [1, 595, 842, 2],
      [2, 842, 595, 1],
    ]);
    expect(pagesOf({ origins: [{ start: 0, end: 4, paragraph: 1 }] })).toEqual([]);
  });

  it('is as large as what is printed', () => {
    const wide = [{ start: 0, end: 9, page: 1, box: { x: 0, y: 1990, width: 1180, height: 10 } }];
    expect(pagesOf({ origins: wide })[0]).toMatchObject({ width: 1200, height: 2020 });
  });
});

describe('drawnOn', () => {
  it('takes the part of the line that the signs take', () => {
    expect(onFirst(mark(2, 5))).toEqual([{ ...box, x: 140, width: 60 }]);
    expect(onFirst(mark(22, 25))).toEqual([]);
  });

  it('goes over lines', () => {
    expect(onFirst(mark(8, 13))).toEqual([
      { ...box, x: 260, width: 40 },
      { ...box, y: 70, width: 40 },
    ]);
  });

  it('takes the whole line where nothing can be measured', () => {
    const [page] = pages;
    expect(page && drawnOn(page, [mark(2, 5)], text, () => 0)).toEqual([{ mark: mark(2, 5), box }]);
  });
});

describe('pageAt', () => {
  it('is the page that a place is printed on', () => {
    const at = (start: number, end: number) => pageAt(pages, { start, end });
    expect([at(0, 3), at(12, 14), at(20, 24), at(23, 24), at(31, 33)]).toEqual([1, 1, 1, 2, null]);
  });
});
