/** What answers depend on beside the models: the code and the word lists that make them. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The pipeline, and the readers of formats. */
const SOURCES = ['../pipeline', './formats'];

/** No code of its own; and what starts a process is made anew by the bundle. */
const PASSED_OVER = /\.d\.ts$|^isolated\./;

/** A folder's files, code and word lists, in a fixed order. */
function filesIn(source: string): string[] {
  const folder = fileURLToPath(new URL(source, import.meta.url));
  const entries = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const kept = entries.filter((name) => /\.(?:ts|js|json)$/.test(name) && !PASSED_OVER.test(name));
  return kept.sort().map((name) => join(folder, name));
}

/**
 * SHA-256, in hex, of all these files. Hashing them beats a version number: nobody can change a
 * rule, forget to raise the number and be shown the old answers. The bundle has it written in.
 */
export function sourcesKey(): string {
  const hash = createHash('sha256');
  for (const path of SOURCES.flatMap(filesIn)) hash.update(readFileSync(path)).update('\0');
  return hash.digest('hex');
}
