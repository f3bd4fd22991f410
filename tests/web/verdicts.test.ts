/** What a reviewer says is what corrections have words for. */
import { describe, expect, it } from 'vitest';
import { readCorrection } from '../../eval/gold/read-corrections.ts';
import { factsOf, marksOf } from '../../web/document/facts.ts';
import {
  added,
  changed,
  differences,
  doubtful,
  judged,
  type Kept,
  nextDoubtful,
  reviewedBy,
  type Said,
  valuesOf,
} from '../../web/document/verdicts.ts';
import { recordOf } from '../src/support/records.ts';

const TEXT = `Organ: Styrelsen
Person: Bo Ek
Organisation: Region Norr
Beslut: att Bo Ek lagar bron
Senast: 2024-05-01 Bo
Uppgift: Bo open måla bron
`;
const plain = recordOf('a.txt', TEXT);
const place = { start: 0, end: 5 };
const announced = { date: '2024-06-01', startTime: null, endTime: null, place: null };
const told = { confidence: 1, by: 'test' };
const record = {
  ...plain,
  meetings: [{ span: place, ...announced, ...told }],
  meeting: { ...plain.meeting, chair: 'Bo Ek', evidence: { chair: told, title: told } },
};
const facts = factsOf(record);

/** Null where the vocabulary has words for it, else what is wrong with it. */
function wrongIn(said: Said | null): unknown {
  if (said === null) return 'nothing is said';
  const read = readCorrection({ document: 'a.txt', ...said });
  return Array.isArray(read) ? read : null;
}

describe('what is said', () => {
  it('fits the vocabulary, of every layer and with every verdict', () => {
    const layers = new Set(facts.map(({ found }) => found.layer));
    expect(layers.size).toBe(9);
    for (const fact of facts) {
      if (fact.key === 'fields:title') continue;
      const values = valuesOf(record, fact.found);
      expect(wrongIn(judged(fact, place, 'accept')), fact.key).toBeNull();
      expect(wrongIn(judged(fact, place, 'reject')), fact.key).toBeNull();
      const sayable = Object.keys(values).length > 0;
      if (sayable) expect(wrongIn(changed(fact, place, { values })), fact.key).toBeNull();
      if (fact.found.layer === 'fields') continue;
      expect(wrongIn(changed(fact, place, { span: { start: 1, end: 4 } })), fact.key).toBeNull();
      expect(wrongIn(added(fact.found.layer, place, TEXT)), fact.key).toBeNull();
    }
  });

  it('is nothing of what corrections cannot speak of', () => {
    const title = facts.find(({ key }) => key === 'fields:title');
    expect(title && judged(title, place, 'accept')).toBeNull();
    expect(added('fields', place, TEXT)).toBeNull();
  });

  it('takes away a field of the head by giving it no value', () => {
    const chair = facts.find(({ key }) => key === 'fields:chair');
    expect(chair && judged(chair, place, 'reject')).toEqual({
      ...{ layer: 'meeting', verdict: 'change', to: { values: { chair: null } } },
    });
  });
});

describe('differences', () => {
  it('has only what is others than before; what is empty is none', () => {
    const before = { kind: 'note', decider: null, item: '§ 1' };
    const given = { kind: 'note', decider: ' Rådet ', item: '  ' };
    expect(differences(before, given)).toEqual({ decider: 'Rådet', item: null });
  });
});

describe('doubtful', () => {
  const marks = marksOf(facts).map((mark, i) => ({
    ...mark,
    confidence: 0.9 - i / 100,
    by: i % 3 === 0 ? 'review' : 'test',
  }));

  it('has what nobody spoke of, the most doubtful first', () => {
    const queue = doubtful(marks);
    expect(queue.length).toBe(marks.filter(({ by }) => by === 'test').length);
    const sure = queue.map(({ confidence }) => confidence);
    expect(sure).toEqual(sure.toSorted((a, b) => a - b));
  });

  it('leads from each to the next, and begins anew at the end', () => {
    const queue = doubtful(marks);
    const [first, second] = queue;
    const led = (mark = first) => nextDoubtful(marks, mark, mark ?? null);
    expect(nextDoubtful(marks, undefined, null)).toBe(first);
    expect(led(first)).toBe(second);
    expect(led(queue.at(-1))).toBe(first);
    expect(nextDoubtful(marks.slice(0, 1), marks[0], null)).toBeNull();
  });

  it('begins with the most doubtful for whoever came there otherwise', () => {
    const queue = doubtful(marks);
    expect(nextDoubtful(marks, queue[2], null)).toBe(queue[0]);
    expect(nextDoubtful(marks, queue[2], queue[1] ?? null)).toBe(queue[0]);
    expect(nextDoubtful(marks, queue[0], null)).toBe(queue[1]);
  });
});

describe('reviewedBy', () => {
  it('is what says so last and was not taken back', () => {
    const one = (number: number, undone: string | null): Kept => {
      return { number, undone, reviewed: ['meeting', 'people'] };
    };
    expect(reviewedBy([one(1, null), one(2, '2024')], 'fields')?.number).toBe(1);
    expect(reviewedBy([one(1, '2024')], 'people')).toBeUndefined();
    expect(reviewedBy([one(1, null)], 'decisions')).toBeUndefined();
  });
});
