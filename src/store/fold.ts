/** Folding for search: SQLite's lower() knows neither Å nor Ä nor Ö, so it is done here. */

/**
 * Lower case, composed, single spaces, accents dropped ('Wahlén' → 'wahlen'), but å, ä and ö kept:
 * they are letters of their own, so 'asa' never finds 'Åsa'.
 */
export function fold(text: string): string {
  const lower = text.normalize('NFC').toLowerCase();
  let folded = '';
  for (const letter of lower) {
    const plain = letter < '\u0080' || 'åäö'.includes(letter);
    folded += plain ? letter : letter.normalize('NFD').replace(/\p{M}/gu, '');
  }
  return folded.replace(/\s+/gu, ' ').trim();
}

const swedish = new Intl.Collator('sv', { numeric: true });

/**
 * The order of a Swedish reader: a … z å ä ö, and 2 before 10. What is the same to him ('7' and '07')
 * goes by its code units, so that no two texts are left in the order they came in.
 */
export function compareSwedish(a: string, b: string): number {
  return swedish.compare(a, b) || (a < b ? -1 : Number(a > b));
}
