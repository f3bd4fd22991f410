/** Which documents are of one circle of people, and why. */
import { describe, expect, it } from 'vitest';
import { circlesOf } from '../../pipeline/across/index.ts';
import { people, shown } from './build.ts';

const FIVE = 'Åsa Alm, Bo Ek, Cia Lind, Dan Rönn, Eva Asp';

describe('circles', () => {
  it.each([
    [
      'a board by two of its names',
      [`A 2024-01-02 Styrelsen: ${FIVE}`, 'B 2024-02-02 Styrelsen: Åsa Alm, Bo Ek, Siv Gran'],
      'A B',
    ],
    [
      'two boards with a namesake',
      [`A 2024-01-02 Styrelsen: ${FIVE}`, 'B 2024-02-02 Styrelsen: Åsa Alm, Siv Gran'],
      'A | B',
    ],
    [
      'another body of the same people: three names',
      [`A 2024-01-02 Styrelsen: ${FIVE}`, 'B 2024-02-02 Årsmötet: Åsa Alm, Bo Ek, Eva Asp'],
      'A B',
    ],
    [
      'another body with two names in common',
      [`A 2024-01-02 Styrelsen: ${FIVE}`, 'B 2024-02-02 Årsmötet: Åsa Alm, Bo Ek, Siv Gran'],
      'A | B',
    ],
    [
      'a body whose name says which',
      ['A 2024-01-02 Brf Linden: Åsa Alm', 'B 2026-02-02 brf  Linden: Siv Gran'],
      'A B',
    ],
    [
      'a name that every town has',
      [
        'A 2024-01-02 Barn- och skolnämnden: Åsa Alm',
        'B 2026-02-02 Barn- och skolnämnden: Siv Gran',
      ],
      'A | B',
    ],
    [
      'a part of a large meeting too small to tell',
      [
        `A 2024-01-02 Fullmäktige: ${FIVE}`,
        'B 2024-02-02 Fullmäktige: Åsa Alm, Bo Ek, Fia Ro, Gun Ro, Hans Ro, Ida Ro, Jan Ro, Kim Ro, Lo Ro',
      ],
      'A | B',
    ],
    [
      'no list: all names count, and twice as many are asked for',
      [
        `A 2024-01-02 -: *${FIVE.replaceAll(', ', ', *')}, *Jan Bok`,
        `B 2024-02-02 -: *${FIVE.replaceAll(', ', ', *')}, *Jan Bok`,
      ],
      'A B',
    ],
    [
      'no list and three names',
      [
        'A 2024-01-02 -: *Åsa Alm, *Bo Ek, *Cia Lind',
        'B 2024-02-02 -: *Åsa Alm, *Bo Ek, *Cia Lind',
      ],
      'A | B',
    ],
    [
      'two circles that a third document joins',
      [
        'A 2024-01-02 Styrelsen: Åsa Alm, Bo Ek',
        'B 2024-02-02 Styrelsen: Cia Lind, Dan Rönn',
        'C 2024-03-02 Styrelsen: Åsa Alm, Bo Ek, Cia Lind, Dan Rönn',
        'D 2024-04-02 Styrelsen: Cia Lind, Dan Rönn',
      ],
      'A B C D',
    ],
    [
      'a board that is renewed bit by bit',
      [
        'C 2024-01-02 Styrelsen: Åsa Alm, Bo Ek, Cia Lind',
        'B 2025-01-02 Styrelsen: Bo Ek, Cia Lind, Dan Rönn',
        'A 2026-01-02 Styrelsen: Dan Rönn, Cia Lind, Eva Asp',
      ],
      'A B C',
    ],
    [
      'spelling of case and accents',
      ['A 2024-01-02 Styrelsen: André Alm, Bo Ek', 'B - STYRELSEN: ANDRE ALM, BO EK'],
      'A B',
    ],
  ])('%s', (_what, lines, expected) => {
    expect(shown(circlesOf(people(lines)))).toBe(expected);
    expect(shown(circlesOf(people(lines.toReversed())))).toBe(expected);
  });

  it('says what a document was joined by', () => {
    const circles = circlesOf(
      people([
        'A 2024-01-02 Brf Linden: Åsa Alm, Bo Ek',
        'B 2024-02-02 Brf Linden: Siv Gran',
        'C 2024-03-02 Brf Linden: Åsa Alm, Bo Ek',
      ]),
    );
    expect(circles.get('A')?.link).toBeNull();
    expect(circles.get('B')?.link).toEqual({ by: 'same-body', names: [] });
    expect(circles.get('C')?.link).toEqual({ by: 'shared-people', names: ['Åsa Alm', 'Bo Ek'] });
  });
});
