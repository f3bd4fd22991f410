/** What every store does with several writers, and with what is odd or much. */
import { describe, expect, test } from 'vitest';
import { gathered } from '../../support/gathered.ts';
import { recordOf, sha256 } from '../../support/records.ts';
import { NO_FILTER, openAt, opened, type Subject, save } from './subject.ts';

const TEXT = 'Organ: Nämnden\nPerson: Åsa Wahlén\nBeslut: ja\n';
const never = () => false;

/** Nobody who writes or reads beside another disturbs it. */
export const several = (subject: Subject) =>
  describe('several', () => {
    test('two writers at once: each document whole, each path once', async () => {
      const place = await subject.place();
      const [one, two] = [await openAt(place), await openAt(place)];
      const both = (path: string, text: string) => [save(one, path, text), save(two, path, text)];
      for (let round = 0; round < 5; round++) {
        await Promise.all([
          ...both('shared.txt', TEXT),
          ...both('changing.txt', `Organ: Nämnd ${round}\nBeslut: a\n`),
          save(one, `${round}.txt`, `Organ: Nämnd ${round}, ett\n`),
          save(two, `copy-${round}.txt`, TEXT),
          two.relocate(sha256(TEXT), `moved-${round}.txt`, never),
        ]);
      }
      expect(await one.entries()).toEqual(await two.entries());
      const paths = (await one.entries()).map(({ path }) => path);
      const own = ['0.txt', '1.txt', '2.txt', '3.txt', '4.txt'];
      expect(paths).toEqual([...own, 'changing.txt', 'copy-0.txt']);
      expect(await gathered(two.facts('decisions', NO_FILTER))).toHaveLength(2);
    });

    test('several who make the same store at once make one', async () => {
      const place = await subject.place();
      const stores = await Promise.all([1, 2, 3].map(() => openAt(place)));
      for (const [n, store] of stores.entries()) await save(store, `${n}.txt`, `Organ: ${n}\n`);
      expect(await stores[0]?.entries()).toHaveLength(3);
    });

    test('a reader that leaves in the middle disturbs nobody', async () => {
      const store = await opened(subject);
      await save(store, 'a.txt', `Organ: Nämnden\n${'Beslut: ja\n'.repeat(3000)}`);
      for (let n = 0; n < 6; n++) {
        for await (const row of store.facts('decisions', NO_FILTER)) if (row['text']) break;
      }
      await save(store, 'b.txt', TEXT);
      expect(await store.entries()).toHaveLength(2);
    });
  });

/** Order and letters are the same everywhere. */
export const letters = (subject: Subject) =>
  describe('letters', () => {
    test('paths come as a Swede orders them, those that look the same by their codes', async () => {
      const store = await opened(subject);
      const names = ['ö', 'Z', 'a10', 'å', '\u00e9', 'a9', 'ä', 'e\u0301', 'b'];
      for (const name of names) await save(store, name, `Organ: ${name}\n`);
      const paths = (await store.entries()).map(({ path }) => path);
      expect(paths).toEqual(['a9', 'a10', 'b', 'e\u0301', '\u00e9', 'Z', 'å', 'ä', 'ö']);
    });

    test('of several places the first by its codes is shown', async () => {
      const store = await opened(subject);
      for (const path of ['ö.txt', 'a.txt', 'Å.txt', 'Z.txt']) await save(store, path, TEXT);
      expect((await store.entries()).map(({ path }) => path)).toEqual(['Z.txt']);
      const [fact] = await gathered(store.facts('people', NO_FILTER));
      expect(fact?.['document']).toBe('Z.txt');
    });

    test('signs that no text should have are kept in the record', async () => {
      const store = await opened(subject);
      const odd = 'att \0 och \ud800 stå 🪵';
      const record = recordOf('a.txt', 'Organ: Nämnden\nBeslut: x\n');
      const decisions = record.decisions.map((one) => ({ ...one, text: odd }));
      await store.save({ path: 'a.txt', run: 'r', record: { ...record, decisions } });
      const [entry] = await store.entries();
      expect((await store.record(entry?.id ?? 0))?.record.decisions[0]?.text).toBe(odd);
      const [fact] = await gathered(store.facts('decisions', NO_FILTER));
      expect(fact?.['text']).toBe('att \ufffd och \ufffd stå 🪵');
      expect(await store.at('a\0.txt')).toBeNull();
    });

    test('however many facts a document has, all are kept', async () => {
      const store = await opened(subject);
      const text = `Organ: Nämnden\n${'Beslut: ja\n'.repeat(7000)}`;
      await save(store, 'a.txt', text);
      const rows = await gathered(store.facts('decisions', NO_FILTER));
      expect(rows).toHaveLength(7000);
      expect(rows.at(-1)?.['end']).toBe(text.length - 1);
    });
  });
