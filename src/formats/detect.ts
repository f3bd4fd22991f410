/** What a file is, by its content: names lie, and attachments have none. */
import { detectEncoding } from '../../pipeline/ingest/encoding.ts';
import { decode } from '../decode.ts';
import { ProblemError } from '../problem.ts';
import { nameOfFormat } from '../sniff.ts';
import { FORMATS, type Kind, kindOfName } from './formats.ts';
import type { FormatLimits } from './limits.ts';
import { Budget, inflate, type Member, readDirectory } from './zip.ts';

const PICTURES = ['png', 'jpeg', 'tiff'] as const;
/** So much of a text tells what it is. */
const HEAD_BYTES = 8192;

/** What `bytes` are. Throws ProblemError where they are something that is not read. */
export function detect(bytes: Uint8Array, name: string, limits: FormatLimits): Kind {
  const start = Buffer.from(bytes.subarray(0, 8)).toString('latin1');
  if (start.startsWith('%PDF-')) return 'pdf';
  if (start.startsWith('{\\rtf')) return 'rtf';
  if (start.startsWith('PK\u0003\u0004') || start.startsWith('PK\u0005\u0006')) {
    return kindOfArchive(bytes, limits);
  }
  const format = nameOfFormat(bytes);
  const picture = PICTURES.find((kind) => FORMATS[kind].called === format);
  if (picture) return picture;
  if (format !== null) throw notRead(isLocked(bytes) ? null : format);
  return kindOfText(bytes, name);
}

/** Office wraps what has a password in its old format. */
function isLocked(bytes: Uint8Array): boolean {
  const name = Buffer.from('EncryptedPackage', 'utf16le');
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(name);
}

function notRead(format: string | null): ProblemError {
  if (format === null) {
    return new ProblemError('encrypted', 'is locked with a password: save it without one first');
  }
  return new ProblemError('binary', `is ${format}, not a text: save it as .docx or .txt first`);
}

const OPENDOCUMENT = 'application/vnd.oasis.opendocument.';

function kindOfArchive(bytes: Uint8Array, limits: FormatLimits): Kind {
  let members: readonly Member[];
  try {
    members = readDirectory(bytes, limits);
  } catch (error) {
    // What is wrong with it is told when it is opened.
    if (error instanceof ProblemError) return 'zip';
    throw error;
  }
  const names = new Set(members.map((member) => member.name));
  if (names.has('[Content_Types].xml')) return kindOfOffice(names);
  const type = mimetypeOf(members);
  // Where what says so is damaged, what is in it tells.
  if (names.has('word/document.xml')) return 'docx';
  if (!type.startsWith(OPENDOCUMENT)) return names.has('content.xml') ? 'odt' : 'zip';
  if (/^text(?:-|$)/u.test(type.slice(OPENDOCUMENT.length))) return 'odt';
  throw notRead('an OpenDocument table or picture');
}

function kindOfOffice(names: ReadonlySet<string>): Kind {
  const folders = new Set([...names].map((name) => name.split('/')[0]));
  if (folders.has('word')) return 'docx';
  if (folders.has('xl')) throw notRead('an Excel workbook');
  if (folders.has('ppt')) throw notRead('a PowerPoint presentation');
  return 'zip';
}

/** The type that an OpenDocument file says it is of, before all else and not packed. */
function mimetypeOf(members: readonly Member[]): string {
  const member = members.find(({ name }) => name === 'mimetype');
  if (member === undefined) return '';
  try {
    return new TextDecoder().decode(inflate(member, new Budget({ maxUnpacked: 1000 }))).trim();
  } catch {
    return '';
  }
}

const BEFORE_TAGS = String.raw`^\s*(?:(?:<\?xml[^>]*>|<!--(?:[^-]|-(?!->))*-->)\s*)*`;
const PAGE = new RegExp(String.raw`${BEFORE_TAGS}<(?:!doctype\s+html|html|head|body)[\s>]`, 'iu');
const TAGS = new RegExp(
  String.raw`${BEFORE_TAGS}<(?:meta|title|div|p|table|section|article|main|h[1-6]|ul|ol)[\s>]`,
  'iu',
);
const ANY_TAG = /<\/?(?:p|br|div|table|tr|td|li|h[1-6]|span|b|i|a)[\s/>]/iu;

function kindOfText(bytes: Uint8Array, name: string): Kind {
  const { encoding, bom } = detectEncoding(bytes.subarray(0, HEAD_BYTES));
  const head = decode(bytes.subarray(bom, HEAD_BYTES), encoding);
  if (PAGE.test(head)) return 'html';
  const named = kindOfName(name);
  // Markdown may begin with a tag and be none the less Markdown.
  if (named !== 'text' && TAGS.test(head)) return 'html';
  if (named === 'html' && ANY_TAG.test(head)) return 'html';
  return isMail(head, named) ? 'eml' : 'text';
}

const FIELDS =
  /^(?:from|to|cc|date|subject|received|return-path|delivered-to|message-id|mime-version|content-type|reply-to|sender|x-[\w-]+|dkim-signature|arc-[\w-]+|thread-[\w-]+|user-agent)$/u;
/** Fields that no person writes at the head of a text. */
const MACHINE = /^(?:received|return-path|message-id|mime-version|dkim-signature|x-[\w-]+)$/u;
const LEAST_FIELDS = 3;

/** A mail begins with its fields; minutes may begin with 'Date:' and 'To:', but not with those. */
function isMail(head: string, named: Kind | null): boolean {
  const fields: string[] = [];
  const lines = head.replace(/^From [^\n]*\n/u, '').split(/\r?\n/u);
  for (const line of lines) {
    if (line === '') break;
    if (/^[ \t]/u.test(line) && fields.length > 0) continue;
    const field = /^([A-Za-z][\w-]*):/u.exec(line)?.[1]?.toLowerCase();
    if (field === undefined) break;
    fields.push(field);
  }
  const known = new Set(fields.filter((field) => FIELDS.test(field)));
  if (named === 'eml') return known.size > 0;
  return known.size >= LEAST_FIELDS && fields.some((field) => MACHINE.test(field));
}
