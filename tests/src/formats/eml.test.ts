import { describe, expect, it } from 'vitest';
import { parseMail } from '../../../src/formats/eml.ts';
import { attached, emlOf, type MailPart, quotedPrintable } from '../../support/mail.ts';
import { LIMITS, places, shown } from '../../support/reading.ts';

const parse = async (...parts: readonly MailPart[]) =>
  await parseMail(emlOf('Möte i maj', ...parts), LIMITS);

const plain = (body: string, more = ''): MailPart => ({
  type: `text/plain; charset=iso-8859-1${more}`,
  body: quotedPrintable(body),
  encoding: 'quoted-printable',
});

const HEAD =
  'Möte i maj\n\nSkickat: Tue, 12 Mar 2024 09:00:00 +0100\nFrån: Anna Öst <anna@hedby.example>\nTill: styrelsen@hedby.example';

describe('the text of a mail', () => {
  it.each<[string, MailPart, string]>([
    [
      'is its body below what heads it, lines as they are',
      plain('Hej!\n\nVi ses på torsdag – kl. 9.\n  - Ada tar med våfflor\n- Bo ~~kommer~~ inte\n'),
      'Hej!\n\nVi ses på torsdag – kl. 9.\n  - Ada tar med våfflor\n- Bo ~~~~kommer~~~~ inte',
    ],
    [
      'long lines that the encoding broke are whole',
      plain(`Ada ${'talade länge '.repeat(20)}om våfflor.`),
      `Ada ${'talade länge '.repeat(20)}om våfflor.`,
    ],
    [
      'lines that flow are whole',
      plain('Ada talade om \nvåfflor.\nBo lyssnade.', '; format=flowed'),
      'Ada talade om våfflor.\nBo lyssnade.',
    ],
    [
      'of a page, what the page says',
      { type: 'text/html; charset=utf-8', body: '<h2>Val</h2><ul><li>Ada</li></ul>' },
      '<2>Val\n\n- Ada',
    ],
  ])('%s', async (_name, part, expected) => {
    const { reading } = await parse(part);
    expect(shown(reading())).toBe(`${HEAD}\n\n${expected}`);
  });

  it('what stands around it is known to', async () => {
    const read = (await parse(plain('Hej!'))).reading();
    const around = read.furniture.map(({ start, end }) => read.text.slice(start, end));
    expect(around.map((line) => line.split(' ')[0])).toEqual(['Skickat:', 'Från:', 'Till:']);
    expect(places(read)).toContain('3:Anna Öst <anna@hedby.example>');
  });

  it('of a page and plain text, the page goes before', async () => {
    const both = [
      { type: 'text/plain', body: 'Ada S' },
      { type: 'text/html', body: '<table><tr><td>Ada<td>S</table>' },
    ].map(({ type, body }) => `--x\r\nContent-Type: ${type}\r\n\r\n${body}\r\n`);
    const type = 'multipart/alternative; boundary=x';
    const { reading } = await parse({ type, body: `${both.join('')}--x--` });
    expect(reading().text).toMatch(/\n\nAda\tS\n$/u);
  });
});

describe('what is attached', () => {
  it('comes as it was', async () => {
    const bytes = Uint8Array.from({ length: 300 }, (_, i) => i % 256);
    const { attachments } = await parse(plain('Hej!'), attached('protokoll.docx', bytes));
    expect(attachments.map(({ name }) => name)).toEqual(['protokoll.docx']);
    expect([...(attachments[0]?.bytes ?? [])]).toEqual([...bytes]);
  });

  it('a mail in a mail is one of them', async () => {
    const inner = Buffer.from(emlOf('Inre', plain('Inre text.'))).toString();
    const { reading, attachments } = await parse(plain('Hej!'), {
      type: 'message/rfc822',
      body: inner,
    });
    expect(reading().text).not.toContain('Inre text.');
    expect(attachments.map(({ name }) => name)).toEqual(['message.eml']);
  });

  it('too many are refused', async () => {
    const many = Array.from({ length: 12 }, (_, i) => attached(`${i}.txt`, new Uint8Array(1)));
    const limits = { ...LIMITS, maxMembers: 10 };
    await expect(parseMail(emlOf('x', ...many), limits)).rejects.toMatchObject({
      code: 'too-many-members',
    });
  });
});
