import { describe, expect, it } from 'vitest';
import { markdownTable, markdownText } from '../../eval/table.ts';

describe('markdownText', () => {
  it.each([
    ['Mötet antog § 4 (a) [bilaga]', 'Mötet antog § 4 (a) [bilaga]'],
    ['på\n  två rader', 'på två rader'],
    ['<script>alert(1)</script>', '\\<script>alert(1)\\</script>'],
    ['**fet** _lutad_ ~~struken~~', '\\*\\*fet\\*\\* \\_lutad\\_ \\~\\~struken\\~\\~'],
    ['![bild](x) [länk](y)', '![bild\\](x) [länk\\](y)'],
    ['`kod` a|b c\\d &amp;', '\\`kod\\` a\\|b c\\\\d \\&amp;'],
    ['@asta #12 a@b.se', '@\u2060asta #\u206012 a@\u2060b.se'],
  ])('shows %j as it is', (text, wanted) => {
    expect(markdownText(text)).toBe(wanted);
  });
});

describe('markdownTable', () => {
  it('keeps what a document says within its cell', () => {
    expect(markdownTable(['body', 'F1'], [['Nämnd | <b>', '0.500 [0.400–0.600]']])).toBe(
      '| body | F1 |\n|---|--:|\n| Nämnd \\| \\<b> | 0.500 [0.400–0.600] |',
    );
  });
});
