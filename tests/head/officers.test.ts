import { describe, expect, it } from 'vitest';
import { quote } from '../../pipeline/span.ts';
import { headed, stated } from './read.ts';

/** [text, chair] */
const CHAIRS: readonly [string, string | null][] = [
  ['Närvarande\nAda Ekman, chef, ordförande\nBo Sandvik, vice ordförande', 'Ada Ekman'],
  ['Beslutande Ada Ekman (S) (ordförande)\nBo Sandvik (M)', 'Ada Ekman'],
  // The chair is away; the deputy signs.
  [
    'Beslutande Ada Ekman (S) (vice ordförande)\nBo Sandvik (M) ersätter Eva Moe (L) (ordförande)\n\nUtses att justera Bo Sandvik (M)\n\nOrdförande\n Ada Ekman (S)',
    'Ada Ekman',
  ],
  ['Sammanställande\tAda Ekman\nSekreterare\tBo Sandvik', 'Ada Ekman'],
  // Two labels above two names.
  ['Protokoll\n\nSammanställande\nSekreterare Ada Ekman\n\nBo Sandvik\n\n1. Öppnande', 'Ada Ekman'],
  ['1. Öppnande\n\nMötet öppnades av Ada Ekman kl 12:06', 'Ada Ekman'],
  ['1. Öppnande\n\nAda Ekman (ada) förklarade mötet öppnat klockan 19:40', 'Ada Ekman'],
  ['1. Öppnande\n\nFöreningens ordförande Ada Ekman öppnade mötet 19:32.', 'Ada Ekman'],
  ['Närvarande: Ada Ekman, Bo Sandvik\n\n1. Öppnande\n\nAda öppnade mötet.', 'Ada Ekman'],
  [
    '1. Öppnande\n\nAda Ekman öppnade mötet.\n\n2. Val av mötesordförande\n\nBo Sandvik föreslogs och valdes.',
    'Bo Sandvik',
  ],
  [
    '2. Val av mötesordförande\n\nStående ordförande nsk föreslogs och valdes till mötesordförande.',
    'nsk',
  ],
  ['2. Val av mötesordförande\n\nMötet valde nsk till mötesordförande.', 'nsk'],
  ['2. Val av mötesordförande\n\nAda Ekman', 'Ada Ekman'],
  ['2. Val av mötesordförande: Ada Ekman\n\n3. Kassan', 'Ada Ekman'],
  [
    '§ 2 Val\nTill ordförande för mötet valdes Ada Ekman, till sekreterare Bo Sandvik.',
    'Ada Ekman',
  ],
  ['§ 2 Val\nTill stämmoordförande valdes Ada Ekman.', 'Ada Ekman'],
  ['1. Välkomna\n\nOrdförande Ada Ekman, Grums kommun hälsar alla välkomna.', 'Ada Ekman'],
  ['§ 1 Val\n\nOrdföranden Ada Ekman (S) ställer propositioner och finner bifall.', 'Ada Ekman'],
  [
    'Deltagare\tOlle B (sammankallande), Karin L\n\nAnteckningar: Karin Lund\nGenomläst av: Olle Brink',
    'Olle Brink',
  ],
  [
    '1. Öppnande\n\n_______________        _______________\nAda Ekman              Bo Sandvik\nMötesordförande        Mötessekreterare',
    'Ada Ekman',
  ],
  ['1. Slut\n\n__________\nAda Ekman\nMötesordförande', 'Ada Ekman'],
  // Another's family name begins alike.
  ['Närvarande: Ada Ek, Bo Sandvik, Ada Ekman\n\n1. Öppnande\n\nAda Ek öppnade mötet.', 'Ada Ek'],
  // Others that are called chair.
  ['Närvarande\nBo Sandvik, vice ordförande', null],
  ['§ 1 Frågor\n\nKommunstyrelsens ordförande Ada Ekman (S) besvarar frågan.', null],
  ['§ 1 Val\n\nFörste vice ordföranden Ada Ekman (V) justerar dagens protokoll.', null],
  [
    '1. Öppnande\n\n8. Val\n\nOrdförande: Ada Ekman\nVice ordförande: Bo Sandvik\n\n9. Kassan\n\n' +
      'Text.\n\n'.repeat(20),
    null,
  ],
  ['Styrelsemedlemmar:\n\n Ordförande Vakant\n Kassör Bo Sandvik', null],
  ['Frånvarande\nAda Ekman, ordförande\nNärvarande\nBo Sandvik', null],
];

describe('the chair', () => {
  it.each(CHAIRS)('%j', (text, chair) => {
    expect(stated(text, 'chair')).toBe(chair);
  });
});

