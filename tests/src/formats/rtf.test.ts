import { describe, expect, it } from 'vitest';
import { readRtf } from '../../../src/formats/rtf.ts';
import { LIMITS, places, shown } from '../../support/reading.ts';
import { rtfFile, rtfText } from '../../support/rtf.ts';

const read = async (inside: string, head?: string, limits = LIMITS) =>
  await readRtf(rtfFile(inside, head), limits);

describe('the text of an RTF file', () => {
  it.each<[string, string, string]>([
    ['paragraphs stand apart', "Ett.\\par Tv\\'e5.\\par", 'Ett.\n\nTvå.'],
    [
      'a break ends a line',
      'Tid\\tab 09.00\\line Plats\\tab Teams\\par',
      'Tid\t09.00\nPlats\tTeams',
    ],
    ['line ends of the file are none', 'Ada\n Ek\r\nkom.\\par', 'Ada Ekkom.'],
    ['marks of its own are signs', '\\{a\\}\\\\b\\par', '{a}\\b'],
    ['dashes and quotes have words', '\\ldblquote a\\rdblquote\\endash b\\~c\\par', '“a”–b\u00a0c'],
    ['bytes of windows-1252', "\\'93a\\'94 \\'96 \\'c5sa\\par", '“a” – Åsa'],
    [
      'numbers of Unicode have a fallback',
      "Demirovi\\u263?, \\u8211\\'96 b\\par",
      'Demirović, – b',
    ],
    ['of as many characters as are told', '{\\uc2 \\u263 ab}c{\\uc0 \\u263 d}\\par', 'ćcćd'],
    ['beyond 32767 they are negative, and two for one letter', rtfText('a😀b'), 'a😀b'],
    ['a number is no hand-me-down of the group before', '{\\u263}?a\\par', 'ć?a'],
    [
      'what is struck out is marked',
      'Ada, {\\strike Bo} och \\strike Eva\\strike0  kom\\par',
      'Ada, ~~Bo~~ och ~~Eva~~ kom',
    ],
    ['plain ends it', '\\strike Bo\\plain  kom\\par', '~~Bo~~ kom'],
    ['deleted and hidden text is no text', 'Ada {\\deleted Bo }{\\v Per }kom\\par', 'Ada kom'],
    ['fields have their result', '{\\field{\\*\\fldinst DATE}{\\fldrslt 3 maj}}\\par', '3 maj'],
    [
      'page heads, pictures, comments and what is unknown are no text',
      '{\\header Sidhuvud\\par}{\\pict\\pngblip 89504e47}{\\*\\annotation Sent!}{\\*\\new x}Ada\\par',
      'Ada',
    ],
    ['bytes that say how many they are are passed over', 'a{\\pict\\bin5 }{}\\}b}c\\par', 'ac'],
    [
      'a footnote is read after the text',
      'Ada{\\footnote\\pard En fot.} kom.\\par',
      'Ada kom.\n\nEn fot.',
    ],
    ['a text box is text', '{\\shp{\\*\\shpinst{\\shptxt Ruta\\par}}}', 'Ruta'],
    ['what stands after the file is none', 'Ada\\par}\n\0Bo\\par{', 'Ada'],
  ])('%s', async (_name, inside, expected) => {
    const file = inside.includes('}\n\0') ? rtfFile(inside).subarray(0, -2) : rtfFile(inside);
    expect(shown(await readRtf(file, LIMITS))).toBe(expected);
  });

  it.each([
    ['the code page of the document', "\\'86\\'84\\'94", '\\ansi\\ansicpg850', 'åäö'],
    ['the Macintosh', "\\'8c\\'8a\\'9a", '\\mac', 'åäö'],
    ['an unknown one is windows-1252', "\\'e5", '\\ansi\\ansicpg9', 'å'],
  ])('%s', async (_name, inside, head, expected) => {
    expect((await read(`${inside}\\par`, head)).text).toBe(`${expected}\n`);
  });

  it('a font may have another code page', async () => {
    const fonts = '{\\fonttbl{\\f0 Arial;}{\\f1\\fcharset238 Arial CE;}}';
    expect((await read(`${fonts}\\f0\\'e6{\\f1 \\'e6}\\'e6\\par`)).text).toBe('æćæ\n');
  });
});

describe('titles, lists and tables of an RTF file', () => {
  const sheet = '{\\stylesheet{\\s0 Normal;}{\\s1\\outlinelevel0 heading 1;}{\\*\\cs9 Strong;}}';
  const cells = (...texts: readonly string[]): string =>
    `\\trowd\\cellx1000\\cellx2000${texts.map((text) => `\\pard\\intbl ${text}\\cell`).join('')}\\row\n`;
  it.each<[string, string, string]>([
    [
      'a title by its style',
      `${sheet}\\pard\\s1 Protokoll\\par\\pard Text.\\par`,
      '<1>Protokoll\n\nText.',
    ],
    [
      'a title by its level',
      '\\pard\\outlinelevel1 Budget\\par\\pard Text.\\par',
      '<2>Budget\n\nText.',
    ],
    ['level nine is text', '\\pard\\outlinelevel9 Text.\\par', 'Text.'],
    [
      'a list has the marks that are printed',
      "{\\listtext\\pard\\plain 1.\\tab}\\pard Ett\\par{\\listtext 2.\\tab}\\pard Tv\\'e5\\par{\\pntext\\'b7\\tab}Tre\\par",
      '1. Ett\n2. Två\n- Tre',
    ],
    ['a title has its number', '{\\listtext 3.\\tab}\\pard\\outlinelevel0 Val\\par', '<1>3. Val'],
    [
      'rows',
      `F\\'f6re.\\par ${cells('Namn', 'Parti')}${cells('Ada', 'S')}\\pard Efter.\\par`,
      'Före.\n\nNamn\tParti\nAda\tS\n\nEfter.',
    ],
    [
      'rows whose definition is said again or not at all',
      '\\trowd\\pard\\intbl Ada\\cell S\\cell\\trowd\\row\\pard\\intbl Bo\\cell M\\cell\\row\\pard Efter.\\par',
      'Ada\tS\nBo\tM\n\nEfter.',
    ],
    ['a cell of two paragraphs', cells('Ada\\par Bo', 'S\\par M'), 'Ada\tS\nBo\tM'],
    [
      'empty paragraphs are the gaps where there are such',
      "N\\'e4rvarande:\\par Ada\\par Bo\\par\\par Ett.\\par\\par Tv\\'e5.\\par",
      'Närvarande:\nAda\nBo\n\nEtt.\n\nTvå.',
    ],
  ])('%s', async (_name, inside, expected) => {
    expect(shown(await read(inside))).toBe(expected);
  });

  it('what is printed before a paragraph stands nowhere in it', async () => {
    const reading = await read('{\\listtext 1.\\tab}\\pard Ett\\par{\\listtext 2.\\tab}Tre\\par');
    expect(places(reading)).toEqual(['1:Ett', '2:Tre']);
  });
});

describe('files that are no RTF', () => {
  it.each([
    ['cut off', Buffer.from('{\\rtf1 Ada{\\b kom'), 'damaged'],
    ['groups without end', Buffer.from(`{\\rtf1${'{'.repeat(5000)}${'}'.repeat(5001)}`), 'damaged'],
    ['tables too deep', rtfFile('\\itap99 Ada\\par'), 'too-deep'],
  ])('%s', async (_name, bytes, code) => {
    await expect(readRtf(bytes, LIMITS)).rejects.toMatchObject({ code });
  });
});
