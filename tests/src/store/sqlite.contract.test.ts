import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import { contract } from './contract.ts';

describe('a store in a SQLite file', () => {
  let folder = '';
  let made = 0;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'klubbslag-stores-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  contract({ place: async () => join(folder, `${++made}.sqlite`) });
});
