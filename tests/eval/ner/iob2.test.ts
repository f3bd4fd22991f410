import { describe, expect, it } from 'vitest';
import { LineError, readIob2 } from '../../../eval/ner/iob2.ts';

/** A file's text: '|' ends a line, '||' a sentence; the space before a tag stands for a tab. */
function file(rows: string): string {
  return rows.replaceAll('|', '\n').replace(/ (?=[^ \n]+(?:\n|$))/gu, '\t');
}

/** The entities of each sentence as 'PER Anna Berg'. */
function entities(text: string): string[][] {
  return readIob2(text).sentences.map(({ tokens, entities: found }) =>
    found.map(({ start, end, label }) => `${label} ${tokens.slice(start, end).join(' ')}`),
  );
}

describe('readIob2', () => {
  it.each([
    ['IOB2', 'Anna B-PER|Berg I-PER|i O|Hedby B-LOC', 0],
    ['IOBES', 'Anna B-PER|Berg E-PER|i O|Hedby S-LOC', 0],
    ['BILOU', 'Anna B-PER|Berg L-PER|i O|Hedby U-LOC', 0],
    ['IOB1', 'Anna I-PER|Berg I-PER|i O|Hedby I-LOC', 2],
    [
      'an end without a beginning',
      'Anna E-PER|Berg B-PER|Bo E-PER|i O',
      1,
      ['PER Anna', 'PER Berg Bo'],
    ],
  ])('reads %s', (_, rows, repaired, expected = ['PER Anna Berg', 'LOC Hedby']) => {
    expect(entities(file(rows))).toEqual([expected]);
    expect(readIob2(file(rows)).repaired).toBe(repaired);
  });

  it.each([
    [
      'neighbours of one label, B- and B-',
      'Anna B-PER|Bo B-PER|Ek I-PER',
      [['PER Anna', 'PER Bo Ek']],
      0,
    ],
    ['neighbours in IOB1', 'Anna I-PER|Bo B-PER', [['PER Anna', 'PER Bo']], 1],
    [
      'neighbours of two labels',
      'Anna B-PER|Hedby I-ORG|IF I-ORG',
      [['PER Anna', 'ORG Hedby IF']],
      1,
    ],
    ['I- of another label, then the first again', 'a B-X|b I-Y|c I-X', [['X a', 'Y b', 'X c']], 2],
    ['neighbours in IOBES', 'Anna S-PER|Bo S-PER|Ek I-PER', [['PER Anna', 'PER Bo', 'PER Ek']], 1],
    [
      'an entity that ends with its sentence',
      'i O|Anna B-PER||Berg I-PER|kom O',
      [['PER Anna'], ['PER Berg']],
      1,
    ],
    ['an I- after O', 'Anna B-PER|och O|Bo I-PER', [['PER Anna', 'PER Bo']], 1],
    ['no entity', 'Mötet O|slut O', [[]], 0],
    ['a label with a hyphen and a slash', 'a B-LOC/x-y|b I-LOC/x-y', [['LOC/x-y a b']], 0],
  ])('%s', (_, rows, expected, repaired) => {
    expect(entities(file(rows))).toEqual(expected);
    expect(readIob2(file(rows)).repaired).toBe(repaired);
  });

  it('takes the last of several columns', () => {
    expect(entities('Anna\tNN\tB-name\tB-PER\nBerg\tNN\tI-name\tI-PER\n')).toEqual([
      ['PER Anna Berg'],
    ]);
  });

  it('parts at spaces only where a line has no tab', () => {
    expect(entities('Anna NNP B-PER\nkom VBD O\n')).toEqual([['PER Anna']]);
    expect(readIob2('t ex\tO\n').sentences[0]?.tokens).toEqual(['t ex']);
  });

  it('passes over comments, a byte-order mark and -DOCSTART-, and keeps the sign # as a token', () => {
    const text =
      '\ufeff-DOCSTART- -X- O O\nAnna\tB-PER\n-DOCSTART-\tO\n# sent_id = 2\n# \tO\n#\tB-ORG\n';
    expect(entities(text)).toEqual([['PER Anna'], ['ORG #']]);
    expect(readIob2(text).sentences.map(({ tokens }) => tokens)).toEqual([['Anna'], ['# ', '#']]);
  });

  it.each([
    ['line feeds', '\n'],
    ['returns and line feeds', '\r\n'],
    ['returns', '\r'],
  ])('ends sentences at any number of blank lines, with %s', (_, end) => {
    const lines = ['', 'Anna\tB-PER', '', ' ', '', '\t', 'Bo\tB-PER', 'kom\tO'];
    const { sentences } = readIob2(lines.join(end));
    expect(sentences.map(({ line, tokens }) => [line, ...tokens])).toEqual([
      [2, 'Anna'],
      [7, 'Bo', 'kom'],
    ]);
  });

  it.each(['', '\n\n', '# only a comment\n'])('%j holds no sentence', (text) => {
    expect(readIob2(text)).toEqual({ sentences: [], repaired: 0 });
  });

  it.each([
    ['Anna\tB-PER\nBerg\n', 2, "'Berg' has no tag"],
    ['Anna\tB-PER\n\n# id\n\tO\n', 4, 'a tag without a token'],
    ['Anna\t\n', 1, 'the last column is empty, which is no tag like O, B-PER or I-PER'],
    ['Anna\tPER\n', 1, "the last column holds 'PER'"],
    ['Anna\tB-PER\nBerg\tB-\n', 2, "the last column holds 'B-'"],
    ['Anna\tB_PER\n', 1, "the last column holds 'B_PER'"],
    ['Anna\tb-PER\n', 1, "the last column holds 'b-PER'"],
    ['Anna\to\n', 1, "the last column holds 'o'"],
    ['Mötet öppnades av ordföranden.\n', 1, "the last column holds 'ordföranden.'"],
    [`${'x'.repeat(90)}\n`, 1, `'${'x'.repeat(40)}…' has no tag`],
  ])('%j: line %i', (text, line, message) => {
    const read = () => readIob2(text);
    expect(read).toThrow(LineError);
    expect(read).toThrow(`line ${line}: ${message}`);
  });
});
