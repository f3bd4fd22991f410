/** Where the package lies, from the sources as well as from `dist/`. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder with package.json, models and fixtures. */
export function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    if (folder === dirname(folder)) throw new Error('package.json not found');
    folder = dirname(folder);
  }
  return folder;
}

/** What package.json says of the package. */
export function packageField(name: 'version' | 'description'): string {
  const json: unknown = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8'));
  return String((json as Record<string, unknown>)[name]);
}
