/** The words of the check of support: clean, each once, and each reached by an example. */
import { describe, expect, it } from 'vitest';
import lexicon from '../../pipeline/lexicon/wording.json' with { type: 'json' };
import { supportOf } from '../../pipeline/wording/support.ts';
import { isPronoun, wordsOf } from '../../pipeline/wording/words.ts';

const { source: _, acts, ...lists } = lexicon;

/** Why the sentence is dropped, or 'supported'. */
function judged(sentence: string, ...lines: readonly string[]): string {
  const sources = lines.map((text) => ({ text, span: { start: 0, end: text.length } }));
  const verdict = supportOf(sentence, sources, new Set());
  return 'reason' in verdict ? verdict.reason : 'supported';
}

describe.each(Object.entries({ ...lists, acts: acts.flat() }))('%s', (_name, list) => {
  it('is in composed small letters without stray characters', () => {
    const odd = list.filter((word) => word !== word.normalize('NFC') || !/^[a-zåäö]+$/u.test(word));
    expect(odd).toEqual([]);
  });

  it('has each word once', () => {
    expect(list.filter((word, i) => list.indexOf(word) !== i)).toEqual([]);
  });
});

it.each(lexicon.fillers)('%s may come and go', (word) => {
  expect(judged('Laget köper bilar.', `Laget köper ${word} bilar.`)).toBe('supported');
  expect(judged(`Laget köper ${word} bilar.`, 'Laget köper bilar.')).toBe('supported');
});

it.each(lexicon.joins)('%s joins parts of two sentences', (word) => {
  expect(judged(`Taket lagas ${word} golvet slipas.`, 'Taket lagas.', 'Golvet slipas.')).toBe(
    'supported',
  );
});

it.each(lexicon.borders)('what stands before %s is no part of what comes after', (word) => {
  const whole = `Laget sitter ${word} huset målas.`;
  expect(judged('Laget målas.', whole)).not.toBe('supported');
  expect(judged('Huset målas.', whole)).not.toBe('supported');
  expect(judged(whole, whole)).toBe('supported');
});

it.each(lexicon.prepositions)('a phrase with %s is lost whole or not at all', (word) => {
  const other = word === 'till' ? 'vid' : 'till';
  const whole = `Laget flyttar huset ${word} skolan ${other} byn.`;
  expect(judged(`Laget flyttar huset ${other} byn.`, whole)).toBe('supported');
  expect(judged(`Laget flyttar skolan ${other} byn.`, whole)).toBe('skipped');
  expect(judged(`Laget flyttar huset ${word} byn.`, whole)).toBe('skipped');
});

it.each(lexicon.pronouns)('%s stands for nobody of another sentence', (word) => {
  expect(wordsOf(`så ${word}`, new Set()).map(isPronoun)).toEqual([false, true]);
  const second = `Bilen passar ${word}.`;
  expect(
    judged(`Laget köper en bil och bilen passar ${word}.`, 'Laget köper en bil.', second),
  ).toBe('apart');
});

it.each([
  ...lexicon.negations.map((word) => [word, 'negation'] as const),
  ...lexicon.conditions.map((word) => [word, 'condition'] as const),
  ...lexicon.particles.map((word) => [word, 'particle'] as const),
  ...lexicon.modal.map((word) => [word, 'modality'] as const),
])('%s cannot be lost', (word, reason) => {
  const whole = `Laget köper ${word} bilen idag.`;
  expect(judged('Laget köper bilen idag.', whole)).toBe(reason);
  expect(judged('Laget köper.', whole)).toBe(reason);
  expect(judged(whole, whole)).toBe('supported');
});

it.each(lexicon.numbers)('%s is a figure', (word) => {
  expect(judged(`Laget köper ${word} bilar.`, 'Laget köper bilar.')).toBe('figure');
});

it.each(acts)('%s: present and past say the same', (...forms) => {
  for (const form of forms) {
    for (const other of forms) {
      const judgement = judged(`Laget ${form} saken.`, `Laget ${other} saken.`);
      expect(judgement).toBe('supported');
    }
    expect(judged(`Laget ${form} saken.`, 'Laget kände saken.')).not.toBe('supported');
  }
});
