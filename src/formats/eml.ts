/** Mail (RFC 5322, MIME) → the message's own reading, and what is attached to it. */
import type { Email } from 'postal-mime';
import type { Reading } from '../../pipeline/reading.ts';
import { ProblemError } from '../problem.ts';
import { withoutC1 } from './charset.ts';
import { Flow } from './flow.ts';
import { readMarkup } from './html.ts';
import type { FormatLimits } from './limits.ts';
import { render } from './render.ts';

/** A file that came with a mail. */
export interface Attachment {
  /** As the mail calls it; empty where it says nothing. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A mail that was taken apart. */
export interface Mail {
  /** Makes the reading of the message itself: what heads it and its body. */
  readonly reading: () => Reading;
  readonly attachments: readonly Attachment[];
}

/** Parts nest deeper only in mails that are made to break readers. */
const MOST_PARTS = 64;

/** Takes a mail apart. Throws ProblemError where it is beyond the limits. */
export async function parseMail(bytes: Uint8Array, limits: FormatLimits): Promise<Mail> {
  const { default: PostalMime } = await import('postal-mime');
  const mail = await PostalMime.parse(bytes, {
    forceRfc822Attachments: true,
    maxNestingDepth: MOST_PARTS,
  });
  if (mail.attachments.length > limits.maxMembers) {
    const count = mail.attachments.length;
    const advice = 'save them by hand, or raise the limit with --max-members';
    const message = `holds ${count} attachments, the limit is ${limits.maxMembers}: ${advice}`;
    throw new ProblemError('too-many-members', message);
  }
  const attachments = mail.attachments.map(({ filename, mimeType, content }) => ({
    name: filename ?? (mimeType === 'message/rfc822' ? 'message.eml' : ''),
    bytes: bytesOf(content),
  }));
  return { reading: () => readingOf(mail, limits), attachments };
}

/** Reads the message itself. */
export async function readEml(bytes: Uint8Array, limits: FormatLimits): Promise<Reading> {
  return (await parseMail(bytes, limits)).reading();
}

/** What stands around the text, in the words of Swedish mail programs. */
const AROUND = [
  ['Skickat:', (mail: Email) => mail.headers.find(({ key }) => key === 'date')?.value ?? ''],
  ['Från:', (mail: Email) => addressesOf(mail.from === undefined ? [] : [mail.from])],
  ['Till:', (mail: Email) => addressesOf(mail.to ?? [])],
] as const;

/** The subject is the title; when a mail was sent is no day of a meeting, so it stands aside. */
function readingOf(mail: Email, limits: FormatLimits): Reading {
  const flow = new Flow(limits);
  const add = (text: string): void => flow.text(withoutC1(text).replace(/\s+/gu, ' '));
  add(mail.subject ?? '');
  const place = { list: flow.newList(), depth: 0 };
  for (const [mark, valueIn] of AROUND) {
    const value = valueIn(mail);
    if (value === '') continue;
    flow.open({ mark, place, aside: true });
    add(value);
  }
  flow.close();
  const before = flow.size;
  // A mail with both has its plain text made from the other, tables and lists lost.
  if (mail.html !== undefined) readMarkup(withoutC1(mail.html), flow);
  if (flow.size === before && mail.text !== undefined) flow.verbatim(withoutC1(mail.text));
  return render(flow.finish());
}

function addressesOf(addresses: readonly NonNullable<Email['from']>[]): string {
  const all = addresses.flatMap((one) => one.group ?? [one]);
  return all.map((one) => nameAndAddress(one.name, one.address ?? '')).join(', ');
}

function nameAndAddress(name: string, address: string): string {
  if (name === '') return address;
  return address === '' ? name : `${name} <${address}>`;
}

function bytesOf(content: ArrayBuffer | Uint8Array | string): Uint8Array {
  if (typeof content === 'string') return new TextEncoder().encode(content);
  return content instanceof Uint8Array ? content : new Uint8Array(content);
}
