import { describe, expect, it } from 'vitest';
import { readOdt } from '../../../src/formats/odt.ts';
import { odtFile } from '../../support/odt.ts';
import { LIMITS, places, shown } from '../../support/reading.ts';

const read = async (source: Parameters<typeof odtFile>[0], limits = LIMITS) =>
  await readOdt(odtFile(source), limits);

const p = (inside: string, style = ''): string =>
  `<text:p${style === '' ? '' : ` text:style-name="${style}"`}>${inside}</text:p>`;
const h = (level: number, inside: string): string =>
  `<text:h text:outline-level="${level}">${inside}</text:h>`;
const cell = (inside: string): string => `<table:table-cell>${inside}</table:table-cell>`;
const row = (...cells: readonly string[]): string =>
  `<table:table-row>${cells.map(cell).join('')}</table:table-row>`;
const struck = (name: string, line = 'solid'): string =>
  `<style:style style:name="${name}" style:family="text"><style:text-properties style:text-line-through-style="${line}"/></style:style>`;

describe('the text of an OpenDocument text', () => {
  it.each<[string, string, string]>([
    ['paragraphs stand apart', p('Ett.') + p('Två.'), 'Ett.\n\nTvå.'],
    [
      'blanks, tabs and breaks are elements',
      p('Tid<text:tab/>09.00<text:line-break/>Plats<text:s text:c="3"/>Teams'),
      'Tid\t09.00\nPlats   Teams',
    ],
    ['other white space is one blank', p('Ada\n   Ek'), 'Ada Ek'],
    ['titles have their level', h(1, 'Protokoll') + h(3, 'Beslut'), '<1>Protokoll\n\n<3>Beslut'],
    [
      'tracked deletions and comments are no text',
      `<text:tracked-changes><text:changed-region><text:deletion>${p('Bo')}</text:deletion></text:changed-region></text:tracked-changes>` +
        p(
          `Ada<text:change text:change-id="1"/> kom<office:annotation>${p('Sent!')}</office:annotation>.`,
        ),
      'Ada kom.',
    ],
    [
      'what is struck out is marked, by its own style, its parent or its paragraph',
      p(
        'Ada, <text:span text:style-name="T1">Bo</text:span> och <text:span text:style-name="T2">Eva</text:span>',
      ) + p('Per', 'T1'),
      'Ada, ~~Bo~~ och ~~Eva~~\n\n~~Per~~',
    ],
    ['a strike that is off is none', p('<text:span text:style-name="T3">Ada</text:span>'), 'Ada'],
    [
      'a table of contents is left out',
      `<text:table-of-content><text:index-body>${p('Budget 3')}</text:index-body></text:table-of-content>${p('Ett.')}`,
      'Ett.',
    ],
    [
      'a footnote is read after the text',
      p(
        'Ada<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>En fot.</text:p></text:note-body></text:note> kom.',
      ) + p('Två.'),
      'Ada kom.\n\nTvå.\n\nEn fot.',
    ],
    [
      'a table has rows',
      `<table:table><table:table-header-rows>${row(p('Namn'), p('Parti'))}</table:table-header-rows>${row(p('Ada'), p('S'))}</table:table>`,
      'Namn\tParti\nAda\tS',
    ],
  ])('%s', async (_name, body, expected) => {
    const styles =
      struck('T1') +
      '<style:style style:name="T2" style:parent-style-name="T1" style:family="text"/>' +
      struck('T3', 'none');
    expect(shown(await read({ body, styles }))).toBe(expected);
  });
});

