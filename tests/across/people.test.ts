/** Which people of several documents are the same, by what, and who is kept apart. */
import { describe, expect, it } from 'vitest';
import type { Ruling } from '../../pipeline/across/index.ts';
import roles from '../../pipeline/lexicon/common-roles.json' with { type: 'json' };
import { fold } from '../../pipeline/similar.ts';
import { doubted, joined, linked } from './build.ts';

/** Two who make the documents one circle. */
const ANCHOR = 'Uno Bäckman, Viva Dahlin';
const ANCHORED = [
  'Uno Bäckman: A/Uno Bäckman B/Uno Bäckman [same-name]',
  'Viva Dahlin: A/Viva Dahlin B/Viva Dahlin [same-name]',
];

/** Two documents of a board; what each has beside the two. */
function two(a: string, b: string): string[] {
  return [`A 2024-01-02 Styrelsen: ${ANCHOR}, ${a}`, `B 2024-02-02 Styrelsen: ${ANCHOR}, ${b}`];
}

describe('people over documents', () => {
  it.each([
    ['the same name', 'Åsa Alm', 'Åsa Alm', 'Åsa Alm: A/Åsa Alm B/Åsa Alm [same-name]'],
    ['case', 'ÅSA ALM', 'Åsa Alm', 'ÅSA ALM: A/ÅSA ALM B/Åsa Alm [same-name]'],
    [
      'a form that both documents have',
      'Åsa Alm=Åsa Almm',
      'Åsa Almm',
      'Åsa Alm: A/Åsa Alm B/Åsa Almm [same-name]',
    ],
    [
      'a slip, both listed',
      'Åsa Wahlén',
      'Åsa Whalén',
      'Åsa Wahlén: A/Åsa Wahlén B/Åsa Whalén [misspelling-listed]',
    ],
    [
      'a slip in the given name',
      'Daniel Grankvist',
      'Daniell Grankvist',
      'Daniel Grankvist: A/Daniel Grankvist B/Daniell Grankvist [misspelling-listed]',
    ],
    [
      'a slip and the same office',
      'Åsa Wahlén (kassör)',
      '*Åsa Whalén (kassör)',
      'Åsa Wahlén: A/Åsa Wahlén B/Åsa Whalén [misspelling]',
    ],
    [
      'a family name left out',
      'Lena Berg Grankvist',
      'Lena Berg',
      'Lena Berg Grankvist: A/Lena Berg Grankvist B/Lena Berg [shorter-name]',
    ],
    ['an initial', 'Åsa Alm', 'Åsa A', 'Åsa Alm: A/Åsa Alm B/Åsa A [initial]'],
    [
      'a first name in the same office',
      'Åsa Alm (kassör)',
      'Åsa (kassör)',
      'Åsa Alm: A/Åsa Alm B/Åsa [first-name-and-role]',
    ],
    [
      'a first name from the same organisation',
      'Åsa Alm (; Granby kommun)',
      'Åsa (; Granby kommun)',
      'Åsa Alm: A/Åsa Alm B/Åsa [first-name-and-role]',
    ],
    [
      'first names only, in the same office',
      'Åsa (kassör)',
      'Åsa (kassör)',
      'Åsa: A/Åsa B/Åsa [first-name-and-role]',
    ],
    ['a nickname', 'Åsa Alm=xqv', 'xqv', 'Åsa Alm: A/Åsa Alm B/xqv [nickname]'],
  ])('%s joins', (_what, a, b, expected) => {
    expect(joined(linked(two(a, b)))).toEqual([...ANCHORED, expected].sort());
  });

  it.each([
    ['a first name alone', 'Emil Alm', 'Emil', 'Emil – Emil Alm: single'],
    [
      'a first name in an office of many',
      'Emil Alm (ledamot)',
      'Emil (ledamot)',
      'Emil – Emil Alm: single',
    ],
    ['a first name and a party', 'Emil Alm (; S)', 'Emil (; S)', 'Emil – Emil Alm: single'],
    ['two registered families', 'Eva Berg', 'Eva Bergh', null],
    ['short names a letter apart', 'Jan Alm', 'Jon Alm', null],
    ['women by an ending', 'Karin Grankvist', 'Karina Grankvist', null],
    [
      'a slip of one who is not listed',
      'Åsa Wahlén',
      '*Åsa Whalén',
      'Åsa Wahlén – Åsa Whalén: misspelling',
    ],
    [
      'a slip between two parties',
      'Åsa Wahlén (; S)',
      'Åsa Whalén (; M)',
      'Åsa Wahlén – Åsa Whalén: misspelling',
    ],
    ['two parties', 'Åsa Alm (; S)', 'Åsa Alm (; M)', 'Åsa Alm – Åsa Alm: namesakes'],
    ['a nickname that is a name', 'Åsa Alm=Magda', 'Magda', 'Magda – Åsa Alm: single'],
  ])('%s joins nobody', (_what, a, b, doubt) => {
    const identities = linked(two(a, b));
    expect(joined(identities)).toEqual(ANCHORED);
    expect(doubted(identities)).toEqual(doubt === null ? [] : [doubt]);
  });

  it.each(roles.entries)('a first name and the role of %s join nobody', (role) => {
    expect(joined(linked(two(`Emil Alm (${role})`, `Emil (${role})`)))).toEqual(ANCHORED);
  });

  it('holds roles of many once each, folded', () => {
    expect(new Set(roles.entries.map(fold)).size).toBe(roles.entries.length);
    expect(roles.entries.map((role) => fold(role.normalize('NFC')))).toEqual(roles.entries);
  });

  it('does not choose among several', () => {
    const [a = '', b = ''] = two('Åsa Alm, Åsa Asp', 'Åsa A');
    expect(doubted(linked([a, b]))).toEqual([
      'Åsa A – Åsa Alm: initial-of-several',
      'Åsa A – Åsa Asp: initial-of-several',
    ]);
  });

  it('keeps namesakes of one meeting apart unless an organisation tells', () => {
    const identities = linked(
      two('Åsa Alm (; Granby), Åsa Alm (; Talby)', 'Åsa Alm (; Talby), Siv Gran'),
    );
    expect(joined(identities)).toContain(
      'Åsa Alm: A/Åsa Alm B/Åsa Alm [same-name-and-organisation]',
    );
    expect(identities.filter(({ name }) => name === 'Åsa Alm')).toHaveLength(2);
  });

  it('holds a slip for one where the right form stands in two documents', () => {
    const lines = [
      ...two('*Åsa Wahlén', '*Åsa Wahlén'),
      `C 2024-03-02 Styrelsen: ${ANCHOR}, *Åsa Whalén`,
    ];
    expect(joined(linked(lines))).toContain(
      'Åsa Wahlén: A/Åsa Wahlén B/Åsa Wahlén C/Åsa Whalén [misspelling-once same-name]',
    );
  });

  it('joins no two of one document', () => {
    const identities = linked(two('Åsa Wahlén, Åsa Whalén', 'Siv Gran'));
    expect(joined(identities)).toEqual(ANCHORED);
    expect(doubted(identities)).toEqual(['Åsa Wahlén – Åsa Whalén: one-document']);
  });

  it('leaves the same name in another circle to people', () => {
    const lines = [
      'A 2024-01-02 Styrelsen: Åsa Alm, Bo Ek',
      'B 2024-02-02 Styrelsen: Åsa Alm, Siv Gran',
    ];
    expect(joined(linked(lines))).toEqual([]);
    expect(doubted(linked(lines))).toEqual(['Åsa Alm – Åsa Alm: elsewhere']);
  });
});

