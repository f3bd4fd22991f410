/** Whatever comes into a store is looked through first for who was forgotten. */

import type { MinutesRecord } from '../../pipeline/record.ts';
import { withoutAnybody } from '../forget/erase.ts';
import type { Sieve } from '../forget/sieve.ts';
import { UPLOADED } from '../paths.ts';
import type { Database } from './database.ts';
import { forgettable, type Processed, prepared, relocate, save } from './documents.ts';
import { inForce, keptSteps, made } from './reviewed.ts';
import { type Standing, sieveSteps, sievesOf, standingOf } from './sieve.ts';

/** The ways into a store. */
export interface Saving {
  /** Notes that known content lies at `path` too; paths where `gone` says so are forgotten. */
  relocate(sha256: string, path: string, gone: (path: string) => boolean): Promise<void>;
  /**
   * Stores a document whole or not at all; what lay at its path before is replaced. Who was
   * forgotten is covered before, and what a rule has removed is left out.
   */
  save(document: Processed): Promise<void>;
}

/** The ways into the store of a database. */
export function savingIn(database: Database): Saving {
  const sieves = sievesOf(database);
  const cleared = async (document: Processed, standing: Standing): Promise<Processed> => {
    const { record, path } = document;
    const { sha256 } = record.source;
    const sieve = await sieves(standing.forgotten);
    const kept = clearing(sieve, standing)(record);
    const covered = kept !== record;
    return {
      ...document,
      covered,
      record: kept,
      path: isNowhere(path) ? sieve.text(path, sha256) : path,
    };
  };
  return {
    save: async (document) => {
      const { sha256 } = document.record.source;
      for (;;) {
        const standing = await database.read(() => standingOf(sha256));
        const clear = clearing(await sieves(standing.forgotten), standing);
        const processed = await cleared(document, standing);
        const corrections = inForce(await database.read(() => keptSteps(sha256)));
        const ready = prepared(processed, standing, made(processed.record, corrections, clear));
        // False where another process has had somebody forgotten or corrected in this moment.
        if (await database.write(() => save(ready))) return;
      }
    },
    relocate: async (sha256, given, gone) => {
      const path = isNowhere(given) ? (await database.read(sieveSteps)).text(given, sha256) : given;
      // Looked at first: a run that finds nothing new takes no lock.
      const found = await database.read(() => forgettable(sha256, path, gone));
      if (found !== null) await database.write(() => relocate(sha256, path, found));
    },
  };
}

/** Takes out of a record of a document what must not be stored. */
export function clearing(sieve: Sieve, { people }: Standing) {
  return (record: MinutesRecord): MinutesRecord =>
    sieve.record(people ? withoutAnybody(record) : record);
}

/** What was uploaded need not be found by its name. */
function isNowhere(path: string): boolean {
  return path.startsWith(UPLOADED);
}
