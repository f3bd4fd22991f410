import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { UserError } from '../../../src/errors.ts';
import { bratOf } from '../../../src/export/brat.ts';
import { bratConfiguration } from '../../../src/export/brat-conf.ts';
import { safeName, writeBrat } from '../../../src/export/folder.ts';
import { recordOf } from '../support/records.ts';
import { call, folderWith, put } from '../support/world.ts';

const read = (dir: string, name: string) => readFileSync(join(dir, name), 'utf8');
const shown = (dir: string) =>
  readdirSync(dir)
    .filter((name) => !name.startsWith('.'))
    .sort();
const BO = recordOf('protokoll/möte.txt', 'Person: Bo Åkerö\nBeslut: Bo Åkerö väljs\n');

async function refusal(promise: Promise<unknown>): Promise<string> {
  const error: unknown = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(UserError);
  return error instanceof Error ? error.message : '';
}

describe('writeBrat', () => {
  test('makes the folder, two files a document, and the configuration', async () => {
    const dir = join(folderWith(), 'ny', 'brat');
    expect(await writeBrat(dir, [BO])).toBe(1);
    expect(shown(dir)).toEqual(['annotation.conf', 'möte.ann', 'möte.txt']);
    const { txt, ann } = bratOf(BO);
    expect([read(dir, 'möte.txt'), read(dir, 'möte.ann')]).toEqual([txt, ann]);
    expect(read(dir, 'annotation.conf')).toBe(bratConfiguration());
  });

  test('writes its own files anew', async () => {
    const dir = folderWith();
    await writeBrat(dir, [BO]);
    const later = recordOf(BO.source.path, 'Person: My Ek\n');
    expect(await writeBrat(dir, [later])).toBe(1);
    expect(read(dir, 'möte.txt')).toBe('Person: My Ek\n');
    expect(readdirSync(dir).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  test.each(['möte.txt', 'möte.ann', 'annotation.conf'])(
    'a %s that somebody else has put there stays',
    async (name) => {
      const dir = folderWith({ [name]: 'mitt eget' });
      expect(await refusal(writeBrat(dir, [BO]))).toContain(`${name} is not of an export`);
      expect(read(dir, name)).toBe('mitt eget');
    },
  );

  test('what an annotator has changed since stays', async () => {
    const dir = folderWith();
    await writeBrat(dir, [BO]);
    writeFileSync(join(dir, 'möte.ann'), 'T1\tPerson 0 2\tBo\n');
    expect(await refusal(writeBrat(dir, [BO]))).toContain('was changed since its export');
    expect(read(dir, 'möte.ann')).toBe('T1\tPerson 0 2\tBo\n');
    // The others are still known as the export's own.
    writeFileSync(join(dir, 'möte.ann'), bratOf(BO).ann);
    expect(await writeBrat(dir, [BO])).toBe(1);
  });

  test.each(['möte.txt', '.klubbslag-export.json', '.klubbslag-export.part'])(
    'nothing is written through a link at %s',
    async (name) => {
      const outside = put(folderWith(), 'utanför.txt', 'orört');
      const dir = folderWith();
      symlinkSync(outside, join(dir, name));
      if (name.endsWith('.part')) await writeBrat(dir, [BO]);
      else await refusal(writeBrat(dir, [BO]));
      expect(readFileSync(outside, 'utf8')).toBe('orört');
    },
  );

  test('a link to nothing makes nothing', async () => {
    const outside = join(folderWith(), 'utanför.txt');
    const dir = folderWith();
    symlinkSync(outside, join(dir, 'möte.txt'));
    expect(await refusal(writeBrat(dir, [BO]))).toContain('is not of an export');
    expect(existsSync(outside)).toBe(false);
  });

  test('a folder where a file should be is left alone', async () => {
    const dir = folderWith();
    mkdirSync(join(dir, 'möte.txt'));
    expect(await refusal(writeBrat(dir, [BO]))).toContain('is not of an export');
  });

  test.each([
    ['fil.txt', 'it is a file'],
    ['fil.txt/under', 'a part of its path is a file'],
  ])('a folder that cannot be: %s', async (name, reason) => {
    const dir = join(folderWith({ 'fil.txt': 'x' }), name);
    expect(await refusal(writeBrat(dir, [BO]))).toContain(reason);
  });

  test('a list of files that is none is told', async () => {
    const dir = folderWith({ '.klubbslag-export.json': '[1]' });
    expect(await refusal(writeBrat(dir, [BO]))).toContain("is no list of an export's files");
  });

  test('documents of the same name have files of their own, whatever the letters’ case', async () => {
    const dir = folderWith();
    const paths = ['a/möte.txt', 'b/Möte.md', 'c/mo\u0308te.txt', 'c/../../../möte'];
    const records = paths.map((path, index) => recordOf(path, `Person: Bo ${index}\n`));
    expect(await writeBrat(dir, [...records, ...records.slice(0, 2)])).toBe(6);
    const texts = shown(dir).filter((name) => name.endsWith('.txt'));
    expect(texts).toHaveLength(6);
    expect(new Set(texts.map((name) => name.normalize('NFC').toLowerCase())).size).toBe(6);
    const contents = texts.map((name) => read(dir, name)).sort();
    expect(new Set(contents).size).toBe(4);
    expect(texts.filter((name) => !/^möte(?:-[0-9a-f]{12}(?:-\d+)?)?\.txt$/i.test(name))).toEqual(
      [],
    );
  });
});

describe('safeName', () => {
  test.each([
    ['fixtures/brf/möte 3.txt', 'möte-3'],
    ['C:\\protokoll\\KS 2024-03-12.docx', 'KS-2024-03-12'],
    ['../../etc/passwd', 'passwd'],
    ['..', 'document'],
    ['', 'document'],
    ['a/', 'document'],
    ['.gömd', 'gömd'],
    ['con.txt', '_con'],
    ['LPT1', '_LPT1'],
    ['konto.txt', 'konto'],
    ['a\u0000b\nc".txt', 'a-b-c'],
    ['<x>|?*:.txt', 'x'],
    ['o\u0308.txt', 'ö'],
    ['2024.03.12.txt', '2024.03.12'],
    ['slut...', 'slut'],
    ['🎉.txt', 'document'],
  ])('%j', (path, name) => {
    expect(safeName(path)).toBe(name);
  });

  test('no name is longer than a disk takes, or a path', () => {
    for (const letter of ['a', 'å', '𝐀', '-']) {
      const name = safeName(`x/${letter.repeat(500)}.txt`);
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(180);
      expect(basename(name)).toBe(name);
    }
  });
});

describe('the command', () => {
  const TEXT = 'Organ: Nämnden\nPerson: Bo Åkerö\nBeslut: Bo Åkerö väljs\n';

  async function stored(): Promise<{ folder: string; store: string[] }> {
    const folder = folderWith({ 'in/a.txt': TEXT, 'in/b.txt': `${TEXT}Person: My Ek\n` });
    const store = ['--store', join(folder, 'a.sqlite')];
    await call(['run', join(folder, 'in'), ...store]);
    return { folder, store };
  }

  test('brat goes into a folder, and says how many', async () => {
    const { folder, store } = await stored();
    const dir = join(folder, 'brat');
    const { code, out, err } = await call([
      'export',
      '--format',
      'brat',
      '--output',
      dir,
      ...store,
    ]);
    expect([code, out]).toEqual([0, '']);
    expect(err).toContain(`2 documents in ${dir}\n`);
    expect(shown(dir)).toEqual(['a.ann', 'a.txt', 'annotation.conf', 'b.ann', 'b.txt']);
  });

  test('brat needs a folder', async () => {
    const { store } = await stored();
    const { code, err } = await call(['export', '--format', 'brat', ...store]);
    expect(code).toBe(2);
    expect(err).toContain('brat needs a folder: give --output DIR');
  });

  test.each([
    ['tei', /^<\?xml .*\n<teiCorpus [\s\S]*<\/teiCorpus>\n$/u],
    ['webannotation', /^\{"@context":[\s\S]*"total": \d+\}\n$/u],
    ['conll', /^# document = [\s\S]*\nBo\tB-PER\n/u],
  ])('%s goes to standard output', async (format, pattern) => {
    const { store } = await stored();
    const { code, out } = await call(['export', '--format', format, ...store]);
    expect(code).toBe(0);
    expect(out).toMatch(pattern);
    expect(out.match(/in\/[ab]\.txt/gu)?.length).toBeGreaterThan(1);
  });
});
