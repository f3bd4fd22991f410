/** Files of every format, broken in every way: each ends with a status, none with an exception. */
import { unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { openDocuments } from '../../src/documents.ts';
import { docxOf } from '../support/docx.ts';
import { attached, emlOf, htmlOf } from '../support/mail.ts';
import { odtOf } from '../support/odt.ts';
import { partsOf } from '../support/parts.ts';
import { LIMITS } from '../support/reading.ts';
import { rtfOf } from '../support/rtf.ts';
import { zipOf } from '../support/zip.ts';

const PARTS = partsOf(
  'Protokoll styrelsen\n\nTid\tKlockan nio\nPlats\tBygdegården\n\n1. Val\n\nVi valde ~~Bo~~ Ada.\n\n' +
    '- Ada bakar\n- Bo kokar kaffe\n\n2. Budget\n\nStyrelsen antog budgeten.',
);
const docx = docxOf(PARTS);
const SOUND: readonly (readonly [string, Uint8Array])[] = [
  ['docx', docx],
  ['odt', odtOf(PARTS)],
  ['rtf', rtfOf(PARTS)],
  ['html', Buffer.from(htmlOf(PARTS))],
  ['eml', emlOf('Protokoll', { type: 'text/plain', body: 'Hej!' }, attached('a.docx', docx))],
  ['zip', zipOf({ 'a.docx': docx, 'b.rtf': rtfOf(PARTS) })],
];
const EACH = 60;

/** Numbers that look random and are the same every time (Numerical Recipes' generator). */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

type Break = (bytes: Uint8Array, next: (below: number) => number) => Uint8Array;

const cut: Break = (bytes, next) => bytes.subarray(0, next(bytes.length));
const overwrite: Break = (bytes, next) => {
  const copy = Uint8Array.from(bytes);
  for (let i = next(8); i >= 0; i--) copy[next(copy.length)] = next(256);
  return copy;
};
const repeat: Break = (bytes, next) => {
  const [from, to, at] = [next(bytes.length), next(bytes.length), next(bytes.length)];
  const piece = bytes.subarray(Math.min(from, to), Math.max(from, to));
  return Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(at)]);
};
const WAYS = [cut, overwrite, repeat];

/** Breaks a part of an office file and packs it again, so that the archive is sound. */
const inside: Break = (bytes, next) => {
  const files = unzipSync(bytes);
  const names = Object.keys(files);
  const name = names[next(names.length)] ?? '';
  const part = files[name] ?? new Uint8Array();
  const way = WAYS[next(WAYS.length)] ?? cut;
  return zipSync({ ...files, [name]: part.length === 0 ? part : way(part, next) });
};

/** What became of everything in a file. */
async function statuses(name: string, bytes: Uint8Array): Promise<string[]> {
  const found: string[] = [];
  for await (const { part, problem } of openDocuments(name, name, LIMITS, {
    read: async () => bytes,
  })) {
    const read = part === null ? { problem } : await part.read();
    if (read.problem !== null) expect(read.problem.message).toMatch(/^[^\n]+: [^\n]+$/u);
    found.push(read.problem?.code ?? 'read');
  }
  return found;
}

describe('broken files', () => {
  it.each(SOUND)('%s', async (format, bytes) => {
    const next = numbers(format.length * 7919);
    const ways: readonly Break[] = /^(?:docx|odt)$/u.test(format) ? [...WAYS, inside] : WAYS;
    const seen = new Set<string>();
    for (let i = 0; i < EACH; i++) {
      const broken = ways[i % ways.length]?.(bytes, next) ?? bytes;
      const found = await statuses(`a.${format}`, broken);
      expect(found.length).toBeGreaterThan(0);
      for (const status of found) seen.add(status);
    }
    expect(await statuses(`a.${format}`, bytes)).not.toContain('damaged');
    expect(seen).toContain(format === 'html' ? 'read' : 'damaged');
  });
});
