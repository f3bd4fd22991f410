/** Columns, rows and wrapped cells, drawn. */
import { describe, expect, it } from 'vitest';
import type { Run } from '../../../../src/formats/pdf/run.ts';
import { drawn, textsOf } from './support.ts';

/** Draws the right half lower by so many points. */
function lowered(runs: readonly Run[], from: number, by: number): Run[] {
  return runs.map((run) => (run.x >= from ? { ...run, y: run.y + by } : run));
}

const RUNNING = `
Gruppen har under våren arbetat med    skolorna i länet. Resultatet visas på
frågan om hur samverkan kan bli        mötet i maj, där också rektorerna ska
bättre, och har bjudit in alla som     vara med. Därefter tar styrelsen ett
berörs. Flera har svarat, och deras    beslut om hur arbetet ska fortsätta
synpunkter finns i bilagan. Till       efter sommaren och vem som leder det
hösten görs en ny enkät till alla      framåt. Frågan återkommer i oktober.`;

const LIST = `
Anna Ek (S), ordförande                Dan Dahl (M), vice ordförande
Bo Berg (C)                            Eva Ek (V)
Cia Carlsson (L)                       Fia Fors (MP)
Gun Gran (KD)                          Hans Hed (SD)
Ida Isaksson (S)                       Jan Jonsson (S)`;

const halves = (drawing: string) => {
  const rows = drawing.trim().split('\n');
  const cut = (row: string) => row.split(/ {3,}/u);
  return { left: rows.map((row) => cut(row)[0]), right: rows.map((row) => cut(row)[1]), rows };
};

describe('two columns', () => {
  it('of running text are read one after the other', () => {
    const { left, right } = halves(RUNNING);
    expect(textsOf(drawn(RUNNING))).toEqual([...left, ...right]);
  });

  it('of running text between full lines', () => {
    const full = 'Protokoll från mötet med gruppen för samverkan i länet den 12 mars 2024 i Vik';
    const { left, right } = halves(RUNNING);
    expect(textsOf(drawn(`${full}\n${RUNNING.trim()}\n\n${full}`))).toEqual([
      full,
      ...left,
      ...right,
      full,
    ]);
  });

  it('of names are rows', () => {
    expect(textsOf(drawn(LIST))).toEqual(
      halves(LIST).rows.map((row) => row.replace(/ {3,}/u, '|')),
    );
  });

  it('of names on baselines of their own are read one after the other', () => {
    const { left, right } = halves(LIST);
    expect(textsOf(lowered(drawn(LIST), 150, 4))).toEqual([...left, ...right]);
  });

  it('three of them', () => {
    const third = RUNNING.trim().split('\n');
    const three = third.map((row) => `${row.padEnd(80)}${row.split(/ {3,}/u)[0]}`).join('\n');
    const { left, right } = halves(RUNNING);
    expect(textsOf(drawn(three))).toEqual([...left, ...right, ...left]);
  });
});

describe('what stands above columns', () => {
  const { left, right } = halves(RUNNING);
  const rows = halves(LIST).rows.map((row) => row.replace(/ {3,}/u, '|'));
  /** The list, a line in other type, and the columns. */
  const page = (more: Partial<Run>) => [
    ...drawn(LIST.trim()),
    ...drawn('§ 1 Samverkan', more).map((run) => ({ ...run, y: run.y + 75 })),
    ...drawn(RUNNING.trim()).map((run) => ({ ...run, y: run.y + 90 })),
  ];

  it.each([
    ['larger', { size: 14 }],
    ['bold', { bold: true }],
  ])('is read first: rows, a title that is %s', (_, more) => {
    expect(textsOf(page(more))).toEqual([...rows, '§ 1 Samverkan', ...left, ...right]);
  });

  it('is read first: rows, a wide gap', () => {
    const low = drawn(RUNNING.trim()).map((run) => ({ ...run, y: run.y + 100 }));
    expect(textsOf([...drawn(LIST.trim()), ...low])).toEqual([...rows, ...left, ...right]);
  });

  it('belongs to one of them where it is close', () => {
    const runs = drawn(RUNNING.trim()).map((run) => ({ ...run, y: run.y + 12 }));
    const first = drawn(`${' '.repeat(39)}Det här hör till högra spalten, som`);
    expect(textsOf([...first, ...runs])).toEqual([
      ...left,
      'Det här hör till högra spalten, som',
      ...right,
    ]);
  });
});

