import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findInputs } from '../../src/find.ts';
import { DOCUMENTS } from '../../src/formats/formats.ts';
import { folderWith } from './support/world.ts';

async function found(folder: string, inputs: readonly string[] = [folder]) {
  const { paths, problems } = await findInputs(inputs);
  return { paths: paths.map((path) => relative(folder, path)), problems };
}

describe('findInputs', () => {
  test('takes text and Markdown in all folders below, whatever the case, and no more', async () => {
    const folder = folderWith({
      'a.txt': 'x',
      'b.TXT': 'x',
      'deep/er/c.Md': 'x',
      'd.pdf': 'x',
      txt: 'x',
      'e.txt.bak': 'x',
    });
    expect((await found(folder)).paths).toEqual(['a.txt', 'b.TXT', 'deep/er/c.Md']);
  });

  test('takes documents of every format that is read where they are wanted', async () => {
    const names = [
      'a.DOCX',
      'b.docm',
      'c.odt',
      'd.rtf',
      'e.htm',
      'f.html',
      'g.eml',
      'h.zip',
      'i.md',
    ];
    const others = ['a.doc', 'b.xlsx', 'c.png', 'docx', 'd.docx.bak'];
    const folder = folderWith(Object.fromEntries([...names, ...others].map((name) => [name, 'x'])));
    const { paths } = await findInputs([folder], DOCUMENTS);
    expect(paths.map((path) => relative(folder, path))).toEqual(names);
  });

  test('passes over hidden files, node_modules, READMEs and what Word leaves', async () => {
    const folder = folderWith({
      '~$minutes.md': 'x',
      '.hidden.txt': 'x',
      '.git/a.txt': 'x',
      'node_modules/a.md': 'x',
      'README.md': 'x',
      'sub/readme.TXT': 'x',
      'minutes.md': 'x',
    });
    expect((await found(folder)).paths).toEqual(['minutes.md']);
  });

  test('takes a file that is given by name, whatever it is called', async () => {
    const folder = folderWith({ 'README.md': 'x', 'protokoll.text': 'x' });
    const inputs = [join(folder, 'README.md'), join(folder, 'protokoll.text')];
    expect((await found(folder, inputs)).paths).toEqual(['protokoll.text', 'README.md']);
  });

  test('sorts as a Swedish reader does, with numbers by their value', async () => {
    const names = ['ö.txt', 'a10.txt', 'ä.txt', 'a2.txt', 'å.txt', 'z.txt'];
    const folder = folderWith(Object.fromEntries(names.map((name) => [name, 'x'])));
    const expected = ['a2.txt', 'a10.txt', 'z.txt', 'å.txt', 'ä.txt', 'ö.txt'];
    expect((await found(folder)).paths).toEqual(expected);
  });

  test('takes a path that is given twice once', async () => {
    const folder = folderWith({ 'a.txt': 'x' });
    expect((await found(folder, [folder, join(folder, 'a.txt'), folder])).paths).toEqual(['a.txt']);
  });

  test('ends where links lead back up', async () => {
    const folder = folderWith({ 'sub/a.txt': 'x' });
    symlinkSync(folder, join(folder, 'sub', 'up'));
    symlinkSync(join(folder, 'sub'), join(folder, 'sub', 'self'));
    expect((await found(folder)).paths).toEqual(['sub/a.txt']);
  });

  test('follows a link to a folder elsewhere', async () => {
    const other = folderWith({ 'far.txt': 'x' });
    const folder = folderWith();
    symlinkSync(other, join(folder, 'link'));
    expect((await found(folder)).paths).toEqual(['link/far.txt']);
  });

  test('a link that leads nowhere is left to the reader, which says so', async () => {
    const folder = folderWith();
    symlinkSync(join(folder, 'gone.txt'), join(folder, 'link.txt'));
    expect((await found(folder)).paths).toEqual(['link.txt']);
  });

  test('what does not exist is a problem beside what does', async () => {
    const folder = folderWith({ 'a.txt': 'x' });
    const { paths, problems } = await found(folder, [join(folder, 'nowhere'), folder]);
    expect(paths).toEqual(['a.txt']);
    expect(problems).toEqual([
      {
        path: join(folder, 'nowhere'),
        code: 'not-found',
        message: 'there is no such file or folder: check the path',
      },
    ]);
  });

  test('a folder that is called like a document is searched, not read', async () => {
    const folder = folderWith();
    mkdirSync(join(folder, 'old.txt'));
    expect((await found(folder)).paths).toEqual([]);
    rmSync(join(folder, 'old.txt'), { recursive: true });
  });
});
