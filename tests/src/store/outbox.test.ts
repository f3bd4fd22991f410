/** Events of records. */
import { expect, test } from 'vitest';
import type { Steps } from '../../../src/store/database.ts';
import { tellDated, tellMoved } from '../../../src/store/outbox.ts';
import { PLANTED } from '../private/planted.ts';
import { recordOf } from '../support/records.ts';

/** Data of the event that is written last where nobody is forgotten and nothing is found. */
function written(steps: Steps<void>): Record<string, unknown> {
  const asked = [];
  for (let step = steps.next(); !step.done; step = steps.next([])) asked.push(step.value);
  const last = asked.at(-1);
  return JSON.parse(last && 'values' in last ? String(last.values['data']) : '{}');
}

test('a record that an older program wrote is told of by what it has', () => {
  const { actions, ...older } = recordOf('a.txt', 'Organ: A\nBeslut: ja\nUppgift: Bo open ringa\n');
  expect(written(tellMoved(older as ReturnType<typeof recordOf>, 'b.txt'))).toMatchObject({
    ...{ path: 'b.txt', body: 'A' },
    counts: { decisions: 1, deadlines: 0, actions: 0 },
  });
});

test('a file name with a private number is covered where a deadline is dated, too', () => {
  const { sha256 } = recordOf('a.txt', 'Organ: A\n').source;
  const told = { previous: null, date: '2024-05-01', toldBy: sha256 };
  const path = Object.keys(PLANTED)[0] ?? '';
  const data = written(tellDated({ document: sha256, path, ...told }));
  expect(data).toMatchObject({
    sha256,
    ...told,
    path: `ansökan ██████-████ ${sha256.slice(0, 12)}.txt`,
  });
});
