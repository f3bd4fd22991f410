/** Matters over HTTP: what comes back through the meetings of a body. */
import { expect, test } from 'vitest';
import { makeAnalyser } from '../../../src/analyse.ts';
import type { MatterEvent } from '../../../src/matters.ts';
import { maskedStore } from '../../../src/private/masked-store.ts';
import { sourceFile } from '../../support/build.ts';
import { NUMBER } from '../private/planted.ts';
import { sha256 } from '../support/records.ts';
import { appOver, storeWith } from './support.ts';

const head = (day: string): string => `Hamnnämnden
Sammanträdesprotokoll ${day}

Närvarande: Asta Ek (ordförande), Bo Frid (sekreterare), Cia Gran

`;
const MINUTES: Readonly<Record<string, string>> = {
  'februari.txt': `${head('2025-02-11')}§ 1 Ny brygga vid ån
Dnr HN 2025/31
Ärendet presenteras. Hamnnämnden beslutar att bordlägga ärendet till nästa sammanträde.

§ 2 Belysning i hamnen
Hamnnämnden beslutar att godkänna förslaget.
`,
  'mars.txt': `${head('2025-03-11')}§ 7 Ny brygga vid ån
Dnr HN 2025/31
Hamnnämnden beslutar att avslå förslaget. Bo Frid får i uppdrag att ta fram en ny ritning senast den 30 april 2025.
`,
};

let app: ReturnType<typeof appOver>['app'];
let store: Awaited<ReturnType<typeof storeWith>>;

function fileOf(name: string, text: string) {
  const file = sourceFile(new TextEncoder().encode(text), name);
  return { ...file, sha256: sha256(text) };
}

async function stored() {
  store = await storeWith({});
  const { analyse } = makeAnalyser({ threads: 1 });
  for (const [name, text] of Object.entries(MINUTES)) {
    const record = await analyse(fileOf(name, text));
    await store.save({ path: `/secret/${name}`, run: 'run-1', record });
  }
  ({ app } = appOver(store));
}

async function ask(path: string) {
  const response = await app.request(path);
  return { status: response.status, body: JSON.parse(await response.text()) };
}

test('a matter is told meeting by meeting, with what each did about it', async () => {
  await stored();
  const { body } = await ask('/v1/matters?body=hamnn%C3%A4mnden');
  expect(body.total).toBe(1);
  const [bridge] = body.items;
  expect(bridge).toMatchObject({
    ...{ body: 'Hamnnämnden', meetings: 2, first: '2025-02-11', last: '2025-03-11' },
    title: expect.stringContaining('brygga'),
  });
  const one = await ask(`/v1/matters/${bridge.key}?body=hamnn%C3%A4mnden`);
  const events: MatterEvent[] = one.body.events;
  expect(events.map(({ name, date }) => [name, date])).toEqual([
    ['februari.txt', '2025-02-11'],
    ['mars.txt', '2025-03-11'],
  ]);
  expect(events.flatMap(({ decisions }) => decisions.map(({ kind }) => kind))).toEqual(
    expect.arrayContaining(['postpone', 'reject']),
  );
  const task = events.flatMap(({ tasks }) => tasks).find(({ who }) => who.includes('Bo Frid'));
  expect(task).toMatchObject({ due: '2025-04-30', state: 'open' });
  for (const { name, decisions, item } of events) {
    const text = MINUTES[name] ?? '';
    for (const { start, end, text: quote } of decisions) {
      expect(text.slice(start, end)).toBe(quote);
    }
    expect(text.slice(item.start, item.end)).toContain(item.title);
  }
  expect((await ask('/v1/matters?body=hamn&q=2025/31')).body.items).toHaveLength(1);
  expect((await ask('/v1/matters?body=hamn&q=ingen')).body.items).toEqual([]);
  expect((await ask('/v1/matters?body=styrelsen')).body.items).toEqual([]);
  expect((await ask('/v1/matters')).status).toBe(422);
  expect((await ask(`/v1/matters/${'0'.repeat(16)}?body=hamn`)).status).toBe(404);
  expect(JSON.stringify(one.body)).not.toContain('secret');
});

test('a document that comes in between is told of at once', async () => {
  await stored();
  expect((await ask('/v1/matters?body=hamn')).body.items[0].meetings).toBe(2);
  const { analyse } = makeAnalyser({ threads: 1 });
  const text = (MINUTES['mars.txt'] ?? '').replace('2025-03-11', '2025-05-13');
  const record = await analyse(fileOf('maj.txt', text));
  await store.save({ path: 'maj.txt', run: 'run-1', record });
  expect((await ask('/v1/matters?body=hamn')).body.items[0].meetings).toBe(3);
});

test('what is private in them is covered', async () => {
  await stored();
  const { analyse } = makeAnalyser({ threads: 1 });
  const text = (MINUTES['mars.txt'] ?? '').replace('avslå förslaget', `ge ${NUMBER} en brygga`);
  const record = await analyse(fileOf('april.txt', text.replace('2025-03-11', '2025-04-08')));
  await store.save({ path: 'april.txt', run: 'run-1', record });
  for (const [served, covered] of [
    [store, false],
    [maskedStore(store), true],
  ] as const) {
    ({ app } = appOver(served));
    const { items } = (await ask('/v1/matters?body=hamn')).body;
    const one = await ask(`/v1/matters/${items[0].key}?body=hamn`);
    expect(one.body.events).toHaveLength(3);
    expect(JSON.stringify(one.body).includes(NUMBER)).toBe(!covered);
    expect(JSON.stringify(one.body).includes('██████')).toBe(covered);
  }
});
