/** Minutes with private things in every place that anything is made of. */
import { numberOf } from '../../private/marked.ts';

/** Of nobody: the serial is kept for tests. */
export const NUMBER = numberOf('810310', '987');
/** Of nobody: PTS keeps it for fiction. */
export const TELEPHONE = '070-174 06 05';
export const EMAIL = 'asa.wahlen@gmail.com';
export const HOME = 'Storgatan 12';

/** Minutes by file name. */
export const PLANTED: Readonly<Record<string, string>> = {
  [`ansökan ${NUMBER}.txt`]: `Organ: Ärendenämnden
Datum: 2024-03-14
Person: Åsa Wahlén
Person: Bo Ek ${TELEPHONE}
Organisation: Bolaget ${TELEPHONE}
Beslut: att Åsa Wahlén, ${NUMBER}, får svar på ${EMAIL}
Senast: 2024-05-01 Åsa
Uppgift: Åsa open ringa ${TELEPHONE} om parken
Beslut: att Åsa Wahlén, ${HOME}, 123 45 Hedby, får bidrag till parken

Parken vid Kvarnvägen 3 ska rivas, säger ${NUMBER.replace('-', '')} i parken.

Asa skola öppnas.
`,
  // Its name is the other's once it is covered.
  [`ansökan ${numberOf('820311', '988')}.txt`]: `Organ: Ärendenämnden
Datum: 2024-03-15
Beslut: att bygga en bod
`,
  'telefon.txt': `Organ: Rådet ${TELEPHONE}
Datum: 2024-04-14
Person: Åsa Wahlén
Beslut: att Åsa Wahlén ringer ${TELEPHONE} om parken
`,
  'telefon-2.txt': `Organ: Rådet ${TELEPHONE}
Datum: 2024-05-14
Person: Åsa Wahlén
Beslut: att laga parken
`,
  'gungan.txt': `Organ: Lekrådet
Datum: 2024-04-15
Person: Vera Lind
Person: Sten Alm
Person: Tim Dahl
Dnr LEK 2024/00123
Beslut: att ringa ${TELEPHONE} om gungan
`,
  'gungan-2.txt': `Organ: Lekrådet
Datum: 2024-05-15
Person: Vera Lind
Person: Sten Alm
Person: Tim Dahl
Dnr LEK 2024/00123
Beslut: att ringa ${TELEPHONE} igen
`,
};

/** What of it a text tells; the places where numbers are parted do not matter. */
export function told(text: string): string[] {
  const unfolded = text.replace(/\r\n[ \t]/gu, '');
  const close = decoded(unfolded).replace(/[\s()+_-]|\u00A0/gu, '');
  const digits = [NUMBER, TELEPHONE].map((number) => number.replace(/\D/gu, ''));
  return [
    ...digits.filter((number) => close.includes(number)),
    ...[EMAIL, HOME, 'Hedby'].filter((words) => close.includes(words.replaceAll(' ', ''))),
  ];
}

/** Percent-encoded paths, too. */
function decoded(text: string): string {
  return text.replace(/%20/gu, ' ');
}
