import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { detect } from '../../../src/formats/detect.ts';
import { docxFile, paragraph, run } from '../../support/docx.ts';
import { emlOf } from '../../support/mail.ts';
import { odtFile } from '../../support/odt.ts';
import { LIMITS } from '../../support/reading.ts';
import { rtfFile } from '../../support/rtf.ts';
import { zipOf } from '../../support/zip.ts';

const kind = (content: string | Uint8Array, name = 'x'): string =>
  detect(typeof content === 'string' ? Buffer.from(content) : content, name, LIMITS);

const docx = docxFile({ body: paragraph(run('Ett')) });

describe('what a file is', () => {
  it.each<[string, string | Uint8Array, string, string]>([
    ['a Word document, whatever it is called', docx, 'x.txt', 'docx'],
    ['an OpenDocument text', odtFile({ body: '' }), 'x', 'odt'],
    ['a Word document that has lost its types', zipOf({ 'word/document.xml': 'x' }), 'x', 'docx'],
    ['an OpenDocument text that has', zipOf({ 'content.xml': 'x' }), 'x', 'odt'],
    ['an archive', zipOf({ 'a.txt': 'x' }), 'x.docx', 'zip'],
    ['a damaged archive', docx.subarray(0, 300), 'x.docx', 'zip'],
    ['RTF', rtfFile('x'), 'x.doc', 'rtf'],
    ['PDF', '%PDF-1.7\n', 'x.txt', 'pdf'],
    ['a page', '<!DOCTYPE html>\n<title>x</title>', 'x.txt', 'html'],
    ['a page without its first lines', '  <!-- x -->\n<HTML lang="sv">', 'x.md', 'html'],
    ['XHTML', '<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x">', 'x', 'html'],
    ['a page in UTF-16', iconv.encode('<html><body>x', 'utf-16le', { addBOM: true }), 'x', 'html'],
    ['a piece of a page', '<table><tr><td>x</table>', 'x.doc', 'html'],
    ['a piece of a page by its name', 'Hej <br> hopp', 'x.html', 'html'],
    ['a text that is called a page', 'Hej hopp', 'x.html', 'text'],
    ['Markdown that begins with a tag', '<div align="center">\n\n# Protokoll', 'x.md', 'text'],
    ['a text about tags', 'Vi talade om <html> och <body>.', 'x.txt', 'text'],
    ['an XML of something else', '<?xml version="1.0"?><x/>', 'x', 'text'],
    ['a mail', emlOf('Hej', { type: 'text/plain', body: 'x' }), 'x.txt', 'eml'],
    ['a mail of a mailbox', 'From a@b Tue\nReturn-Path: <a>\nFrom: a\nTo: b\n\nx', 'x', 'eml'],
    ['a mail by its name', 'Subject: Hej\n\nx', 'x.eml', 'eml'],
    ['minutes that begin like one', 'Date: 3 May\nTo: Ada\nFrom: Bo\n\nx', 'x.txt', 'text'],
    ['minutes with fields', 'Datum: 3 maj\nPlats: Teams\nNärvarande: Ada\n\nx', 'x.txt', 'text'],
    ['a text', 'Protokoll', 'x.docx', 'text'],
  ])('%s', (_name, content, name, expected) => {
    expect(kind(content, name)).toBe(expected);
  });

  const office = (folder: string) =>
    zipOf({ '[Content_Types].xml': '<x/>', [`${folder}/a.xml`]: '' });
  const locked = Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]),
    Buffer.from('EncryptedPackage', 'utf16le'),
  ]);
  it.each<[string, number[]]>([
    ['png', [0x89, 0x50, 0x4e, 0x47, 1]],
    ['jpeg', [0xff, 0xd8, 0xff, 0xe0]],
    ['tiff', [0x49, 0x49, 0x2a, 0x00]],
    ['tiff', [0x4d, 0x4d, 0x00, 0x2a]],
  ])('a picture is %s, whatever its name', (expected, start) => {
    expect(kind(Uint8Array.from(start))).toBe(expected);
  });

  it.each<[string, Uint8Array, string, string]>([
    ['a workbook', office('xl'), 'binary', 'an Excel workbook'],
    ['a presentation', office('ppt'), 'binary', 'a PowerPoint presentation'],
    [
      'a table',
      zipOf({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet' }),
      'binary',
      'table',
    ],
    ['an old Office file', locked.subarray(0, 8), 'binary', 'an old Office file'],
    ['one with a password', locked, 'encrypted', 'password'],
  ])('%s is not read, and it says why', (_name, bytes, code, words) => {
    const refuse = () => kind(bytes);
    expect(refuse).toThrow(words);
    expect(refuse).toThrow(expect.objectContaining({ code }));
  });
});
