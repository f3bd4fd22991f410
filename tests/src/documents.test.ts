import { describe, expect, it } from 'vitest';
import { openDocuments } from '../../src/documents.ts';
import { fileOf } from '../../src/paths.ts';
import { docxFile, paragraph, run } from '../support/docx.ts';
import { attached, emlOf } from '../support/mail.ts';
import { odtFile } from '../support/odt.ts';
import { LIMITS } from '../support/reading.ts';
import { rtfFile } from '../support/rtf.ts';
import { zipOf } from '../support/zip.ts';
import { sha256 } from './support/records.ts';

const bytesOf = (content: string | Uint8Array): Uint8Array =>
  typeof content === 'string' ? Buffer.from(content) : content;

/** Everything in a file: 'path kind text' or 'path! code'. */
async function opened(name: string, content: string | Uint8Array, limits = LIMITS) {
  const lines: string[] = [];
  const all = openDocuments(name, name, limits, { read: async () => bytesOf(content) });
  for await (const { part, problem } of all) {
    const read = part === null ? { file: null, problem } : await part.read();
    if (read.file === null) lines.push(`${read.problem.path}: ${read.problem.code}`);
    else lines.push(`${part?.path} ${read.file.mediaType} ${read.file.reading?.text.trim()}`);
  }
  return lines;
}

const docx = docxFile({ body: paragraph(run('Ord.')) });
const OFFICE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const OPEN = 'application/vnd.oasis.opendocument.text';

describe('the documents of a file', () => {
  it.each<[string, string | Uint8Array, string]>([
    ['a.txt', 'Ett.', 'text/plain undefined'],
    ['a.MD', '# Ett.', 'text/markdown undefined'],
    ['a.docx', docx, `${OFFICE} Ord.`],
    ['a.odt', odtFile({ body: '<text:p>Öppet.</text:p>' }), `${OPEN} Öppet.`],
    ['a.rtf', rtfFile("R\\'e4tt.\\par"), 'application/rtf Rätt.'],
    ['a.html', '<html><p>Sida.', 'text/html Sida.'],
    ['a.eml', 'Subject: Brev\n\nHej!', 'message/rfc822 Brev\n\nHej!'],
  ])('%s is one', async (name, content, expected) => {
    expect(await opened(name, content)).toEqual([`${name} ${expected}`]);
  });

  it('is read by content, and the record says so', async () => {
    for await (const { part } of openDocuments('a.txt', 'b.txt', LIMITS, {
      read: async () => docx,
    })) {
      expect(part?.sha256).toBe(sha256(docx));
      const { file } = (await part?.read()) ?? { file: null };
      expect(file).toMatchObject({ path: 'b.txt', mediaType: OFFICE, bytes: docx });
      const message = 'its name says plain text, it is a Word document and was read as such';
      expect(file?.notes).toEqual([{ code: 'format', message }]);
    }
  });

  it.each([
    ['a name that says nothing', 'a.dat', 'Ett.'],
    ['a name that is right', 'a.txt', 'Ett.'],
  ])('%s is no matter', async (_name, name, content) => {
    for await (const { part } of openDocuments(name, name, LIMITS, {
      read: async () => bytesOf(content),
    })) {
      expect((await part?.read())?.file?.notes).toEqual([]);
    }
  });

  it('of an archive each is one, what is no document is passed over', async () => {
    const zip = zipOf({
      'b.txt': 'Ett.',
      'mapp/a.docx': docx,
      'mapp/bild.png': 'x',
      'README.md': 'x',
      '__MACOSX/._a.docx': 'x',
      '.dold.txt': 'x',
      'tom.txt': '',
      'trasig.docx': docx.subarray(0, 200),
    });
    expect(await opened('x.zip', zip)).toEqual([
      'x.zip!/b.txt text/plain undefined',
      `x.zip!/mapp/a.docx ${OFFICE} Ord.`,
      'x.zip!/tom.txt: empty',
      'x.zip!/trasig.docx: damaged',
    ]);
  });

  it('of a mail the message is one, and each that is attached', async () => {
    const mail = emlOf(
      'Kallelse',
      { type: 'text/plain', body: 'Se bilaga.' },
      attached('protokoll.docx', docx),
      attached('bild.png', docx),
      attached('allt.zip', zipOf({ 'a.txt': 'Ett.' })),
    );
    const [message, ...rest] = await opened('a.eml', mail);
    expect(message).toContain('Se bilaga.');
    expect(rest).toEqual([
      `a.eml!/protokoll.docx ${OFFICE} Ord.`,
      'a.eml!/allt.zip!/a.txt text/plain undefined',
    ]);
  });

  it('in archives in archives they are found, so deep as is allowed', async () => {
    const inZip = (depth: number): Uint8Array =>
      depth === 1 ? zipOf({ 'a.txt': 'Ett.' }) : zipOf({ 'z.zip': inZip(depth - 1) });
    expect(await opened('x.zip', inZip(3))).toEqual([
      'x.zip!/z.zip!/z.zip!/a.txt text/plain undefined',
    ]);
    expect(await opened('x.zip', inZip(4))).toEqual(['x.zip!/z.zip!/z.zip!/z.zip: too-deep']);
  });
});

