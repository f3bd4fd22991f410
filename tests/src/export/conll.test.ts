import { beforeAll, describe, expect, test } from 'vitest';
import { readIob2 } from '../../../eval/ner/iob2.ts';
import { labelOf } from '../../../eval/ner/labels.ts';
import type { MinutesRecord } from '../../../pipeline/record.ts';
import { conllOf } from '../../../src/export/conll.ts';
import { variedRecords } from '../../support/analysed.ts';
import { segmented } from '../../support/build.ts';
import { hostileRecord } from '../support/annotated.ts';
import { recordOf } from '../support/records.ts';

type Mention = { readonly start: number; readonly end: number };

/** Without white space and what a word parted at a line's end has there. */
const bare = (text: string) => text.replace(/[-\u00ad]\s*\n\s*/gu, '').replace(/\s+/gu, '');

/** The record's names in order, those inside others left out: IOB2 has one layer. */
function said({ text, people, organisations, places }: MinutesRecord): string[] {
  const of = (label: string, entities: readonly { readonly mentions: readonly Mention[] }[]) =>
    entities.flatMap(({ mentions }) => mentions.map((at) => ({ ...at, label })));
  const all = [...of('PER', people), ...of('ORG', organisations), ...of('LOC', places)];
  const outer = all.filter(
    (one) =>
      !all.some(
        (other) =>
          other !== one &&
          other.start <= one.start &&
          one.end <= other.end &&
          other.end - other.start > one.end - one.start,
      ),
  );
  return outer
    .sort((a, b) => a.start - b.start)
    .map(({ start, end, label }) => `${label} ${bare(text.slice(start, end))}`);
}

/** What eval's reader of NER files finds. */
function found(file: string): string[] {
  return readIob2(file).sentences.flatMap(({ tokens, entities }) =>
    entities.map(({ start, end, label }) => {
      return `${labelOf(label)} ${tokens.slice(start, end).join('')}`;
    }),
  );
}

describe('fixtures', () => {
  let records: readonly MinutesRecord[] = [];
  beforeAll(async () => {
    records = await variedRecords();
  }, 60_000);

  test("eval's reader finds the record's people, organisations and places", () => {
    for (const record of records) {
      expect(found(conllOf(record)), record.source.path).toEqual(said(record));
      expect(said(record).length).toBeGreaterThan(15);
    }
  });

  test('tokens are those of the pipeline, in the order of the text', () => {
    for (const record of records) {
      const tokens = readIob2(conllOf(record)).sentences.flatMap(({ tokens }) => tokens);
      const sentences = segmented(record.text).blocks.flatMap((block) => block.sentences);
      sentences.sort((a, b) => a.span.start - b.span.start);
      const own = sentences.flatMap((sentence) => sentence.tokens.map(({ text }) => text));
      expect(tokens).toEqual(own);
    }
  });

  test('files follow each other, each under its path', () => {
    const [one, other] = records;
    if (!one || !other) throw new Error('no records');
    const file = conllOf(one) + conllOf(other);
    expect(found(file)).toEqual([...said(one), ...said(other)]);
    expect(file.match(/^# document = .+$/gmu)).toEqual(
      [one, other].map(({ source }) => `# document = ${source.path}`),
    );
  });

  test('each sentence says where it starts in the text', () => {
    for (const record of records) {
      const starts = [...conllOf(record).matchAll(/^# start = (\d+)\n([^\t]+)\t/gmu)];
      expect(starts.length).toBeGreaterThan(20);
      for (const [, at, token = ''] of starts) {
        const first = token.slice(0, 1);
        expect(record.text.slice(Number(at), Number(at) + 1)).toBe(first);
      }
    }
  });
});

/** A record of a text whose names are marked '[so]'; the marks are taken out. */
function marked(text: string): MinutesRecord {
  const mentions: (Mention & { confidence: number; by: string })[] = [];
  let plain = '';
  for (const part of text.split(/(?<=\])|(?=\[)/u)) {
    const name = /^\[(.*)\]$/su.exec(part)?.[1];
    const start = plain.length;
    plain += name ?? part;
    if (name !== undefined) mentions.push({ start, end: plain.length, confidence: 1, by: 'test' });
  }
  const place = { id: 'l0', name: 'L', mentions };
  return { ...recordOf('a.txt', plain), places: [place] };
}

describe('names and tokens', () => {
  test.each([
    ['Mötet var i [Hedby].', ['Hedby'], 'Mötet var i Hedby .'],
    ['Vi for till [Hedby]trakten igår.', ['Hedby'], 'Vi for till Hedby trakten igår .'],
    ['Gamla-[Hedby] är vackert.', ['Hedby'], 'Gamla- Hedby är vackert .'],
    ['Nära ([Hedby]) och [Öby]:s skola.', ['Hedby', 'Öby'], 'Nära ( Hedby ) och Öby :s skola .'],
    ['Bussen går [Hedby][Öby].', ['Hedby', 'Öby'], 'Bussen går Hedby Öby .'],
    ['Vi var i [Norra. Hedby] i år.', ['Norra.Hedby'], 'Vi var i Norra . Hedby i år .'],
    ['Rad ett [Stora\n\nHedby] rad två.', ['StoraHedby'], 'Rad ett Stora Hedby rad två .'],
    [
      'Vi var i [Hed-\nbystrand] i Hedbystrand.',
      ['Hedbystrand'],
      'Vi var i Hedbystrand i Hedbystrand .',
    ],
    ['[👍by] växer.', ['👍by'], '👍 by växer .'],
  ])('%j', (text, names, tokens) => {
    const file = conllOf(marked(text));
    expect(found(file)).toEqual(names.map((name) => `LOC ${name}`));
    const read = readIob2(file).sentences.flatMap((sentence) => sentence.tokens);
    expect(read.join(' ')).toBe(tokens);
  });

  test('of names in each other the outer one is told', () => {
    const record = recordOf('a.txt', 'Organisation: Region Norr\nPerson: Norr\n');
    expect(found(conllOf(record))).toEqual(['ORG RegionNorr', 'PER Norr']);
  });
});

test('hostile text is read as tokens, none as a comment or the start of a document', () => {
  const file = conllOf(hostileRecord());
  const { sentences, repaired } = readIob2(file);
  expect(repaired).toBe(0);
  const names = found(file).filter((name) => name === 'PER ÅsaÖberg');
  expect(names.length).toBe(hostileRecord().people[0]?.mentions.length);
  const tokens = sentences.flatMap((sentence) => sentence.tokens);
  expect(tokens).toEqual(expect.arrayContaining(['DOCSTART', '#', '🧾', 'cmd']));
  expect(file.match(/^# document = .*$/gmu)).toEqual(['# document = a & b/"<x>" .txt']);
});

test('an empty document is only its path', () => {
  expect(conllOf(recordOf('a.txt', ''))).toBe('# document = a.txt\n');
});
