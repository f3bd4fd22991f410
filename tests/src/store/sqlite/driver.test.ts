/** Each Node gets the better-sqlite3 that it can run. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { UserError } from '../../../../src/errors.ts';
import { packageRoot } from '../../../../src/root.ts';
import { driverFor, loadDriver } from '../../../../src/store/sqlite/driver.ts';

test.each([
  ['20.19.5', 'better-sqlite3'],
  ['22.0.0', 'better-sqlite3'],
  ['23.11.1', 'better-sqlite3'],
  ['24.0.0', 'better-sqlite3-13'],
  ['26.12.1', 'better-sqlite3-13'],
  ['100.0.0', 'better-sqlite3-13'],
])('Node %s takes %s, which the package asks for', (node, name) => {
  expect(driverFor(node)).toBe(name);
  const text = readFileSync(join(packageRoot(), 'package.json'), 'utf8');
  const { dependencies, optionalDependencies } = JSON.parse(text);
  expect(Object.keys({ ...dependencies, ...optionalDependencies })).toContain(name);
});

test('the one for this Node opens a store', () => {
  const Driver = loadDriver();
  const database = new Driver(':memory:');
  expect(database.prepare('SELECT 1 + 1 AS two').get()).toEqual({ two: 2 });
  database.close();
});

test('one that is not installed is told in words, another fault as it is', () => {
  const failing = (code: string) => () => {
    throw Object.assign(new Error('no'), { code });
  };
  expect(() => loadDriver('24.1.0', failing('MODULE_NOT_FOUND'))).toThrow(UserError);
  expect(() => loadDriver('24.1.0', failing('MODULE_NOT_FOUND'))).toThrow(/better-sqlite3-13/u);
  expect(() => loadDriver('24.1.0', failing('ERR_DLOPEN_FAILED'))).not.toThrow(UserError);
  expect(() => loadDriver('24.1.0', failing('ERR_DLOPEN_FAILED'))).toThrow('no');
});
