/** People out of records that the program has made: whole, others as they were, nothing left. */
import { beforeAll, describe, expect, test } from 'vitest';
import { type MinutesRecord, recordSchema } from '../../../pipeline/record.ts';
import { placesOfPeople, shortLeft, withoutPeople } from '../../../src/forget/erase.ts';
import { loosePlaces } from '../../../src/forget/names.ts';
import { recordFrom } from '../../../src/store/older.ts';
import { analysed, variedRecords } from '../../support/analysed.ts';

const MINUTES = `Protokoll styrelsemöte Granby IF
2024-03-14

Närvarande: Åsa Lind (ordförande), Bo Åkesson (sekreterare), Åsa Lindberg

§ 1 Öppnande
Mötet öppnades.

§ 2 Hemsidan
Styrelsen beslutar att ge Åsa
Lind i uppdrag att skriva texten senast 2024-05-01.
Åsa Lindbergs förslag bordläggs. Frågor till asa.lind@granby.se eller
asa.lindberg@granby.se. Å. Lind reserverar sig.

Vid protokollet
Bo Åkesson
`;

/** All ids of people that a record leads to. */
function idsIn(value: unknown): string[] {
  if (typeof value === 'string') return /^person-\d+$/u.test(value) ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(idsIn) : [];
}

describe('a person of a record', () => {
  let record: MinutesRecord;
  let without: MinutesRecord;
  let id = '';
  beforeAll(async () => {
    record = await analysed('minutes.txt', MINUTES);
    id = record.people.find(({ name }) => name === 'Åsa Lind')?.id ?? '';
    without = withoutPeople(record, { ids: new Set([id]), forms: [] });
  });

  test('is in no string of it, wrapped, in an address or with an initial', () => {
    expect(id).not.toBe('');
    const text = JSON.stringify(without);
    expect(loosePlaces(text, ['Åsa Lind'])).toEqual([]);
    expect(without.text).toContain('ge ███\n████ i uppdrag');
    expect(without.text).toContain('███.████@██████.██ eller');
    expect(without.text).toContain('█. ████ reserverar');
    expect(without.attendance[0]).toMatchObject({
      person: null,
      name: '███ ████',
      role: 'ordförande',
    });
  });

  test('leaves the one whose name begins alike', () => {
    expect(without.text).toContain('Åsa Lindbergs förslag');
    expect(without.text).toContain('asa.lindberg@granby.se');
    expect(without.people.map(({ name }) => name)).toContain('Åsa Lindberg');
  });

  test('has no id left, and the record is whole', () => {
    expect(idsIn(without)).not.toContain(id);
    expect(without.people.map(({ name }) => name)).toEqual(['Bo Åkesson', 'Åsa Lindberg']);
    expect(recordSchema.parse(without)).toEqual(without);
    expect(without.text).toHaveLength(record.text.length);
    for (const { span, text } of without.decisions) {
      expect(without.text.slice(span.start, span.end)).toBe(text);
    }
  });
});

test('a first letter that may be of another is left', async () => {
  const text = MINUTES.replace('Bo Åkesson (sek', 'Åke Lind (sek');
  const record = await analysed('minutes.txt', text);
  const ids = record.people.filter(({ name }) => name === 'Åsa Lind').map(({ id }) => id);
  expect(ids).toHaveLength(1);
  const { people } = withoutPeople(record, { ids: new Set(ids), forms: [] });
  expect(people.map(({ name }) => name)).toContain('Å. Lind');
});

test('short forms that are left are counted, those of others are not', async () => {
  const text = MINUTES.replace(
    'Mötet öppnades.',
    'Mötet öppnades. Pelle och Åsa hälsade. Åsa tackade.',
  );
  const record = await analysed('minutes.txt', text);
  const alone = { ...record, people: [] };
  expect(shortLeft(alone, ['Åsa'])).toBe(text.match(/Åsas?(?!\p{L})/gu)?.length);
  expect(shortLeft(alone, ['Bo'])).toBe(2);
  expect(shortLeft(record, ['Bo'])).toBe(0);
  expect(shortLeft(alone, [])).toBe(0);
});

test('everybody goes out of records of all kinds, one by one and at once', async () => {
  for (const record of await variedRecords()) {
    for (const person of record.people) {
      const erasure = { ids: new Set([person.id]), forms: [] };
      const without = recordSchema.parse(withoutPeople(record, erasure));
      expect(without.people.map(({ id }) => id)).not.toContain(person.id);
      expect(placesOfPeople(record, erasure)).toBeGreaterThan(0);
      for (const { start, end } of person.mentions) {
        expect(without.text.slice(start, end)).not.toMatch(/\p{L}/u);
      }
      const kept = new Map(
        record.people.map(({ id, name, mentions }) => [id, [name, mentions.length]]),
      );
      for (const { id, name, mentions } of without.people) {
        expect([name, mentions.length]).toEqual(kept.get(id));
      }
      expect(without.people.length).toBeGreaterThanOrEqual(record.people.length - 2);
    }
    const ids = new Set(record.people.map(({ id }) => id));
    const none = recordSchema.parse(withoutPeople(record, { ids, forms: [] }));
    expect(none.people).toEqual([]);
    expect(
      loosePlaces(
        none.text,
        record.people.map(({ name }) => name),
      ),
    ).toEqual([]);
  }
});

test('a record of an older program, as the store reads it', () => {
  const text = 'Åsa Lind öppnade.';
  const old = {
    schema: 'klubbslag/record@1',
    source: { path: 'a.txt', sha256: 'a'.repeat(64), mediaType: 'text/plain', bytes: 9 },
    text,
    meeting: { chair: 'Åsa Lind', adjusters: [], spans: {} },
    people: [
      { id: 'person-1', name: 'Åsa Lind', aliases: [], roles: [], organisations: [], mentions: [] },
    ],
    organisations: [],
    decisions: [],
  };
  const read = recordFrom(JSON.stringify(old));
  const without = withoutPeople(read, { ids: new Set(['person-1']), forms: [] });
  expect(without).toMatchObject({ text: '███ ████ öppnade.', people: [], attendance: [] });
  expect(without.meeting.chair).toBe('███ ████');
});
