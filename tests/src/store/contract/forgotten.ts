/** What every store does to forget somebody, to stay so, and to prove it. */
import { describe, expect, test } from 'vitest';
import type { MinutesRecord } from '../../../../pipeline/record.ts';
import { everybody, forgettingOf, named } from '../../../../src/forget/plan.ts';
import { namesSought } from '../../../../src/forget/sought.ts';
import type { Store } from '../../../../src/store/store.ts';
import { recordOf, sha256 } from '../../support/records.ts';
import { found } from './search.ts';
import { openAt, opened, type Subject, save } from './subject.ts';

const NAME = 'Åsa Wahlén';
const board = (date: string, text: string): string => `Organ: Styrelsen
Datum: ${date}
Person: Uno Bäckman
Person: Viva Dahlin
${text}`;
const MARCH = board('2024-03-14', 'Person: Åsa Wahlén\nBeslut: att Åsa\nWahlén utreder frågan\n');
const APRIL = board('2024-04-11', 'Person: Åsa Whalén\nSenast: 2024-05-01 Åsa\n');
const MAY = board('2024-05-02', 'Beslut: att tacka ÅSA WAHLÉN, asa.wahlen@forening.se\n');
const OTHER = 'Organ: Nämnden\nDatum: 2024-05-02\nPerson: Åsa Wahlén\n';
const NEVER = 'Organ: Nämnden\nDatum: 2024-06-02\nPerson: Åsa Wahlénius\n';

const kept = () => false;
const gone = () => true;
const SOUGHT = namesSought([NAME, 'Åsa Whalén']);

/** The four, of which two join, one has the name in its text and one is of a namesake. */
async function filled(store: Store): Promise<void> {
  await save(store, '/m/mars.txt', MARCH);
  await save(store, '/m/april.txt', APRIL);
  await save(store, '/m/maj.txt', MAY);
  await save(store, '/m/annan.txt', OTHER);
  await save(store, '/m/nius.txt', NEVER);
}

async function planned(store: Store, text = MARCH) {
  const all = await everybody(store);
  const ref = `${sha256(text).slice(0, 12)}:person-${text === MARCH ? 3 : 1}`;
  return await forgettingOf(store, all, named(all, [ref]), NAME);
}

async function forget(store: Store, text = MARCH, isGone = kept): Promise<void> {
  await store.forgotten.begin((await planned(store, text)).plan);
  await store.forgotten.finish(isGone);
}

async function recordAt(store: Store, path: string): Promise<MinutesRecord> {
  const found = await store.record((await store.at(path))?.id ?? 0);
  if (found === null) throw new Error(`nothing at ${path}`);
  return found.record;
}

async function standing(store: Store): Promise<string[]> {
  const { stands } = await store.proof.look(SOUGHT);
  return [...new Set(stands.map(({ document, table }) => document ?? table))].sort();
}

async function events(store: Store, after = 0) {
  return (await store.events.after(after, 100, null)).map(({ event }) => event);
}

