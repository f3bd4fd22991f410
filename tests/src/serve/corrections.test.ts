import { expect, test } from 'vitest';
import { at } from '../../eval/records.ts';
import { sha256 } from '../support/records.ts';
import { MINUTES, usual } from './support.ts';

const TEXT = MINUTES['/secret/place/vår.txt'] ?? '';
const SHA = sha256(TEXT);
const PATH = `/v1/documents/${SHA}/corrections`;
const DECISION = at(TEXT, 'att Åsa Wahlén utreder parken');
const NOTED = {
  ...{ layer: 'decisions', verdict: 'change', span: DECISION },
  to: { values: { kind: 'note' } },
};

async function asking() {
  const { app, store } = await usual();
  const get = async (path: string) => {
    const response = await app.request(path);
    return { body: JSON.parse(await response.text()), tag: response.headers.get('ETag') };
  };
  const post = async (body: object, type = 'application/json') => {
    const init = { method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': type } };
    const response = await app.request(PATH, init);
    return { status: response.status, body: JSON.parse(await response.text()) };
  };
  const undo = async (number: number | string) => {
    const response = await app.request(`${PATH}/${number}`, { method: 'DELETE' });
    return { status: response.status, body: JSON.parse(await response.text()) };
  };
  return { app, store, get, post, undo };
}

test('a correction is in every answer, and the tag is another', async () => {
  const { get, post } = await asking();
  const before = await get(`/v1/documents/${SHA}`);
  const { status, body } = await post({ ...NOTED, who: 'Rut Ek' });
  expect(status).toBe(201);
  expect(body).toEqual({
    ...NOTED,
    ...{ number: 1, who: 'Rut Ek', when: expect.stringMatching(/^2\d{3}-.*Z$/u), undone: null },
    seen: { item: '§ 1', decider: 'Nämnden', kind: 'approve' },
  });
  const after = await get(`/v1/documents/${SHA}`);
  expect(after.tag).not.toBe(before.tag);
  expect(after.body.decisions[0]).toMatchObject({ kind: 'note', by: 'review', confidence: 1 });
  const { items } = (await get('/v1/decisions')).body;
  expect(items.find(({ sha256: of }: { sha256: string }) => of === SHA).kind).toBe('note');
  expect((await get('/v1/documents?review=begun')).body.items).toMatchObject([
    { sha256: SHA, review: 'begun' },
  ]);
  expect((await get(PATH)).body.items).toEqual([body]);
});

test('a correction is taken back once, and stays in the list', async () => {
  const { get, post, undo } = await asking();
  const before = (await get(`/v1/documents/${SHA}`)).body;
  await post(NOTED);
  await post({ reviewed: ['decisions'] });
  const { status, body } = await undo(1);
  expect([status, body.undone]).toEqual([200, expect.stringMatching(/Z$/u)]);
  expect((await undo(1)).body).toEqual(body);
  expect((await get(`/v1/documents/${SHA}`)).body).toEqual(before);
  expect((await get(PATH)).body.items).toMatchObject([
    { number: 1, who: null },
    { number: 2, undone: null, reviewed: ['decisions'] },
  ]);
  for (const number of ['3', '0', 'x', '-1']) expect((await undo(number)).status).toBe(404);
});

test.each([
  [{ ...NOTED, span: { start: 0, end: 3 } }, 'body span', /^nothing of decisions stands at 0–3/u],
  [{ ...NOTED, to: { values: { kind: 'x' } } }, 'body to.values.kind', /is no kind/u],
  [{ ...NOTED, to: { values: { decider: 'Åsa ██' } } }, 'body to.values', /is covered/u],
  [{ ...NOTED, verdict: 'change', to: {} }, 'body to', /is missing/u],
  [{ ...NOTED, seen: { kind: 'note' } }, 'body', /seen/u],
  [{ layer: 'people' }, 'body verdict', /is missing/u],
  [{}, 'body layer', /is missing/u],
])('%j is refused with where and why', async (given, place, message) => {
  const { post, get } = await asking();
  const { status, body } = await post(given);
  expect(status).toBe(422);
  expect(body.errors).toContainEqual({ in: place, message: expect.stringMatching(message) });
  expect((await get(PATH)).body.items).toEqual([]);
});

test('only JSON is taken', async () => {
  const { post } = await asking();
  expect((await post(NOTED, 'text/plain')).status).toBe(415);
});

test('what could not be read is told with its reason and without paths of the machine', async () => {
  const { store, get } = await asking();
  const failed = { sha256: null, conditions: 'c', code: 'unreadable' };
  const path = '/secret/place/bad.pdf';
  const message = `cannot be read: EIO: i/o error, open '${path}' from /secret/other/tool.so`;
  await store.failures.keep({ ...failed, path, message });
  await store.failures.keep({ ...failed, path: '/secret/second.pdf', message: 'is empty' });
  const { items, total } = (await get('/v1/failures?limit=1')).body;
  expect([items.length, total]).toEqual([1, 2]);
  const all = (await get('/v1/failures')).body;
  expect(JSON.stringify(all)).not.toContain('secret');
  expect(all.items.map(({ name }: { name: string }) => name).sort()).toEqual([
    'bad.pdf',
    'second.pdf',
  ]);
  expect(JSON.stringify(all)).toContain("open 'bad.pdf' from tool.so");
});
