import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { Budget, inflate, readDirectory } from '../../../src/formats/zip.ts';
import { patched, zipOf } from '../../support/zip.ts';

const LIMITS = { maxMembers: 5, maxUnpacked: 1_000_000 };
const open = (bytes: Uint8Array) =>
  readDirectory(bytes, LIMITS).map((member) => ({
    name: member.name,
    text: new TextDecoder().decode(inflate(member, new Budget(LIMITS))),
  }));
/** The code of what is thrown, or 'none'. */
function codeOf(action: () => unknown): unknown {
  try {
    action();
    return 'none';
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error;
  }
}

describe('an archive', () => {
  it('gives its files in their order, folders left out', () => {
    const zip = zipOf({ 'b.txt': 'Två '.repeat(500), 'mapp/': '', 'mapp/a.txt': 'Ett' });
    const found = open(zip);
    expect(found.map(({ name }) => name)).toEqual(['b.txt', 'mapp/a.txt']);
    expect(found.map(({ text }) => text)).toEqual(['Två '.repeat(500), 'Ett']);
  });

  it('may have anything before it and a comment after it', () => {
    const zip = Buffer.concat([
      patched(zipOf({ 'a.txt': 'Ett' }), 'end', 20, 3),
      Buffer.from('hej'),
    ]);
    expect(open(zip)[0]?.text).toBe('Ett');
  });

  it.each([
    ['../../etc/a.txt', 'etc/a.txt'],
    ['/etc/a.txt', 'etc/a.txt'],
    ['mapp\\a.txt', 'mapp/a.txt'],
    ['./a//b/./c.txt', 'a/b/c.txt'],
  ])('%s leads nowhere outside: %s', (name, expected) => {
    expect(open(zipOf({ [name]: 'x' }))[0]?.name).toBe(expected);
  });

  it('has names in the code page of old consoles where it does not say UTF-8', () => {
    const zip = Buffer.from(zipOf({ 'Aas.txt': 'x' }));
    const old = iconv.encode('Åås.txt', 'cp850');
    for (let at = zip.indexOf('Aas.txt'); at >= 0; at = zip.indexOf('Aas.txt')) old.copy(zip, at);
    expect(open(zip)[0]?.name).toBe('Åås.txt');
  });
});

describe('an archive that cannot be read', () => {
  const sound = zipOf({ 'a.txt': 'Ett '.repeat(100) });
  it.each<[string, Uint8Array, string]>([
    ['cut off', sound.subarray(0, sound.length - 30), 'damaged'],
    ['its first half', sound.subarray(0, 40), 'damaged'],
    ['four bytes', sound.subarray(0, 4), 'damaged'],
    ['more files said than there are', patched(sound, 'end', 10, 4), 'damaged'],
    ['its list elsewhere', patched(sound, 'end', 16, 9, 4), 'damaged'],
    ['its list beyond its end', patched(sound, 'end', 16, 0xffff_fff0, 4), 'damaged'],
    ['a file beyond its end', patched(sound, 'entry', 42, 0xffff_0000, 4), 'damaged'],
    ['a file that is longer than all', patched(sound, 'entry', 20, 9999, 4), 'damaged'],
    ['a file cut short', patched(sound, 'entry', 20, 5, 4), 'damaged'],
    ['a checksum that is wrong', patched(sound, 'entry', 16, 1, 4), 'damaged'],
    ['data that make no sense', patched(sound, 'local', 36, 0xffff), 'damaged'],
    ['too many files', patched(sound, 'end', 10, 6), 'too-many-members'],
    ['a password', patched(sound, 'entry', 8, 1), 'encrypted'],
    ['another way of packing', patched(sound, 'entry', 10, 99), 'unknown-method'],
    ['sizes of more than 32 bits', patched(sound, 'entry', 20, 0xffff_ffff, 4), 'zip64'],
  ])('%s', (_name, bytes, code) => {
    expect(codeOf(() => open(bytes))).toBe(code);
  });

  it.each([0, 1])('what a bomb says of its size does not matter: %i', (said) => {
    const bomb = zipOf({ 'a.txt': '0'.repeat(30_000_000) });
    const lying = patched(bomb, 'entry', 24, said, 4);
    const before = process.memoryUsage().arrayBuffers;
    expect(codeOf(() => open(lying))).toBe('too-large');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(10_000_000);
  });

  it('all files together count', () => {
    const zip = zipOf({ a: '0'.repeat(600_000), b: '0'.repeat(600_000) });
    const budget = new Budget(LIMITS);
    const [first, second] = readDirectory(zip, LIMITS);
    if (!first || !second) throw new Error('no members');
    expect(inflate(first, budget)).toHaveLength(600_000);
    expect(codeOf(() => inflate(second, budget))).toBe('too-large');
  });
});
