import { describe, expect, it } from 'vitest';
import { headed, stated } from './read.ts';

/** [text, date, endDate] */
const DATES: readonly [string, string | null, string | null][] = [
  ['Mötesanteckningar chefsgrupp miljö den 20 mars 2020', '2020-03-20', null],
  ['Datum\n2020-04-01\n\nMötesanteckningar chefsgrupp miljö den 20 mars 2020', '2020-03-20', null],
  [
    'Handläggare\n\nDatum\n\n2024-03-04\n\nStyrgruppen, minnesanteckningar 240301',
    '2024-03-01',
    null,
  ],
  ['Protokoll Styrgruppen\n\nTid: 13-14 oktober 2022\n\nPlats: Grums', '2022-10-13', '2022-10-14'],
  ['Mötesprotokoll Klubb Nio\n\n1 October 2020', '2020-10-01', null],
  ['Mötesprotokoll Klubb Nio\n\n07 jun 2016', '2016-06-07', null],
  ['Minutes\n\nProtokoll, March 7, 2021', '2021-03-07', null],
  ['Sammanfattning 24-09-16', '2024-09-16', null],
  ['Sammanfattning 24.12.06', '2024-12-06', null],
  ['Bygg- och miljönämnden\nProtokoll\n\n2026-05-19', '2026-05-19', null],
  ['Kommunstyrelsen SAMMANTRÄDESPROTOKOLL 1 (5)\n 2024-11-13', '2024-11-13', null],
  ['Nämnden\nSammanträdesdatum: 2025-10-08', '2025-10-08', null],
  ['Plats och tid: Granen, onsdagen den 8 oktober 2025 kl. 13.15–16.40', '2025-10-08', null],
  ['Tid\tFredag 1/3 2024 kl. 08.00-09.00\nPlats\tVia Teams', '2024-03-01', null],
  ['Protokoll fört vid Klubbens vårmöte 2016, torsdagen den 18:e februari', '2016-02-18', null],
  [
    'Protokoll\nTid: torsdag 16 maj kl. 10.00 – fredag 17 maj 2024 kl. 12.30\nPlats: Gården',
    '2024-05-16',
    '2024-05-17',
  ],
  ['Protokoll\t1 (4)\nSamverkansgrupp\t2024-05-16--17', '2024-05-16', '2024-05-17'],
  ['time: time,\n date: datetime(year: 2024, month: 03, day: 26)', '2024-03-26', null],
  [
    'STYRELSEMÖTE i Brf Kvarnen\nDatum: 3 september 2024, kl 18.30\nPlats: lokalen',
    '2024-09-03',
    null,
  ],
  ['IBK Örnen - styrelsemöte #9\n21/10 -24, Sporthallen', '2024-10-21', null],
  // No days, and other days than that of the meeting.
  ['Mötesprotokoll\n\n32 October 2020', null, null],
  ['Sammanfattning 24.13.06', null, null],
  ['Justeringens plats och tid: Kansliet 2024-05-28\n\n1. Öppnande', null, null],
  ['Protokoll\n\nNästa möte 2024-05-28\n\n1. Öppnande', null, null],
  [
    '§1\nTid för justering\nOrdföranden justerar torsdagen den 6 april 2023, klockan 09:00.',
    null,
    null,
  ],
  [
    'Uppdrag att utreda vattentäkter\n\nRegeringen uppdrar åt Vattenverket. Redovisas den 1 maj 2024.',
    null,
    null,
  ],
  ['Mötesprotokoll\nKlubb Nio\n{DATUM}', null, null],
];

describe('the date of the meeting', () => {
  it.each(DATES)('%j', (text, date, endDate) => {
    expect(stated(text, 'date')).toBe(date);
    expect(headed(text).meeting.endDate).toBe(endDate);
  });

  it('is noted where the document gives none', () => {
    const codes = (text: string): string[] => headed(text).notes.map((note) => note.code);
    expect(codes('Mötesprotokoll\nKlubb Nio')).toEqual(['no-meeting-date']);
    expect(codes('Mötesprotokoll Klubb Nio 2024-05-28')).toEqual([]);
  });
});