/** [text, secretary] */
const SECRETARIES: readonly [string, string | null][] = [
  ['Protokoll\n\nSekreterare\nAda Ek-\nman\n\n1. Inledning', 'Ada Ekman'],
  ['1. Inledning\n\nMinnesanteckningar förda av: Ada Ekman', 'Ada Ekman'],
  [
    'Sekreterare ......................................\nAda Ekman\nOrdförande .......................\nBo Sandvik',
    'Ada Ekman',
  ],
  ['Sekreterare .................. Paragrafer §§ 140–145\n Ada Ekman\n\n§ 140 Val', 'Ada Ekman'],
  ['1. Slut\n\nVid protokollet\n\nAda Ekman\n\nJusteras\n\nBo Sandvik', 'Ada Ekman'],
  [
    '1. Slut\n\nVid protokollet:                 Justeras:\nAda Ekman                      Bo Sandvik      Eva Moe',
    'Ada Ekman',
  ],
  ['1. Slut\n\nAda Ekman, mötessekreterare.\n\nBo Sandvik, justeringsman', 'Ada Ekman'],
  ['1. Slut\n\nMötessekreterare kai', 'kai'],
  ['Närvarande: Bo Sandvik (ordf), Ada Ekman (sekr)', 'Ada Ekman'],
  ['Deltagare\tOlle B, Karin L (vid pennan)\n\n1. Laget runt', 'Karin L'],
  ['Övriga deltagare Ada Ekman (Nämndsekreterare)', 'Ada Ekman'],
  ['Val av mötessekreterare\n\nFörslag\n\n - Ada Ekman väljs till mötessekreterare', 'Ada Ekman'],
  ['Val av mötessekreterare\n\nFörslag\n\n Ada Ekman väljs in som mötessekreterare.', 'Ada Ekman'],
  [
    '3. Val av mötessekreterare\n\nSittande sekreterare kai föreslogs och valdes till mötessekreterare.',
    'kai',
  ],
  // The elected writer goes before the one who holds the office and is away.
  [
    'Styrelsemedlemmar:\n\n Sekreterare Bo SandvikNej\n\nVal av mötessekreterare\n\n - Ada Ekman väljs till mötessekreterare',
    'Ada Ekman',
  ],
  ['Anteckningar 24-10-15, Arbetsgruppen\n\n1. Läget\n\nInget nytt.\n\n/Pernilla', 'Pernilla'],
  [
    'Mötesanteckningar den 20 mars 2020\n\n1. Läget\n\nInget nytt.\n\nAda Ekman\n\nUtvecklingsledare',
    'Ada Ekman',
  ],
  // Elected for the year, not for the meeting.
  ['1. Val\n\nAda Ekman väljs som sekreterare verksamhetsår 2024.\n\nNya stadgar antogs.', null],
  ['Styrelsemedlemmar:\n\n Ordförande Bo SandvikJa\n Sekreterare VakantJa', null],
];

describe('the secretary', () => {
  it.each(SECRETARIES)('%j', (text, secretary) => {
    expect(stated(text, 'secretary')).toBe(secretary);
  });
});

/** [text, adjusters] */
const ADJUSTERS: readonly [string, readonly string[]][] = [
  [
    '1. Slut\n\nEva Moe, sekreterare\n\nJusteras:\n__________   __________\nAda Ekman    Bo Sandvik',
    ['Ada Ekman', 'Bo Sandvik'],
  ],
  [
    'Närvarande: Ada Ekman, Karl Ek\n\n§ 2\nTill att justera dagens protokoll valdes Karl.',
    ['Karl Ek'],
  ],
  [
    'Underskrifter\tSekreterare\t..........\tParagrafer 31 - 45\n\tEva Moe\n\tJusterande\t..........\n\tAda Ekman',
    ['Ada Ekman'],
  ],
  ['Utses att justera Ada Ekman (S)\n\n§ 1 Val', ['Ada Ekman']],
  ['1. Slut\n\nJusteras\nAda Ekman        Bo Sandvik', ['Ada Ekman', 'Bo Sandvik']],
  ['1. Slut\n\nJusterat: Ada Ekman, Bo Sandvik', ['Ada Ekman', 'Bo Sandvik']],
  ['1. Slut\n\nJusterat, Ada Ekman\n\nJusterat, Bo Sandvik', ['Ada Ekman', 'Bo Sandvik']],
  [
    '6. Val av justeringsmän\n\nMötet valde fabbe och tomas till justeringsmän tillika rösträknare.',
    ['fabbe', 'tomas'],
  ],
  [
    '4. Val\n\nAda Ekman och Bo Sandvik valdes till justeringsmän tillika rösträknare.',
    ['Ada Ekman', 'Bo Sandvik'],
  ],
  ['1. Slut\n\nMinnesanteckningar förda av: Bo Sandvik\n\nJusterat av: Ada Ekman', ['Ada Ekman']],
  ['Val av protokolljusterare\n\nVid styrelsemöten ska det endast vara en justerare.', []],
];

describe('the adjusters', () => {
  it.each(ADJUSTERS)('%j', (text, adjusters) => {
    const found = headed(text);
    expect(found.meeting.adjusters.map((a) => a.value)).toEqual(adjusters);
    for (const { value, span } of found.meeting.adjusters) {
      expect(quote(found.text, span)).toBe(value);
    }
  });
});
