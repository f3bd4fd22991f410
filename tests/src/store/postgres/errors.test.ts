import { expect, test } from 'vitest';
import { UserError } from '../../../../src/errors.ts';
import { postgresError } from '../../../../src/store/postgres/errors.ts';

const STORE = 'postgres://anna:secret@localhost/minutes';

test.each([
  ['ECONNREFUSED', 'is not reached'],
  ['ENOTFOUND', 'is not reached'],
  ['ECONNRESET', 'the connection broke'],
  ['08006', 'the connection broke'],
  ['57P01', 'the connection broke'],
  ['57P03', 'it starts or stops'],
  ['28P01', 'user or password is wrong'],
  ['28000', 'user or password is wrong'],
  ['3D000', 'there is no such database'],
  ['25006', 'it may only be read'],
  ['42501', 'may not do that there'],
  ['53100', 'its disk is full: make room'],
  ['53300', 'takes no more connections'],
  ['55P03', 'another program holds it: wait'],
  ['58030', 'its disk gave an error'],
  ['XX001', 'it is damaged'],
])('%s becomes one line with advice: %s', (code, words) => {
  const error = postgresError(STORE, Object.assign(new Error('x secret'), { code }));
  expect(error).toBeInstanceOf(UserError);
  const { message } = error as UserError;
  expect(message).toMatch(/^store postgres:\/\/anna@localhost\/minutes: [^\n]+$/u);
  expect(message).toContain(words);
  expect(message).not.toContain('secret');
});

test.each([
  ['SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string', 'give PGPASSWORD'],
  ['Connection terminated unexpectedly', 'the connection broke'],
  ['Connection terminated due to connection timeout', 'is not reached'],
  ['timeout exceeded when trying to connect', 'is not reached'],
  ['The server does not support SSL connections', 'sslmode'],
  ['self-signed certificate', 'sslmode'],
])("'%s' without a code: %s", (said, words) => {
  expect(String(postgresError(STORE, new Error(said)))).toContain(words);
});

test('a fault of the program stays one', () => {
  const unique = Object.assign(new Error('duplicate key'), { code: '23505' });
  expect(postgresError(STORE, unique)).toBe(unique);
  const bug = new TypeError('x');
  expect(postgresError(STORE, bug)).toBe(bug);
  const told = new UserError('told');
  expect(postgresError(STORE, told)).toBe(told);
});
