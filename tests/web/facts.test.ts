/** What the page knows of a record: its facts, their places, how sure they are. */
import { describe, expect, it } from 'vitest';
import { calibrated } from '../../pipeline/calibration.ts';
import confidence from '../../pipeline/lexicon/confidence.json' with { type: 'json' };
import { factsOf, markAt, marksOf, placeOf } from '../../web/document/facts.ts';
import { experienceOf, finderOf, percent, surenessOf } from '../../web/document/sure.ts';
import { recordOf } from '../src/support/records.ts';

const TEXT = `Organ: Styrelsen
Person: Bo Ek
Organisation: Region Norr
Beslut: att Bo Ek lagar bron med Bo Ek
Senast: 2024-05-01 Bo
Uppgift: Bo open måla bron
`;
const record = recordOf('a.txt', TEXT);
const facts = factsOf(record);
const marks = marksOf(facts);

describe('factsOf', () => {
  it('has a name once with all its places, and every other fact with its own', () => {
    const shown = facts.map(({ key, title, places }) => [key, title, places.length]);
    expect(shown).toEqual([
      ['people:p0', 'Bo Ek', 3],
      ['organisations:o0', 'Region Norr', 1],
      ['decisions:b0', 'att Bo Ek lagar bron med Bo Ek', 1],
      ['deadlines:d0', '2024-05-01', 1],
      ['actions:a0', 'Bo open måla bron', 1],
      ['attendance:0', 'Bo Ek', 1],
      ['agenda:i0', '§ 1 Öppnande', 1],
    ]);
  });

  it('has the fields of the meeting by the names of people, also where no place is told', () => {
    const evidence = { chair: { confidence: 0.4, by: 'label-chair' } };
    const told = factsOf({ ...record, meeting: { ...record.meeting, chair: 'p0', evidence } });
    expect(told.at(-1)).toEqual({
      key: 'fields:chair',
      found: { layer: 'fields', of: { name: 'chair', value: 'Bo Ek' } },
      title: 'Bo Ek',
      places: [],
      confidence: 0.4,
      by: ['label-chair'],
    });
  });

  it('takes the mean of the mentions of a name, and each finder once', () => {
    const [one] = record.people;
    if (one === undefined) throw new Error('nobody');
    const mentions = [0.5, 0.8, 0.8].map((confidence, i) => {
      return { start: i, end: i + 1, confidence, by: i === 0 ? 'a' : 'b' };
    });
    const [told] = factsOf({ ...record, people: [{ ...one, mentions }] });
    expect(told?.confidence).toBeCloseTo(0.7);
    expect(told?.by).toEqual(['a', 'b']);
  });
});

describe('marksOf', () => {
  it('has every place of every fact in the order of the text, the longer first', () => {
    expect(marks).toHaveLength(9);
    const inDecision = marks.slice(marks.findIndex(({ layer }) => layer === 'decisions'));
    expect(inDecision.slice(0, 3).map(({ key, nth }) => [key, nth])).toEqual([
      ['decisions:b0', 0],
      ['people:p0', 1],
      ['people:p0', 2],
    ]);
  });
});

describe('markAt', () => {
  const at = (quote: string) => {
    const start = TEXT.indexOf(quote);
    return markAt(
      marks.filter(({ layer }) => layer !== 'agenda'),
      {
        start,
        end: start + quote.length,
      },
    );
  };
  it('is the mark of the place, else the smallest around it, else the first in it', () => {
    expect(at('att Bo Ek lagar bron med Bo Ek')?.key).toBe('decisions:b0');
    expect(at('lagar')?.key).toBe('decisions:b0');
    expect(at('Region Norr\nBeslut: att Bo Ek')?.key).toBe('organisations:o0');
    expect(at('Organ:')).toBeNull();
  });
});

describe('placeOf', () => {
  it.each([
    ['12-34', { start: 12, end: 34 }],
    ['12', null],
    ['12-', null],
    ['-1-2', null],
    ['1-2<b>', null],
    ['1'.repeat(20), null],
    [null, null],
  ])('of %j is %j', (text, place) => expect(placeOf(text)).toEqual(place));
});

describe('how sure', () => {
  it.each([
    [1, 'sure', '> 99 %'],
    [0.9, 'sure', '90 %'],
    [0.899, 'likely', '90 %'],
    [0.6, 'unsure', '60 %'],
    [0, 'doubtful', '0 %'],
  ] as const)('%d is %s', (value, word, text) => {
    expect([surenessOf(value), percent(value)]).toEqual([word, text]);
  });

  it.each([
    ['klubbslag-sv@0.2.0', 'model'],
    ['phrase:godkanna', 'phrase'],
    ['attendance-list-bare', 'attendance'],
    ['signature', 'signature'],
    ['elected-passive-one-word', 'elected'],
    ['paragraph-sign', 'heading'],
    ['review', 'review'],
    ['rule:latest', 'rule'],
    ['company', 'rule'],
  ] as const)('%s is of the kind %s', (by, kind) => expect(finderOf(by)).toBe(kind));

  it('tells how often such findings were right, where that was counted apart', () => {
    const counted = confidence.layers.agenda;
    const [step] = counted.by.numbered;
    const sure = calibrated(counted, 'numbered', step?.from ?? 0);
    expect(experienceOf('agenda', 'numbered', sure)).toEqual(step);
    expect(experienceOf('agenda', 'numbered', sure / 2)).toBeNull();
    expect(experienceOf('agenda', 'no-such-rule', 0.9)).toBeNull();
  });
});
