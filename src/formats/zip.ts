/**
 * Zip archives, read by their central directory (APPNOTE.TXT 6.3). Inflating stops where
 * more comes out than may: what a directory says of sizes is not believed.
 */
import { inflateRawSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { errorCode } from '../errors.ts';
import { inUnits, ProblemError, tooLarge } from '../problem.ts';
import { damaged, type FormatLimits } from './limits.ts';

/** A member of an archive, still packed. `name` has '/' and leads nowhere outside the archive. */
export interface Member {
  readonly name: string;
  readonly encrypted: boolean;
  readonly method: number;
  readonly crc: number;
  readonly packed: Uint8Array;
}

const END = 0x06054b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 0xffff;
const ENTRY = 0x02014b50;
const ENTRY_LENGTH = 46;
const LOCAL = 0x04034b50;
const LOCAL_LENGTH = 30;
const UTF8_NAME = 0x800;
/** Where sizes and places of 32 bits are said to stand elsewhere (Zip64). */
const ELSEWHERE = 0xffffffff;

/** The members of an archive in the order of its directory, folders left out. */
export function readDirectory(
  bytes: Uint8Array,
  { maxMembers }: Pick<FormatLimits, 'maxMembers'>,
): Member[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  const count = view.getUint16(end + 10, true);
  if (count > maxMembers) {
    const advice = 'unpack it, or raise the limit with --max-members';
    const message = `holds ${count} files, the limit is ${maxMembers}: ${advice}`;
    throw new ProblemError('too-many-members', message);
  }
  const members: Member[] = [];
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < count; i++) {
    if (at + ENTRY_LENGTH > bytes.length || view.getUint32(at, true) !== ENTRY) {
      throw damaged('the list of its files is cut off');
    }
    const member = readEntry(view, bytes, at);
    if (!member.name.endsWith('/') && member.name !== '') members.push(member);
    at += ENTRY_LENGTH + variableLength(view, at);
  }
  return members;
}

function endOfDirectory(view: DataView): number {
  const first = Math.max(0, view.byteLength - END_LENGTH - LONGEST_COMMENT);
  for (let at = view.byteLength - END_LENGTH; at >= first; at--) {
    if (view.getUint32(at, true) === END) return at;
  }
  throw damaged('the end of the archive is missing');
}

function variableLength(view: DataView, at: number): number {
  const lengths = [28, 30, 32].map((field) => view.getUint16(at + field, true));
  return lengths.reduce((sum, length) => sum + length, 0);
}

function readEntry(view: DataView, bytes: Uint8Array, at: number): Member {
  const flags = view.getUint16(at + 8, true);
  const size = view.getUint32(at + 20, true);
  const local = view.getUint32(at + 42, true);
  if (size === ELSEWHERE || local === ELSEWHERE) {
    throw new ProblemError('zip64', 'is a Zip64 archive, which is not read: pack it anew');
  }
  const raw = bytes.subarray(at + ENTRY_LENGTH, at + ENTRY_LENGTH + view.getUint16(at + 28, true));
  if (local + LOCAL_LENGTH > bytes.length || view.getUint32(local, true) !== LOCAL) {
    throw damaged('a file stands at no place in it');
  }
  const extra = view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  const start = local + LOCAL_LENGTH + extra;
  if (start + size > bytes.length) throw damaged('it is cut off');
  return {
    name: nameOf(raw, (flags & UTF8_NAME) !== 0),
    encrypted: (flags & 1) !== 0,
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    packed: bytes.subarray(start, start + size),
  };
}

/** Old programs wrote names in the code page of the console, in Sweden 850, without saying so. */
function nameOf(raw: Uint8Array, utf8: boolean): string {
  const name = utf8 ? new TextDecoder().decode(raw) : (strictUtf8(raw) ?? cp850(raw));
  const parts = name.replaceAll('\\', '/').split('/');
  const kept = parts.filter((part, i) => part !== '..' && part !== '.' && (part !== '' || i > 0));
  return kept.join('/').replace(/\/{2,}/gu, '/');
}

function strictUtf8(raw: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw);
  } catch {
    return null;
  }
}

function cp850(raw: Uint8Array): string {
  return iconv.decode(Buffer.from(raw), 'cp850');
}

/** Counts what comes out of archives, however many they are, up to the limit. */
export class Budget {
  private left: number;
  private readonly limit: number;

  constructor({ maxUnpacked }: Pick<FormatLimits, 'maxUnpacked'>) {
    this.limit = maxUnpacked;
    this.left = maxUnpacked;
  }

  /** How many bytes may still come. */
  get rest(): number {
    return this.left;
  }

  /** Throws ProblemError where no more may come. */
  take(bytes: number): void {
    this.left -= bytes;
    if (this.left >= 0) return;
    throw tooLarge(`unpacks to more than ${inUnits(this.limit)}`, this.limit, 'max-unpacked');
  }
}

const STORED = 0;
const DEFLATED = 8;

/** The bytes of a member. Throws ProblemError where it is damaged, locked or beyond the budget. */
export function inflate(member: Member, budget: Budget): Uint8Array {
  if (member.encrypted) {
    throw new ProblemError('encrypted', 'is locked with a password: unpack it first');
  }
  if (member.method !== STORED && member.method !== DEFLATED) {
    const message = 'is packed in a way that is not read: pack it anew as an ordinary zip';
    throw new ProblemError('unknown-method', message);
  }
  if (member.method === STORED) budget.take(member.packed.length);
  const bytes = member.method === STORED ? member.packed : inflated(member.packed, budget);
  if (crc32(bytes) !== member.crc) throw damaged('a checksum is wrong');
  return bytes;
}

function inflated(packed: Uint8Array, budget: Budget): Uint8Array {
  try {
    const bytes = inflateRawSync(packed, { maxOutputLength: Math.max(1, budget.rest) });
    budget.take(bytes.length);
    return bytes;
  } catch (error) {
    if (errorCode(error) === 'ERR_BUFFER_TOO_LARGE') budget.take(budget.rest + 1);
    throw error instanceof ProblemError ? error : damaged('its packed data make no sense');
  }
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0);
  return (crc ^ 0xffffffff) >>> 0;
}
