import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readIob2 } from '../../eval/ner/iob2.ts';
import { tasksOf } from '../../eval/ner/task.ts';
import type { TokenTagger } from '../../pipeline/recognise/tagger.ts';
import { makeTagger } from '../../src/analyse.ts';
import { call, folderWith, put } from './support/world.ts';

const FILE = 'Anna\tB-PER\ni\tO\nHedby\tB-LOC\n\nAnna\tB-PRS\nEk\tI-PRS\n\nOscarn\tI-MISC\n';
const SAMPLE = 'fixtures/ner-sample.iob2';

/** Knows one person by her first name. */
const tagger: TokenTagger = {
  model: 'prov@1.2.3',
  tag: async (sentences) =>
    sentences.map((words) =>
      words.flatMap((word, start) =>
        word === 'Anna' ? [{ start, end: start + 1, label: 'PER' as const, score: 1 }] : [],
      ),
    ),
};

async function evaluate(content: string | Uint8Array, ...argv: readonly string[]) {
  const path = put(folderWith(), 'prov.iob2', content);
  return await call(['eval', '--ner', path, ...argv], { tagger });
}

describe('klubbslag eval --ner', () => {
  test('prints a report', async () => {
    const { code, out, err } = await evaluate(FILE);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^prov\.iob2: 3 sentences, 6 tokens, 3 entities; prov@1\.2\.3\n/);
    expect(out).toMatch(/^PER +2 +2 +1 +0\.500 +0\.500 +0\.500/mu);
    expect(out).toContain('PRS as PER');
    expect(out).toContain('MISC 1;');
    expect(out).not.toContain('== errors');
  });

  test('prints JSON', async () => {
    const { code, out } = await evaluate(FILE, '--format', 'json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      schema: 'klubbslag/ner@1',
      file: 'prov.iob2',
      micro: { f1: 0.4, support: 3, predicted: 2, correct: 1 },
      labels: { PER: { f1: 0.5 }, LOC: { f1: 0 } },
      mapped: { PRS: 'PER' },
      leftOut: { MISC: 1 },
      repaired: 1,
    });
    expect(JSON.parse(out)).not.toHaveProperty('errors');
  });

  test('lists errors, of all labels or of one', async () => {
    const all = await evaluate(FILE, '--errors', 'all');
    expect(all.out).toContain('== errors: 1 missed, 0 spurious, 0 wrong, 1 inexact ==');
    expect(all.out).toContain("line 5  inexact  PER  predicted 'Anna'  «Anna Ek»");
    const places = await evaluate(FILE, '--errors', 'LOC', '--format', 'json');
    expect(JSON.parse(places.out).errors).toMatchObject([
      { type: 'missed', sentence: 'Anna i Hedby' },
    ]);
  });

  test.each([
    ['UTF-8 with a byte-order mark', Buffer.from('\ufeffÅsa\tB-PER\n')],
    ['UTF-16', Buffer.from('\ufeffÅsa\tB-PER\n', 'utf16le')],
    ['windows-1252', Buffer.from('Åsa\tB-PER\n', 'latin1')],
  ])('reads %s', async (_, bytes) => {
    const { code, out } = await evaluate(bytes, '--errors', 'all');
    expect(code).toBe(0);
    expect(out).toContain('«Åsa»');
  });
});