describe('numbers of an OpenDocument text', () => {
  const level = (n: number, format: string, rest = ''): string =>
    `<text:list-level-style-number text:level="${n}" style:num-format="${format}" style:num-suffix="." ${rest}/>`;
  const styles =
    `<text:list-style style:name="N">${level(1, '1')}${level(2, 'a')}${level(3, '1', 'text:display-levels="3"')}</text:list-style>` +
    `<text:list-style style:name="P"><text:list-level-style-number text:level="1" style:num-format="1" style:num-prefix="§ "/></text:list-style>` +
    '<text:list-style style:name="B"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>';
  const item = (...inside: readonly string[]): string =>
    `<text:list-item>${inside.join('')}</text:list-item>`;
  const list = (style: string, inside: string, more = ''): string =>
    `<text:list${style === '' ? '' : ` text:style-name="${style}"`}${more}>${inside}</text:list>`;

  it.each<[string, string, string]>([
    ['of a list', list('N', item(p('Ett')) + item(p('Två'))), '1. Ett\n2. Två'],
    ['bullets', list('B', item(p('Ett')) + item(p('Två'))), '- Ett\n- Två'],
    [
      'of levels',
      list('N', item(p('Ett'), list('', item(p('A')) + item(p('B')))) + item(p('Två'))),
      '1. Ett\n  a. A\n  b. B\n2. Två',
    ],
    [
      'go on where the list says so',
      list('N', item(p('Ett'))) +
        p('Text.') +
        list('N', item(p('Två')), ' text:continue-numbering="true"') +
        p('Text.') +
        list('N', item(p('Ny'))),
      '1. Ett\n\nText.\n\n2. Två\n\nText.\n\n1. Ny',
    ],
    ['of §§', list('P', item(p('Val')) + item(p('Budget'))), '§ 1 Val\n§ 2 Budget'],
    [
      'start where the entry says so',
      list('N', `<text:list-item text:start-value="7">${p('Sju')}</text:list-item>`),
      '7. Sju',
    ],
    [
      'a second paragraph of an entry has none',
      list('N', item(p('Ett'), p('Mer.')) + item(p('Två'))),
      '1. Ett\n\nMer.\n\n2. Två',
    ],
    ['of a title in a list', list('N', item(h(2, 'Öppnande'))), '<2>1. Öppnande'],
  ])('%s', async (_name, body, expected) => {
    expect(shown(await read({ body, styles }))).toBe(expected);
  });

  it('of titles that the outline counts', async () => {
    const outline = [1, 2].map(
      (n) =>
        `<text:outline-level-style text:level="${n}" style:num-format="1" text:display-levels="${n}"/>`,
    );
    const sheet = `<?xml version="1.0"?><office:document-styles xmlns:office="o" xmlns:style="s" xmlns:text="t"><office:styles><text:outline-style>${outline.join('')}</text:outline-style></office:styles></office:document-styles>`;
    const body = h(1, 'A') + h(2, 'B') + h(2, 'C') + h(1, 'D');
    const reading = await read({ body, files: { 'styles.xml': sheet } });
    expect(shown(reading)).toBe('<1>1 A\n\n<2>1.1 B\n\n<2>1.2 C\n\n<1>2 D');
    expect(places(reading)).toEqual(['1:A', '2:B', '3:C', '4:D']);
  });
});

describe('styles that go round in a circle', () => {
  it('are no reason to hang', async () => {
    const style = (name: string, parent: string): string =>
      `<style:style style:name="${name}" style:parent-style-name="${parent}"/>`;
    expect(
      (await read({ body: p('Ett', 'A'), styles: style('A', 'B') + style('B', 'A') })).text,
    ).toBe('Ett\n');
  });
});

describe('files that are no OpenDocument text', () => {
  const inTables = (depth: number): string =>
    depth === 0 ? p('Ett') : `<table:table>${row(inTables(depth - 1))}</table:table>`;
  const content = (text: string) => ({ body: '', files: { 'content.xml': text } });
  it.each([
    ['tags that cross', { body: '<text:p><text:span></text:p></text:span>' }, 'damaged'],
    [
      'entities of its own',
      content('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><x>&a;</x>'),
      'damaged',
    ],
    ['entities that nobody declares', { body: p('&a;') }, 'damaged'],
    [
      'a password',
      { body: p('Ett'), files: { 'META-INF/manifest.xml': '<m><manifest:encryption-data/></m>' } },
      'encrypted',
    ],
    ['tables without end', { body: inTables(40) }, 'too-deep'],
  ])('%s', async (_name, source, code) => {
    await expect(read(source)).rejects.toMatchObject({ code });
  });
});
