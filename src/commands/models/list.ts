/** `klubbslag models list`: what there is of each model, as a table or as data. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { table } from '../../../eval/table.ts';
import { readManifest } from '../../manifests.ts';
import type { Installed } from '../../models/installed.ts';
import { oneLine } from '../../render/text.ts';

/** One model, as --json prints it. */
export interface Listed {
  readonly name: string;
  readonly shipped: boolean;
  readonly task: string | null;
  /** Of all its files. */
  readonly bytes: number;
  readonly dtype: string | null;
  readonly folder: string;
}

const said = z.object({
  task: z.string().optional(),
  dtype: z.string().optional(),
  files: z.record(z.string(), z.object({ path: z.string(), bytes: z.number() })),
});

/** What is known of each; one whose manifest cannot be read is listed with nothing known. */
export async function listValues(models: readonly Installed[]): Promise<Listed[]> {
  return await Promise.all(
    models.map(async ({ name, shipped, folder }) => {
      const manifest = await readManifest(folder, said).catch(() => null);
      const paths = Object.values(manifest?.files ?? {}).map(({ path }) => join(folder, path));
      const sizes = await Promise.all(paths.map((path) => stat(path).catch(() => ({ size: 0 }))));
      return {
        name,
        shipped,
        task: manifest?.task ?? null,
        bytes: sizes.reduce((sum, { size }) => sum + size, 0),
        dtype: manifest?.dtype ?? null,
        folder,
      };
    }),
  );
}

/** As a table. */
export function listText(models: readonly Listed[]): string {
  const rows = models.map(({ name, shipped, task, bytes, dtype }) => [
    oneLine(name),
    shipped ? 'shipped' : 'own',
    oneLine(task ?? '–'),
    `${(bytes / 1e6).toFixed(1)} MB`,
    oneLine(dtype ?? '–'),
  ]);
  return `${table(['model', 'from', 'task', 'size', 'weights'], rows)}\n`;
}
