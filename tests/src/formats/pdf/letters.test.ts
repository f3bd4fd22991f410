/** What a PDF calls letters. */
import { describe, expect, it } from 'vitest';
import { lettersOf, raised, tidyLine, widthOf } from '../../../../src/formats/pdf/letters.ts';

describe('letters', () => {
  it.each([
    ['composed', 'A\u030asa O\u0308hrn a\u030a', 'Åsa Öhrn å'],
    ['accents set before their letter', '˚Asa ¨Ohrn, r¨ad', 'Åsa Öhrn, räd'],
    ['accents set before, with a gap', 'b ¨ ara', 'b ära'],
    ['accents set after', 'A˚sa O¨hrn', 'Åsa Öhrn'],
    ['ligatures', 'ﬁnans, ofﬁcer, ﬂygel', 'finans, officer, flygel'],
    ['blanks of all kinds', 'kl.\u00a010\u202f000\u2009kr', 'kl. 10 000 kr'],
    ['marks of symbol fonts', '\uf0b7 punkt', '• punkt'],
    ['nothing for what is no letter', 'a\u0000b\u200bc\ufeff', 'abc'],
    ['a sign for half a letter', 'a\ud800b', 'a\ufffdb'],
    ['whole letters beyond the plane', '😀', '😀'],
    ['soft hyphens as they are', 'för\u00adslag', 'för\u00adslag'],
  ])('are %s', (_, raw, wanted) => {
    expect(lettersOf(raw)).toBe(wanted);
  });

  it.each([
    ['a soft hyphen at the end is one', 'för\u00ad', 'för-'],
    ['elsewhere it is nothing', 'för\u00adslag', 'förslag'],
    ['letterspaced capitals are a word', 'P R O T O K O L L', 'PROTOKOLL'],
    ['also within a line', 'Ett P R O T O K O L L här', 'Ett PROTOKOLL här'],
    ['parties are no word', 'M S C', 'M S C'],
    ['small letters are none either', 'a b c d e', 'a b c d e'],
    ['blanks are single', ' a   b ', 'a b'],
  ])('of a line: %s', (_, raw, wanted) => {
    expect(tidyLine(raw)).toBe(wanted);
  });

  it('of a note are raised', () => {
    expect(raised('12, 3)')).toBe('¹², ³)');
  });

  it.each([
    ['narrower than ordinary ones', 'till', 'avse'],
    ['broader than ordinary ones', 'avse', 'MaWm'],
    ['broader at the head of a name', 'ekholm', 'Ekholm'],
  ])('are %s', (_, narrower, broader) => {
    expect(widthOf(narrower)).toBeLessThan(widthOf(broader));
  });
});