/** Forgotten, and kept so. */
export const forgotten = (subject: Subject) =>
  describe('forgotten', () => {
    test('who is meant, where, and who is not', async () => {
      const store = await opened(subject);
      await filled(store);
      const { touched, namesakes, forms } = await planned(store);
      expect(forms).toEqual([NAME, 'Åsa Whalén']);
      expect(touched.map(({ path, known }) => [path, known])).toEqual([
        ['/m/april.txt', true],
        ['/m/maj.txt', false],
        ['/m/mars.txt', true],
      ]);
      expect(namesakes.map(({ path }) => path)).toEqual(['/m/annan.txt']);
      expect(await standing(store)).toEqual([
        '/m/annan.txt',
        '/m/april.txt',
        '/m/maj.txt',
        '/m/mars.txt',
      ]);
    });

    test('the person is nowhere, the namesake and a longer name stay', async () => {
      const store = await opened(subject);
      await filled(store);
      await forget(store);
      await store.proof.compact();
      expect(await standing(store)).toEqual(['/m/annan.txt']);
      const march = await recordAt(store, '/m/mars.txt');
      expect(march.people.map(({ name }) => name)).toEqual(['Uno Bäckman', 'Viva Dahlin']);
      expect(march.text).toContain('att ███\n██████ utreder');
      expect((await recordAt(store, '/m/april.txt')).deadlines[0]?.responsible[0]?.id).toBeNull();
      const may = await recordAt(store, '/m/maj.txt');
      expect(may.decisions[0]?.text).toBe('att tacka ███ ██████, ███.██████@████████.██');
      expect((await recordAt(store, '/m/nius.txt')).people[0]?.name).toBe('Åsa Wahlénius');
      const people = await store.entities.people();
      expect(people.map(({ name }) => name).filter((name) => name.startsWith('Åsa'))).toEqual([
        'Åsa Wahlén',
        'Åsa Wahlénius',
      ]);
      const [hit, ...more] = (await found(store, 'wahlén')).hits;
      expect([hit?.path, more.length]).toEqual(['/m/annan.txt', 0]);
    });

    test('nothing at all is left where there is no namesake', async () => {
      const store = await opened(subject);
      await save(store, '/m/mars.txt', MARCH);
      await save(store, '/m/nius.txt', NEVER);
      await forget(store);
      expect(await store.proof.dirty()).toBe(true);
      await store.proof.compact();
      expect(await store.proof.dirty()).toBe(false);
      const looked = await store.proof.look(SOUGHT);
      expect(looked).toMatchObject({ stands: [], left: 0 });
      expect(looked.tables).toBeGreaterThan(14);
    });

    test('where and when it was processed stays, and the change is told without the name', async () => {
      const store = await opened(subject);
      await save(store, '/m/mars.txt', MARCH, 'run-1');
      await store.relocate(sha256(MARCH), '/m/kopia.txt', kept);
      const before = (await store.removals.held())[0];
      await forget(store);
      expect(await store.has(sha256(MARCH), 'run-1')).toBe(true);
      expect(await store.at('/m/kopia.txt')).toEqual(await store.at('/m/mars.txt'));
      expect((await store.removals.held())[0]).toEqual({ ...before, people: 2 });
      const [, event, ...others] = await events(store);
      expect(others).toEqual([]);
      expect(event).toMatchObject({
        type: 'document.changed',
        subject: sha256(MARCH),
        data: {
          cause: 'forgotten',
          path: 'kopia.txt',
          changes: { facts: { people: { removed: { count: 1, ids: ['p2'] } } } },
        },
      });
    });

    test('what was kept of it elsewhere is known to be old, also after a new run', async () => {
      const store = await opened(subject);
      await save(store, '/m/mars.txt', MARCH, 'run-1');
      await save(store, '/m/april.txt', APRIL, 'run-1');
      const runs = async () => {
        const all = [MARCH, APRIL].map((text) => store.pages.document(sha256(text)));
        return (await Promise.all(all)).map((one) => one?.run);
      };
      expect(await runs()).toEqual(['run-1', 'run-1']);
      await forget(store);
      const after = await runs();
      expect(after).not.toContain('run-1');
      await save(store, '/m/mars.txt', MARCH, 'run-1');
      expect(await runs()).toEqual(after);
      await store.removals.document(sha256(MARCH));
      const record = recordOf('/m/mars.txt', MARCH);
      await store.save({ path: '/m/mars.txt', run: 'run-1', record, again: true });
      expect(await runs()).toEqual(after);
      await store.removals.people(sha256(MARCH));
      expect((await runs())[0]).not.toBe(after[0]);
    });

    test('a later run does not bring the name back, the namesake keeps it', async () => {
      const store = await opened(subject);
      await filled(store);
      await forget(store);
      const last = await store.events.last();
      for (const [path, text] of [
        ['/m/mars.txt', MARCH],
        ['/m/april.txt', APRIL],
        ['/m/maj.txt', MAY],
        ['/m/annan.txt', OTHER],
      ] as const) {
        await save(store, path, text, 'run-2');
      }
      // A new document: wrapped, in another case and with an accent left out.
      await save(store, '/m/ny.txt', 'Organ: Ny\nBeslut: att Wahlen, åsa och\nÅSA\nWAHLÉN går\n');
      expect(await standing(store)).toEqual(['/m/annan.txt']);
      expect((await recordAt(store, '/m/ny.txt')).text).toContain(
        'att ██████, ███ och\n███\n██████',
      );
      // What is covered says the same as before: that is no change.
      expect((await events(store, last)).map(({ type }) => type)).toEqual(['document.processed']);
    });

    test('a namesake can be forgotten, too', async () => {
      const store = await opened(subject);
      await filled(store);
      await forget(store);
      await forget(store, OTHER);
      expect(await standing(store)).toEqual([]);
      await save(store, '/m/annan.txt', OTHER, 'run-2');
      expect(await standing(store)).toEqual([]);
      expect((await store.forgotten.all()).map(({ documents }) => documents)).toEqual([3, 1]);
      expect(await store.forgotten.knows('ÅSA WAHLEN')).toBe(true);
      expect(await store.forgotten.knows('Uno Bäckman')).toBe(false);
    });

    test('two of one name in one document are told apart', async () => {
      const store = await opened(subject);
      const record = recordOf('/m/a.txt', MARCH);
      const [uno, viva, asa] = record.people;
      const text = `${MARCH}Åsa Wahlén`;
      const at = { start: MARCH.length, end: text.length, confidence: 1, by: 'test' };
      const two = {
        ...record,
        text,
        people: [uno, viva, asa, { ...asa, id: 'p3', mentions: [at] }],
      };
      await store.save({ path: '/m/a.txt', run: 'r', record: two as MinutesRecord });
      await forget(store);
      const left = await recordAt(store, '/m/a.txt');
      expect(left.people.map(({ id }) => id)).toEqual(['p0', 'p1', 'p3']);
      expect(left.text.endsWith('Åsa Wahlén')).toBe(true);
      expect(left.text).toContain('Person: ███ ██████\n');
    });

    test('rulings, failures, events and paths at which nothing lies', async () => {
      const store = await opened(subject);
      await save(store, '/m/åsa_wahlén.txt', MARCH);
      await save(store, '/m/april.txt', APRIL);
      const failure = { conditions: 'c', code: 'damaged', sha256: null } as const;
      await store.failures.keep({ ...failure, path: '/m/b.txt', message: `no ${NAME} in it` });
      await store.failures.keep({ ...failure, path: `/m/${NAME}.pdf`, message: 'no' });
      const side = (text: string, name: string) => ({ document: sha256(text), name });
      const rule = { a: side(MARCH, NAME), b: side(APRIL, 'Åsa Whalén') };
      await store.entities.rule('people', { verdict: 'same', ...rule });
      const others = { a: side(MARCH, 'Uno Bäckman'), b: side(APRIL, 'Uno Bäckman') };
      await store.entities.rule('people', { verdict: 'same', ...others });
      await forget(store);
      expect((await store.entities.rulings('people')).map(({ a }) => a.name)).toEqual([
        'Uno Bäckman',
      ]);
      // As long as a file lies there it must be found by its name.
      const [at, ...more] = await standing(store);
      expect(at).toBe('/m/åsa_wahlén.txt');
      expect(more).toEqual([expect.stringMatching(/failures$/u)]);
      expect(JSON.stringify(await events(store))).not.toMatch(/wahl[eé]n/iu);
      await store.forgotten.finish(gone);
      expect(await standing(store)).toEqual([]);
      const all = await store.failures.all();
      expect(all.map(({ path, message }) => [path, message])).toEqual([
        ['/m/b.txt', 'no ███ ██████ in it'],
      ]);
      expect((await recordAt(store, '/m/███_██████.txt')).people).toHaveLength(2);
      await store.failures.keep({ ...failure, path: '/m/c.txt', message: `${NAME} again` });
      expect((await store.failures.all())[1]?.message).toBe('███ ██████ again');
    });

    test('events that come later are told without the name', async () => {
      const store = await opened(subject);
      await save(store, '/m/mars.txt', MARCH);
      await forget(store);
      const last = await store.events.last();
      await save(store, '/m/åsa_wahlén.txt', 'Organ: Ny\n');
      await store.relocate(sha256('Organ: Ny\n'), '/m/wahlén, åsa.txt', gone);
      const failure = { conditions: 'c', code: 'damaged', message: 'no', sha256: null } as const;
      await store.failures.keep({ ...failure, path: `/m/${NAME}.pdf` });
      const told = await events(store, last);
      expect(told.map(({ data }) => (data as { path: string }).path)).toEqual([
        '███_██████.txt',
        '██████, ███.txt',
        '███ ██████.pdf',
      ]);
      expect(told.at(-1)?.subject).toBe('███ ██████.pdf');
    });

    test('what is uploaded lies nowhere, and its name is covered', async () => {
      const store = await opened(subject);
      await save(store, '/m/mars.txt', MARCH);
      await forget(store);
      const path = `upload:x/${NAME}.txt`;
      await save(store, path, 'Organ: Ny\n');
      await store.relocate(sha256('Organ: Ny\n'), path, kept);
      expect((await store.entries()).map((one) => one.path)).toContain('upload:x/███ ██████.txt');
      expect(await standing(store)).toEqual([]);
    });

    test('interrupted at any document, it is finished by whoever comes next', async () => {
      const path = await subject.place();
      const store = await openAt(path);
      await filled(store);
      await store.forgotten.begin((await planned(store)).plan);
      expect(await store.forgotten.unfinished()).toBe(3);
      // A run meanwhile covers what it stores.
      await save(store, '/m/mars.txt', MARCH, 'run-2');
      expect(await store.forgotten.unfinished()).toBe(2);
      expect(await standing(store)).toEqual(['/m/annan.txt', '/m/april.txt', '/m/maj.txt']);
      const next = await openAt(path);
      await next.forgotten.finish(kept);
      expect(await next.forgotten.unfinished()).toBe(0);
      expect(await standing(store)).toEqual(['/m/annan.txt']);
    });

    test('a document that is saved while its person is forgotten is covered', async () => {
      const path = await subject.place();
      const [store, other] = [await openAt(path), await openAt(path)];
      await save(store, '/m/mars.txt', MARCH);
      const { plan } = await planned(store);
      // Many, so that some are under way when the name is noted.
      const texts = Array.from({ length: 20 }, (_, n) => `${MARCH}Beslut: nr ${n}\n`);
      await Promise.all([
        ...texts.map((text, n) => save(other, `/m/${n}.txt`, text)),
        store.forgotten.begin(plan).then(() => store.forgotten.finish(kept)),
      ]);
      const early = (await standing(store)).filter((one) => one !== '/m/mars.txt');
      // Those that were stored before are no part of the plan; none is stored after.
      await Promise.all(texts.map((text, n) => save(other, `/m/${n}.txt`, text, 'run-2')));
      expect(early.length).toBeLessThan(20);
      expect(await standing(store)).toEqual([]);
    });
  });

