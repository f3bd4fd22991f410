import { describe, expect, it } from 'vitest';
import { quote } from '../../pipeline/span.ts';
import { headed, people } from './read.ts';

/** [layout, text, entries] */
const LAYOUTS: readonly [string, string, readonly string[]][] = [
  [
    'comma list after its label',
    'Närvarande: Ada Ekman, Bo Sandvik och Cecilia af Torp',
    [
      'Ada Ekman | – | – | present | –',
      'Bo Sandvik | – | – | present | –',
      'Cecilia af Torp | – | – | present | –',
    ],
  ],
  [
    'surnames cut to a letter',
    'Deltagare\tÅsa W, Karl-Erik N, Mona P\nEj närvarande\tLena Brunn Skog',
    [
      'Åsa W | – | – | present | –',
      'Karl-Erik N | – | – | present | –',
      'Mona P | – | – | present | –',
      'Lena Brunn Skog | – | – | absent | –',
    ],
  ],
  [
    'name, tab, role',
    'Närvarande:\n\nAda Ekman\tområdeschef Närvård, biträdande direktör\nBo Sandvik\tchef staben',
    [
      'Ada Ekman | områdeschef Närvård, biträdande direktör | – | present | –',
      'Bo Sandvik | chef staben | – | present | –',
    ],
  ],
  [
    'name, tab, municipality, day',
    'Närvarande:\n\nAda Ekman\tGrums\nMaja Lindqvist\tHagfors (dag 2)\nBo Sandvik\tBjörkvik',
    [
      'Ada Ekman | – | Grums | present | –',
      'Maja Lindqvist | – | Hagfors | partly | dag 2',
      'Bo Sandvik | – | Björkvik | present | –',
    ],
  ],
  [
    'name, role, organisation by commas',
    'Närvarande\n\nAda Ekman, folkhälsochef, Grums kommun, ordförande\nBo Sandvik, Region Värmland, via länk',
    [
      'Ada Ekman | folkhälsochef, ordförande | Grums kommun | present | –',
      'Bo Sandvik | – | Region Värmland | present | via länk',
    ],
  ],
  [
    'role and organisation run together',
    'Närvarande:\n\nAda Ekman, hållbarhetschef Grums kommun\nBo Sandvik Kommunförbundet Nordslätt',
    [
      'Ada Ekman | hållbarhetschef | Grums kommun | present | –',
      'Bo Sandvik | – | Kommunförbundet Nordslätt | present | –',
    ],
  ],
  [
    'parties, roles and replacements',
    'Beslutande Ada Ekman (S) (ordförande)\nBo Sandvik (-)\nCarl Hedin (M) ersätter Doris Ahlin (M)\nEva Moe (KD) ersätter Finn Rask (L) (vice ordförande)\nEj tjänstgörande\nersättare\nGösta Brink (V)',
    [
      'Ada Ekman | ordförande | S | present | –',
      'Bo Sandvik | – | – | present | –',
      'Carl Hedin | – | M | present | ersätter Doris Ahlin',
      'Eva Moe | – | KD | present | ersätter Finn Rask',
      'Gösta Brink | – | V | present | –',
      'Doris Ahlin | – | M | absent | –',
      'Finn Rask | vice ordförande | L | absent | –',
    ],
  ],
  [
    'sections of those who came for one item',
    'Övriga deltagare Ada Ekman (Förvaltningschef)\nBo Sandvik (Controller) §32\nCarl Hedin, ekonom, §§ 4–6\nDoris Ahlin (punkt A, enhetschef)',
    [
      'Ada Ekman | Förvaltningschef | – | present | –',
      'Bo Sandvik | Controller | – | partly | §32',
      'Carl Hedin | ekonom | – | partly | §§ 4–6',
      'Doris Ahlin | enhetschef | – | partly | punkt A',
    ],
  ],
  [
    'one after the other by semicolons',
    'Övriga närvarande\nAda Ekman, förvaltningschef; Bo Sandvik, handläggare, §§ 73–74; Eva Moe, sekreterare',
    [
      'Ada Ekman | förvaltningschef | – | present | –',
      'Bo Sandvik | handläggare | – | partly | §§ 73–74',
      'Eva Moe | sekreterare | – | present | –',
    ],
  ],
  [
    'office before the name, next cell glued on',
    'Styrelsemedlemmar:\n\n Ordförande Samuel AlmgrenJa\n Vice ordförande VakantJa\n Kassör Lisa BergNej\n SAMO Tekla StrömJa, lämnade 13:00',
    [
      'Samuel Almgren | Ordförande | – | present | –',
      'Lisa Berg | Kassör | – | absent | –',
      'Tekla Ström | SAMO | – | partly | lämnade 13:00',
    ],
  ],
  [
    'office, colon, name',
    'Närvarande\n  Ordförande: Alva Nyqvist\n  Kassör: Yusuf Berg\nFrånvarande\n  Ledamot: Linnéa Strid',
    [
      'Alva Nyqvist | Ordförande | – | present | –',
      'Yusuf Berg | Kassör | – | present | –',
      'Linnéa Strid | Ledamot | – | absent | –',
    ],
  ],
  [
    'name, colon, yes or no',
    'Närvaro\n\nAda Ekman: Ja\nBo Sandvik: Nej\nEva Moe: frånvarande',
    [
      'Ada Ekman | – | – | present | –',
      'Bo Sandvik | – | – | absent | –',
      'Eva Moe | – | – | absent | –',
    ],
  ],
  [
    'name, comma, yes, and what a template leaves',
    'Närvarande: \n Ada Ekman, Ja,\n Bo Sandvik, Ja, lämnade vid 5.2,\n Eva Moe, ,\n Karl Hedin, Ankom 2.4',
    [
      'Ada Ekman | – | – | present | –',
      'Bo Sandvik | – | – | partly | lämnade vid 5.2',
      'Eva Moe | – | – | present | –',
      'Karl Hedin | – | – | partly | Ankom 2.4',
    ],
  ],
  [
    'called and came',
    'Kallade\n- Ada Ekman\n- Bo Sandvik\n\nNärvarande\n- Ada Ekman',
    ['Ada Ekman | – | – | present | –', 'Bo Sandvik | – | – | absent | –'],
  ],
  [
    'called only',
    'Kallade\n- Ada Ekman\n- Bo Sandvik',
    ['Ada Ekman | – | – | present | –', 'Bo Sandvik | – | – | present | –'],
  ],
  [
    'struck out',
    'Närvarande:\n\nAda Ekman, chef\n~~Bo Sandvik, folkhälsochef~~',
    ['Ada Ekman | chef | – | present | –', 'Bo Sandvik | folkhälsochef | – | absent | –'],
  ],
  [
    'one of a comma list struck out',
    'Närvarande: Ada Ekman, ~~Bo Sandvik~~, Eva Moe',
    [
      'Ada Ekman | – | – | present | –',
      'Bo Sandvik | – | – | absent | –',
      'Eva Moe | – | – | present | –',
    ],
  ],
  [
    'nicknames in small letters',
    '7. Röstlängd\n\nFöljande medlemmar fanns närvarande: nsk, kai, magd, Hans Norling, jj.',
    [
      'nsk | – | – | present | –',
      'kai | – | – | present | –',
      'magd | – | – | present | –',
      'Hans Norling | – | – | present | –',
      'jj | – | – | present | –',
    ],
  ],
  [
    'the list stands at the end',
    '1. Inledning\n\nAlla hälsades välkomna.\n\nNärvarande ledamöter\n\nAda Ekman, Grums kommun\n\nBo Sandvik, Region Värmland\n\nÖvriga medverkande\n\nEva Moe, Kommunförbundet',
    [
      'Ada Ekman | – | Grums kommun | present | –',
      'Bo Sandvik | – | Region Värmland | present | –',
      'Eva Moe | – | Kommunförbundet | present | –',
    ],
  ],
  [
    'a Markdown table',
    '# Protokoll\n\n| Namn | Roll | Närvaro |\n|---|---|---|\n| Ada Ekman | ordförande | ja |\n| Bo Sandvik | kassör | nej |',
    ['Ada Ekman | ordförande | – | present | –', 'Bo Sandvik | kassör | – | absent | –'],
  ],
  [
    'a table with marks',
    'Närvarolista\nLedamöter Närv. Anm.\nAda Ekman (S) X Ordförande\nBo Sandvik (M) -\nErsättare\nEva Moe (M) X tjänstgör för Bo Sandvik (M)',
    [
      'Ada Ekman | Ordförande | S | present | –',
      'Bo Sandvik | – | M | absent | –',
      'Eva Moe | – | M | present | tjänstgör för Bo Sandvik',
    ],
  ],
  [
    'offices in the first column, no label above',
    'Nordslätts kommun\nSocialnämndens arbetsutskott\n\nOrdförande         Ada Ekman (S)\nVice ordförande    Bo Sandvik (M)\nLedamot            Eva Moe (C), på distans\n\n§ 8\nDagordning',
    [
      'Ada Ekman | Ordförande | S | present | –',
      'Bo Sandvik | Vice ordförande | M | present | –',
      'Eva Moe | Ledamot | C | present | på distans',
    ],
  ],
  [
    'groups inside the list',
    'Närvarande\n\nRegion Värmland:\nAda Ekman\nBo Sandvik\n\nGrums kommun:\nEva Moe, socialchef',
    [
      'Ada Ekman | – | Region Värmland | present | –',
      'Bo Sandvik | – | Region Värmland | present | –',
      'Eva Moe | socialchef | Grums kommun | present | –',
    ],
  ],
  [
    'a shared surname, and others who are only counted',
    'Närvarande: Ada Ekman, Bo Sandvik (vägfogde), Elof och Jenny Norling samt ytterligare 13 delägare.',
    [
      'Ada Ekman | – | – | present | –',
      'Bo Sandvik | vägfogde | – | present | –',
      'Elof | – | – | present | –',
      'Jenny Norling | – | – | present | –',
    ],
  ],
  [
    'everyday labels with a colon',
    'Med: Petter Hallin (ordf), Sanna Molin (sekr)\nInte med: Camilla Ek (sjuk)',
    [
      'Petter Hallin | ordf | – | present | –',
      'Sanna Molin | sekr | – | present | –',
      'Camilla Ek | – | – | absent | –',
    ],
  ],
  [
    'a name broken after its particle',
    'Beslutande Ada Ekman (S)\nHenrik af\nKlint (M)\nEva Moe (V)',
    [
      'Ada Ekman | – | S | present | –',
      'Henrik af Klint | – | M | present | –',
      'Eva Moe | – | V | present | –',
    ],
  ],
  [
    'two in a row that lost the comma',
    'Närvarande\nCarl Hedin, Doris Ahlin, Dennis Lund Amanda Brink',
    [
      'Carl Hedin | – | – | present | –',
      'Doris Ahlin | – | – | present | –',
      'Dennis Lund | – | – | present | –',
      'Amanda Brink | – | – | present | –',
    ],
  ],
  [
    'a nickname in quotes',
    'Närvarande\n- Teodor Brandt "Tedde"\n- Elliot Berg "Snickarn" (lämnade 3.2)',
    [
      'Teodor Brandt | – | – | present | "Tedde"',
      'Elliot Berg | – | – | partly | "Snickarn", lämnade 3.2',
    ],
  ],
  [
    'labels that a scan has robbed of their dots',
    'Narvarande: Ada Ekman, Bo Sandvik\nFranvarande: Eva Moe',
    [
      'Ada Ekman | – | – | present | –',
      'Bo Sandvik | – | – | present | –',
      'Eva Moe | – | – | absent | –',
    ],
  ],
];

