import { describe, expect, it } from 'vitest';
import { detectEncoding } from '../../pipeline/ingest/encoding.ts';
import { ingest } from '../../pipeline/ingest/index.ts';
import { decode } from '../../src/decode.ts';
import { readingFile, sourceFile } from '../support/build.ts';

const TEXT = 'Åsa, Örjan – på ”möte”.';
const utf16 = (text: string, little: boolean): number[] =>
  [...text].flatMap((c) => {
    const unit = c.charCodeAt(0);
    return little ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255];
  });
const bytes1252 = [
  0xc5, 0x73, 0x61, 0x2c, 0x20, 0xd6, 0x72, 0x6a, 0x61, 0x6e, 0x20, 0x96, 0x20,
].concat([0x70, 0xe5, 0x20, 0x94, 0x6d, 0xf6, 0x74, 0x65, 0x94, 0x2e]);
const utf8 = [...new TextEncoder().encode(TEXT)];

describe('encodings', () => {
  it.each([
    ['UTF-8', utf8, TEXT],
    ['UTF-8 with a mark', [0xef, 0xbb, 0xbf, ...utf8], TEXT],
    ['UTF-16LE with a mark', [0xff, 0xfe, ...utf16(TEXT, true)], TEXT],
    ['UTF-16BE with a mark', [0xfe, 0xff, ...utf16(TEXT, false)], TEXT],
    ['UTF-16LE without one', utf16(TEXT, true), TEXT],
    ['windows-1252', bytes1252, TEXT],
    ['carriage returns stay', [...new TextEncoder().encode('a\r\nb\rc')], 'a\r\nb\rc'],
    ['decomposed letters stay', [...new TextEncoder().encode('A\u030a')], 'A\u030a'],
  ])('%s', (_name, bytes, text) => {
    expect(ingest(sourceFile(Uint8Array.from(bytes)), decode).text).toBe(text);
  });

  it('keeps mostly valid UTF-8 and says what is damaged', () => {
    const damaged = Uint8Array.from([...utf8, 0xff, ...utf8]);
    const document = ingest(sourceFile(damaged), decode);
    expect(document.text).toBe(`${TEXT}\ufffd${TEXT}`);
    expect(document.notes.map((note) => note.code)).toEqual(['invalid-utf8']);
  });

  it.each([
    ['an overlong form', [0xc0, 0xaf], 'windows-1252'],
    ['a surrogate', [0xed, 0xa0, 0x80], 'windows-1252'],
    ['beyond Unicode', [0xf4, 0x90, 0x80, 0x80], 'windows-1252'],
    ['a cut sequence after good ones', [...utf8, 0xc3], 'utf-8'],
  ])('%s → %s', (_name, bytes, encoding) => {
    expect(detectEncoding(Uint8Array.from(bytes)).encoding).toBe(encoding);
  });

  it.each([
    ['an empty file', new Uint8Array(0), 'empty'],
    ['blanks only', new TextEncoder().encode(' \n\t\n'), 'empty'],
    ['a binary file', Uint8Array.from({ length: 200 }, (_, i) => (i * 7) % 32), 'not-text'],
  ])('%s gives a note and no exception', (_name, bytes, code) => {
    expect(ingest(sourceFile(bytes), decode).notes[0]?.code).toBe(code);
  });
});

describe('struck text', () => {
  it.each([
    ['~~Per Ask~~ och Eva', ['Per Ask']],
    ['den ~~3 maj~~ 4 maj och ~~5 juni~~', ['3 maj', '5 juni']],
    ['en ~~rad och\nen till~~', ['rad och\nen till']],
    ['~~stycke\n\nstycke~~', []],
    ['a ~ b ~ c', []],
  ])('%j → %j', (text, expected) => {
    const document = ingest(sourceFile(new TextEncoder().encode(text)), decode);
    expect(document.struck.map((s) => text.slice(s.start, s.end))).toEqual(expected);
  });
});

describe('what a reader has read', () => {
  it('is taken as it is, its tildes too', () => {
    const text = 'Stadga ~~stryks~~ här';
    const struck = [{ start: 0, end: 'Stadga'.length }];
    const origins = [{ start: 0, end: text.length, page: 1, box: null, paragraph: null }];
    const note = { code: 'format', message: 'is odd' };
    const file = { ...readingFile({ text, struck, origins, pages: 1 }), notes: [note] };
    const refuse = () => {
      throw new Error('decoded');
    };
    expect(ingest(file, refuse)).toMatchObject({ text, struck, origins, pages: 1, notes: [note] });
  });

  it('says so where it is nothing', () => {
    const { notes } = ingest(readingFile({ text: '\n' }), decode);
    expect(notes.map(({ code }) => code)).toEqual(['empty']);
  });
});
