/** Tesseract as a port, tried on a stand-in for the program. */
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findTesseract, wordsOf } from '../../../src/formats/ocr.ts';

const HEAD =
  'level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext';
const TSV = [
  HEAD,
  '1\t1\t0\t0\t0\t0\t0\t0\t600\t800\t-1\t',
  '4\t1\t1\t1\t1\t0\t20\t40\t200\t20\t-1\t',
  '5\t1\t1\t1\t1\t1\t20\t40\t80\t20\t96.2\tÅsa',
  '5\t1\t1\t1\t1\t2\t110\t40\t60\t20\t91\tÖhrn',
  '5\t1\t1\t1\t2\t1\t20\t80\t80\t20\t90\t(S)',
  '5\t1\t2\t1\t1\t1\t20\t180\t80\t20\t90\tVik',
  '5\t1\t2\t1\t1\t2\t20\t180\t80\t20\t-1\tstrunt',
  '5\t1\t2\t1\t1\t3\t20\t180\t0\t20\t90\tintet',
  '5\t1\t2\t1\t1\t4\t20\t180\t80\t20\t90\t ',
  '5\t1\t2\tbroken',
  '',
].join('\n');

let home = '';
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'klubbslag-ocr-'));
});
afterAll(() => rm(home, { recursive: true, force: true }));

/** A program that lists these languages and does `work` when it is to read. */
async function standIn(name: string, languages: string, work: string): Promise<string> {
  const path = join(home, name);
  const lines = [
    `#!${process.execPath}`,
    `const { readFileSync, writeFileSync } = require('node:fs');`,
    `const asked = process.argv.slice(2);`,
    `if (asked[0] === '--list-langs') { console.log(${JSON.stringify(languages)}); process.exit(0); }`,
    work,
  ];
  await writeFile(path, lines.join('\n'));
  await chmod(path, 0o755);
  return path;
}

const PICTURE = { width: 3, height: 2, grey: Uint8Array.from([0, 1, 2, 253, 254, 255]) };
const LIMITS = { seconds: 10, bytes: 100_000 };

describe('words that tesseract has seen', () => {
  it('are those with a place and some certainty, by line', () => {
    expect(wordsOf(TSV).map(({ text, line }) => [text, line])).toEqual([
      ['Åsa', 0],
      ['Öhrn', 0],
      ['(S)', 1],
      ['Vik', 2],
    ]);
    expect(wordsOf(TSV)[1]).toEqual({
      text: 'Öhrn',
      line: 0,
      x: 110,
      y: 40,
      width: 60,
      height: 20,
    });
    expect(wordsOf('')).toEqual([]);
  });
});

describe('tesseract', () => {
  it('reads a grey map from its input, in Swedish', async () => {
    const seen = join(home, 'seen');
    const work = `writeFileSync(${JSON.stringify(seen)}, readFileSync(0));
      writeFileSync(${JSON.stringify(`${seen}.args`)}, asked.join(' '));
      process.stdout.write(${JSON.stringify(TSV)});`;
    const ocr = await findTesseract(await standIn('good', 'List (2):\neng\nswe', work), LIMITS);
    expect((await ocr?.read(PICTURE))?.map(({ text }) => text)).toEqual([
      'Åsa',
      'Öhrn',
      '(S)',
      'Vik',
    ]);
    expect(await readFile(`${seen}.args`, 'utf8')).toBe('stdin stdout -l swe --psm 3 tsv');
    const bytes = await readFile(seen);
    expect(bytes.subarray(0, -6).toString()).toBe('P5 3 2 255\n');
    expect([...bytes.subarray(-6)]).toEqual([...PICTURE.grey]);
    // A file of a format of its own is handed on as it is.
    expect(await ocr?.readFile(Uint8Array.of(1, 2, 3))).toHaveLength(4);
    expect([...(await readFile(seen))]).toEqual([1, 2, 3]);
  });

  it.each([
    ['without Swedish', 'eng\nosd\nsweden'],
    ['without any language', ''],
  ])('%s is none', async (_, languages) => {
    expect(await findTesseract(await standIn('other', languages, ''), LIMITS)).toBeNull();
  });

  it('that is not installed is none', async () => {
    expect(await findTesseract(join(home, 'nowhere'), LIMITS)).toBeNull();
  });

  it.each([
    ['fails', 'process.exit(3);', 'failed (3)'],
    ['hangs', 'setInterval(() => {}, 1000);', 'took more than 1 seconds'],
    ['says too much', `process.stdout.write('x'.repeat(300000));`, 'said too much'],
  ])(
    'that %s says so',
    async (name, work, message) => {
      const program = await standIn(name.replaceAll(' ', '-'), 'swe', work);
      const ocr = await findTesseract(program, { seconds: 1, bytes: 100_000 });
      // More than a pipe holds, of a program that need not read it.
      const large = { width: 2000, height: 1000, grey: new Uint8Array(2_000_000) };
      await expect(ocr?.read(large)).rejects.toThrow(`${program} ${message}`);
    },
    20_000,
  );
});
