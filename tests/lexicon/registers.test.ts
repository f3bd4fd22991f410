/** House rules for the registers: who bears a name, told once. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { registerEntryOf, supportOf } from '../../pipeline/resolve/register.ts';

const names = z.array(z.string().min(2)).min(1).optional();
const entry = z.strictObject({
  id: z.string(),
  name: z.string().min(4),
  place: z.string().optional(),
  county: z.string().optional(),
  municipality: z.string().optional(),
  ended: z.int().min(1980).max(2026).optional(),
  short: names,
  weak: names,
  former: names,
});
const file = z.strictObject({
  source: z.string().min(10),
  licence: z.literal('CC0'),
  entries: z.array(entry),
});

const read = (name: string) =>
  file.parse(JSON.parse(readFileSync(`pipeline/lexicon/register-${name}.json`, 'utf8'))).entries;
const ALL = { municipalities: read('municipalities'), regions: read('regions') };
const AUTHORITIES = read('authorities');
const PARTIES = JSON.parse(readFileSync('pipeline/lexicon/parties.json', 'utf8')) as {
  entries: string[];
};

describe.each([
  ['municipalities', ALL.municipalities, 290, /^\d{4}$/u],
  ['regions', ALL.regions, 21, /^\d{2}$/u],
  ['authorities', AUTHORITIES, 475, /^20\d{4}-\d{4}(?:\/[a-z-]+)?$/u],
] as const)('register of %s', (_name, entries, size, id) => {
  test('has each entry once', () => {
    expect(entries).toHaveLength(size);
    expect(new Set(entries.map((one) => one.id)).size).toBe(size);
    expect(new Set(entries.map((one) => one.name.toLowerCase())).size).toBe(size);
    expect(entries.filter((one) => !id.test(one.id))).toEqual([]);
  });

  test('has names in NFC and ordinary case', () => {
    const written = entries.flatMap(({ name, short = [], weak = [], former = [] }) => [
      ...[name, ...short, ...weak, ...former].filter(
        (one) => !/^[A-Za-zÅÄÖåäöé0-9 ,./-]+$/u.test(one) || one !== one.trim(),
      ),
      ...(name === name.toUpperCase() ? [name] : []),
    ]);
    expect(written).toEqual([]);
  });
});

test('each municipality is its name, its bare name beside a neighbour, and its town', () => {
  for (const { id, name, place = '' } of ALL.municipalities) {
    const support = new Set([`county ${id.slice(0, 2)}`]);
    for (const form of [name, name.toUpperCase(), name.toLowerCase(), `${place} kommun`]) {
      expect([form, registerEntryOf(form)]).toMatchObject([form, { id, by: 'register-name' }]);
    }
    const bare = registerEntryOf(place, [], support);
    expect([place, bare]).toMatchObject([place, { id, name, by: 'register-place' }]);
    expect([name, registerEntryOf(name.replace(/kommun$/u, 'stad'))?.by]).toEqual([
      name,
      'register-town',
    ]);
  }
});

test('each region is its name and what it was called, Gotland its municipality', () => {
  for (const { id, name, short = [], former = [], municipality } of ALL.regions) {
    const is = municipality === undefined ? { register: 'region', id } : { id: municipality };
    expect([name, registerEntryOf(name)]).toMatchObject([name, { ...is, by: 'register-name' }]);
    for (const form of short) {
      expect(registerEntryOf(form)).toMatchObject({ ...is, by: 'register-short-name' });
    }
    for (const form of former) {
      expect(registerEntryOf(form)).toMatchObject({ ...is, by: 'register-former-name' });
    }
  }
});

test('each authority is its name, short and former names, and nobody else', () => {
  for (const { id, name, short = [], former = [] } of AUTHORITIES) {
    const is = { register: 'authority', id, name };
    expect([name, registerEntryOf(name)]).toMatchObject([name, { ...is, by: 'register-name' }]);
    expect(registerEntryOf(name.toUpperCase())).toMatchObject(is);
    for (const form of short) {
      expect([form, registerEntryOf(form)]).toMatchObject([form, is]);
    }
    for (const form of former) {
      const found = registerEntryOf(form);
      expect([form, found]).toMatchObject([form, { ...is, by: 'register-former-name' }]);
    }
  }
});

test('a weak short name is nobody alone, and its bearer beside the long name', () => {
  const weak = AUTHORITIES.flatMap((one) => (one.weak ?? []).map((form) => ({ ...one, form })));
  expect(weak.length).toBeGreaterThan(100);
  for (const { id, name, form } of weak) {
    expect([form, registerEntryOf(form)]).toEqual([form, null]);
    const beside = registerEntryOf(form, [], supportOf([registerEntryOf(name)]));
    expect([form, beside]).toMatchObject([form, { id, by: 'register-short-name-beside' }]);
  }
});

test('no short name is a party or has two letters, and none maps to two', () => {
  const bearers = new Map<string, string[]>();
  for (const { id, short = [], weak = [] } of AUTHORITIES) {
    for (const form of short) {
      expect(form.length).toBeGreaterThan(2);
      bearers.set(form.toLowerCase(), [...(bearers.get(form.toLowerCase()) ?? []), id]);
    }
    for (const form of [...short, ...weak]) expect(PARTIES.entries).not.toContain(form);
  }
  expect([...bearers].filter(([, ids]) => ids.length > 1)).toEqual([]);
});