/** What rules remove. */
export const removals = (subject: Subject) =>
  describe('removals', () => {
    test('a document goes with all that is known of it, and is told', async () => {
      const store = await opened(subject);
      await filled(store);
      expect((await store.removals.document(sha256(MARCH)))?.text).toBe(MARCH);
      expect(await store.removals.document(sha256(MARCH))).toBeNull();
      expect(await store.at('/m/mars.txt')).toBeNull();
      expect(await store.removals.has(sha256(MARCH))).toBe(true);
      expect(await store.removals.has(sha256(APRIL))).toBe(false);
      const last = (await events(store)).at(-1);
      expect(last).toMatchObject({ type: 'document.removed', subject: sha256(MARCH) });
    });

    test('it is stored again only where that is said', async () => {
      const store = await opened(subject);
      await save(store, '/m/mars.txt', MARCH);
      await store.removals.document(sha256(MARCH));
      await save(store, '/m/mars.txt', MARCH);
      expect(await store.entries()).toEqual([]);
      const record = recordOf('/m/mars.txt', MARCH);
      await store.save({ path: '/m/mars.txt', run: 'r', record, again: true });
      expect(await store.entries()).toHaveLength(1);
      expect(await store.removals.has(sha256(MARCH))).toBe(false);
    });

    test('people go out of a document and stay out of it, also by force', async () => {
      const store = await opened(subject);
      await save(store, '/m/mars.txt', MARCH);
      await save(store, '/m/april.txt', APRIL);
      expect((await store.removals.people(sha256(MARCH)))?.people).toHaveLength(3);
      expect(await store.removals.people(sha256(MARCH))).toBeNull();
      const record = recordOf('/m/mars.txt', MARCH);
      await store.save({ path: '/m/mars.txt', run: 'run-2', record, again: true });
      const { people, text, attendance } = await recordAt(store, '/m/mars.txt');
      expect([people, attendance.map(({ person }) => person)]).toEqual([[], [null, null, null]]);
      expect(text).not.toMatch(/Uno|Viva|Wahlén/u);
      expect((await recordAt(store, '/m/april.txt')).people).toHaveLength(3);
      // Also where the document was removed after its people, and is taken again.
      await store.removals.document(sha256(MARCH));
      await store.save({ path: '/m/mars.txt', run: 'run-3', record, again: true });
      expect((await recordAt(store, '/m/mars.txt')).people).toEqual([]);
    });

    test('age is counted from when the content was first stored, not from its last run', async () => {
      const store = await opened(subject);
      await save(store, '/m/mars.txt', MARCH, 'run-1');
      const [first] = await store.removals.held();
      await new Promise((done) => setTimeout(done, 5));
      await save(store, '/m/mars.txt', MARCH, 'run-2');
      expect((await store.removals.held())[0]?.storedAt).toBe(first?.storedAt);
      expect(first).toMatchObject({ path: '/m/mars.txt', body: 'Styrelsen', people: 3 });
    });
  });