/** More layouts, of other bodies. */
const MORE: readonly [string, string, readonly string[]][] = [
  [
    'organisations before their people',
    'Närvarande\nLänsstyrelsen: Hanna Lindgren (ordförande), Erik Wallin\nSGU: Jonas Åberg\nFrånvarande: Sveaskog',
    [
      'Hanna Lindgren | ordförande | Länsstyrelsen | present | –',
      'Erik Wallin | – | Länsstyrelsen | present | –',
      'Jonas Åberg | – | SGU | present | –',
    ],
  ],
  [
    'who stands in, in a column of its own',
    'Ledamöter\tNärvarande\tErsättare\nAda Ekman (S), ordf\tJa\nLisa Holm (C)\tNej\tPer Ask (C)',
    [
      'Ada Ekman | ordf | S | present | –',
      'Lisa Holm | – | C | absent | –',
      'Per Ask | – | C | present | –',
    ],
  ],
  [
    'an old party in small letters, words that a scan has changed',
    'Beslutande\tNils Svensson (c), ordforande\n\tBirgit Ström (kds) tjg ersättare för Ola Ask (kds)',
    [
      'Nils Svensson | ordforande | c | present | –',
      'Birgit Ström | – | kds | present | tjg ersättare för Ola Ask',
      'Ola Ask | – | kds | absent | –',
    ],
  ],
  [
    'until an item, and those who joined',
    'Närvarande: Ada Ekman, Bo Sandvik t.o.m. § 5, Lisa Holm samt adjungerade Olof Brink',
    [
      'Ada Ekman | – | – | present | –',
      'Bo Sandvik | – | – | partly | t.o.m. § 5',
      'Lisa Holm | – | – | present | –',
      'Olof Brink | – | – | present | –',
    ],
  ],
  [
    'sections in several ranges',
    'Beslutande ledamöter\nAda Ekman (S)\nPer Ask (SD) §§ 101-104, 106-110',
    ['Ada Ekman | – | S | present | –', 'Per Ask | – | SD | partly | §§ 101-104, 106-110'],
  ],
  [
    'a sentence after the list',
    'Närvarande: Ada Ekman, Bo Sandvik\n\nAda Ekman går igenom läget.',
    ['Ada Ekman | – | – | present | –', 'Bo Sandvik | – | – | present | –'],
  ],
  [
    'where somebody comes from',
    'Närvarande\nAda Ekman från Skatteverket\nBo Sandvik – Inera',
    ['Ada Ekman | – | Skatteverket | present | –', 'Bo Sandvik | – | Inera | present | –'],
  ],
];

