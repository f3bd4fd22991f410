import { describe, expect, it } from 'vitest';
import { readDocx } from '../../../src/formats/docx.ts';
import {
  abstractList,
  docxFile,
  HEADINGS,
  list,
  listed,
  paragraph,
  row,
  run,
  table,
} from '../../support/docx.ts';
import { LIMITS, places, shown } from '../../support/reading.ts';

const read = async (source: Parameters<typeof docxFile>[0], limits = LIMITS) =>
  await readDocx(docxFile(source), limits);

const p = (text: string, properties = ''): string => paragraph(run(text), properties);
const styled = (style: string): string => `<w:pStyle w:val="${style}"/>`;
const deleted = (text: string): string =>
  `<w:del w:id="1" w:author="Bo"><w:r><w:delText xml:space="preserve">${text}</w:delText></w:r></w:del>`;
const inserted = (text: string): string => `<w:ins w:id="2" w:author="Bo">${run(text)}</w:ins>`;
const BREAK = '<w:r><w:br/></w:r>';
const TAB = '<w:r><w:tab/></w:r>';
const EMPTY = '<w:p/>';

describe('the text of a Word document', () => {
  it.each<[string, string, string]>([
    ['paragraphs stand apart', p('Ett.') + p('Två.'), 'Ett.\n\nTvå.'],
    [
      'a break ends a line, a tab stands between cells',
      paragraph(run('Tid') + TAB + run('09.00') + BREAK + run('Plats') + TAB + run('Teams')),
      'Tid\t09.00\nPlats\tTeams',
    ],
    ['blanks that line words up are kept', p('Ordförande     Ada Ek'), 'Ordförande     Ada Ek'],
    ['signs of XML are signs', p('5 < 6 & 7 > 6'), '5 < 6 & 7 > 6'],
    [
      'what is deleted is gone, what is inserted is there',
      paragraph(run('Ada ') + deleted('Bo ') + inserted('och Eva ') + run('kom.')),
      'Ada och Eva kom.',
    ],
    [
      'a deleted paragraph mark joins two',
      paragraph(run('Ada '), '<w:rPr><w:del w:id="3"/></w:rPr>') + p('kom.'),
      'Ada kom.',
    ],
    [
      'a comment is no text',
      paragraph(
        '<w:commentRangeStart w:id="0"/>' +
          run('Ada kom.') +
          '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>',
      ),
      'Ada kom.',
    ],
    [
      'what is struck out is marked, once or twice',
      paragraph(
        run('Ada, ') + run('Bo', '<w:strike/>') + run(' och ') + run('Eva', '<w:dstrike/>'),
      ),
      'Ada, ~~Bo~~ och ~~Eva~~',
    ],
    ['a strike that is off is none', paragraph(run('Ada', '<w:strike w:val="0"/>')), 'Ada'],
    [
      'where empty paragraphs are the gaps, the others are lines',
      p('Närvarande:') + p('Ada Ek') + p('Bo Alm') + EMPTY + p('Ett.') + EMPTY + p('Två.'),
      'Närvarande:\nAda Ek\nBo Alm\n\nEtt.\n\nTvå.',
    ],
    [
      'one empty paragraph alone is no such gap',
      p('Ett.') + p('Två.') + EMPTY + p('Tre.'),
      'Ett.\n\nTvå.\n\nTre.',
    ],
    [
      'a page number field leaves its text',
      paragraph(`<w:fldSimple w:instr="PAGE">${run('1')}</w:fldSimple>`),
      '1',
    ],
  ])('%s', async (_name, body, expected) => {
    expect(shown(await read({ body }))).toBe(expected);
  });

  it('a table of contents is left out, headings have their level', async () => {
    const toc = '<w:style w:type="paragraph" w:styleId="Inneh1"><w:name w:val="toc 1"/></w:style>';
    const body =
      p('Budget 3', styled('Inneh1')) +
      p('Protokoll', styled('Rubrik1')) +
      p('Budget', styled('Rubrik2'));
    expect(shown(await read({ body, styles: toc + HEADINGS }))).toBe('<1>Protokoll\n\n<2>Budget');
  });

  it('pictures, page heads and footnote arrows leave nothing behind', async () => {
    const note =
      '<?xml version="1.0"?><w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:id="2"><w:p><w:r><w:t>En fot.</w:t></w:r></w:p></w:footnote></w:footnotes>';
    const body = paragraph(`${run('Ada kom')}<w:r><w:footnoteReference w:id="2"/></w:r>`);
    const files = { 'word/footnotes.xml': note, 'word/header1.xml': '<x>Sidhuvud</x>' };
    const { text } = await read({ body, files });
    expect(text).toContain('Ada kom');
    expect(text).toMatch(/En fot\.\s*$/u);
    expect(text).not.toContain('Sidhuvud');
  });
});

