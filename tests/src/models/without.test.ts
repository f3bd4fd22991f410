/** The built program where @xenova/transformers is not installed. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { TINY, tinyFiles } from '../../support/classifier.ts';
import { seq2seqFiles } from '../../support/writers.ts';
import { ensureBuilt, ROOT } from '../support/process.ts';
import { folderWith, put } from '../support/world.ts';

beforeAll(ensureBuilt);

/** A copy of the program beside every package but that one. */
function without(): string {
  const folder = folderWith();
  for (const name of ['dist', 'package.json']) {
    cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  }
  symlinkSync(join(ROOT, 'models'), join(folder, 'models'));
  mkdirSync(join(folder, 'node_modules'));
  const packages = readdirSync(join(ROOT, 'node_modules'));
  for (const name of packages.filter((one) => one !== '@xenova' && !one.startsWith('.'))) {
    symlinkSync(join(ROOT, 'node_modules', name), join(folder, 'node_modules', name));
  }
  return folder;
}

test('the main job is done, a model can be added, and to use it one line says what is missing', () => {
  const folder = without();
  const env = { ...process.env, KLUBBSLAG_MODELS: join(folder, 'own') };
  const run = (...argv: readonly string[]) => {
    const cli = join(folder, 'dist/src/cli.js');
    const options = { encoding: 'utf8', env, cwd: folder } as const;
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...argv], options);
    return { code: status, out: stdout, err: stderr };
  };
  const text =
    'Byggnadsnämnden i Hedby\nProtokoll 2025-03-11\n\n§ 1\nNämnden beslutar att avslå.\n';
  put(folder, 'minutes/a.txt', text);
  const argv = ['run', 'minutes', '--store', 'a.sqlite', '--threads', '1'];
  expect(run(...argv)).toMatchObject({ code: 0, err: '' });
  const from = folderWith(tinyFiles(TINY));
  expect(run('models', 'add', from, '--name', 'prov')).toMatchObject({ code: 0, err: '' });
  expect(run('models', 'verify', 'prov')).toMatchObject({ code: 0, err: '' });
  expect(run(...argv, '--model', 'prov')).toEqual({
    code: 2,
    out: '',
    err:
      "klubbslag: model 'prov' needs the package @xenova/transformers, which is not installed: " +
      'install klubbslag again without --omit=optional\n',
  });
  const writer = folderWith(seq2seqFiles({ knows: ['Nämnden beslutar att avslå.'] }));
  expect(run('models', 'add', writer, '--name', 'ord')).toMatchObject({ code: 0, err: '' });
  expect(run('show', 'a.txt', '--store', 'a.sqlite', '--wording', 'ord')).toEqual({
    code: 2,
    out: '',
    err:
      "klubbslag: model 'ord' needs the package @xenova/transformers, which is not installed: " +
      'install klubbslag again without --omit=optional\n',
  });
}, 60_000);