/** [text, start, end] */
const TIMES: readonly [string, string | null, string | null][] = [
  ['Tid\tFredag 1/3 2024 kl. 08.00-09.00', '08:00', '09:00'],
  ['Plats och tid Granen Paragrafer §§25-31\n kl. 14:00-16:15', '14:00', '16:15'],
  ['Tid: 12.15\n\nÖppnande av möte\n\nMötet öppnades kl 12:06', '12:06', null],
  [
    'Protokoll\n\nMötets öppnande\n12:15\n\nKassan\nInget.\n\nMötet avslutas\n13:18',
    '12:15',
    '13:18',
  ],
  [
    'Protokoll\n\n1. Mötet öppnas\n\nMötet öppnades 18.00.\n\nMötet avslutades kl. 20.10.',
    '18:00',
    '20:10',
  ],
  ['1. Öppnande\n\nAda Ek förklarade mötet öppnat klockan 19:33:33.', '19:33', null],
  ['Protokoll\n\nMötet avslutas 13.??', null, null],
];

describe('the hours of the meeting', () => {
  it.each(TIMES)('%j', (text, start, end) => {
    expect(stated(text, 'startTime')).toBe(start);
    expect(stated(text, 'endTime')).toBe(end);
  });
});

/** [text, body] */
const BODIES: readonly [string, string | null][] = [
  [
    'Länsstyrelsen i Nordlän\n\nMINNESANTECKNINGAR\n\nMöte med Samverkansgruppen för vatten den 16 november 2022',
    'Samverkansgruppen för vatten',
  ],
  ['time: time,\n title: "",\n stämma: true,\n\nFormalia', null],
  ['Protokoll\nBarn- och ungdomsnämnden\n2018-01-30', 'Barn- och ungdomsnämnden'],
  ['Bygg- och\nmiljönämnden\nProtokoll\n\n2026-05-19', 'Bygg- och miljönämnden'],
  ['Norrby kommun\nMiljönämnden\n\nSAMMANTRÄDESPROTOKOLL', 'Miljönämnden'],
  ['Kommunstyrelsen SAMMANTRÄDESPROTOKOLL 1 (5)\n 2024-11-13', 'Kommunstyrelsen'],
  ['Mötesanteckningar chefsgrupp miljö den 20 mars 2020', 'chefsgrupp miljö'],
  ['Protokoll Länsgemensam ledning 2023-09-29', 'Länsgemensam ledning'],
  [
    'Chefsgrupp för samverkan vård och omsorg\n\nProtokoll Chefsgrupp för samverkan vård och omsorg',
    'Chefsgrupp för samverkan vård och omsorg',
  ],
  ['Styrgrupp, minnesanteckningar 240301\n\nStyrgruppen tog upp frågan.', 'Styrgruppen'],
  ['Styrgrupp, minnesanteckningar 240301', 'Styrgrupp'],
  [
    'Protokoll fört vid Datorklubben Räknarens vårmöte 2014, torsdagen den 27 februari',
    'Datorklubben Räknaren',
  ],
  ['Protokoll fört vid ordinarie föreningsstämma i Brf Kvarnen 2026-04-18', 'Brf Kvarnen'],
  [
    'PROTOKOLL\n\nfört vid årsmöte med Norrby Hembygdsförening lördagen den 22 mars 2025',
    'Norrby Hembygdsförening',
  ],
  ['Mötesprotokoll\nKlubb Nio\n2016-03-24', 'Klubb Nio'],
  ['Styrelsemöte 3\n\n2021-09-21', 'Styrelsen'],
  ['Protokoll Kårstyrelsemöte 6, läsåret 23/24', 'Kårstyrelsen'],
  ['Anteckningar från ledningsgruppen, omsorgsförvaltningen', 'ledningsgruppen'],
  ['# Projektgruppen Nytt bibliotek\n\n**Datum:** 2026-02-05', 'Projektgruppen Nytt bibliotek'],
  ['ANSLAG/BEVIS\nOrgan Kommunstyrelsen\nSammanträdesdatum 2024-11-13', 'Kommunstyrelsen'],
  [
    'Uppdrag att utreda vattentäkter\n\nRegeringen uppdrar åt Vattenverket att utreda frågan.',
    'Regeringen',
  ],
  ['§ 5 Budget\n\nBeslut\n\nTekniska nämnden godkänner budgeten.', 'Tekniska nämnden'],
  ['Sammanfattning 24-09-16\n\n* Recap\n* Laget runt', null],
];

