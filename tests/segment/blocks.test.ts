import { describe, expect, it } from 'vitest';
import { quote } from '../../pipeline/span.ts';
import { segmented } from '../support/build.ts';

/** The blocks of a text as 'kind: sentence ¦ sentence'. */
function blocks(text: string): string[] {
  return segmented(text).blocks.map(
    (block) => `${block.kind}: ${block.sentences.map((s) => s.text).join(' ¦ ')}`,
  );
}

const PAGE_HEAD = 'Samrådsgrupp Nordslätt\n\nSekreterare\nIngegerd Stål-\nhammar\n\n';

describe('page furniture', () => {
  it('takes a recurring head out of the middle of a sentence', () => {
    const text =
      `${PAGE_HEAD}Protokoll\n\nGruppen talade om hjärt- kärl-\n\n${PAGE_HEAD}` +
      `sjukdomar i länet.\n\n${PAGE_HEAD}Sedan avslutades mötet.`;
    const found = blocks(text);
    expect(found).toContain('paragraph: Gruppen talade om hjärt- kärlsjukdomar i länet.');
    expect(found.filter((b) => b === 'furniture: Ingegerd Stålhammar')).toHaveLength(2);
    // The first head is the document's own and stays readable.
    expect(found[0]).toBe('heading: Samrådsgrupp Nordslätt');
  });

  it.each([
    ['Justerandes sign Justerandes sign Utdragsbestyrkande', 'furniture'],
    ['Sekreterare ..............................', 'furniture'],
    ['Sida 3 (12)', 'furniture'],
    ['Sekreterare: Ann Berg', 'paragraph'],
    ['2024', 'paragraph'],
  ])('%s is %s', (line, kind) => {
    expect(segmented(`Inledande text här.\n\n${line}\n\nMer text följer.`).blocks[1]?.kind).toBe(
      kind,
    );
  });

  it.each([
    ['its text on the next page', '\fMer text följer här.', 'heading'],
    ['a foot, a head and its text', '\n\nJusterandes sign\fSida 2 (3)\n\nMer text här.', 'heading'],
    ['a foot and nothing on the next page', '\n\nJusterandes sign\fSida 2 (3)', 'paragraph'],
    ['a line to sign on the same page', '\n\n..................\n\nÅsa Ek', 'paragraph'],
  ])('above %s is %s: a title at the foot of a page', (_name, below, kind) => {
    const text = `Inledande text står här.\n\nNya lokaler${below}`;
    const block = segmented(text).blocks.find(({ span }) => quote(text, span) === 'Nya lokaler');
    expect(block?.kind).toBe(kind);
  });

  it('does not end the heading of a part in mid-sentence', () => {
    const found = blocks('Inledande text står här.\n\nBeslut\n\nSida 2 (3)\n\natt sälja huset.');
    expect(found).toContain('heading: Beslut');
  });

  it('leaves decisions alone that are said again and again', () => {
    const item = (n: number): string =>
      `§ ${n} Ärende\n\nBeslut\n\nÄrendet bordläggs till den ${n} maj.\n\n`;
    const found = blocks([1, 2, 3, 4, 5].map(item).join(''));
    expect(found.filter((b) => b.startsWith('paragraph: Ärendet bordläggs'))).toHaveLength(5);
    expect(found.filter((b) => b.startsWith('furniture'))).toEqual([]);
  });
});

describe('what recurs without being furniture', () => {
  it.each([
    [
      'points without numbers',
      (n: number) => `Fråga ${n}\n\nBeslut\n\nÄrendet bordläggs till den ${n} maj.\n\n`,
    ],
    [
      'one line of the head alone',
      (n: number) => `Styrelsen\n\nStyrelsen talade om punkt ${n} länge.\n\n`,
    ],
  ])('%s', (_name, part) => {
    const text = [1, 2, 3, 4, 5].map(part).join('');
    expect(blocks(text).filter((b) => b.startsWith('furniture'))).toEqual([]);
  });
});

