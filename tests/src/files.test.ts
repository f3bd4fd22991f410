import { execFileSync } from 'node:child_process';
import fs, { appendFileSync, existsSync, statSync, truncateSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type ReadBytes, readBytes, readSource } from '../../src/files.ts';
import { sha256 } from './support/records.ts';
import { folderWith, put } from './support/world.ts';

const LIMITS = { maxBytes: 10_000, maxLine: 1000 };

async function read(name: string, content: string | Uint8Array, limits = LIMITS) {
  const path = put(folderWith(), name, content);
  return await readSource(path, 'shown', limits);
}

describe('readSource', () => {
  test('gives bytes, hash and media type under the given name', async () => {
    const { file, problem } = await read('a.txt', 'Åsa Wahlén\n');
    expect(problem).toBeNull();
    expect(file).toMatchObject({ path: 'shown', mediaType: 'text/plain' });
    expect(Buffer.from(file?.bytes ?? []).toString()).toBe('Åsa Wahlén\n');
    expect(file?.sha256).toBe(sha256('Åsa Wahlén\n'));
    expect((await read('b.MD', '# x')).file?.mediaType).toBe('text/markdown');
  });

  const words = 'Nämnden beslutar. '.repeat(20);
  test.each<[string, Uint8Array]>([
    ['UTF-16 with a mark', Buffer.from(`\ufeff${words}`, 'utf16le')],
    ['UTF-16 without one', Buffer.from(words, 'utf16le')],
    ['UTF-16, high byte first', Buffer.from(words, 'utf16le').swap16()],
    ['windows-1252', Buffer.from(words, 'latin1')],
    ['UTF-8 with a broken sequence', Buffer.concat([Buffer.from(words), Buffer.from([0xc3])])],
    ['a form feed and a stray NUL', Buffer.from(`${words}\f\0${words}`)],
  ])('takes %s as text', async (_, content) => {
    expect((await read('a.txt', content)).problem).toBeNull();
  });

  const noise = Uint8Array.from({ length: 4096 }, (_, index) => (index * 7919) % 256);
  test.each<[string, string | Uint8Array, string, string]>([
    ['an empty file', '', 'empty', 'is empty'],
    ['noise', noise, 'binary', 'holds binary data'],
    ['zeros', new Uint8Array(500), 'binary', 'holds binary data'],
    ['a PDF', '%PDF-1.7\nstream', 'binary', 'is a PDF file'],
    ['a Word file', 'PK\u0003\u0004rest', 'binary', 'is a zip or Office file'],
    ['RTF', '{\\rtf1 Protokoll}', 'binary', 'is an RTF file'],
    ['too many bytes', 'rad\n'.repeat(3000), 'too-large', 'split it, or raise the limit'],
    ['a long line', `kort\n${'x'.repeat(1001)}\nkort`, 'long-line', '--max-line'],
    ['a long last line', `kort\n${'x'.repeat(1001)}`, 'long-line', '--max-line'],
  ])('refuses %s with one line that says what to do', async (_, content, code, words) => {
    const { file, problem } = await read('a.txt', content);
    expect(file).toBeNull();
    expect(problem?.code).toBe(code);
    expect(problem?.message).toContain(words);
    expect(problem?.message).toMatch(/^[^\n]+: [^\n]+$/);
  });

  test.each([
    ['at the limit', 'x'.repeat(1000)],
    ['many lines', `${'x'.repeat(1000)}\n`.repeat(9)],
    ['many lines that end in returns', `${'x'.repeat(1000)}\r`.repeat(9)],
  ])('takes lines %s', async (_, content) => {
    expect((await read('a.txt', content)).problem).toBeNull();
  });

  test('refuses 200 MB without reading them', async () => {
    const path = put(folderWith(), 'huge.txt', '');
    truncateSync(path, 200_000_000);
    const before = process.memoryUsage().arrayBuffers;
    const { problem } = await readSource(path, 'shown', { maxBytes: 50_000_000, maxLine: 1e6 });
    expect(problem?.message).toContain('is 200 MB, the limit is 50 MB');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1e6);
  });

  test('refuses a 200 MB line where the limit lets the file through', async () => {
    const line = Buffer.alloc(200_000_000, 'x');
    const limits = { maxBytes: 500_000_000, maxLine: 1_000_000 };
    const { problem } = await readSource('a.txt', 'shown', limits, async () => line);
    expect(problem?.code).toBe('long-line');
  });

  test.each([
    ['EACCES', 'no-permission', 'no permission to read it'],
    ['EPERM', 'no-permission', 'no permission to read it'],
    ['ENOENT', 'not-found', 'there is no such file'],
    ['EIO', 'unreadable', 'the disk gave an error'],
    ['EWEIRD', 'unreadable', 'cannot be read: odd'],
  ])('%s from the system becomes %s', async (code, expected, words) => {
    const refuse: ReadBytes = async () => {
      throw Object.assign(new Error('odd\nsecond line'), { code });
    };
    const { problem } = await readSource('a.txt', 'shown', LIMITS, refuse);
    expect(problem?.code).toBe(expected);
    expect(problem?.message).toContain(words);
    expect(problem?.message).not.toContain('\n');
  });

  test('refuses a file that grew after it was looked at', async () => {
    const grown: ReadBytes = async () => Buffer.from('rad\n'.repeat(3000));
    expect((await readSource('a.txt', 'shown', LIMITS, grown)).problem?.code).toBe('too-large');
  });

  test('a fault of the program is no problem of the file', async () => {
    const broken: ReadBytes = async () => {
      throw new TypeError('bug');
    };
    await expect(readSource('a.txt', 'shown', LIMITS, broken)).rejects.toThrow('bug');
  });

  describe('a file that is written to while it is read', () => {
    /** Grows by a line each millisecond: a large one is never the same at both ends of a reading. */
    function growing(milliseconds: number) {
      const path = put(folderWith(), 'grows.txt', 'rad\n'.repeat(5_000_000));
      const until = performance.now() + milliseconds;
      const writer = setInterval(() => {
        if (performance.now() < until) appendFileSync(path, 'ny rad\n');
        else clearInterval(writer);
      }, 1);
      onTestFinished(() => clearInterval(writer));
      return path;
    }

    test('is refused as long as that goes on', async () => {
      const limits = { maxBytes: 100_000_000, maxLine: 1000 };
      const { problem } = await readSource(growing(60_000), 'shown', limits);
      expect(problem).toMatchObject({
        code: 'changing',
        message: 'is being written: run again when that is done',
      });
    });

    test('is read whole when that is over', async () => {
      const path = growing(30);
      const bytes = await readBytes(path, 100_000_000);
      expect(bytes.length).toBeGreaterThan(20_000_000);
      expect(bytes.length).toBe(statSync(path).size);
    });
  });

  describe('a small file that is written to as it is opened', () => {
    /** Grows by a line each of the first `times` that it is opened to be read. */
    function growsWhenOpened(times: number): string {
      const path = put(folderWith(), 'small.txt', 'rad\n');
      const { openSync } = fs;
      let left = times;
      fs.openSync = (...given) => {
        if (given[0] === path && given[1] === 'r' && left-- > 0) appendFileSync(path, 'ny rad\n');
        return openSync(...given);
      };
      syncBuiltinESMExports();
      onTestFinished(() => {
        fs.openSync = openSync;
        syncBuiltinESMExports();
      });
      return path;
    }

    test('is refused as long as that goes on', async () => {
      const { problem } = await readSource(growsWhenOpened(10), 'shown', LIMITS);
      expect(problem?.code).toBe('changing');
    });

    test('is read whole when that is over', async () => {
      const bytes = await readBytes(growsWhenOpened(1), 1000);
      expect(Buffer.from(bytes).toString()).toBe('rad\nny rad\n');
    });
  });

  test.runIf(existsSync('/proc/version'))(
    'what the system makes as it is read is read',
    async () => {
      expect((await readBytes('/proc/version', 1000)).length).toBeGreaterThan(0);
    },
  );

  test('a folder and a named pipe are refused, not waited for', async () => {
    const folder = folderWith();
    execFileSync('mkfifo', [join(folder, 'pipe.txt')]);
    for (const path of [folder, join(folder, 'pipe.txt')]) {
      expect((await readSource(path, 'shown', LIMITS)).problem?.code).toBe('not-a-file');
    }
  });
});
