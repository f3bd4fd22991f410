import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseTable } from '../../../eval/dates/table.ts';

const HEAD = 'class\treference\ttext\tfrom\tto\tprecision';
const DAY = ['day', '2024-03-01', 'Klart senast «den 5 maj».', '2024-05-05', '2024-05-05', 'day'];

function read(...rows: readonly (readonly string[])[]) {
  return parseTable('t.tsv', `${[HEAD, ...rows.map((cells) => cells.join('\t'))].join('\n')}\n`);
}

/** The good row with one cell changed. */
function changed(column: number, cell: string): string[] {
  return DAY.map((old, i) => (i === column ? cell : old));
}

describe('parseTable', () => {
  it('reads marks as places in the text without them', () => {
    const none = ['none', '2024-03-01', 'Maj Ek lämnar rummet.', '', '', ''];
    const { rows, problems } = read(DAY, none);
    expect(problems).toEqual([]);
    const [first, second] = rows;
    expect(first).toMatchObject({ place: 't.tsv:2', class: 'day', reference: '2024-03-01' });
    expect(first?.text).toBe('Klart senast den 5 maj.');
    const { start, end, ...days } = first?.mark ?? { start: 0, end: 0 };
    expect(first?.text.slice(start, end)).toBe('den 5 maj');
    expect(days).toEqual({ from: '2024-05-05', to: '2024-05-05' });
    expect(second).toMatchObject({ place: 't.tsv:3', text: none[2], mark: null });
  });

  it('takes either line end and passes over empty lines', () => {
    const { rows, problems } = parseTable('t.tsv', `${HEAD}\r\n\r\n${DAY.join('\t')}\r\n`);
    expect(problems).toEqual([]);
    expect(rows.map(({ place }) => place)).toEqual(['t.tsv:3']);
  });

  it.each([
    ['a column too few', DAY.slice(1), '5 columns, not 6'],
    ['no class', changed(0, ''), 'no class'],
    ['no reference', changed(1, ''), "the reference '' is no date"],
    ['a reference that is no day', changed(1, '2023-02-29'), "the reference '2023-02-29' is no"],
    ['no mark', changed(2, 'Klart den 5 maj.'), 'the text must hold one «mark»'],
    ['two marks', changed(2, '«Klart» «den 5 maj».'), 'the text must hold one «mark»'],
    ['an open mark', changed(2, 'Klart «den 5 maj.'), 'the text must hold one «mark»'],
    ['a mark turned round', changed(2, 'Klart »den 5 maj«.'), 'the text must hold one «mark»'],
    ['an empty mark', changed(2, 'Klart «».'), 'the mark «» is empty or too wide'],
    ['a space in the mark', changed(2, 'Klart« den 5 maj».'), 'the mark « den 5 maj» is empty'],
    ['a day that is none', changed(3, '2024-02-30'), "'2024-02-30' is no date"],
    ['no last day', changed(4, ''), "'' is no date"],
    ['days turned round', changed(3, '2024-05-06'), 'from 2024-05-06 is later than to 2024-05-05'],
    ['a mark in none', changed(0, 'none'), 'a mark in class none'],
    ['days in none', ['none', '2024-03-01', 'Inget.', '2024-05-05', '', ''], 'days in class none'],
  ])('refuses %s', (_, cells, message) => {
    const { rows, problems } = read(DAY, cells, DAY);
    expect(rows).toHaveLength(2);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(`t.tsv:3: ${message}`);
  });

  it.each([
    ['', 't.tsv:1: the columns must be class, reference, text, from, to, precision'],
    [`class\ttext\n${DAY.join('\t')}\n`, 't.tsv:1: the columns must be'],
    [`${HEAD}\n`, 't.tsv:1: no rows below the head'],
  ])('refuses the table %j', (tsv, message) => {
    const { rows, problems } = parseTable('t.tsv', tsv);
    expect(rows).toEqual([]);
    expect(problems).toEqual([expect.stringContaining(message)]);
  });
});

describe('the table of the fixtures', () => {
  const tsv = readFileSync('fixtures/dates.tsv', 'utf8');
  const { rows, problems } = parseTable('fixtures/dates.tsv', tsv);

  it('reads without a problem, every line a row', () => {
    expect(problems).toEqual([]);
    expect(rows).toHaveLength(tsv.trimEnd().split('\n').length - 1);
    expect(rows.length).toBeGreaterThan(200);
  });

  it('has a mark of its own words in every row but those of class none', () => {
    for (const { place, class: name, text, mark } of rows) {
      expect(mark === null, place).toBe(name === 'none');
      if (mark === null) continue;
      const marked = `${text.slice(0, mark.start)}«${text.slice(mark.start, mark.end)}»`;
      expect(tsv, place).toContain(`\t${marked}${text.slice(mark.end)}\t`);
    }
  });

  it('says nothing twice', () => {
    const texts = rows.map(({ text, reference }) => `${reference} ${text}`);
    expect(new Set(texts).size).toBe(texts.length);
  });
});