describe('tables of a Word document', () => {
  const cell = (...texts: readonly string[]): string => texts.map((text) => p(text)).join('');
  it.each<[string, string, string]>([
    [
      'a row is a line, a cell ends with a tab',
      table(row(cell('Namn'), cell('Parti')), row(cell('Ada Ek'), cell('S'))),
      'Namn\tParti\nAda Ek\tS',
    ],
    [
      'cells with as many lines each are read across',
      table(row(cell('Ada Ek', 'Bo Alm'), cell('S', 'M'))),
      'Ada Ek\tS\nBo Alm\tM',
    ],
    [
      'one long cell goes on below',
      table(row(cell('Närvarande'), cell('Ada Ek', 'Bo Alm'))),
      'Närvarande\tAda Ek\n\tBo Alm',
    ],
    [
      'several long cells are one line',
      table(row(cell('Närvarande', 'på plats'), cell('Ada Ek', 'Bo Alm', 'Eva Ås'))),
      'Närvarande, på plats\tAda Ek, Bo Alm, Eva Ås',
    ],
    ['empty cells keep the others apart', table(row(cell('Ada'), cell(''), cell('S'))), 'Ada\t\tS'],
    [
      'a table of one cell a row lays the page out',
      table(row(cell('Protokoll', 'Vi åt.'))),
      'Protokoll\n\nVi åt.',
    ],
    [
      'a table in a table is laid out, the inner one is a table',
      table(row(cell('Vänster'), `${table(row(cell('Ada'), cell('S')))}<w:p/>`)),
      'Vänster\n\nAda\tS',
    ],
    [
      'text around it stands apart',
      p('Före.') + table(row(cell('Ada'), cell('S'))) + p('Efter.'),
      'Före.\n\nAda\tS\n\nEfter.',
    ],
  ])('%s', async (_name, body, expected) => {
    const { text } = await read({ body });
    expect(text.trimEnd()).toBe(expected);
  });

  it('deeper than the limit is refused, not followed', async () => {
    let body = cell('Ada');
    for (let i = 0; i < LIMITS.maxTables + 1; i++) body = table(row(body));
    await expect(read({ body })).rejects.toMatchObject({ code: 'too-deep' });
    await expect(read({ body }, { ...LIMITS, maxTables: 17 })).resolves.toBeDefined();
  });
});

