/** A folder for all tests of a file. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

/** Removed when the file's tests are over. */
export function kept(): string {
  const folder = mkdtempSync(join(tmpdir(), 'klubbslag-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
