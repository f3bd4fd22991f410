/** What every store keeps of documents that failed. */
import { describe, expect, test } from 'vitest';
import { sha256 } from '../../support/records.ts';
import { opened, type Subject, save } from './subject.ts';

const TEXT = 'Organ: Nämnden\n';
const FAILED = {
  path: 'a.txt',
  sha256: sha256(TEXT),
  conditions: 'limits',
  code: 'analysis-failed',
  message: 'could not be analysed (ö)',
} as const;

/** Failures are kept by path until their document is stored. */
export const failures = (subject: Subject) =>
  describe('failures', () => {
    test('are known by path, content and conditions', async () => {
      const { failures: kept } = await opened(subject);
      await kept.keep(FAILED);
      const { code, message } = FAILED;
      expect(await kept.of('a.txt', FAILED.sha256, 'limits')).toEqual({ code, message });
      expect(await kept.of('b.txt', FAILED.sha256, 'limits')).toBeNull();
      expect(await kept.of('a.txt', sha256('other'), 'limits')).toBeNull();
      expect(await kept.of('a.txt', FAILED.sha256, 'others')).toBeNull();
    });

    test('count their tries as long as the content is the same, also where it is unknown', async () => {
      const { failures: kept } = await opened(subject);
      const tries = async () => (await kept.all()).map((one) => one.tries);
      await kept.keep(FAILED);
      await kept.keep({ ...FAILED, conditions: 'others' });
      expect(await tries()).toEqual([2]);
      await kept.keep({ ...FAILED, sha256: null });
      expect(await tries()).toEqual([1]);
      await kept.keep({ ...FAILED, sha256: null, code: 'empty' });
      expect(await tries()).toEqual([2]);
    });

    test('come by path, with the day, and are forgotten where asked', async () => {
      const { failures: kept } = await opened(subject);
      for (const path of ['ö.txt', 'a.txt', 'Z.txt']) await kept.keep({ ...FAILED, path });
      const all = await kept.all();
      expect(all.map(({ path }) => path)).toEqual(['Z.txt', 'a.txt', 'ö.txt']);
      const { failedAt, ...rest } = all[1] ?? { failedAt: '' };
      expect(rest).toEqual({ ...FAILED, tries: 1 });
      expect(Date.parse(failedAt)).toBeGreaterThan(0);
      await kept.forget('a.txt');
      expect(await kept.all()).toHaveLength(2);
    });

    test('are gone when a document is stored or found at their path', async () => {
      const store = await opened(subject);
      for (const path of ['a.txt', 'b.txt', 'c.txt'])
        await store.failures.keep({ ...FAILED, path });
      await save(store, 'a.txt', TEXT);
      await store.relocate(sha256(TEXT), 'b.txt', () => false);
      await store.relocate(sha256('unknown'), 'c.txt', () => false);
      expect((await store.failures.all()).map(({ path }) => path)).toEqual(['c.txt']);
      await store.failures.keep(FAILED);
      await store.relocate(sha256(TEXT), 'a.txt', () => false);
      expect(await store.failures.all()).toHaveLength(1);
    });
  });
