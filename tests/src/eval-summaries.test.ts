import { cpSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Analyser, makeAnalyser } from '../../src/analyse.ts';
import { main } from '../../src/program.ts';
import { call, folderWith, put, remembering } from './support/world.ts';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const FIXTURES = join(ROOT, 'fixtures');

/** One analyser for all calls: models load once. */
let analyser: Analyser;
beforeAll(() => {
  analyser = makeAnalyser({ threads: 1 });
});

async function summaries(...argv: readonly string[]) {
  const { world, out, err } = remembering();
  const real = { ...world, makeAnalyser: async () => analyser };
  const code = await main(['eval', '--summaries', ...argv], real);
  return { code, out: out.join(''), err: err.join('') };
}

/** A folder with one fixture in it, gold and summary included; gives the folder. */
function one(name: string): string {
  const folder = folderWith();
  for (const end of ['txt', 'gold.json', 'summary.json']) {
    const file = `${basename(name)}.${end}`;
    cpSync(join(FIXTURES, `${name}.${end}`), join(folder, 'genre', file));
  }
  return folder;
}

const COUNCIL = 'rad/folkhalsoradet-2025-03-05';

interface Figures {
  readonly systems: readonly {
    readonly system: string;
    readonly rouge: { readonly value: number };
    readonly ahead: { readonly difference: number; readonly interval: { readonly low: number } };
  }[];
  readonly coverage: readonly { readonly layer: string; readonly covered: { value: number } }[];
  readonly length: { readonly long: { readonly documents: number; readonly most: number } };
  readonly documents: readonly {
    readonly document: string;
    readonly items: readonly unknown[];
    readonly unfounded: number;
  }[];
}

describe('the summaries of the fixtures', () => {
  let figures: Figures;
  beforeAll(async () => {
    const { code, out, err } = await summaries(FIXTURES, '--format', 'json');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    figures = JSON.parse(out);
  }, 120_000);

  test('are measured on items of many genres', () => {
    const told = figures.documents.filter(({ items }) => items.length > 0);
    expect(new Set(told.map(({ document }) => dirname(document))).size).toBeGreaterThan(10);
    expect(told.length).toBeGreaterThanOrEqual(12);
    expect(told.flatMap(({ items }) => items).length).toBeGreaterThan(100);
  });

  test('are nearer to what a person says than any plain choice, beyond chance', () => {
    const [ours, ...others] = figures.systems;
    expect(ours?.system).toBe('klubbslag');
    for (const { system, ahead } of others) {
      expect(ahead.interval.low, system).toBeGreaterThan(0);
    }
  });

  test('leave out no decision and no deadline', () => {
    for (const { layer, covered } of figures.coverage) {
      expect(covered.value, layer).toBeGreaterThanOrEqual(0.95);
    }
  });

  test('say nothing without evidence, and little of a document of some length', () => {
    expect(figures.documents.filter(({ unfounded }) => unfounded > 0)).toEqual([]);
    expect(figures.length.long.documents).toBeGreaterThan(0);
    expect(figures.length.long.most).toBeLessThanOrEqual(0.15);
  });
});

describe('klubbslag eval --summaries', () => {
  test('prints tables, and every item where asked', async () => {
    const folder = one(COUNCIL);
    const { code, out } = await summaries(folder);
    expect(code).toBe(0);
    expect(out).toMatch(/^1 document, 4 items summed up by a person\n/u);
    expect(out).not.toContain('== ');
    const listed = await summaries(folder, '--errors', 'all');
    expect(listed.out.startsWith(out.trimEnd())).toBe(true);
    expect(listed.out.match(/^== genre\/folkhalsoradet-2025-03-05\.txt: /gmu)).toHaveLength(4);
  });

  test('measures a document without item summaries, too', async () => {
    const folder = folderWith({
      'a/b.txt': '1. Bron\n\nStyrelsen beslutar att laga bron vid ån.\n',
      'a/b.gold.json': JSON.stringify({
        doc: 'b.txt',
        ...{ people: [], organisations: [], deadlines: [], meetings: [] },
        decisions: [{ quote: 'Styrelsen beslutar att laga bron vid ån.', kind: 'other' }],
      }),
    });
    const { out } = await summaries(folder);
    expect(out).toMatch(/^1 document, 0 items/u);
    expect(out).toMatch(/\ndecisions +1 +1\.000/u);
  });

  test('tells what is wrong with a file, with its line', async () => {
    const folder = one(COUNCIL);
    const path = put(
      join(folder, 'genre'),
      'folkhalsoradet-2025-03-05.summary.json',
      '{\n "doc": "folkhalsoradet-2025-03-05.txt",\n "items": [{ "item": "9. Inget", "summary": "x" }]\n}\n',
    );
    expect(await summaries(folder)).toEqual({
      code: 1,
      out: '',
      err: `klubbslag: ${path}:3: items[0].item: '9. Inget' stands 0 times in the text\n`,
    });
  });

  test.each([
    [['--errors', 'people'], "--summaries lists its items with --errors all, not 'people'"],
    [['--format', 'markdown'], '--summaries prints text or json, not markdown'],
    [['--save', 'run.json'], '--summaries and --save cannot go together'],
    [['--model', 'x'], '--summaries and --model cannot go together'],
    [[folderWithout()], 'no document with a .gold.json beside it in'],
  ])('%j is refused in one line', async (argv, message) => {
    const { code, out, err } = await call(['eval', '--summaries', ...argv]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^klubbslag: [^\n]+\n$/u);
    expect(err).toContain(message);
  });
});

/** A folder of the project that holds documents and no gold. */
function folderWithout(): string {
  return join(ROOT, 'tests/hard');
}
