/** The same short minutes as other bytes: what is decoded says the same. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ingest } from '../../pipeline/ingest/index.ts';
import { segment } from '../../pipeline/segment/index.ts';
import { decode } from '../../src/decode.ts';
import { sourceFile } from '../support/build.ts';

const read = (name: string): Uint8Array =>
  readFileSync(new URL(`../hard/${name}`, import.meta.url));
const words = (name: string): string[] =>
  segment(ingest(sourceFile(read(name)), decode)).blocks.flatMap((block) =>
    block.sentences.flatMap((s) => s.tokens.map((t) => t.text)),
  );

describe('hard input', () => {
  const plain = words('utf-8-bom.txt');

  it('has words to compare with', () => {
    expect(plain.length).toBeGreaterThan(20);
  });

  it.each([
    'utf-16le-bom.txt',
    'utf-16be-bom.txt',
    'windows-1252.txt',
    'crlf.txt',
    'cr-only.txt',
    'mixed-newlines.txt',
    'decomposed.txt',
    'no-final-newline.txt',
  ])('%s says the same', (name) => {
    expect(words(name)).toEqual(plain);
  });

  it.each(['binary.txt', 'empty.txt', 'blank.txt'])('%s says nothing', (name) => {
    expect(words(name)).toEqual([]);
  });
});
