/** Which better-sqlite3 this Node takes. */
import { createRequire } from 'node:module';
import type Sqlite from 'better-sqlite3';
import { errorCode, UserError } from '../../errors.ts';

const require = createRequire(import.meta.url);

/** From here on Node ends the whole process when a statement of version 12 is collected late. */
const FIRST_WITH_13 = 24;

/**
 * The package for a version of Node ('24.1.0'). Version 13 is built on Node-API, which 12 is not,
 * and does not load in Node 20.
 */
export function driverFor(node: string): 'better-sqlite3' | 'better-sqlite3-13' {
  return Number.parseInt(node, 10) < FIRST_WITH_13 ? 'better-sqlite3' : 'better-sqlite3-13';
}

/** Loads it. Throws UserError where the package is not installed. */
export function loadDriver(
  node: string = process.versions.node,
  load: (name: string) => unknown = require,
): typeof Sqlite {
  const name = driverFor(node);
  try {
    return load(name) as typeof Sqlite;
  } catch (error) {
    if (errorCode(error) !== 'MODULE_NOT_FOUND') throw error;
    throw new UserError(`${name}, which Node ${node} needs, is missing: install klubbslag again`);
  }
}
