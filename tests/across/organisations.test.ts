/** Which organisations of several documents are the same, and by what. */
import { describe, expect, it } from 'vitest';
import {
  circlesOf,
  linkOrganisations,
  type OrganisationOccurrence,
  type Ruling,
} from '../../pipeline/across/index.ts';
import { people } from './build.ts';

type Named = Partial<OrganisationOccurrence> & { readonly name: string };

const PRESENT = 'Åsa Alm, Bo Ek';

/** One organisation in each of two documents, of one circle or of two. */
function pair(a: Named, b: Named, circle: 'one' | 'two', rulings: readonly Ruling[] = []) {
  const others = circle === 'one' ? PRESENT : 'Siv Gran, Ture Moe';
  const all = people([`A 2024-01-02 Styrelsen: ${PRESENT}`, `B 2024-02-02 Styrelsen: ${others}`]);
  const occurrence = (document: string, named: Named): OrganisationOccurrence => ({
    ...{ document, date: '2024-01-02', body: 'Styrelsen', aliases: [], kind: 'other' },
    register: null,
    ...named,
  });
  const both = [occurrence('A', a), occurrence('B', b)];
  const identities = linkOrganisations(both, circlesOf(all), rulings);
  return identities.map(({ name, members, merges }) =>
    members.length > 1 ? `${name} [${merges[0]?.by}]` : name,
  );
}

describe('organisations over documents', () => {
  it.each([
    ['a name of one only', { name: 'Granby IF' }, { name: 'Granby IF' }, 'Granby IF [same-name]'],
    [
      'case and hyphens',
      { name: 'RF-Stöd Granby' },
      { name: 'RF Stöd Granby' },
      'RF Stöd Granby [same-name]',
    ],
    [
      'a register, whatever the names',
      { name: 'DIGG', register: 'authority 1' },
      { name: 'Myndigheten för provning', register: 'authority 1' },
      'Myndigheten för provning [register]',
    ],
    ['a party', { name: 'S', kind: 'party' }, { name: 'S', kind: 'party' }, 'S [same-name]'],
    [
      'a form in common',
      { name: 'Granby IF', aliases: ['Granby Idrott'] },
      { name: 'Granby Idrott' },
      'Granby IF [same-name]',
    ],
  ])('%s joins over circles', (_what, a: Named, b: Named, expected) => {
    expect(pair(a, b, 'two')).toEqual([expected]);
  });

  it.each([
    ['a word for a board', { name: 'Valberedningen' }, { name: 'valberedningen' }],
    ['a board of every town', { name: 'Barn- och skolnämnden' }, { name: 'Barn- och skolnämnden' }],
    [
      'a committee of a board',
      { name: 'Styrelsens arbetsutskott' },
      { name: 'Styrelsens arbetsutskott' },
    ],
    ['letters', { name: 'Samrådet för odling', aliases: ['SO'] }, { name: 'SO' }],
  ])('%s joins within a circle only', (_what, a: Named, b: Named) => {
    expect(pair(a, b, 'one')).toEqual([expect.stringMatching(/\[same-circle\]$/u)]);
    expect(pair(a, b, 'two')).toHaveLength(2);
  });

  it.each([
    ['other names', { name: 'Granby IF' }, { name: 'Talby IF' }],
    [
      'two entries of a register',
      { name: 'Granby', register: 'municipality 1' },
      { name: 'Granby kommun', register: 'municipality 2' },
    ],
  ])('%s join nowhere', (_what, a: Named, b: Named) => {
    expect(pair(a, b, 'one')).toHaveLength(2);
  });

  it('obeys what people have said', () => {
    const sides = { a: { document: 'A', name: 'Granby IF' }, b: { document: 'B', name: 'GIF' } };
    const same = pair({ name: 'Granby IF' }, { name: 'GIF' }, 'two', [
      { id: 1, verdict: 'same', ...sides },
    ]);
    expect(same).toEqual(['Granby IF [ruling]']);
  });
});
