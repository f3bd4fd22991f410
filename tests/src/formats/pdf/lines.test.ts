/** Runs → rows → cells. */
import { describe, expect, it } from 'vitest';
import { largest, type Run, smallest } from '../../../../src/formats/pdf/run.ts';
import { cellsOf, drawn, run } from './support.ts';

const texts = (runs: readonly Run[]) =>
  cellsOf(runs).map(({ cells }) => cells.map(({ text }) => text).join('|'));

describe('rows', () => {
  it.each<[string, Run[], string[]]>([
    [
      "are read from the top, whatever the file's order",
      [run('två', 0, 24), run('ett', 0, 12)],
      ['ett', 'två'],
    ],
    [
      'share a baseline that is not quite one',
      [run('ett', 0, 12), run('två', 18, 13.5)],
      ['ett två'],
    ],
    ['part where baselines do', [run('ett', 0, 12), run('två', 18, 16)], ['ett', 'två']],
    ['hold a raised digit', [run('lagen', 0, 12), run('2', 25, 8, { size: 6 })], ['lagen²']],
    [
      'hold the raised mark that a note begins with',
      [run('1', 0, 8, { size: 6 }), run('Se bilaga', 5, 12)],
      ['¹ Se bilaga'],
    ],
    [
      'hold a label in smaller type that hangs higher',
      [run('Plats', 0, 9, { size: 8 }), run('Vik', 100, 12)],
      ['Plats|Vik'],
    ],
    [
      'part where one of the same type hangs higher',
      [run('Plats', 0, 9), run('Vik', 100, 12)],
      ['Plats', 'Vik'],
    ],
    [
      'part where smaller type is near its neighbour',
      [run('Plats', 0, 9, { size: 8 }), run('Vik', 22, 12)],
      ['Plats', 'Vik'],
    ],
    ['hold a lowered one as it is', [run('CO', 0, 12), run('2', 10, 14, { size: 6 })], ['CO2']],
    [
      'do not take small print below them in',
      [run('Rubrik', 0, 20, { size: 20 }), run('fin', 200, 29, { size: 6 })],
      ['Rubrik', 'fin'],
    ],
    ['take a run printed twice once', [run('fet', 0, 12), run('fet', 0.4, 12)], ['fet']],
    ['keep what stands twice', [run('ja', 0, 12), run('ja', 12, 12)], ['ja ja']],
  ])('%s', (_, runs, wanted) => {
    expect(texts(runs)).toEqual(wanted);
  });
});

describe('the largest and smallest', () => {
  it('are those of more numbers than a call takes arguments', () => {
    const many = Array.from({ length: 300_000 }, (_, i) => i - 100_000);
    expect([largest(many), smallest(many)]).toEqual([199_999, -100_000]);
    expect([largest([], 0), largest([-3], 0)]).toEqual([0, 0]);
  });
});

