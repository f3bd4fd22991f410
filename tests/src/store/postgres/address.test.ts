import { expect, test } from 'vitest';
import { isPostgres, shownAddress } from '../../../../src/store/postgres/address.ts';

test.each([
  ['postgres://localhost/minutes', true],
  ['POSTGRESQL://localhost', true],
  ['klubbslag.sqlite', false],
  ['./postgres:/x', false],
  ['mysql://localhost/x', false],
])('%s: %s', (store, expected) => {
  expect(isPostgres(store)).toBe(expected);
});

test.each([
  ['postgres://localhost/minutes', 'postgres://localhost/minutes'],
  ['postgres://anna@localhost:5433/minutes', 'postgres://anna@localhost:5433/minutes'],
  ['postgres://anna:secret@localhost/minutes', 'postgres://anna@localhost/minutes'],
  ['postgres://anna:se@cr/et@localhost/minutes', 'postgres://anna@localhost/minutes'],
  ['postgres://anna:se?cr#et@localhost/minutes', 'postgres://anna@localhost/minutes'],
  ['postgres://anna:secret@localhost/minutes?sslmode=require', 'postgres://anna@localhost/minutes'],
  ['postgres:///minutes?host=/run&password=secret', 'postgres:///minutes'],
  ['postgres://localhost/minutes?user=a@b&password=secret@x', 'postgres://localhost@x'],
  ['postgresql://:secret@localhost', 'postgresql://@localhost'],
])('%s is shown as %s', (store, shown) => {
  expect(shownAddress(store)).toBe(shown);
  expect(shownAddress(store)).not.toMatch(/se.?cr/u);
});