describe('rulings', () => {
  const ruling = (id: number, verdict: Ruling['verdict'], a: string, b: string): Ruling => {
    const side = (text: string) => {
      const [document = '', name = ''] = text.split('/');
      return { document, name };
    };
    return { id, verdict, a: side(a), b: side(b) };
  };

  it('keep apart what looks the same, and say so', () => {
    const apart = [ruling(7, 'apart', 'A/Åsa Alm', 'B/Åsa Alm')];
    const identities = linked(two('Åsa Alm', 'Åsa Alm'), apart);
    expect(joined(identities)).toEqual(ANCHORED);
    expect(doubted(identities)).toEqual(['Åsa Alm – Åsa Alm: ruling 7']);
  });

  it('join what looks different, in another circle or the same document', () => {
    const same = [
      ruling(1, 'same', 'A/Åsa Alm', 'B/Åsa Lind'),
      ruling(2, 'same', 'A/Åsa Alm', 'A/ÅA'),
    ];
    const lines = ['A 2024-01-02 Styrelsen: Åsa Alm, ÅA', 'B 2024-02-02 Nämnden: Åsa Lind'];
    expect(joined(linked(lines, same))).toEqual(['Åsa Alm: A/Åsa Alm A/ÅA B/Åsa Lind [ruling]']);
  });

  it('rest where the document or the name is gone', () => {
    const gone = [
      ruling(1, 'same', 'A/Åsa Alm', 'X/Åsa Alm'),
      ruling(2, 'apart', 'A/Nn', 'B/Åsa Alm'),
    ];
    expect(joined(linked(two('Åsa Alm', 'Åsa Alm'), gone))).toHaveLength(3);
  });

  it('hold for all that was joined to a side', () => {
    const lines = [...two('Åsa Alm', 'Åsa Alm'), `C 2024-03-02 Styrelsen: ${ANCHOR}, Åsa Alm`];
    const identities = linked(lines, [ruling(3, 'apart', 'A/Åsa Alm', 'C/Åsa Alm')]);
    expect(joined(identities)).toContain('Åsa Alm: A/Åsa Alm B/Åsa Alm [same-name]');
  });
});