describe('cells', () => {
  it.each<[string, Run[], string[]]>([
    [
      'no gap: a word in two fonts',
      [run('Kom', 0, 12), run('mun', 15.5, 12, { bold: true })],
      ['Kommun'],
    ],
    ['a gap: two words', [run('Åsa', 0, 12), run('Öhrn', 17.5, 12)], ['Åsa Öhrn']],
    [
      'no gap, but the file sets a blank',
      [run('Åsa', 0, 12), run('Öhrn', 15, 12, { spaced: true })],
      ['Åsa Öhrn'],
    ],
    ['a wide gap: two cells', [run('Åsa Öhrn', 0, 12), run('(S)', 80, 12)], ['Åsa Öhrn|(S)']],
    [
      'a gap of one letter: a blank',
      [run('Åsa Öhrn', 0, 12), run('(S)', 52, 12)],
      ['Åsa Öhrn (S)'],
    ],
    [
      'that recurs at one place: two cells',
      [run('Åsa Öhrn', 0, 12), run('(S)', 52, 12), run('Bo Ek', 0, 24), run('(M)', 52, 24)],
      ['Åsa Öhrn|(S)', 'Bo Ek|(M)'],
    ],
    ['a bullet and its entry', [run('•', 0, 12), run('entry', 30, 12)], ['• entry']],
    ['a § and its title', [run('§ 12', 0, 12), run('Budget', 60, 12)], ['§ 12 Budget']],
    ['a bare number and its title', [run('3', 0, 12), run('Budget', 60, 12)], ['3 Budget']],
    ['numbers of a table', [run('3', 0, 12), run('14', 60, 12), run('15', 120, 12)], ['3|14|15']],
    [
      'a narrow gap that ends where a wide one does: two cells',
      [run('Justeringens plats', 0, 12), run('Vik', 97, 12), run('Tid', 0, 24), run('Nu', 97, 24)],
      ['Justeringens plats|Vik', 'Tid|Nu'],
    ],
    [
      'a narrow gap beside it: a blank',
      [run('Justeringens plats', 0, 12), run('Vik', 97, 12), run('Tid', 0, 24), run('Nu', 95, 24)],
      ['Justeringens plats Vik', 'Tid|Nu'],
    ],
    [
      'a narrow gap that ends where other lines begin: two cells',
      [run('Sekreterare', 0, 12), run('.....', 62, 12), run('Bo Ek', 62, 24)],
      ['Sekreterare|.....', 'Bo Ek'],
    ],
    [
      'words of a form, unequally far apart: cells',
      [
        run('Namn', 0, 12),
        run('Ort', 50, 12),
        run('Tid', 120, 12),
        run('Nu', 160, 12),
        run('Ja', 250, 12),
      ],
      ['Namn|Ort|Tid|Nu|Ja'],
    ],
    [
      'a clause that hangs on its first word',
      [run('att', 0, 12), run('godkänna planen', 40, 12)],
      ['att godkänna planen'],
    ],
    [
      'a wide gap between full names: two cells',
      [run('Siri Dahl', 0, 12), run('Bo Ek', 60, 12), run('Per-Erik Af Holm', 100, 12)],
      ['Siri Dahl|Bo Ek|Per-Erik Af Holm'],
    ],
    [
      'such a gap after a first name: a blank',
      [run('Siri', 0, 12), run('Bo Ek', 35, 12)],
      ['Siri Bo Ek'],
    ],
    [
      'such a gap within a sentence: a blank',
      [run('Justerare är Siri Dahl', 0, 12), run('Bo Ek', 125, 12)],
      ['Justerare är Siri Dahl Bo Ek'],
    ],
    [
      'a narrow gap between full names: a blank',
      [run('Siri Dahl', 0, 12), run('Bo Ek', 52, 12)],
      ['Siri Dahl Bo Ek'],
    ],
    ['blanks alone are no line', [run(' ', 0, 12)], []],
  ])('%s', (_, runs, wanted) => {
    expect(texts(runs)).toEqual(wanted);
  });

  it('are none where justified lines have wide gaps', () => {
    const words = 'Nämnden har haft många frågor om budgeten'.split(' ');
    const line = (y: number, gap: number): Run[] => {
      let x = 0;
      return words.map((word) => {
        const one = run(word, x, y);
        x += one.width + gap;
        return one;
      });
    };
    expect(texts([...line(12, 11), ...line(24, 11)])).toEqual([words.join(' '), words.join(' ')]);
    expect(texts(line(12, 24))).toEqual([words.join(' ')]);
  });

  it('are bold where all of their letters are, and know their place', () => {
    const [line] = cellsOf([run('Beslut', 10, 12, { bold: true }), run('i dag', 110, 12)]);
    expect(line?.cells.map(({ bold }) => bold)).toEqual([true, false]);
    expect(line?.cells[1]?.box).toEqual({ x: 110, y: 2, width: 25, height: 10 });
  });

  it('are those of a drawing', () => {
    expect(texts(drawn('Anna Ek      (S)\n\nBo Al        (M)'))).toEqual([
      'Anna Ek|(S)',
      'Bo Al|(M)',
    ]);
  });
});
