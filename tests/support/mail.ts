/** Web pages and mails, written by hand. */
import iconv from 'iconv-lite';
import { escaped, type Part, piecesOf } from './parts.ts';

const marked = (line: string): string =>
  piecesOf(line)
    .map(({ text, struck }) => (struck ? `<del>${escaped(text)}</del>` : escaped(text)))
    .join('');

function tagsOf(one: Part): string {
  if (one.kind === 'heading') return `<h${one.level}>${marked(one.text)}</h${one.level}>\n`;
  if (one.kind === 'paragraph') return `<p>${one.lines.map(marked).join('<br>\n')}</p>\n`;
  if (one.kind === 'list') {
    return `<ul>\n${one.items.map((item) => `  <li>${marked(item)}</li>\n`).join('')}</ul>\n`;
  }
  const rows = one.rows.map(
    (cells) => `<tr>${cells.map((cell) => `<td>${marked(cell)}</td>`).join('')}</tr>\n`,
  );
  return `<table>${rows.join('')}</table>\n`;
}

/** The page of a text, with what pages have around it. */
export function htmlOf(parts: readonly Part[]): string {
  return (
    '<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>Webbplats</title>' +
    '<style>p { margin: 0 }</style></head><body><nav><a href="/">Till startsidan</a></nav>\n' +
    `<script>let x = "<p>";</script>${parts.map(tagsOf).join('')}</body></html>\n`
  );
}

/** Quoted-printable of windows-1252: lines of 76 characters at most. */
export function quotedPrintable(text: string): string {
  const lines = text.split('\n').map((line) => {
    const bytes = [...iconv.encode(line, 'windows-1252')];
    const signs = bytes.map((byte) => {
      const plain = byte >= 0x20 && byte < 0x7f && byte !== 0x3d;
      return plain
        ? String.fromCharCode(byte)
        : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    });
    let [out, width] = ['', 0];
    for (const sign of signs) {
      if (width + sign.length > 75) [out, width] = [`${out}=\r\n`, 0];
      out += sign;
      width += sign.length;
    }
    return out.replace(/ $/u, '=20');
  });
  return lines.join('\r\n');
}

/** A part of a mail. */
export interface MailPart {
  readonly type: string;
  readonly body: string;
  readonly encoding?: string;
  /** The name of an attachment. */
  readonly name?: string;
}

/** An attached file. */
export function attached(name: string, bytes: Uint8Array, type = 'application/octet-stream') {
  const lines =
    Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,76}/gu) ?? [];
  return { type, body: lines.join('\r\n'), encoding: 'base64', name };
}

/** A mail of parts, or of one alone. */
export function emlOf(subject: string, ...parts: readonly MailPart[]): Uint8Array {
  const head = [
    'Return-Path: <anna@hedby.example>',
    'Message-ID: <1@hedby.example>',
    'From: =?iso-8859-1?Q?Anna_=D6st?= <anna@hedby.example>',
    'To: styrelsen@hedby.example',
    `Subject: =?utf-8?B?${Buffer.from(subject).toString('base64')}?=`,
    'Date: Tue, 12 Mar 2024 09:00:00 +0100',
    'MIME-Version: 1.0',
  ];
  const written = parts.map(({ type, body, encoding, name }) => {
    const disposition =
      name === undefined ? [] : [`Content-Disposition: attachment; filename="${name}"`];
    const transfer = `Content-Transfer-Encoding: ${encoding ?? '8bit'}`;
    return [`Content-Type: ${type}`, transfer, ...disposition, '', body].join('\r\n');
  });
  const [only] = written;
  if (written.length === 1 && only) return Buffer.from(`${head.join('\r\n')}\r\n${only}\r\n`);
  const bounds = written.map((one) => `--grans\r\n${one}\r\n`).join('');
  const type = 'Content-Type: multipart/mixed; boundary="grans"';
  return Buffer.from(`${head.join('\r\n')}\r\n${type}\r\n\r\n${bounds}--grans--\r\n`);
}