describe('lines that go together', () => {
  it.each([
    [
      'hyphenation',
      'Vi träffar Linnea Hed-\nkvist i dag.',
      ['paragraph: Vi träffar Linnea Hedkvist i dag.'],
    ],
    [
      'a suspended hyphen',
      'Ansvaret för hälso-\noch sjukvård delas.',
      ['paragraph: Ansvaret för hälso- och sjukvård delas.'],
    ],
    [
      'a hyphen after an abbreviation',
      'Mötet gällde GR-\nkommunerna i år.',
      ['paragraph: Mötet gällde GR-kommunerna i år.'],
    ],
    [
      'a compound written with its hyphen elsewhere',
      'Sänd e-post. Sänd e-\npost igen.',
      ['paragraph: Sänd e-post. ¦ Sänd e-post igen.'],
    ],
    [
      'lower case goes on',
      'Förvaltningen för Regional\nutveckling',
      ['paragraph: Förvaltningen för Regional utveckling'],
    ],
    [
      'a word that cannot end a clause',
      'Nytt val i stället för\nMia Mård',
      ['paragraph: Nytt val i stället för Mia Mård'],
    ],
    [
      'a cited paragraph',
      'Bordlagt den 12 juni, § 5 och den 3 juli,\n§ 9.',
      ['paragraph: Bordlagt den 12 juni, § 5 och den 3 juli, § 9.'],
    ],
    [
      'names one per line stay apart',
      'Per Ask (S)\nEva Lind (M)',
      ['paragraph: Per Ask (S)', 'paragraph: Eva Lind (M)'],
    ],
  ])('%s', (_name, text, expected) => {
    expect(blocks(text)).toEqual(expected);
  });

  it('joins lines that were broken for want of room, not short ones', () => {
    const text = [
      'Nämnden har under året arbetat med att ta fram en plan för hur skolorna ska kunna',
      'samverka med föreningslivet och har i det arbetet haft hjälp av kommunens utredare',
      'Anna Ek som också har deltagit i möten med föreningarna och i de samtal som förts',
      'med rektorerna och med de fritidsledare som har hand om sporthallen och badet under',
      'helgerna, och de som bor intill. Planen blir klar till våren.',
      'Övrigt',
    ].join('\n');
    expect(blocks(text).map((b) => b.slice(0, 30))).toEqual([
      'paragraph: Nämnden har under å',
      'paragraph: Övrigt',
    ]);
  });
});

describe('wrong encodings', () => {
  it('reads what was meant and quotes what stands there', () => {
    const doc = segmented('FÃ¶rslag\n\nÃ…sa WahlÃ©n fÃ¥r ordet â€“ kort.');
    expect(doc.sections[0]?.role).toBe('proposal');
    const sentence = doc.blocks.at(-1)?.sentences[0];
    expect(sentence?.text).toBe('Åsa Wahlén får ordet – kort.');
    const quotes = sentence?.tokens.map((token) => quote(doc.text, token.span));
    expect(quotes).toEqual(['Ã…sa', 'WahlÃ©n', 'fÃ¥r', 'ordet', 'â€“', 'kort', '.']);
  });
});

describe('marks in wrong encodings', () => {
  it('knows §, dashes and bullets', () => {
    const doc = segmented('Â§ 4 Budget\n\nVi ska:\nâ€¢ ringa Eva');
    expect(doc.sections.map((s) => `${s.number} ${s.title}`)).toEqual(['§ 4 Budget']);
    const item = doc.blocks.at(-1);
    expect(`${item?.kind}: ${item?.sentences[0]?.text}`).toBe('item: ringa Eva');
  });
});

describe('rows and items', () => {
  it('makes one sentence a cell', () => {
    expect(blocks('Närvarande:\n\nJens Ask\tHallsta\nEva Lind\tordförande')).toEqual([
      'heading: Närvarande:',
      'row: Jens Ask ¦ Hallsta',
      'row: Eva Lind ¦ ordförande',
    ]);
    expect(blocks('| Vem | Vad |\n|---|---|\n| Eva | Mejla |').slice(-1)).toEqual([
      'row: Eva ¦ Mejla',
    ]);
  });

  it('leaves the list mark out of the text', () => {
    expect(blocks('Vi ska:\n- ringa Eva\n• mejla Per\na) boka sal')).toEqual([
      'paragraph: Vi ska:',
      'item: ringa Eva',
      'item: mejla Per',
      'item: boka sal',
    ]);
  });
});

describe('the way back', () => {
  it.each([
    'Linnea Hed-\nkvist och A\u030asa Wahle\u0301n',
    'Rad ett\r\nrad två\r\n\r\n**Fet** och ~~struken~~ text med\u00a0hårt blank',
    '😀 Emoji före Åke Öst 😀.\n\nNästa.',
  ])('every token quotes itself: %j', (text) => {
    const doc = segmented(text);
    const clean = (s: string): string => s.normalize('NFC').replace(/-\r?\n/gu, '');
    for (const block of doc.blocks) {
      for (const sentence of block.sentences) {
        for (const token of sentence.tokens) {
          expect(clean(quote(doc.text, token.span))).toBe(token.text);
        }
      }
    }
  });
});
