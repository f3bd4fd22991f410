/** Events of records. */
import { expect, test } from 'vitest';
import { tellMoved } from '../../../src/store/outbox.ts';
import { recordOf } from '../support/records.ts';

test('a record that an older program wrote is told of by what it has', () => {
  const { actions, ...older } = recordOf('a.txt', 'Organ: A\nBeslut: ja\nUppgift: Bo open ringa\n');
  const { value } = tellMoved(older as ReturnType<typeof recordOf>, 'b.txt').next([]);
  const { data } = value && 'values' in value ? value.values : { data: '' };
  expect(JSON.parse(String(data))).toMatchObject({
    ...{ path: 'b.txt', body: 'A' },
    counts: { decisions: 1, deadlines: 0, actions: 0 },
  });
});