describe('the body that met', () => {
  it.each(BODIES)('%j', (text, body) => {
    expect(stated(text, 'body')).toBe(body);
  });
});

/** [text, kind] */
const KINDS: readonly [string, string][] = [
  ['Protokoll Styrgruppen 2023-09-29', 'protokoll'],
  ['Styrgruppen, minnesanteckningar 240301', 'minnesanteckningar'],
  ['Mötesanteckningar: Öppna kartor 21 mars 2025', 'mötesanteckningar'],
  ['Norrby kommun\tBESLUTSPROTOKOLL\nSocialnämnden\t2024-02-07', 'beslutsprotokoll'],
  ['PROTOKOLL\n\nfört vid årsmöte med Norrby IF 2025-03-22', 'årsmöte'],
  ['Protokoll från ordinarie föreningsstämma 2026-04-18', 'årsmöte'],
  ['Sammanfattning 24-09-16', 'sammanfattning'],
  ['Uppdrag att utreda vattentäkter\n\nRegeringen uppdrar åt Vattenverket.', 'uppdrag'],
  ['P R O T O K O L L\n\nNorrby skolstyrelse', 'protokoll'],
  ['Styrelsen\n\nAnna ringer rörmokaren.', 'unknown'],
];

describe('the kind of record', () => {
  it.each(KINDS)('%j', (text, kind) => {
    expect(headed(text).meeting.kind).toBe(kind);
  });
});

/** [text, place] */
const PLACES: readonly [string, string | null][] = [
  ['Plats: Kursgården, Norrby', 'Kursgården, Norrby'],
  ['Tid\tFredag 1/3 2024\nPlats\tVia Teams', 'Via Teams'],
  ['Plats och tid Granen Paragrafer §§25-31\n kl. 14:00-16:15', 'Granen'],
  [
    'Plats och tid: Rum Ek, Stadshuset, onsdagen den 8 oktober 2025 kl. 13.15',
    'Rum Ek, Stadshuset',
  ],
  [
    'Protokoll fört vid årsmöte med Norrby IF den 22 mars 2025 i Bygdegården, Norrby',
    'Bygdegården, Norrby',
  ],
  ['Plats finns för fler deltagare.', null],
  [`Plats: ${'Vi satt länge kvar i den ljusa salen och talade. '.repeat(4)}`, null],
  ['Protokoll\n\n1. Öppnande\n\nNästa möte\nPlats: Granen', null],
];

describe('the place', () => {
  it.each(PLACES)('%j', (text, place) => {
    expect(stated(text, 'place')).toBe(place);
  });
});

describe('the title', () => {
  it.each([
    [
      'Beteckning\nMötesanteckningar\n\nMötesanteckningar chefsgrupp miljö den 20 mars 2020',
      'Mötesanteckningar chefsgrupp miljö den 20 mars 2020',
    ],
    [
      'Handläggare\n\nDatum\n2024-03-01\n\nStyrgrupp, minnesanteckningar 240301',
      'Styrgrupp, minnesanteckningar 240301',
    ],
    ['# Projektgruppen Nytt bibliotek\n\n**Datum:** 2026-02-05', 'Projektgruppen Nytt bibliotek'],
    ['PROTOKOLL\n\nfört vid årsmöte med Norrby IF', 'PROTOKOLL fört vid årsmöte med Norrby IF'],
    [
      'Härmed kallas alla till möte den 3 maj.\n\nProtokoll fört vid Klubbens möte den 3 maj 2014.',
      'Protokoll fört vid Klubbens möte den 3 maj 2014.',
    ],
  ])('of %j', (text, title) => {
    expect(stated(text, 'title')).toBe(title);
  });
});