describe('cells in several lines', () => {
  it.each([
    [
      'are joined where the next begins in mid-sentence',
      `
Uppgift                        Ansvarig          Klart
Ta fram ett underlag till      Anna Ek           1 maj
nästa möte om skolorna
Boka lokal                     Bo Berg           2 maj`,
      [
        'Uppgift|Ansvarig|Klart',
        'Ta fram ett underlag till nästa möte om skolorna|Anna Ek|1 maj',
        'Boka lokal|Bo Berg|2 maj',
      ],
    ],
    [
      'lose a hyphen at their border',
      `
Uppgift                        Ansvarig
Ta fram ett underlag för bud-  Anna Ek
geten i skolorna
Boka lokal                     Bo Berg`,
      [
        'Uppgift|Ansvarig',
        'Ta fram ett underlag för budgeten i skolorna|Anna Ek',
        'Boka lokal|Bo Berg',
      ],
    ],
    [
      'keep one that is suspended',
      `
Uppgift                        Ansvarig
Ta fram underlag om hälso-     Anna Ek
och sjukvården i länet`,
      ['Uppgift|Ansvarig', 'Ta fram underlag om hälso- och sjukvården i länet|Anna Ek'],
    ],
    [
      'are joined across a row whose first cell goes on',
      `
Ta fram ett underlag om       Elsa        2024-
köerna till psykiatrin        Grönvall    05-02
Boka lokal                    David       2024-04-15`,
      [
        'Ta fram ett underlag om köerna till psykiatrin|Elsa Grönvall|2024-05-02',
        'Boka lokal|David|2024-04-15',
      ],
    ],
    [
      'are joined around cells that stand halfway down',
      `
Kartlägga behovet av utbildning hos
medarbetare som möter barn och unga    Ingrid    v. 22
och återkoppla till gruppen
Boka lokal                             Bo        v. 23`,
      [
        'Kartlägga behovet av utbildning hos medarbetare som möter barn och unga och återkoppla till gruppen|Ingrid|v. 22',
        'Boka lokal|Bo|v. 23',
      ],
    ],
    [
      'are joined behind an abbreviation and before a bracket',
      `
Plats och tid       Stora salen i Norrvik, kl.
                    13.15–16.40
Beslutande          Anna-Lena Bergfors
                    (S), ordförande
                    Bo Ek (M)`,
      [
        'Plats och tid|Stora salen i Norrvik, kl. 13.15–16.40',
        'Beslutande|Anna-Lena Bergfors (S), ordförande',
        'Bo Ek (M)',
      ],
    ],
    [
      'stay apart below a gap',
      `
Ta fram ett underlag till      Anna Ek

nästa möte är i maj`,
      ['Ta fram ett underlag till|Anna Ek', 'nästa möte är i maj'],
    ],
    [
      'stay apart where rows follow each other',
      `
Närvarande     Anna Ek (S)    ordförande
               Bo Berg (M)    ledamot
               Cia Dahl (C)   ersättare`,
      ['Närvarande|Anna Ek (S)|ordförande', 'Bo Berg (M)|ledamot', 'Cia Dahl (C)|ersättare'],
    ],
    [
      'stay apart where an office follows each name',
      `
Maria Lindström-Berg     ordförande
Bo Berg                  ledamot
Cia Dahl                 ersättare`,
      ['Maria Lindström-Berg|ordförande', 'Bo Berg|ledamot', 'Cia Dahl|ersättare'],
    ],
    [
      'stay apart where a name follows each office',
      `
ordförande        Anna Ek
sekreterare       Bo Berg
justerare         Cia Dahl`,
      ['ordförande|Anna Ek', 'sekreterare|Bo Berg', 'justerare|Cia Dahl'],
    ],
    [
      'stay apart where names follow each other',
      `
Närvarande     Anna Ek (S)
               Bo Berg (M)
               Cia Dahl (C)
Plats          Vik`,
      ['Närvarande|Anna Ek (S)', 'Bo Berg (M)', 'Cia Dahl (C)', 'Plats|Vik'],
    ],
    [
      'are joined at the margin behind a tab stop',
      `
Deltagare      Anna Ek, Bo Berg, Cia Dahl, Dan Ed, Eva Fors, Fia Gran, Gun Hed,
Hans Isaksson, Ida Jonsson
Frånvarande      Jan Kvist`,
      [
        'Deltagare|Anna Ek, Bo Berg, Cia Dahl, Dan Ed, Eva Fors, Fia Gran, Gun Hed, Hans Isaksson, Ida Jonsson',
        'Frånvarande|Jan Kvist',
      ],
    ],
    [
      'are joined at the margin however little is left',
      `
  Ledamöter:      Anna Ek, omval; Bo Berg, omval; Dan Ed, omval; Cia
Dahl, nyval
  Ersättare:      Eva Fors och Fia Gran, båda för hela mandatperioden`,
      [
        'Ledamöter:|Anna Ek, omval; Bo Berg, omval; Dan Ed, omval; Cia Dahl, nyval',
        'Ersättare:|Eva Fors och Fia Gran, båda för hela mandatperioden',
      ],
    ],
    [
      'are joined at the margin within brackets',
      `
Gäst               Vera Dahl, Björknäs kommun (deltog på punkten om
skolfrånvaro)
Plats              Rådhuset`,
      ['Gäst|Vera Dahl, Björknäs kommun (deltog på punkten om skolfrånvaro)', 'Plats|Rådhuset'],
    ],
    [
      'stay apart where the margin holds the next label',
      `
Ledamöter          Anna Ek, Bo Berg
Ersättare
Cia Dahl           nyval, i stället för den som har avgått i år`,
      [
        'Ledamöter|Anna Ek, Bo Berg',
        'Ersättare',
        'Cia Dahl|nyval, i stället för den som har avgått i år',
      ],
    ],
    [
      'take nothing in below a page number',
      `
Norrviks kommun                                                 Sida 1 (3)
Protokoll från kommunstyrelsens möte den 12 mars 2024 i Norrvik, med bilagor`,
      [
        'Norrviks kommun|Sida 1 (3)',
        'Protokoll från kommunstyrelsens möte den 12 mars 2024 i Norrvik, med bilagor',
      ],
    ],
  ])('%s', (_, drawing, wanted) => {
    expect(textsOf(drawn(drawing))).toEqual(wanted);
  });

  it.each<[string, number, string[]]>([
    ['with as much room on the right as on the left', 68, ['Deltagare|Siri Dahl vid Region Vik']],
    ['not with more room', 90, ['Deltagare|Siri Dahl vid Region', 'Vik']],
  ])('are joined at the margin of a page %s', (_, signs, wanted) => {
    const drawing = `
              Sida 1
                        Deltagare     Siri Dahl vid Region
                        Vik
                        Plats`;
    expect(textsOf(drawn(drawing), signs * 5)).toEqual(['Sida 1', ...wanted, 'Plats']);
  });
});
