import { describe, expect, it } from 'vitest';
import { overlaps } from '../../pipeline/span.ts';
import type { MentionLabel } from '../../pipeline/types.ts';
import { headed } from './read.ts';

/** [what, text, the tagger's mentions, those of the outcome] */
const CASES: readonly [
  string,
  string,
  readonly [string, MentionLabel][],
  readonly (readonly [string, MentionLabel, string])[],
][] = [
  [
    'adds who the tagger missed',
    'Närvarande: Ada Ekman, Bo Sandvik',
    [['Ada Ekman', 'PER']],
    [
      ['Ada Ekman', 'PER', 'test'],
      ['Bo Sandvik', 'PER', 'attendance'],
    ],
  ],
  [
    'joins a person split in two',
    'Närvarande\n\nMarie-Louise Fors Brink, chef',
    [
      ['Marie-Louise', 'PER'],
      ['Brink', 'LOC'],
    ],
    [['Marie-Louise Fors Brink', 'PER', 'attendance']],
  ],
  [
    'takes the office out of a name',
    'Närvarande\n\nKassör Lisa Berg\nBo Sandvik, chef',
    [['Kassör Lisa Berg', 'PER']],
    [
      ['Lisa Berg', 'PER', 'attendance'],
      ['Bo Sandvik', 'PER', 'attendance'],
    ],
  ],
  [
    'cuts two people in one mention apart',
    'Närvarande: Carl Hedin, Doris Ahlin',
    [['Carl Hedin, Doris Ahlin', 'PER']],
    [
      ['Carl Hedin', 'PER', 'attendance'],
      ['Doris Ahlin', 'PER', 'attendance'],
    ],
  ],
  [
    'makes an organisation of the municipality that somebody comes from',
    'Närvarande:\n\nAda Ekman\tGrums\nBo Sandvik\tNora',
    [
      ['Ada Ekman', 'PER'],
      ['Grums', 'LOC'],
      ['Bo Sandvik', 'PER'],
      ['Nora', 'PER'],
    ],
    [
      ['Ada Ekman', 'PER', 'test'],
      ['Grums', 'ORG', 'attendance'],
      ['Bo Sandvik', 'PER', 'test'],
      ['Nora', 'ORG', 'attendance'],
    ],
  ],
  [
    'adds an affiliation only where it is surely one',
    'Närvarande:\n\nAda Ekman\tGrums kommun\nBo Sandvik\tBjörkvik',
    [],
    [
      ['Ada Ekman', 'PER', 'attendance'],
      ['Grums kommun', 'ORG', 'attendance'],
      ['Bo Sandvik', 'PER', 'attendance'],
    ],
  ],
  [
    'adds whom somebody stands in for, and those who sign',
    'Beslutande Ada Ekman (S) ersätter Bo Sandvik (S)\n\n§ 1 Val\n\nVid protokollet: Eva Moe',
    [],
    [
      ['Ada Ekman', 'PER', 'attendance'],
      ['Bo Sandvik', 'PER', 'attendance'],
      ['Eva Moe', 'PER', 'attendance'],
    ],
  ],
  [
    'adds nicknames',
    '7. Röstlängd\n\nNärvarande: nsk, kai, magd',
    [],
    [
      ['nsk', 'PER', 'attendance'],
      ['kai', 'PER', 'attendance'],
      ['magd', 'PER', 'attendance'],
    ],
  ],
  [
    'leaves a person that a list hides among affiliations',
    'Närvarande: Ada Ekman, Rauf Karimi',
    [['Rauf Karimi', 'PER']],
    [
      ['Ada Ekman', 'PER', 'attendance'],
      ['Rauf Karimi', 'PER', 'test'],
    ],
  ],
  [
    'keeps what stands elsewhere',
    'Närvarande: Ada Ekman\n\n1. Läget\n\nGrums kommun redovisade läget i Grums.',
    [
      ['Grums kommun', 'ORG'],
      ['Grums', 'LOC'],
    ],
    [
      ['Ada Ekman', 'PER', 'attendance'],
      ['Grums kommun', 'ORG', 'test'],
      ['Grums', 'LOC', 'test'],
    ],
  ],
];

describe('a person whom the shape of a list hides', () => {
  const text = 'Närvarande: Ada Ekman, Rauf Karimi';

  it('is an entry where the tagger knows the name', () => {
    const found = headed(text, [['Rauf Karimi', 'PER']]).attendance;
    expect(found.map((entry) => [entry.name, entry.organisation])).toEqual([
      ['Ada Ekman', null],
      ['Rauf Karimi', null],
    ]);
  });

  it('is an affiliation where it does not', () => {
    const found = headed(text).attendance;
    expect(found.map((entry) => [entry.name, entry.organisation])).toEqual([
      ['Ada Ekman', 'Rauf Karimi'],
    ]);
  });
});

describe('mentions after the head is read', () => {
  it.each(CASES)('%s', (_, text, given, expected) => {
    const found = headed(text, given);
    expect(found.mentions.map((m) => [m.text, m.label, m.by])).toEqual(expected);
  });

  it.each(CASES)('stay sorted, apart and in their sentence: %s', (_, text, given) => {
    const found = headed(text, given);
    const sentences = found.blocks.flatMap((block) => block.sentences);
    for (const [i, mention] of found.mentions.entries()) {
      const next = found.mentions[i + 1];
      expect(next === undefined || mention.span.end <= next.span.start).toBe(true);
      expect(
        overlaps(sentences[mention.sentence]?.span ?? { start: 0, end: 0 }, mention.span),
      ).toBe(true);
    }
  });
});
