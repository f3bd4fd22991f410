/** Meetings that are only announced. */
import type { Row } from '../shown.ts';

export const meetings: Readonly<Record<string, readonly Row[]>> = {
  announced: [
    ['Nästa möte: ‹fredag 6/12 kl. 13.00–14.00›', '2024-12-06'],
    ['Nästa möte hålls ‹den 11 april›.', '2024-04-11'],
    ['Nästa styrelsemöte: ‹5 maj›', '2024-05-05'],
    ['Ordföranden påminner om att nästa nämnd (‹20/3›) är en heldag.', '2024-03-20'],
    ['Vi har preliminärt bokat ‹12 april› för nästa möte.', '2024-04-12'],
  ],
  'in a list': [
    [
      'Mötestider 2025\n\n‹3 februari› (digitalt möte)\n\n‹17 mars› (fysiskt möte)\n\n‹12-13 oktober› (internat)',
      '2025-02-03',
      '2025-03-17',
      '2025-10-12',
    ],
    ['Kommande möten:\n\n‹11 april› - digitalt\n\n‹9 maj› - fysiskt', '2024-04-11', '2024-05-09'],
    ['Nästa möte\n\n‹Tisdag 12 mars›.', '2024-03-12'],
  ],
  'beside other text': [
    ['Sändlista: nämnden. Nästa sammanträde ‹2024-03-06›.', '2024-03-06'],
    ['Ny dag blir ‹torsdag 23/5›.', '2024-05-23'],
    ['Dagen är ‹den 21 november› i Granby.', '2024-11-21'],
    ['Preliminärt datum är ‹den 21 november›.', '2024-11-21'],
    ['Bakgrund\n\nHöstmötet hålls ‹den 18 oktober›.', '2024-10-18'],
    ['Sittningen är ‹lördag 28 oktober›.', '2024-10-28'],
    ['- Städdag ‹lördag 2 maj›.', '2024-05-02'],
  ],
  gatherings: [
    [
      'Berit och Olle justerar protokollet på kontoret ‹torsdagen den 7 mars kl. 09.00›.',
      '2024-03-07',
    ],
    ['Workshopen hålls ‹den 28 maj›.', '2024-05-28'],
    ['En konferens anordnas ‹den 12 april 2024›.', '2024-04-12'],
    ['Vi ska ha fika ‹på fredag›.', '2024-03-08'],
    ['Planeringen fortsätter under det fysiska mötet ‹den 20 mars›.', '2024-03-20'],
    ['Lokalen bokas ‹16 april›.', '2024-04-16'],
    ['- Höstmöte\n  - ‹24 oktober› (kanske digitalt)', '2024-10-24'],
  ],
};
