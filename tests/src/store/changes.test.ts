/** What differs between two records of a document. */
import { describe, expect, test } from 'vitest';
import { changesOf, isSame } from '../../../src/store/changes.ts';
import { LAYERS } from '../../../src/store/query.ts';
import { recordOf } from '../support/records.ts';

const BEFORE = `Organ: Nämnden
Datum: 2024-03-14
Person: Åsa Wahlén
Person: Bo Ek
Organisation: Region Norr
Beslut: att köpa
Beslut: att köpa
Beslut: att Åsa Wahlén utreder
Senast: 2024-05-01 Åsa
Uppgift: Åsa open skriva brevet
`;

/** 'added 1, removed 1' of the layers in which something differs. */
function told(before: string, after: string): Record<string, string> {
  const { facts } = changesOf(recordOf('a', before), recordOf('a', after));
  const layers = LAYERS.map((layer) => {
    const kinds = Object.entries(facts[layer]).filter(([, { count }]) => count > 0);
    return [layer, kinds.map(([kind, { count, ids }]) => `${kind} ${count} ${ids}`).join('; ')];
  });
  return Object.fromEntries(layers.filter(([, text]) => text !== ''));
}

describe('changesOf', () => {
  test.each([
    ['nothing', BEFORE, {}],
    ['white space and case', BEFORE.replace('att köpa', 'Att  KÖPA'), {}],
    [
      'one of two that are alike',
      BEFORE.replace('Beslut: att köpa\n', ''),
      { decisions: 'removed 1 b1' },
    ],
    [
      'another order',
      BEFORE.replace('Beslut: att köpa\n', '').replace('utreder\n', 'utreder\nBeslut: att köpa\n'),
      {},
    ],
    [
      'other words',
      BEFORE.replace('att Åsa Wahlén utreder', 'att Bo Ek utreder'),
      { decisions: 'added 1 b2; removed 1 b2' },
    ],
    [
      'another status, the same words',
      BEFORE.replace('Åsa open', 'Åsa done'),
      { actions: 'changed 1 a0' },
    ],
    [
      'another who',
      BEFORE.replace('2024-05-01 Åsa', '2024-05-01 Bo'),
      { deadlines: 'changed 1 d0' },
    ],
    [
      'more of all',
      `${BEFORE}Beslut: nytt\nSenast: 2024-06-01\nUppgift: Bo open ringa\nPerson: Ida Ny\n`,
      {
        decisions: 'added 1 b3',
        deadlines: 'added 1 d1',
        actions: 'added 1 a1',
        people: 'added 1 p2',
      },
    ],
    ['no organisation', BEFORE.replace(/Organisation.*\n/u, ''), { organisations: 'removed 1 o0' }],
  ])('%s', (_, after, expected) => {
    expect(told(BEFORE, after)).toEqual(expected);
  });

  test('of the head the names of fields, not their places', () => {
    const record = recordOf('a', BEFORE);
    const meeting = { ...record.meeting, date: null, spans: { date: { start: 0, end: 1 } } };
    expect(changesOf(record, { ...record, meeting }).meeting).toEqual(['date']);
  });

  test('a record that an older program wrote is compared by what it has', () => {
    const record = recordOf('a', BEFORE);
    const { actions, attendance, ...older } = record;
    const { next, ...meeting } = older.meeting;
    const old = { ...older, meeting } as unknown as typeof record;
    const { meeting: fields, facts } = changesOf(old, record);
    expect(fields).toEqual([]);
    expect(facts.actions.added).toEqual({ count: 1, ids: ['a0'] });
    expect(facts.decisions.added.count).toBe(0);
  });
});

test('isSame passes over where the document lies, and nothing else', () => {
  const record = recordOf('a', BEFORE);
  expect(isSame(record, recordOf('b', BEFORE))).toBe(true);
  expect(isSame(record, { ...record, summary: { ...record.summary, method: 'other' } })).toBe(
    false,
  );
});
