import { describe, expect, it } from 'vitest';
import { complete } from '../../pipeline/complete/index.ts';
import { recordWith } from './support.ts';

const TEXT = 'Hedby kommun\n§ 1 Interpellation om träd\nKommunstyrelsen svarar.\n';
const of = (body: string | null, kind = 'protokoll') =>
  complete(recordWith(TEXT, { meeting: { body, kind, date: '2024-05-14' } }));

describe('complete', () => {
  it.each([
    ['Kommunfullmäktige', true],
    [null, true],
    ['Kommunstyrelsen', false],
  ])('asks %s for questions and answers: %s', (body, asked) => {
    expect(of(body).points.some(({ point }) => point === 'questions')).toBe(asked);
  });

  it('names the paragraph where the law asks, and asks others by custom alone', () => {
    const decision = (body: string) => of(body).points.find(({ point }) => point === 'decision');
    const found = { item: 'i0', state: 'unsure' };
    expect(decision('Kommunstyrelsen')).toMatchObject({
      ...{ ...found, requirement: 'law', paragraph: '5 kap. 67 § 4' },
    });
    expect(decision('Styrelsen')).toMatchObject({
      ...{ ...found, requirement: 'custom', paragraph: null },
    });
    const place = of('Kommunstyrelsen').points.find(({ point }) => point === 'place');
    expect(place).toMatchObject({ item: null, requirement: 'custom', paragraph: null });
  });

  it('asks nothing of what is no record of a meeting', () => {
    expect(of('Kommunstyrelsen', 'uppdrag')).toEqual({ yardstick: 'none', points: [] });
  });

  it('has places in the text alone', () => {
    const spans = of('Kommunfullmäktige').points.flatMap(({ evidence }) => evidence);
    expect(spans.length).toBeGreaterThan(0);
    for (const { start, end } of spans) expect(TEXT.slice(start, end)).toMatch(/^\S.*\S$/su);
  });
});