/** Rows that look like lists of people and are none. */
const NONE: readonly [string, string][] = [
  ['authorities', 'Närvarande: Bolagsverket, Skatteverket, Trafikverket, (eSam - synk)'],
  ['offices without names', 'Närvarande\n\n- Kassör\n- Webb\n- Ordförande\n- PR'],
  ['a reference', 'Närvarande: Se bilaga 1'],
  ['a sentence', 'Närvarande ledamöter på dagens möte står bakom förslaget.'],
  ['vacant seats', 'Styrelsemedlemmar:\n\n Ordförande VakantJa\n Kassör Vakant'],
  [
    'those elected',
    '1. Öppnande\n\n8. Val av styrelse\n\nMötet valde följande:\n\nOrdförande: Ada Ekman\nLedamöter: Eva Moe, Bo Sandvik.',
  ],
  ['offices that report', '1. Öppnande\n\nOrdförande\n\nInget att rapportera.'],
];

describe('attendance', () => {
  it.each([...LAYOUTS, ...MORE])('%s', (_, text, expected) => {
    expect(people(text)).toEqual(expected);
  });

  it.each(NONE)('finds nobody in %s', (_, text) => {
    expect(people(text)).toEqual([]);
  });

  it('quotes the name alone, or the token that extraction glued it into', () => {
    const found = headed('Närvarande\n\nKassör Lisa Berg (S)\nSekreterare Bo EkJa');
    expect(found.attendance.map(({ span }) => quote(found.text, span))).toEqual([
      'Lisa Berg',
      'Bo EkJa',
    ]);
  });

  it('ends the list at the agenda', () => {
    const text = 'Närvarande\nAda Ekman\nBo Sandvik\n\n1. Öppnande\n\nEva Moe öppnade mötet.';
    expect(people(text)).toHaveLength(2);
  });

  it.each([
    'Närvarande\nAda Ekman\n\n1. Bo Sandvik\n\nAvtackades.',
    'Närvarande:\nAda Ekman\nBo Sandvik går igenom läget.',
    'Närvarande: Ada Ekman, trädgårdar',
  ])('takes no word of what follows for a person: %j', (text) => {
    expect(headed(text).attendance.map((entry) => entry.name)).toEqual(['Ada Ekman']);
  });

  it('makes one entry of a person listed twice', () => {
    const text =
      'Ledamöter\nAda Ekman (S), §§ 71–73\n\nTjänstgörande ersättare\nBo Sandvik (V) för Ada Ekman (S), § 74';
    expect(people(text)).toEqual([
      'Ada Ekman | – | S | partly | §§ 71–73',
      'Bo Sandvik | – | V | partly | för Ada Ekman, § 74',
    ]);
  });
});
