/** Times that are neither. */
import type { Row } from '../shown.ts';

export const neither: Readonly<Record<string, readonly Row[]>> = {
  'dates of documents': [
    ['Kontorets tjänsteutlåtande den 10 april 2024.'],
    ['Yrkande från M den 3 maj 2024.'],
    ['Yrkande från A, B och C den 3 maj 2024.'],
    ['Enligt nämndens beslut den 3 april 2024 § 12.'],
    ['Arbetsgruppens skrivelse den 5 maj.'],
    ['Enligt förordning (EU) 2022/1854 av den 6 oktober 2024.'],
    ['Planen är antagen 2024-10-31 och reviderad 2024-11-01.'],
  ],
  'what has happened': [
    ['Gruppen träffades den 28 februari.'],
    ['Seminariet genomfördes den 15 november.'],
    ['Mötet informerades om läget den 5 mars.'],
    ['Nämnden har den 3 mars 2024 behandlat ärendet.'],
    ['Bordlagt den 23 maj 2024, § 68, och den 7 juni 2024, § 100.'],
    ['Rapport från konferensen den 12 februari.'],
    ['Anteckningar från föregående möte den 5 februari.'],
  ],
  'how long something holds': [
    ['Till ledamot utses {Berit Ask} för tiden t o m den 30 november 2026.'],
    ['Avtalet gäller till och med den 31 december 2026.'],
    ['Taxan träder i kraft den 1 januari 2025.'],
    ['Mandatperioden tar slut den 31 december.'],
    ['Uppföljningen per april visar ett överskott.'],
    ['Projektet pågår under perioden 2024-2027.'],
    ['Berit är borta till på torsdag.'],
  ],
  'what is always so': [
    ['Nämnden följer årligen upp planen i februari.'],
    ['Vi har idag inga lokaler.'],
    ['Under året har antalet medlemmar ökat.'],
  ],
  'what no date follows from': [
    ['Berit svarar så snart som möjligt.'],
    ['Vi borde beställa tröjor snarast.'],
    ['Mötet öppnades klockan 12.15.'],
    ['Ska vi ha en ny grupp till hösten?'],
    ['Inga förslag innan mötet.'],
    ['Kallelse till stämman den 9 oktober har skickats.'],
    ['Beslutet kan överklagas inom tre veckor.'],
  ],
  'struck out': [['~~Svar lämnas senast den 3 april.~~']],
};
