import { describe, expect, it } from 'vitest';
import { RESAMPLING } from '../../../eval/bootstrap.ts';
import { errorsOf } from '../../../eval/dates/errors.ts';
import { datesToJson, reportDateErrors, reportDates } from '../../../eval/dates/report.ts';
import { type EngineScore, scoreRow } from '../../../eval/dates/score.ts';
import { answer, row } from './marked.ts';

const MAY = row('Klart senast «den 5 maj».', '2024-05-05');
const WEEK = row('Byggs «v. 20».', '2024-05-13', '2024-05-19', 'week');
const NOTHING = row('Maj Ek lämnar rummet.', undefined, undefined, 'none');

const good: EngineScore = {
  engine: { name: 'good', version: null },
  rows: [
    scoreRow(MAY, [answer('Klart senast «den 5 maj».', '2024-05-05')]),
    scoreRow(WEEK, [answer('Byggs «v. 20».', '2024-05-13', '2024-05-19')]),
    scoreRow(NOTHING, []),
  ],
};
const bad: EngineScore = {
  engine: { name: 'bad', version: '1.2.3' },
  rows: [
    scoreRow(MAY, [
      answer('«Klart» senast den 5 maj.', '2024-01-01'),
      answer('Klart senast «den 5 maj».', '2023-05-05'),
    ]),
    scoreRow(WEEK, []),
    scoreRow(NOTHING, [answer('«Maj» Ek lämnar rummet.', '2024-05-01', '2024-05-31')]),
  ],
};

describe('reportDates', () => {
  const text = reportDates([good, bad], RESAMPLING);

  it('sets the engines under one another, and in each class beside one another', () => {
    expect(text).toMatch(/^3 rows, 2 with a time expression\n/);
    expect(text).toMatch(/good +2 +2 +2 +2 +0 +1\.000 +1\.000 +1\.000 +– +1\.000 +1\.000\n/);
    expect(text).toMatch(/bad 1\.2\.3 +3 +1 +1 +0 +2 +0\.000 +0\.000 +0\.000 +– +0\.000 +0\.400\n/);
    expect(text).toMatch(/class +rows +good +bad\n/);
    expect(text).toMatch(/day +1 +1\.000 · {2}0 +0\.000 · {2}1\n/);
    expect(text).toMatch(/week +1 +1\.000 · {2}0 +0\.000 · {2}0\n/);
    expect(text).toMatch(/none +1 +– · {2}0 +– · {2}1$/);
  });

  it('has an interval where there are rows enough, with what it was drawn by', () => {
    const rows = [...good.rows, ...bad.rows, ...good.rows, ...bad.rows];
    const many = reportDates([{ ...good, rows }], { seed: 7, resamples: 200 });
    expect(many).toMatch(/good .* 0\.\d{3}–[01]\.\d{3} /);
    expect(many).toContain('bootstrap over rows (200 resamples, seed 7)');
  });
});

describe('the errors', () => {
  it('are the rows with wrong days or with more than there is', () => {
    expect(errorsOf(good)).toEqual([]);
    expect(errorsOf(bad)).toEqual([
      {
        row: 'table.tsv:2',
        class: 'day',
        text: 'Klart senast «den 5 maj».',
        expected: { quote: 'den 5 maj', from: '2024-05-05', to: '2024-05-05' },
        said: [
          { quote: 'Klart', from: '2024-01-01', to: '2024-01-01' },
          { quote: 'den 5 maj', from: '2023-05-05', to: '2023-05-05' },
        ],
      },
      expect.objectContaining({ class: 'week', said: [] }),
      expect.objectContaining({ class: 'none', expected: null, text: 'Maj Ek lämnar rummet.' }),
    ]);
  });

  it('are a line each', () => {
    expect(reportDateErrors([good, bad])).toBe(
      [
        '== good: 0 wrong rows ==',
        '',
        '== bad: 3 wrong rows ==',
        "table.tsv:2 day: expected 2024-05-05, said 2024-01-01 'Klart', " +
          "2023-05-05 'den 5 maj'  Klart senast «den 5 maj».",
        'table.tsv:2 week: expected 2024-05-13–2024-05-19, said nothing  Byggs «v. 20».',
        "table.tsv:2 none: expected nothing, said 2024-05-01–2024-05-31 'Maj'  " +
          'Maj Ek lämnar rummet.',
      ].join('\n'),
    );
  });
});

describe('datesToJson', () => {
  it('holds the figures in all and by class, and the errors', () => {
    const json = JSON.parse(JSON.stringify(datesToJson('table.tsv', [good, bad], RESAMPLING)));
    expect(json).toMatchObject({
      schema: 'klubbslag/eval-dates@1',
      table: { rows: 3, path: 'table.tsv' },
      resampling: { seed: 1, resamples: 1000 },
      engines: [
        { name: 'good', all: { answers: 2, right: 2, f1: 1, intervals: { f1: null } }, errors: [] },
        {
          name: 'bad',
          version: '1.2.3',
          all: { rows: 3, marks: 2, answers: 3, found: 1, spurious: 2, right: 0, f1: 0 },
          classes: { none: { rows: 1, spurious: 1, f1: null }, week: { recall: 0 } },
          errors: [{ class: 'day' }, { class: 'week' }, { class: 'none' }],
        },
      ],
    });
    expect(json.engines[0]).not.toHaveProperty('version');
  });
});
