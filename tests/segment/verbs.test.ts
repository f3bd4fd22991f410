/** A line that says something is told from a title. */
import { expect, test } from 'vitest';
import verbs from '../../pipeline/lexicon/verbs.json' with { type: 'json' };
import { hasFiniteVerb } from '../../pipeline/segment/verbs.ts';

test.each([
  'Röstlängden godkändes',
  'Synpunkter framfördes av Bo Ek',
  'Taxan fastställdes',
  'Siri Dahl valdes',
  'Frågan utreddes vidare',
  'Bo Ek svarar på frågor',
  'Arbetet fortsatte',
])('%s: a sentence', (line) => {
  expect(hasFiniteVerb(line)).toBe(true);
});

test.each([
  'Ordförandens beslut',
  'Närvarande och frånvarande',
  'Ordförandes rapport',
  'Fjärde punkten',
  'Medlemsärenden',
  'Landsbygdens framtid',
])('%s: a title', (line) => {
  expect(hasFiniteVerb(line)).toBe(false);
});

test('the list is of single words, each once and as Swedish writes it', () => {
  expect(new Set(verbs.entries).size).toBe(verbs.entries.length);
  for (const word of verbs.entries) {
    expect(word).toBe(word.normalize('NFC').toLowerCase());
    expect(hasFiniteVerb(word)).toBe(true);
  }
});
