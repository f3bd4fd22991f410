/** Case numbers (diarienummer) in the text of an item, as written and as what they have in common. */

/** A label, or a number that is written as only case numbers are. */
const LABEL = '(?:dnr|diarienr|diarienummer|diarie-?nr|ärendenummer|ärendenr|mål(?:nr)?)[.:]?\\s*';
const YEAR = '(?:19|20)?\\d{2}';
/** 'SLK-2023-01047', 'KS 2024/88', 'KS/2024:123', 'SN 24/0031', 'Ju2025/00775'. */
const LETTERED = `\\p{Lu}\\p{L}{0,4}[-/ ]?${YEAR}[-/:.]\\d{1,6}`;
/** '2026.115 TEN', '2024/88'. */
const NUMBERED = `(?:19|20)\\d{2}[./:-]\\d{1,6}(?:\\s\\p{Lu}{2,4}(?!\\p{L}))?`;
const LABELLED = new RegExp(`(?<!\\p{L})${LABEL}(?<number>${LETTERED}|${NUMBERED})`, 'giu');
const BARE = new RegExp(`(?<![\\p{L}\\p{N}])(?<number>${LETTERED})(?![\\p{L}\\p{N}])`, 'gu');

/** The case numbers in a text, each once, comparable: 'KS-2024-88' for 'KS 24/0088'. */
export function caseNumbersIn(text: string): string[] {
  const found = [...text.matchAll(LABELLED), ...text.matchAll(BARE)];
  return [...new Set(found.map(({ groups }) => comparable(groups?.['number'] ?? '')))];
}

/** Letters, year in four digits, number without leading zeros; 'TEN' behind stands in front. */
function comparable(written: string): string {
  const letters = /\p{L}+/u.exec(written)?.[0].toUpperCase() ?? '';
  const [year = '', number = ''] = written.match(/\d+/gu) ?? [];
  const full = year.length === 2 ? `20${year}` : year;
  return [letters, full, String(Number(number))].filter((part) => part !== '').join('-');
}
