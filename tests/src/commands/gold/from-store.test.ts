import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from '../../../../src/store/store.ts';
import { at } from '../../../eval/records.ts';
import { filled, SPRING, WINTER } from '../../support/filled.ts';
import { sha256 } from '../../support/records.ts';
import { call, folderWith, put } from '../../support/world.ts';

const TASK = at(SPRING, 'att Åsa Wahlén utreder frågan');
const DOCUMENT = { document: sha256(SPRING) };
const REJECT = { ...DOCUMENT, layer: 'decisions', verdict: 'reject', span: TASK } as const;

/** A store in which a document was corrected, and one of its corrections taken back. */
async function corrected() {
  const { folder, store } = await filled();
  const open = await openStore({ path: store[1] ?? '', create: false, busyMs: 1000 });
  await open.corrections.add(DOCUMENT.document, REJECT, 'Rut Ek');
  const chair = { verdict: 'change', to: { values: { chair: 'Bo' } } } as const;
  const second = await open.corrections.add(
    DOCUMENT.document,
    { ...DOCUMENT, layer: 'meeting', ...chair },
    null,
  );
  if (second === null || !('number' in second)) throw new Error('it was not kept');
  await open.corrections.undo(DOCUMENT.document, second.number);
  await open.close();
  return { folder, store };
}

test('corrections are printed as gold from-corrections reads them', async () => {
  const { folder, store } = await corrected();
  const { out, code } = await call(['corrections', ...store]);
  expect(code).toBe(0);
  expect(
    out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toEqual([
    {
      ...{ ...REJECT, document: join(folder, 'vår.txt'), sha256: sha256(SPRING) },
      ...{ who: 'Rut Ek', when: expect.stringMatching(/Z$/u) },
      seen: { item: '§ 1', decider: 'Nämnden', kind: 'approve' },
    },
  ]);
  expect((await call(['corrections', 'vinter.md', ...store])).out).toBe('');
  expect((await call(['corrections', 'vår.txt', ...store])).out).toBe(out);
  const { err } = await call(['corrections', 'höst.txt', ...store]);
  expect(err).toContain("no stored document fits 'höst.txt'");
});

test('gold is made of a store beside the documents that were corrected', async () => {
  const { folder, store } = await corrected();
  const { out, err, code } = await call(['gold', 'from-corrections', ...store]);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(/vår\.gold\.json: a draft, not reviewed: people, .*0 decisions/u);
  expect(readFileSync(join(folder, 'vår.gold.json'), 'utf8')).toContain('"decisions": []');
  expect(existsSync(join(folder, 'vinter.gold.json'))).toBe(false);
});

test('documents are told by their content, wherever they lie', async () => {
  const { folder, store } = await corrected();
  const other = folderWith({ 'ny/a.txt': SPRING, 'ny/b.txt': WINTER });
  expect(await call(['gold', 'from-corrections', ...store, other])).toMatchObject({ code: 0 });
  expect(existsSync(join(other, 'ny/a.gold.json'))).toBe(true);
  expect(existsSync(join(folder, 'vår.gold.json'))).toBe(false);
  const none = folderWith({ 'b.txt': WINTER });
  const { code, err } = await call(['gold', 'from-corrections', ...store, none]);
  expect([code, err]).toEqual([1, expect.stringContaining('no document there was corrected')]);
});

test('one that is not as it was, or is nowhere, is told of', async () => {
  const { folder, store } = await corrected();
  put(folder, 'vår.txt', `${SPRING}Och mer.\n`);
  const changed = await call(['gold', 'from-corrections', ...store]);
  expect([changed.code, changed.err]).toEqual([1, expect.stringContaining('has changed since')]);
  rmSync(join(folder, 'vår.txt'));
  const gone = await call(['gold', 'from-corrections', ...store]);
  expect([gone.code, gone.err]).toEqual([1, expect.stringContaining('there is no such file')]);
});

test('what is missing on the command line is said', async () => {
  const { store } = await filled();
  const nothing = await call(['gold', 'from-corrections', ...store]);
  expect([nothing.code, nothing.err]).toEqual([
    2,
    expect.stringContaining('nothing was corrected'),
  ]);
  const { code, err } = await call(['gold', 'from-corrections', 'c.ndjson']);
  expect([code, err]).toEqual([2, expect.stringContaining('or --store')]);
});
