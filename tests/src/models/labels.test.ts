import { describe, expect, test } from 'vitest';
import { UserError } from '../../../src/errors.ts';
import { mapLabels, parseMapping } from '../../../src/models/labels.ts';

const NONE = new Map();

describe('mapLabels', () => {
  test.each([
    ['PER', 'PER'],
    ['PRS', 'PER'],
    ['B-PERSON', 'B-PER'],
    ['i-per', 'I-PER'],
    ['INST', 'ORG'],
    ['I-ORG', 'I-ORG'],
    ['B_LOC', 'B-LOC'],
    ['GPE', 'LOC'],
    ['I-PLC', 'I-LOC'],
    ['S-ORG', 'B-ORG'],
    ['E-ORG', 'I-ORG'],
    ['B-TME', 'O'],
    ['MISC', 'O'],
    ['I-WRK', 'O'],
  ])('%s is %s', (label, means) => {
    expect(mapLabels('prov', ['PER', label], NONE)[1]).toBe(means);
  });

  test.each([
    [['O', 'LABEL_1'], 'unknown labels LABEL_1: say what each is, as --map LABEL_1=PER'],
    [['PER', 'B-KOM', 'I-KOM'], 'unknown labels B-KOM, I-KOM'],
    [['O', 'TME'], 'none of its labels is a person, organisation or place'],
  ])('%j is refused', (labels, message) => {
    const act = () => mapLabels('prov', labels, NONE);
    expect(act).toThrow(UserError);
    expect(act).toThrow(message);
  });

  test('takes what a person said, whole or without the prefix, before the table', () => {
    const labels = ['O', 'B-KOM', 'I-KOM', 'MISC', 'LABEL_4'];
    const given = parseMapping(['KOM=ORG', 'MISC=LOC', 'LABEL_4=I-PER']);
    expect(mapLabels('prov', labels, given)).toEqual(['O', 'B-ORG', 'I-ORG', 'LOC', 'I-PER']);
    expect(mapLabels('prov', ['B-PER', 'PER'], parseMapping(['B-PER=O']))).toEqual(['O', 'PER']);
  });

  test('refuses to map what the model does not have', () => {
    expect(() => mapLabels('prov', ['PER'], parseMapping(['PRS=PER']))).toThrow(
      "model 'prov': --map PRS: it has only PER",
    );
  });
});

test.each(['KOM', 'KOM=', '=PER', 'KOM=TME'])('--map %s is refused', (text) => {
  expect(() => parseMapping([text])).toThrow(`--map must be LABEL=PER, ORG, LOC or O, not`);
});