describe('numbers that Word prints', () => {
  const numbering =
    abstractList(1, ['decimal', '%1.'], ['decimal', '%1.%2'], ['lowerLetter', '%3)']) +
    abstractList(2, ['bullet', '\uf0b7']) +
    abstractList(3, ['decimal', '§ %1']) +
    list(1, 1) +
    list(2, 2) +
    list(3, 3) +
    list(4, 1, 1) +
    list(5, 3, 40);
  const item = (text: string, id: number, level = 0): string => p(text, listed(id, level));

  it.each<[string, string, string]>([
    ['of a list', item('Ett', 1) + item('Två', 1), '1. Ett\n2. Två'],
    ['bullets', item('Ett', 2) + item('Två', 2), '- Ett\n- Två'],
    [
      'go on over text between',
      item('Öppnande', 1) + p('Mötet öppnades.') + item('Budget', 1),
      '1. Öppnande\n\nMötet öppnades.\n\n2. Budget',
    ],
    [
      'of levels',
      item('A', 1) + item('B', 1, 1) + item('C', 1, 2) + item('D', 1, 1) + item('E', 1),
      '1. A\n  1.1 B\n    a) C\n  1.2 D\n2. E',
    ],
    [
      'begin anew in another list',
      item('A', 1) + item('B', 1) + item('C', 4),
      '1. A\n2. B\n\n1. C',
    ],
    ['of §§', item('Val', 3) + item('Budget', 3), '§ 1 Val\n§ 2 Budget'],
    ['of §§ that go on from the last meeting', item('Val', 5), '§ 40 Val'],
    ['are none where the paragraph says so', p('Ett', listed(0)), 'Ett'],
    [
      'are not used up by what is deleted',
      paragraph(deleted('Noll'), `${listed(1)}<w:rPr><w:del w:id="3"/></w:rPr>`) + item('Ett', 1),
      '1. Ett',
    ],
    [
      'do not come from what a tracked change has taken away',
      paragraph(run('Ett'), `<w:pPrChange w:id="4"><w:pPr>${listed(1)}</w:pPr></w:pPrChange>`) +
        item('Två', 1),
      'Ett\n\n1. Två',
    ],
  ])('%s', async (_name, body, expected) => {
    const { text } = await read({ body, numbering });
    expect(text.trimEnd()).toBe(expected);
  });

  it('come from a style, too, and headings keep them and their level', async () => {
    const styles =
      `<w:style w:type="paragraph" w:styleId="Bas"><w:name w:val="Bas"/><w:pPr>${listed(3)}</w:pPr></w:style>` +
      '<w:style w:type="paragraph" w:styleId="R2"><w:name w:val="heading 2"/><w:basedOn w:val="Bas"/></w:style>';
    const body = p('Val', styled('R2')) + p('Vi valde.') + p('Budget', styled('R2'));
    const reading = await read({ body, numbering, styles });
    expect(shown(reading)).toBe('<2>§ 1 Val\n\nVi valde.\n\n<2>§ 2 Budget');
    // What Word counts is in no file, so it stands nowhere in it.
    expect(places(reading)).toEqual(['1:Val', '2:Vi valde.', '3:Budget']);
  });

  it('styles that go round in a circle are no reason to hang', async () => {
    const style = (id: string, parent: string): string =>
      `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${id}"/><w:basedOn w:val="${parent}"/></w:style>`;
    const styles = style('A', 'B') + style('B', 'A');
    expect((await read({ body: p('Ett', styled('A')), styles })).text).toBe('Ett\n');
  });
});

describe('where it stood', () => {
  it('paragraphs, entries and rows are counted', async () => {
    const numbering = abstractList(2, ['bullet', '-']) + list(2, 2);
    const body =
      paragraph(run('Ett') + BREAK + run('två')) +
      p('Tre', listed(2)) +
      table(row(p('Fyra'), p('fem')), row(p('Sex'), p('sju')));
    expect(places(await read({ body, numbering }))).toEqual([
      '1:Ett',
      '1:två',
      '2:Tre',
      '3:Fyra',
      '3:fem',
      '4:Sex',
      '4:sju',
    ]);
  });
});

describe('files that are no Word document', () => {
  it.each<[string, Parameters<typeof docxFile>[0], string]>([
    ['tags that cross', { body: '<w:p><w:r></w:p></w:r>' }, 'damaged'],
    [
      'entities of its own',
      {
        body: '',
        files: {
          'word/document.xml': '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><x>&a;</x>',
        },
      },
      'damaged',
    ],
    [
      'entities in a part beside',
      {
        body: p('Ett'),
        files: { 'word/footnotes.xml': '<!DOCTYPE x [<!ENTITY a "aa">]><x>&a;</x>' },
      },
      'damaged',
    ],
    [
      'entities that it does not even use',
      { body: p('Ett'), files: { 'word/footnotes.xml': '<!DOCTYPE x [<!ENTITY a "a">]><x/>' } },
      'damaged',
    ],
    ['no end of depth', { body: '<w:x>'.repeat(3000) + '</w:x>'.repeat(3000) }, 'too-deep'],
  ])('%s', async (_name, source, code) => {
    await expect(read(source)).rejects.toMatchObject({ code });
  });

  it('more text than allowed is refused', async () => {
    const body = p('x'.repeat(200)).repeat(20);
    await expect(read({ body }, { ...LIMITS, maxChars: 1000 })).rejects.toMatchObject({
      code: 'too-long',
    });
  });

  it('a part that unpacks to more than allowed is refused before it is all there', async () => {
    const body = p('0'.repeat(5_000_000));
    const limits = { ...LIMITS, maxUnpacked: 1_000_000 };
    await expect(read({ body }, limits)).rejects.toMatchObject({ code: 'too-large' });
  });
});
