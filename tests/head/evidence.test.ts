/** What found each fact of the head, and that doubtful constructions are less sure. */
import { describe, expect, it } from 'vitest';
import type { Meeting, MentionLabel } from '../../pipeline/types.ts';
import { headed } from './read.ts';

/** [text, 'name: by' of each entry, the tagger's names] */
const LISTED: readonly [string, readonly string[], (readonly [string, MentionLabel][])?][] = [
  [
    'Ledamöter\tNärvarande\tErsättare\nAda Ekman (S), ordf\tJa\nLisa Holm (C)\tNej\tPer Ask (C)',
    ['Ada Ekman: table-party', 'Lisa Holm: table-party', 'Per Ask: table-party'],
  ],
  [
    'Närvarande:\n\nAda Ekman\tområdeschef\nBo Sandvik\tGrums\nMaja Lindqvist\tdag 2',
    ['Ada Ekman: table-office', 'Bo Sandvik: table-affiliation', 'Maja Lindqvist: table-note'],
  ],
  [
    'Närvarande\n\nAda Ekman, chef\nBo Sandvik (M)\nEva Moe\nQvax Zorblat\nCarl Hedin, Grums kommun',
    [
      'Ada Ekman: rows-office',
      'Bo Sandvik: rows-party',
      'Eva Moe: rows-bare',
      'Qvax Zorblat: rows-shape',
      'Carl Hedin: rows-affiliation',
    ],
  ],
  [
    'Närvarande: Ada Ekman, Bo Sandvik (ordf), Elof och Jenny Norling',
    [
      'Ada Ekman: list-bare',
      'Bo Sandvik: list-office',
      'Elof: list-first-name',
      'Jenny Norling: list-bare',
    ],
  ],
  [
    '7. Röstlängd\n\nNärvarande: nsk, magd, Hans Norling',
    ['nsk: list-word', 'magd: list-word', 'Hans Norling: list-bare'],
  ],
  [
    'Nordslätts kommun\nNämnden\n\nOrdförande         Ada Ekman\nLedamot            Eva Moe (C)\n\n§ 8\nVal',
    ['Ada Ekman: offices-office', 'Eva Moe: offices-party'],
  ],
  [
    'Protokoll\n\nLedamöter\nAda Ekman (S)\nBo Sandvik\n\n§ 1 Val',
    ['Ada Ekman: members-party', 'Bo Sandvik: members-bare'],
  ],
  ['Närvarande:\n\nAda Ekman, chef\n~~Bo Ek, chef~~', ['Ada Ekman: rows-office', 'Bo Ek: struck']],
  [
    'Kallade\n- Ada Ekman\n- Bo Sandvik\n\nNärvarande\n- Ada Ekman',
    ['Ada Ekman: rows-bare', 'Bo Sandvik: called'],
  ],
  [
    'Beslutande Carl Hedin (M) ersätter Doris Ahlin (M)',
    ['Carl Hedin: rows-party', 'Doris Ahlin: replaced'],
  ],
  [
    'Närvarande: Ada Ekman, Rauf Karimi',
    ['Ada Ekman: rows-bare', 'Rauf Karimi: promoted'],
    [['Rauf Karimi', 'PER']],
  ],
  // Of two listings the surer one.
  [
    'Närvarande: Ada Ekman, Bo Sandvik\n\nÖvriga närvarande\nAda Ekman (S)',
    ['Ada Ekman: rows-party', 'Bo Sandvik: list-bare'],
  ],
];

describe('attendance', () => {
  it.each(LISTED)('%j is found by %j', (text, expected, names = []) => {
    const { attendance } = headed(text, names);
    expect(attendance.map(({ name, by }) => `${name}: ${by.replace('attendance-', '')}`)).toEqual(
      expected,
    );
  });
});

type Field = Exclude<keyof Meeting, 'kind' | 'endDate' | 'adjusters'>;
const TAIL = `1. Slut\n\n${'Inget.\n\n'.repeat(8)}`;