describe('klubbslag eval --ner with several models', () => {
  const seen: number[] = [];
  const blind: TokenTagger = {
    model: 'blind@1',
    tag: async (sentences) => {
      seen.push(sentences.length);
      return sentences.map(() => []);
    },
  };
  const taggers = { prov: tagger, blind };
  const compare = (...argv: readonly string[]) => {
    const path = put(folderWith(), 'prov.iob2', FILE);
    return call(['eval', '--ner', path, '--threads', '1', ...argv], { taggers });
  };
  const BOTH = ['--model', 'prov', '--model', 'blind'];

  test('shows them side by side, each after a warm-up', async () => {
    seen.length = 0;
    const { code, out } = await compare(...BOTH);
    expect(code).toBe(0);
    expect(out).toContain('prov.iob2: 3 sentences, 6 words\n');
    expect(out).toContain('words a second on 1 thread, after a warm-up');
    expect(out).toMatch(/^model +PER +ORG +LOC +micro +words\/s$/m);
    expect(out).toMatch(/^prov@1\.2\.3 +0\.500 +– +0\.000 +0\.400 +\d+ +\d+\.\d×$/m);
    expect(out).toMatch(/^blind@1 +0\.000 +– +0\.000 +0\.000 +\d+ +\d+\.\d×$/m);
    expect(seen).toEqual(Array.from({ length: 21 }, () => 3));
  });

  test('or as JSON', async () => {
    const { out } = await compare(...BOTH, '--format', 'json');
    const { schema, threads, models } = JSON.parse(out);
    expect({ schema, threads }).toEqual({ schema: 'klubbslag/ner-models@1', threads: 1 });
    expect(models).toMatchObject([
      { model: 'prov@1.2.3', micro: { f1: 0.4 }, labels: { PER: { f1: 0.5 } } },
      { model: 'blind@1', micro: { f1: 0 } },
    ]);
    for (const { wordsPerSecond } of models) expect(wordsPerSecond).toBeGreaterThan(0);
  });

  test('one model is reported as without --model, and by itself', async () => {
    seen.length = 0;
    const { out } = await compare('--model', 'blind');
    expect(out).toMatch(/^prov\.iob2: 3 sentences, 6 tokens, 3 entities; blind@1\n/);
    expect(seen).toEqual([3]);
  });

  test.each([
    [[...BOTH, '--errors', 'all'], '--errors lists those of one model: give one --model'],
    [[...BOTH, '--format', 'markdown'], '--ner prints text or json, not markdown'],
  ])('%j is refused', async (argv, message) => {
    expect(await compare(...argv)).toMatchObject({ code: 2, err: `klubbslag: ${message}\n` });
  });

  test('documents are read with one', async () => {
    const { code, err } = await call(['eval', ...BOTH]);
    expect(code).toBe(2);
    expect(err).toContain('several --model go with --ner alone');
  });
});

describe('what a person must mend', () => {
  test.each([
    ['', 'prov.iob2: is empty'],
    ['\n\n', 'prov.iob2 has no name tagged PER, ORG, LOC: nothing to score'],
    ['Mötet\tO\n', 'prov.iob2 has no name tagged PER, ORG, LOC: nothing to score'],
    ['Oscarn\tB-MISC\n', 'has no name tagged PER, ORG, LOC, only MISC: nothing to score'],
    ['Anna\tB-PER\n\nBerg\n', "prov.iob2: line 3: 'Berg' has no tag"],
    ['Anna\tPER\n', "prov.iob2: line 1: the last column holds 'PER'"],
    [Buffer.from('%PDF-1.7\n'), 'prov.iob2: is a PDF file'],
  ])('%j', async (content, message) => {
    const { code, out, err } = await evaluate(content);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^klubbslag: [^\n]+\n$/);
    expect(err).toContain(message);
  });

  test.each([
    [['nowhere.iob2'], 'nowhere.iob2: there is no such file'],
    [['fixtures'], 'fixtures is not a file: give one file of tagged sentences'],
    [[SAMPLE, 'fixtures/brf'], "--ner reads one file: leave out 'fixtures/brf'"],
    [[SAMPLE, '--genre', 'brf'], '--ner and --genre cannot go together'],
    [[SAMPLE, '--errors', 'people'], '--errors with --ner must be all or one of PER, ORG, LOC'],
    [[SAMPLE, '--format', 'xml'], '--format must be one of text, json'],
  ])('--ner %j', async (argv, message) => {
    const { code, out, err } = await call(['eval', '--ner', ...argv], { tagger });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^klubbslag: [^\n]+\n$/);
    expect(err).toContain(message);
  });
});

describe('the invented sample', () => {
  const { sentences, repaired } = readIob2(readFileSync(SAMPLE, 'utf8'));

  test('is cut as the tokeniser cuts, and well tagged', () => {
    const { tasks, mapped, leftOut } = tasksOf(sentences);
    expect(tasks.map(({ words }) => words)).toEqual(sentences.map(({ tokens }) => tokens));
    expect([repaired, mapped.size, leftOut.size]).toEqual([0, 0, 0]);
  });

  test('the real tagger finds nearly all of it', async () => {
    const real = await makeTagger({ threads: 1 });
    const { out } = await call(['eval', '--ner', SAMPLE, '--format', 'json'], { tagger: real });
    const { model, micro } = JSON.parse(out);
    expect(model).toBe(real.model);
    expect(micro.f1).toBeGreaterThan(0.85);
    expect(micro.f1).toBeLessThan(1);
    expect(micro.interval.low).toBeLessThan(micro.f1);
  });
});
