/** A disk without room: told in one line, nothing that was stored is lost, and more room mends it. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CLI, klubbslag, shell } from '../src/support/process.ts';
import { folderWith } from '../src/support/world.ts';
import { COUNTS } from './documents.ts';
import { documentsIn, documentsLeft, exported, runArgs, SLOW, sharedFolder } from './runs.ts';

const SAFE = /what was stored( before)? is safe\n$/u;

/** Where a user may mount a small disk of his own; some systems allow it nobody but root. */
const MOUNTS = spawnSync('unshare', ['-Urm', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0;
if (!MOUNTS)
  console.warn('no full disk was tried: this system lets nobody mount one (unshare -Urm)');

const shared = sharedFolder(7);

describe('a store that finds no room', () => {
  // From nothing at all, over its tables, to some documents.
  test.runIf(MOUNTS).each([8, 100, 300])(
    'on a disk of %i kB is whole',
    {
      timeout: SLOW,
    },
    (kilobytes) => {
      const place = folderWith();
      mkdirSync(join(place, 'disk'));
      const run = `"${process.execPath}" "${CLI}" ${runArgs(`"${shared.folder}"`, 'disk/a.sqlite').join(' ')}`;
      const script = `cd "${place}"
      mount -t tmpfs -o size=${kilobytes}k tmpfs disk
      ${run} 2> said; echo $? > code
      cp disk/* . || true
      mount -o remount,size=100m disk
      ${run} > more; echo $? >> code
      cp disk/a.sqlite done.sqlite`;
      spawnSync('unshare', ['-Urm', 'bash', '-c', script]);
      const read = (name: string) => readFileSync(join(place, name), 'utf8');
      expect(read('said')).toMatch(
        /^klubbslag: store [^\n]+: the disk is full: make room[^\n]+\n$/u,
      );
      expect(read('code')).toBe('2\n1\n');
      const left = documentsLeft(join(place, 'a.sqlite'), `${kilobytes} kB`) ?? 0;
      expect(left).toBeLessThan(COUNTS.documents);
      const before = Number(/(\d+) unchanged/u.exec(read('more'))?.[1]);
      expect(before).toBeGreaterThanOrEqual(left);
      expect(exported(join(place, 'done.sqlite')) === shared.expected).toBe(true);
    },
  );

  test('because its files may not grow is whole', { timeout: SLOW }, () => {
    const store = join(folderWith(), 'a.sqlite');
    const args = runArgs(`"${shared.folder}"`, store).join(' ');
    const full = shell(`ulimit -f 150; $K ${args}`);
    expect(full).toMatchObject({ code: 2, err: expect.stringMatching(SAFE) });
    expect(full.err.trim().split('\n')).toHaveLength(1);
    expect(documentsLeft(store, 'ulimit')).toBeLessThan(COUNTS.documents);
    expect(klubbslag(...runArgs(shared.folder, store)).code).toBe(1);
    expect(documentsIn(store)).toBe(COUNTS.documents);
    expect(exported(store) === shared.expected).toBe(true);
  });
});

describe('where the rest is written', () => {
  test('a log that finds no room ends the run with a line', { timeout: SLOW }, () => {
    const store = join(folderWith(), 'a.sqlite');
    const { code, err } = klubbslag(...runArgs(shared.folder, store), '--log', '/dev/full');
    expect(code).toBe(2);
    expect(err).toMatch(/^klubbslag: log \/dev\/full: cannot be written: ENOSPC[^\n]+\n$/u);
    expect(documentsLeft(store, 'log')).toBeLessThan(COUNTS.documents);
  });

  test('an answer that finds no room is a line, too, and the work is done', () => {
    const place = folderWith();
    const store = join(place, 'a.sqlite');
    copyFileSync(join(shared.folder, '2000.md'), join(place, 'a.md'));
    const { code, err } = shell(`$K run "${place}" --store "${store}" > /dev/full`);
    expect(err).toBe('klubbslag: standard output cannot be written: ENOSPC\n');
    expect(code).toBe(2);
    expect(documentsIn(store)).toBe(1);
  });
});
