/** Events of records. */
import { expect, test } from 'vitest';
import { tellMoved } from '../../../src/store/outbox.ts';
import { recordOf } from '../support/records.ts';

test('a record that an older program wrote is told of by what it has', () => {
  const { actions, ...older } = recordOf('a.txt', 'Organ: A\nBeslut: ja\nUppgift: Bo open ringa\n');
  // Nobody is forgotten, nothing is found: what is asked last is written.
  const asked = [];
  const steps = tellMoved(older as ReturnType<typeof recordOf>, 'b.txt');
  for (let step = steps.next(); !step.done; step = steps.next([])) asked.push(step.value);
  const last = asked.at(-1);
  const { data } = last && 'values' in last ? last.values : { data: '' };
  expect(JSON.parse(String(data))).toMatchObject({
    ...{ path: 'b.txt', body: 'A' },
    counts: { decisions: 1, deadlines: 0, actions: 0 },
  });
});