/** [text, by] */
const FIELDS: Readonly<Record<Field, readonly (readonly [string, string])[]>> = {
  title: [
    ['Styrgruppen, minnesanteckningar 240301', 'line-naming-kind'],
    ['Styrelsemöte 3\n\n2021-09-21', 'line-naming-meeting'],
    ['# Projektgruppen Nytt bibliotek\n\n**Datum:** 2026-02-05', 'first-heading'],
    ['Styrelsen.\nAnna ringer rörmokaren.', 'first-line'],
  ],
  body: [
    ['ANSLAG/BEVIS\nOrgan Kommunstyrelsen\nDatum 2024-11-13', 'label-body'],
    ['Styrelsemöte 3\n\n2021-09-21', 'title-compound'],
    ['Protokoll\nBarn- och ungdomsnämnden\n2018-01-30', 'line-naming-body'],
    ['Protokoll fört vid Datorklubben Räknarens vårmöte 2014', 'title-owner'],
    ['Protokoll fört vid ordinarie stämma i Brf Kvarnen 2026-04-18', 'title-naming-body'],
    ['Mötesanteckningar chefsgrupp miljö den 20 mars 2020', 'title-naming-body-lower'],
    ['Protokoll Räknarna Nord 2023-09-29', 'title-rest'],
    ['Protokoll\nSocialkontorets vårmöte 2024', 'line-naming-owner'],
    ['Länsstyrelsen i Nordlän\n\nProtokoll 2022-11-16', 'line-naming-authority'],
    ['Mötesprotokoll\nRäknarna Nord\n2016-03-24', 'line-below-title'],
    ['§ 5 Budget\n\nTekniska nämnden godkänner budgeten.', 'said-to-decide-once'],
    [
      '§ 5 Budget\n\nTekniska nämnden godkänner budgeten. Tekniska nämnden beslutar om lån.',
      'said-to-decide',
    ],
    [
      '1. Val av mötesordförande\n\nTill stämmoordförande valdes Ada Ek.\n\nDivisionsstämman öppnades. Divisionsstämman tackade.',
      'assembly-named',
    ],
  ],
  date: [
    ['Tid\tFredag 1/3 2024 kl. 08.00-09.00\nPlats\tVia Teams', 'label-time'],
    ['Plats och tid: Granen, onsdagen den 8 oktober 2025 kl. 13.15', 'label-place-time'],
    ['Nämnden\nSammanträdesdatum: 2025-10-08', 'label-date'],
    ['Nämnden\nSammanträdesdatum\n2025-10-08', 'label-date-below'],
    ['Handläggare\n\nDatum\n2024-03-04\n\nSammanställning', 'label-letter-date-below'],
    ['STYRELSEMÖTE\nDatum: 3 maj 2024\nPlats: lokalen', 'label-letter-date-of-meeting'],
    ['Mötesanteckningar chefsgrupp miljö den 20 mars 2020', 'line-naming-kind'],
    ['Mötesprotokoll\nVårmöte den 3 maj\nVerksamhetsåret 2024', 'line-naming-meeting-without-year'],
    ['Mötesprotokoll\nVårmöte den 3 maj 2024', 'line-naming-meeting'],
    ['Mötesprotokoll Klubb Nio\n\n1 October 2020', 'line-opening-with-date'],
    ['Mötesprotokoll Klubb Nio\n\nSporthallen, 1 October 2020', 'line-with-date'],
    [
      'Mötesprotokoll Klubb Nio\n\nSporthallen vid ån i Norrby och allt, 1 October 2020',
      'line-ending-in-date',
    ],
  ],
  startTime: [
    ['Tid\tFredag 1/3 2024 kl. 08.00-09.00', 'label-time'],
    ['Protokoll\n\n1. Början\n\nMötet öppnades 18.00.', 'opening-line'],
    ['Protokoll\n\nMötets öppnande\n12:15\n\nKassan\nInget.', 'opening-line-below'],
  ],
  endTime: [
    ['Tid\tFredag 1/3 2024 kl. 08.00-09.00', 'label-time'],
    ['Protokoll\n\n1. Slut\n\nMötet avslutades kl. 20.10.', 'closing-line'],
    ['Protokoll\n\nKassan\nInget.\n\nMötet avslutas\n13:18', 'closing-line-below'],
  ],
  place: [
    ['Plats: Kursgården, Norrby', 'label-place'],
    ['Plats\nKursgården', 'label-place-below'],
    ['Plats och tid: Granen, den 8 oktober 2025 kl. 13.15', 'label-place-time'],
    ['Protokoll fört vid möte den 22 mars 2025 i Bygdegården', 'title-after-time'],
  ],
  chair: [
    ['§ 2 Val\nTill ordförande för mötet valdes Ada Ekman.', 'elected-inverted'],
    ['2. Val av mötesordförande\n\nMötet valde Ada Ekman till mötesordförande.', 'elected-active'],
    [
      '2. Val av mötesordförande\n\nMötet valde nsk till mötesordförande.',
      'elected-active-one-word',
    ],
    ['2. Val\n\nAda Ekman valdes till mötesordförande.', 'elected-passive'],
    ['2. Val av mötesordförande\n\nAda Ekman', 'elected-alone'],
    ['2. Val av mötesordförande\n\nAda Ekman föreslogs och valdes.', 'elected-under-heading'],
    ['Sammanställande\tAda Ekman\nSekreterare\tBo Sandvik', 'label-chair'],
    ['Protokoll\n\nOrdförande\nAda Ekman\n\n1. Val', 'label-chair-below'],
    [
      'Protokoll\n\nSammanställande\nSekreterare Ada Ekman\n\nBo Sandvik\n\n1. Val',
      'label-chair-stacked',
    ],
    [`${TAIL}Ordförande: Ada Ekman`, 'signature-chair'],
    [`${TAIL}Ada Ekman\nMötesordförande`, 'signature-chair-above'],
    [`${TAIL}Ada Ekman, mötesordförande.`, 'signature'],
    ['1. Öppnande\n\nMötet öppnades av Ada Ekman kl 12:06', 'opened-by'],
    ['1. Öppnande\n\nFöreningens ordförande Ada Ekman öppnade mötet 19:32.', 'opens-meeting'],
    // The list tells which Ada.
    ['Närvarande: Ada Ekman, Bo Sandvik\n\n1. Öppnande\n\nAda öppnade mötet.', 'opens-meeting'],
    ['Närvarande\nAda Ekman, chef, ordförande\nBo Sandvik', 'attendance-role'],
    ['1. Välkomna\n\nOrdförande Ada Ekman hälsar alla välkomna.', 'called-chair-once'],
    [
      '1. Välkomna\n\nOrdförande Ada Ekman hälsar alla. Ordförande Ada Ekman tackar.',
      'called-chair',
    ],
  ],
  secretary: [
    ['Närvarande: Bo Sandvik (ordf), Ada Ekman (sekr)', 'attendance-role'],
    [`${TAIL}Vid protokollet: Ada Ekman`, 'signature-secretary'],
    [
      `${TAIL}Vid protokollet:                 Justeras:\nAda Ekman                      Bo Sandvik`,
      'signature-secretary-column',
    ],
    [`${TAIL}Mötessekreterare kai`, 'signature-one-word'],
    [`${TAIL}Ada Ekman\n\nUtvecklingsledare`, 'last-line'],
    [`${TAIL}/Ada Ekman`, 'last-line-slash'],
  ],
};

