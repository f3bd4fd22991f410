import { describe, expect, it } from 'vitest';
import parts from '../../pipeline/lexicon/part-headings.json' with { type: 'json' };
import { itemOf, sectionOf } from '../../pipeline/outline.ts';
import { partRole } from '../../pipeline/segment/parts.ts';
import { segmented } from '../support/build.ts';

/** The sections as 'level number title [role]'. */
function outline(text: string): string[] {
  return segmented(text).sections.map(
    (s) => `${s.level} ${s.number ?? '-'} ${s.title} [${s.role}]`,
  );
}

describe('sections', () => {
  it('takes numbered points apart from numbered lists', () => {
    const text =
      '1. Öppnande\n\nMötet öppnades.\n\n2. Mål\n\nVi har tre mål:\n\n1. Hälsa\n2. Skola\n3. Vård\n\n' +
      '3. Övrigt\n\nInget.';
    expect(outline(text)).toEqual([
      '1 1. Öppnande [item]',
      '1 2. Mål [item]',
      '1 3. Övrigt [item]',
    ]);
  });

  it('reads §-paragraphs with case numbers, wrapped titles and their parts', () => {
    const text =
      '§ 4 Ärendenummer ABC-2024-00012\n\nVal av ersättare i nämnden i stället för avgående Rut\n' +
      'Ek (C) från mars\nBeslut\n\nTill ersättare utses Bo Alm (C).\n\nHandlingar\n\nSkrivelse.';
    expect(outline(text)).toEqual([
      '1 § 4 Val av ersättare i nämnden i stället för avgående Rut Ek (C) från mars [item]',
      '3 - Beslut [decision]',
      '3 - Handlingar [documents]',
    ]);
  });

  it('takes a title from the page below that of its number', () => {
    const text =
      '§ 4 Dnr KS 2024/88\n\nJusterandes sign\fSida 2 (3)\n\nBadplatsen i Vik\n\nBeslut\n\nDen stängs.';
    expect(outline(text)).toEqual(['1 § 4 Badplatsen i Vik [item]', '3 - Beslut [decision]']);
  });

  it('takes titles numbered without a full stop, one after the other, for points', () => {
    const text = (gap: string) =>
      `1${gap}Mötet öppnas\n\nDagordningen godkändes.\n\n2${gap}Ekonomi\n\n2 Stolar köptes in.\n` +
      `\n3${gap}Övriga frågor\n\nInga.`;
    for (const gap of [' ', '  ', '     ', '\t']) {
      expect(outline(text(gap))).toEqual([
        '1 1 Mötet öppnas [item]',
        '1 2 Ekonomi [item]',
        '1 3 Övriga frågor [item]',
      ]);
    }
  });

  it.each([
    ['two are no run', '1 Öppnande\n\nText.\n\n2 Ekonomi\n\nText.'],
    ['not from one on', '4 Öppnande\n\nText.\n\n5 Ekonomi\n\nText.\n\n6 Val\n\nText.'],
    ['a list', 'Köp:\n1 Stol\n2 Bord\n3 Lampor\n4 Mattor'],
    ['a table', '1 Rut Ek     3 röster\n\n2 Bo Alm     2 röster\n\n3 Eva Ask     1 röst'],
    ['sentences', '1 Stol är trasig.\n\n2 Bord saknas.\n\n3 Lampor lyser.'],
  ])('takes no numbers for points: %s', (_, text) => {
    expect(outline(text).filter((line) => /^\d \d/u.test(line))).toEqual([]);
  });

  it('takes bare numbers for nothing where § or full stops number the points', () => {
    const text = '§ 1 Val\n\n1 Ordförande\n\n2 Kassör\n\n3 Sekreterare\n\nText.';
    expect(outline(text).map((line) => line.slice(0, 5))[0]).toBe('1 § 1');
    expect(outline(text).filter((line) => /^\d \d /u.test(line))).toEqual([]);
  });

  it('takes numbers under a § for its decisions, not for points', () => {
    expect(outline('§ 4 Val av ombud\n\n1. Nytt avtal\n\nAvtalet lades fram.')).toEqual([
      '1 § 4 Val av ombud [item]',
    ]);
  });

  it('takes a list of titles for a list', () => {
    const names = ['Närvarande', 'Rut Ek', 'Bo Alm', 'Eva Ask', 'Per Ryd'].join('\n\n');
    expect(outline(`${names}\n\nMötet öppnades av Rut.`)).toEqual(['1 - Närvarande [item]']);
  });

  it('takes no table of contents for headings', () => {
    const text = '§ 1 Öppnande\n§ 2 Budget\n§ 3 Övrigt\n\n§ 1\nÖppnande\nMötet öppnas.';
    expect(outline(text)).toEqual(['1 § 1 Öppnande [item]']);
  });

  it.each([
    ['Styrelsen godkände budgeten', []],
    ['Plats: Röda rummet', []],
    ['Enligt styrelsens förslag:', []],
    ['Ny lekplats vid ån', ['1 - Ny lekplats vid ån [item]']],
    ['## Rapporter', ['2 - Rapporter [item]']],
  ])('%s as a heading: %j', (line, expected) => {
    expect(outline(`${line}\n\nHär följer en mening om saken.`)).toEqual(expected);
  });

  it('finds a block its section and its item', () => {
    const doc = segmented('§ 7 Budget\n\nBeslut\n\nBudgeten antas.');
    const last = doc.blocks.length - 1;
    expect(sectionOf(doc.sections, last)?.role).toBe('decision');
    expect(itemOf(doc.sections, last)?.number).toBe('§ 7');
  });
});

describe('part headings', () => {
  const { source: _source, forms, ...lists } = parts;
  it.each(Object.entries(lists).flatMap(([role, list]) => list.map((p) => [p, role])))(
    '%s is a part: %s',
    (phrase, role) => {
      expect(phrase).toBe(phrase.normalize('NFC').toLowerCase());
      expect(partRole(`${phrase.charAt(0).toUpperCase()}${phrase.slice(1)}:`)).toBe(role);
    },
  );

  it.each(forms)('$example is a part: $role', ({ role, pattern, example }) => {
    expect(new RegExp(`^(?:${pattern})$`, 'u').test(example.toLowerCase())).toBe(true);
    expect(partRole(example)).toBe(role);
  });

  it.each(['Beslut om medel', 'Förslagslådan', 'Delegationsbeslut', 'Beslutet om lekplatsen'])(
    '%s is no part',
    (title) => expect(partRole(title)).toBeNull(),
  );

  it('has each phrase once', () => {
    const all = Object.values(lists).flat();
    expect(new Set(all).size).toBe(all.length);
    expect(partRole('Beslutet om lekplatsen')).toBeNull();
  });
});
