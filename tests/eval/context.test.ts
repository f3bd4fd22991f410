import { describe, expect, it } from 'vitest';
import { contextOf, inLine, isIn, piecesOf } from '../../eval/context.ts';
import { toMark } from '../../eval/mark.ts';
import { outcomesOf } from '../../eval/outcome.ts';
import { at } from './records.ts';

const TEXT = `Rova odlarklubb

Mötet antog planen. Asta
blir värd. Ture tackade Vera.

Nästa punkt.
`;

function context(quote: string): string {
  const span = at(TEXT, quote);
  return inLine(contextOf(TEXT, span), span, null);
}

describe('contextOf', () => {
  it.each([
    ['Asta', '«Asta» blir värd.'],
    ['antog', 'Mötet «antog» planen.'],
    ['Rova', '«Rova» odlarklubb'],
    // A mark that holds its own full stop has no need of the next sentence.
    ['antog planen.', 'Mötet «antog planen.»'],
    ['planen. Asta', 'Mötet antog «planen. Asta» blir värd.'],
    ['punkt.\n', 'Nästa «punkt.'],
  ])('is the sentence around %j', (quote, expected) => {
    expect(context(quote).replace(/\s?»$/u, '')).toBe(expected.replace(/»$/u, ''));
  });

  it('is a stretch of the text', () => {
    const { start, text } = contextOf(TEXT, at(TEXT, 'värd'));
    expect(TEXT.slice(start, start + text.length)).toBe(text);
  });

  it('covers both marks', () => {
    const [gold, predicted] = [at(TEXT, 'planen'), at(TEXT, 'Ture tackade')];
    expect(contextOf(TEXT, gold, predicted).text).toContain('Mötet antog planen. Asta\nblir');
  });

  it('keeps only the nearest part of a long sentence, in whole words', () => {
    const long = `${'ord '.repeat(90)}mitt${' ord'.repeat(90)}`;
    const { text } = contextOf(long, at(long, 'mitt'));
    expect(text).toMatch(/^(?:ord )+mitt(?: ord)+$/u);
    expect(text.length).toBeLessThan(340);
  });

  it('does not end at an abbreviation before a small letter', () => {
    const text = 'Budget kl. åtta antogs. Sedan fika.';
    expect(contextOf(text, at(text, 'åtta')).text).toBe('Budget kl. åtta antogs.');
  });
});

describe('piecesOf', () => {
  const found = contextOf(TEXT, at(TEXT, 'antog planen'));

  it('marks where both stand, and where only one does', () => {
    const pieces = piecesOf(found, at(TEXT, 'antog planen'), at(TEXT, 'planen.'));
    expect(pieces.map(({ text, gold, predicted }) => [text, gold, predicted])).toEqual([
      ['Mötet ', false, false],
      ['antog ', true, false],
      ['planen', true, true],
      ['.', false, true],
    ]);
  });

  it('gives the context back when joined, whatever is marked', () => {
    for (const gold of [null, at(TEXT, 'Rova'), at(TEXT, 'Mötet'), at(TEXT, TEXT)]) {
      const pieces = piecesOf(found, gold, at(TEXT, 'antog'));
      expect(pieces.map(({ text }) => text).join('')).toBe(found.text);
    }
  });
});

describe('inLine', () => {
  it('has gold in «» and what only the program says in ‹›', () => {
    const span = at(TEXT, 'Vera');
    const found = contextOf(TEXT, span);
    expect(inLine(found, span, span)).toBe('Ture tackade «Vera».');
    expect(inLine(found, null, span)).toBe('Ture tackade ‹Vera›.');
  });
});

describe('a pair that stands in two places', () => {
  const LIST = 'Ordförande: Asta Rova\n\nPunkt 1.\n\nNärvarande\nAsta Rova, kassör\n';
  const mark = (n: number, role: string) =>
    toMark({
      span: at(LIST, 'Asta Rova', n),
      quote: 'Asta Rova',
      type: 'present',
      values: { role },
      match: { start: 0, end: 1 },
    });

  it('is shown where the program read it', () => {
    const [outcome] = outcomesOf({ gold: [mark(0, 'ordf')], predicted: [mark(1, 'kassör')] }, LIST);
    const found = outcome?.context ?? { start: 0, text: '' };
    const [gold, predicted] = [outcome?.gold?.span ?? null, outcome?.predicted?.span ?? null];
    expect(isIn(found, gold)).toBe(false);
    expect(inLine(found, gold, predicted)).toBe('Närvarande ‹Asta Rova›, kassör');
  });
});
