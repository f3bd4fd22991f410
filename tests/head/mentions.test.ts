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
      ['Bo Sandvik', 'PER', 'attendance-list-bare'],
    ],
  ],
  [
    'joins a person split in two',
    'Närvarande\n\nMarie-Louise Fors Brink, chef',
    [
      ['Marie-Louise', 'PER'],
      ['Brink', 'LOC'],
    ],
    [['Marie-Louise Fors Brink', 'PER', 'attendance-rows-office']],
  ],
  [
    'takes the office out of a name',
    'Närvarande\n\nKassör Lisa Berg\nBo Sandvik, chef',
    [['Kassör Lisa Berg', 'PER']],
    [
      ['Lisa Berg', 'PER', 'attendance-rows-office'],
      ['Bo Sandvik', 'PER', 'attendance-rows-office'],
    ],
  ],
  [
    'cuts two people in one mention apart',
    'Närvarande: Carl Hedin, Doris Ahlin',
    [['Carl Hedin, Doris Ahlin', 'PER']],
    [
      ['Carl Hedin', 'PER', 'attendance-list-bare'],
      ['Doris Ahlin', 'PER', 'attendance-list-bare'],
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
      ['Grums', 'ORG', 'attendance-affiliation'],
      ['Bo Sandvik', 'PER', 'test'],
      ['Nora', 'ORG', 'attendance-affiliation'],
    ],
  ],
  [
    'adds an affiliation only where it is surely one',
    'Närvarande:\n\nAda Ekman\tGrums kommun\nBo Sandvik\tBjörkvik',
    [],
    [
      ['Ada Ekman', 'PER', 'attendance-table-affiliation'],
      ['Grums kommun', 'ORG', 'attendance-affiliation'],
      ['Bo Sandvik', 'PER', 'attendance-table-affiliation'],
    ],
  ],
  [
    'only relabels an affiliation of which nothing is known',
    'Närvarande:\n\nAda Ekman\tBjörkvik',
    [['Björkvik', 'LOC']],
    [
      ['Ada Ekman', 'PER', 'attendance-table-affiliation'],
      ['Björkvik', 'ORG', 'attendance-affiliation-unknown'],
    ],
  ],
  [
    'adds whom somebody stands in for, and those who sign',
    'Beslutande Ada Ekman (S) ersätter Bo Sandvik (S)\n\n§ 1 Val\n\nVid protokollet: Eva Moe',
    [],
    [
      ['Ada Ekman', 'PER', 'attendance-rows-party'],
      ['Bo Sandvik', 'PER', 'attendance-replaced'],
      ['Eva Moe', 'PER', 'signature-secretary'],
    ],
  ],
  [
    'adds nicknames',
    '7. Röstlängd\n\nNärvarande: nsk, kai, magd',
    [],
    [
      ['nsk', 'PER', 'attendance-list-word'],
      ['kai', 'PER', 'attendance-list-first-name'],
      ['magd', 'PER', 'attendance-list-word'],
    ],
  ],
  [
    'leaves a person that a list hides among affiliations',
    'Närvarande: Ada Ekman, Rauf Karimi',
    [['Rauf Karimi', 'PER']],
    [
      ['Ada Ekman', 'PER', 'attendance-rows-bare'],
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
      ['Ada Ekman', 'PER', 'attendance-rows-bare'],
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

  it('are as sure as what shows them', () => {
    const found = headed('Närvarande: Ada Ekman, nsk, kai, magd', [['Ada Ekman', 'PER']]);
    const sure = new Map(found.attendance.map(({ name, confidence }) => [name, confidence]));
    for (const { text, score, by } of found.mentions) {
      expect(score, text).toBe(by === 'test' ? 0.9 : sure.get(text));
    }
    expect(new Set(found.mentions.map(({ score }) => score)).size).toBe(3);
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