describe('what cannot be read', () => {
  const bomb = zipOf({ 'a.txt': 'x', 'b.txt': '0'.repeat(5_000_000), 'c.txt': 'x' });
  it.each<[string, string, string | Uint8Array, Partial<typeof LIMITS>, string[]]>([
    ['nothing', 'a.docx', '', {}, ['a.docx: empty']],
    ['too much', 'a.docx', docx, { maxBytes: 300 }, ['a.docx: too-large']],
    ['noise', 'a.docx', '\u0001'.repeat(99), {}, ['a.docx: binary']],
    ['a long line', 'a.txt', 'x'.repeat(99), { maxLine: 80 }, ['a.txt: long-line']],
    ['a broken PDF', 'a.pdf', '%PDF-1.7', {}, ['a.pdf: damaged']],
    ['a scan', 'a.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 1]), {}, ['a.png: no-text']],
    ['a page of nothing', 'a.html', '<html><body></body></html>', {}, ['a.html: no-text']],
    ['an archive of nothing', 'a.zip', zipOf({ 'a.png': 'x' }), {}, ['a.zip: no-documents']],
    ['half an archive', 'a.zip', bomb.subarray(0, 99), {}, ['a.zip: damaged']],
    [
      'a bomb, what comes before it aside',
      'a.zip',
      bomb,
      { maxUnpacked: 1_000_000 },
      ['a.zip!/a.txt text/plain undefined', 'a.zip!/b.txt: too-large'],
    ],
    ['too many files', 'a.zip', bomb, { maxMembers: 2 }, ['a.zip: too-many-members']],
    ['too long a text', 'a.docx', docx, { maxChars: 2 }, ['a.docx: too-long']],
    ['a mail that nests without end', 'a.eml', nested(200), {}, ['a.eml: damaged']],
  ])('%s', async (_name, name, content, limits, expected) => {
    expect(await opened(name, content, { ...LIMITS, ...limits })).toEqual(expected);
  });

  it('says in one line what to do', async () => {
    const all = openDocuments('a.docx', 'a', LIMITS, { read: async () => docx.subarray(0, 99) });
    for await (const { problem } of all) expect(problem?.message).toMatch(/^[^\n]+: [^\n]+$/u);
  });

  it('a fault of the program is none of the file', async () => {
    const all = openDocuments('a', 'a', LIMITS, {
      read: async () => {
        throw new TypeError('bug');
      },
    });
    await expect(all.next()).rejects.toThrow('bug');
  });
});

function nested(depth: number): string {
  const parts = Array.from(
    { length: depth },
    (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}`,
  );
  return `From: a\r\n${parts.join('\r\n')}\r\n\r\nx`;
}

describe('fileOf', () => {
  it.each([
    ['/a/b.zip!/c/d.txt', '/a/b.zip'],
    ['/a/b.zip!/c.zip!/d.txt', '/a/b.zip'],
    ['/a/b.txt', '/a/b.txt'],
  ])('%s lies in %s', (path, expected) => {
    expect(fileOf(path)).toBe(expected);
  });
});