const ROWS = Object.entries(FIELDS).flatMap(([field, rows]) =>
  rows.map(([text, by]) => [field as Field, by, text] as const),
);

describe('the fields of the meeting', () => {
  it.each(ROWS)('%s by %s: %j', (field, by, text) => {
    expect(headed(text).meeting[field]?.by).toBe(by);
  });

  it('say which adjuster is named beside another', () => {
    const text = '4. Val\n\nAda Ekman och Bo Sandvik valdes till justeringsmän.';
    expect(headed(text).meeting.adjusters.map(({ value, by }) => `${value}: ${by}`)).toEqual([
      'Ada Ekman: elected-passive-joined',
      'Bo Sandvik: elected-passive',
    ]);
  });
});

/** 'date label-time' and its confidence, for everything in the tables above. */
function allEvidence(): [string, number][] {
  const listed = LISTED.flatMap(([text, , names]) => headed(text, names ?? []).attendance);
  const fields = ROWS.flatMap(([field, , text]) => {
    const stated = headed(text).meeting[field];
    return stated === null ? [] : [{ ...stated, by: `${field} ${stated.by}` }];
  });
  return [...listed, ...fields].map(({ by, confidence }) => [by, confidence]);
}

describe('confidence', () => {
  const sure = new Map(allEvidence());

  it('is the same wherever the construction is', () => {
    for (const [by, confidence] of allEvidence()) expect(confidence, by).toBe(sure.get(by));
  });

  it.each([
    ['attendance-rows-party', 'attendance-rows-bare'],
    ['attendance-rows-bare', 'attendance-rows-shape'],
    ['attendance-rows-party', 'attendance-members-party'],
    ['attendance-list-office', 'attendance-list-word'],
    ['attendance-list-bare', 'attendance-called'],
    ['attendance-rows-party', 'attendance-struck'],
    ['title line-naming-kind', 'title first-line'],
    ['body line-naming-body', 'body said-to-decide'],
    ['body said-to-decide', 'body said-to-decide-once'],
    ['date label-date', 'date label-letter-date-below'],
    ['date label-date', 'date label-date-below'],
    ['date line-naming-meeting', 'date line-naming-meeting-without-year'],
    ['date line-opening-with-date', 'date line-ending-in-date'],
    ['startTime opening-line', 'startTime opening-line-below'],
    ['endTime closing-line', 'endTime closing-line-below'],
    ['place label-place', 'place title-after-time'],
    ['chair elected-inverted', 'chair opened-by'],
    ['chair elected-active', 'chair elected-active-one-word'],
    ['chair called-chair', 'chair called-chair-once'],
    ['secretary signature-secretary', 'secretary last-line'],
  ])('of %s is above that of %s', (better, worse) => {
    expect(sure.get(better)).toBeGreaterThan(sure.get(worse) ?? Number.NaN);
  });
});
