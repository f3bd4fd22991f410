/** The same minutes in every format say the same. */
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { assertSpans } from '../eval/spans.ts';
import type { MinutesRecord } from '../pipeline/record.ts';
import { makeAnalyser } from '../src/analyse.ts';
import { openDocuments } from '../src/documents.ts';
import { docxFile, docxOf, paragraph, run } from './support/docx.ts';
import { agreement, factsOf } from './support/facts.ts';
import { emlOf, htmlOf, quotedPrintable } from './support/mail.ts';
import { odtOf } from './support/odt.ts';
import { type Part, partsOf, piecesOf } from './support/parts.ts';
import { LIMITS } from './support/reading.ts';
import { rtfOf } from './support/rtf.ts';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const NAME = 'samordning-barn-och-unga-2024-03-12.txt';
// windows-1252 has no ı; a mail in it has lost such letters before it was sent.
const TEXT = readFileSync(join(ROOT, 'fixtures/samverkan', NAME), 'utf8').replaceAll('ı', 'i');
const TITLE = TEXT.split('\n')[0] ?? '';
const analyser = makeAnalyser({ threads: 1 });

async function recordOf(name: string, bytes: Uint8Array): Promise<MinutesRecord> {
  for await (const { part, problem } of openDocuments(name, name, LIMITS, {
    read: async () => bytes,
  })) {
    const read = part === null ? { file: null, problem } : await part.read();
    if (read.file === null) throw new Error(read.problem.message);
    return await analyser.analyse(read.file);
  }
  throw new Error('no document');
}

/** As most people write: each line a paragraph, empty ones between, tabs, nothing marked as a title. */
function typed(line: string): string {
  const cells = piecesOf(line.replaceAll('\t', '~~~~\t~~~~'));
  const runs = cells.map(({ text, struck }) =>
    text === '\t' ? '<w:r><w:tab/></w:r>' : run(text, struck ? '<w:strike/>' : ''),
  );
  return paragraph(runs.join(''));
}

const FORMATS: readonly (readonly [string, (parts: readonly Part[]) => Uint8Array])[] = [
  ['docx', docxOf],
  ['docm', () => docxFile({ body: TEXT.split('\n').map(typed).join('') })],
  ['odt', odtOf],
  ['rtf', rtfOf],
  ['html', (parts) => Buffer.from(htmlOf(parts))],
  [
    'eml',
    () => {
      const type = 'text/plain; charset=windows-1252';
      return emlOf(TITLE, { type, encoding: 'quoted-printable', body: quotedPrintable(TEXT) });
    },
  ],
];

/** Who sent a mail is named in it once, and is nobody of the meeting. */
const SENDER = 'Anna Öst';

describe('minutes in every format', () => {
  it.each(FORMATS)('%s says what the text says', async (format, make) => {
    const plain = factsOf(await recordOf(NAME, Buffer.from(TEXT)));
    const record = await recordOf(`a.${format}`, make(partsOf(TEXT)));
    const found = factsOf(record);
    assertSpans(record);
    const people = found.people.filter((name) => name !== SENDER);
    expect(agreement(plain.people, people)).toBeGreaterThanOrEqual(0.98);
    expect(agreement(plain.decisions, found.decisions)).toBeGreaterThanOrEqual(0.98);
    expect(agreement(plain.attendance, found.attendance)).toBeGreaterThanOrEqual(0.98);
    expect(plain.decisions.length).toBeGreaterThan(2);
    expect(record.meeting.date).toBe('2024-03-12');
    expect(record.origins.at(-1)?.paragraph).toBeGreaterThan(20);
  });

  it('a letter that only brings them says nothing of a meeting', async () => {
    const mail = emlOf('Protokoll', { type: 'text/plain', body: 'Hej! Det kommer i morgon.' });
    const { meeting, people } = await recordOf('a.eml', mail);
    expect([meeting.body, meeting.date]).toEqual([null, null]);
    expect(people.map(({ name }) => name)).toEqual([SENDER]);
  });

  it('would see what is lost', () => {
    expect(agreement(['a', 'a', 'b'], ['a', 'b', 'c'])).toBeCloseTo(2 / 3);
  });
});
