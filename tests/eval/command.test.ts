import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseGold } from '../../eval/gold/parse.ts';
import type { MinutesRecord } from '../../pipeline/record.ts';
import type { SourceFile } from '../../pipeline/types.ts';
import { type EvalOptions, runEval } from '../../src/commands/eval.ts';
import { UserError } from '../../src/errors.ts';
import { SILENT } from '../../src/progress.ts';
import { at, decision, emptyRecord, named, recordFromGold } from './records.ts';

const TEXT = 'Styrelsen godkände budgeten.\nAsta tackade.\n';
const GOLD = {
  doc: 'maj.txt',
  people: [{ quote: 'Asta', n: 0, name: 'Asta' }],
  organisations: [],
  decisions: [{ quote: 'Styrelsen godkände budgeten.', n: 0, kind: 'approve' }],
  deadlines: [],
  meetings: [],
};

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'klubbslag-eval-'));
  await put('klubb/maj.txt', TEXT);
  await put('klubb/maj.gold.json', JSON.stringify(GOLD));
  await put('klubb/juni.txt', 'Utan facit.\n');
  await put('byalag/deep/april.md', TEXT);
  await put('byalag/deep/april.gold.json', JSON.stringify({ ...GOLD, doc: 'april.md' }));
});

afterEach(() => rm(folder, { recursive: true }));

async function put(name: string, content: string): Promise<void> {
  const path = join(folder, name);
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, content);
}

function decode(file: SourceFile): string {
  return new TextDecoder().decode(file.bytes);
}

async function knowing(file: SourceFile): Promise<MinutesRecord> {
  const text = decode(file);
  const { gold } = parseGold('gold', JSON.stringify(GOLD), text);
  return gold === null ? emptyRecord(text) : recordFromGold(gold, text);
}

async function silent(file: SourceFile): Promise<MinutesRecord> {
  return emptyRecord(decode(file));
}

const DEFAULTS: Omit<EvalOptions, 'folders'> = {
  genre: null,
  errors: null,
  format: 'text',
  by: 'genre',
  resampling: { seed: 1, resamples: 100 },
  save: null,
  compare: null,
  report: null,
  baseline: null,
  accept: false,
};

async function run(options: Partial<EvalOptions>, analyse = knowing) {
  let output = '';
  const write = (text: string) => {
    output += text;
  };
  const all = { ...DEFAULTS, folders: [folder], ...options };
  const code = await runEval(all, { analyse, write, progress: SILENT });
  return { code, output };
}

describe('runEval', () => {
  it('scores what has gold, in all folders below, and counts the rest', async () => {
    const { code, output } = await run({});
    expect(code).toBe(0);
    expect(output).toMatch(/^2 documents, 1 more without gold\n/);
    expect(output).toMatch(/^deep +1 \* /m);
    expect(output).toMatch(/^people +2 +2 +2 +1\.000 +1\.000 +1\.000$/m);
    expect(output).not.toContain('missed 0');
  });

  it('counts drafts and does not score them', async () => {
    await put('klubb/maj.gold.json', JSON.stringify({ ...GOLD, draft: true, people: 'later' }));
    const { output } = await run({});
    expect(output).toMatch(/^1 document, 1 more without gold, 1 draft not scored\n/);
    expect(JSON.parse((await run({ format: 'json' })).output)).toMatchObject({ drafts: 1 });
    await put('byalag/deep/april.gold.json', JSON.stringify({ ...GOLD, draft: true }));
    await expect(run({})).rejects.toThrow(/beside it in .* but 2 drafts$/);
  });

  it('scores the document that gold names where two have the same name', async () => {
    await put('klubb/maj.md', 'Annat.\n');
    const { output } = await run({ genre: 'klubb' });
    expect(output).toMatch(/^1 document, 2 more without gold\n/);
    expect(output).toMatch(/people +1 +1 +1/);
  });

  it('narrows to a genre', async () => {
    const { output } = await run({ genre: 'deep' });
    expect(output).toMatch(/^1 document\n/);
    await expect(run({ genre: 'byalag' })).rejects.toThrow("no document of genre 'byalag'");
  });

  it('lists errors of all layers or of one', async () => {
    const all = await run({ errors: 'all' }, silent);
    expect(all.output).toContain('missed   0–28  [approve]  «Styrelsen godkände budgeten.»');
    expect(all.output).toContain('«Asta» tackade.');
    const people = await run({ errors: 'people' }, silent);
    expect(people.output).not.toContain('[approve]');
    await expect(run({ errors: 'persons' })).rejects.toThrow("no layer is called 'persons'");
  });

  it('gives JSON with counts, ratios, curves and every mark', async () => {
    const { output } = await run({ format: 'json' }, silent);
    expect(JSON.parse(output)).toMatchObject({
      schema: 'klubbslag/eval@2',
      resampling: { seed: 1, resamples: 100 },
      skipped: 1,
      summary: {
        layers: {
          people: {
            counts: { gold: { total: 2, found: 0 } },
            readings: { strict: { precision: { value: null }, recall: { value: 0 } } },
          },
        },
      },
      genres: [{ name: 'deep' }, { name: 'klubb' }],
      documents: [{ layers: { people: { outcomes: [{ gold: { quote: 'Asta' } }] } } }, {}],
    });
  });

  it('gives Markdown for a pull request', async () => {
    const { output } = await run({ format: 'markdown' }, silent);
    expect(output).toMatch(/^\| people \| 2 \| 0 \| 0 \|/m);
  });

  it('saves a run and compares with it, also in the same file', async () => {
    const save = join(folder, 'run.json');
    await run({ save }, silent);
    const saved = await readFile(save, 'utf8');
    const { output } = await run({ save, compare: save });
    expect(output).toContain('Gained: 4');
    expect(output).toContain('deep/april.md people: no longer missed 29–33  «Asta» tackade.');
    expect(output).toContain('Lost: 0');
    expect(await readFile(save, 'utf8')).not.toBe(saved);
    const json = await run({ compare: save, format: 'json' });
    expect(JSON.parse(json.output)).toMatchObject({ comparison: { gained: [], lost: [] } });
  });

  it('compares documents that nobody has annotated', async () => {
    const save = join(folder, 'run.json');
    const saying = async (file: SourceFile) => {
      const text = decode(file);
      return { ...emptyRecord(text), decisions: [decision(text, at(text, text.trim()), 'note')] };
    };
    await run({ save }, silent);
    const { output } = await run({ compare: save }, saying);
    expect(output).toContain(
      'decisions: 1 appeared\n  klubb/juni.txt: appeared 0–11  [kind note]  ‹Utan facit.›',
    );
  });

  it('compares a folder where nothing is annotated', async () => {
    const save = join(folder, 'run.json');
    await put('arkiv/mars.txt', 'Bara text.\n');
    const folders = [join(folder, 'arkiv')];
    await expect(run({ folders })).rejects.toThrow('.gold.json beside it');
    expect((await run({ folders, save }, silent)).output).toMatch(/^0 documents, 1 more without/);
    const { output } = await run({ folders, compare: save }, silent);
    expect(output).toContain('1 document in both runs');
  });

  it('writes a report in three forms', async () => {
    const report = join(folder, 'new/report');
    const { output } = await run({ report }, silent);
    expect(output).toContain(`Report: ${report}/report.html`);
    expect(await readFile(join(report, 'report.html'), 'utf8')).toMatch(/^<!doctype html>/iu);
    expect(await readFile(join(report, 'report.md'), 'utf8')).toContain('| people |');
    const { output: compared } = await run({ compare: join(report, 'report.json') });
    expect(compared).toContain('Gained: 4');
  });

  it('holds a run against a baseline, and writes it when told to', async () => {
    const baseline = join(folder, 'baseline.json');
    expect(await run({ baseline, accept: true })).toMatchObject({ code: 0 });
    const same = await run({ baseline });
    expect(same.code).toBe(0);
    expect(same.output).toContain(`As accepted in ${baseline}.`);
    await put('klubb/mars.txt', TEXT.repeat(5));
    const many = [0, 1, 2, 3, 4].map((n) => ({ quote: 'Asta', n, name: 'Asta' }));
    const gold = { ...GOLD, doc: 'mars.txt', people: many, decisions: [] };
    await put('klubb/mars.gold.json', JSON.stringify(gold));
    const finding = async (file: SourceFile) => {
      const { gold: found } = parseGold('x', JSON.stringify(gold), decode(file));
      return found === null ? await knowing(file) : recordFromGold(found, decode(file));
    };
    await run({ baseline, accept: true }, finding);
    const fallen = await run({ baseline }, silent);
    expect(fallen.code).toBe(1);
    expect(fallen.output).toContain('beyond noise. If that is meant: the same with --accept.');
    await expect(run({ accept: true })).rejects.toThrow('--accept needs --baseline');
  });

  it('writes the same bytes twice', async () => {
    const once = () => run({ format: 'json' }, silent);
    expect((await once()).output).toBe((await once()).output);
  });
});

describe('what a person must mend', () => {
  it('is told of all gold files at once', async () => {
    const wrong = { ...GOLD, people: [{ quote: 'Vera', n: 0, name: 'Vera' }] };
    await put('klubb/maj.gold.json', JSON.stringify(wrong));
    await put('byalag/deep/april.gold.json', '{');
    const error = await run({}).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UserError);
    const lines = String(error instanceof Error ? error.message : '').split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/april\.gold\.json:1: file: is no JSON: /);
    expect(lines[1]).toMatch(/maj\.gold\.json:1: people\[0\]\.quote: 'Vera' does not occur in /);
  });

  it.each([
    ['a folder that is not there', { folders: ['nowhere'] }, 'there is no such file or folder'],
    ['a run that is not there', { compare: 'nowhere.json' }, 'nowhere.json is no run saved'],
    ['a baseline that is none', { baseline: 'nowhere.json' }, 'nowhere.json is no baseline'],
    ['a place that cannot be written', { save: '/dev/null/run.json' }, 'cannot be written'],
    ['a report that cannot be written', { report: '/dev/null/report' }, 'cannot be written'],
  ])('is %s', async (_, options, message) => {
    await expect(run(options)).rejects.toThrow(UserError);
    await expect(run(options)).rejects.toThrow(message);
  });

  it('is gold of another document', async () => {
    await put('klubb/maj.gold.json', JSON.stringify({ ...GOLD, doc: 'april.txt' }));
    await expect(run({})).rejects.toThrow("'april.txt' is not the file beside it");
  });

  it('is a folder without gold', async () => {
    await put('tom/maj.txt', TEXT);
    await expect(run({ folders: [join(folder, 'tom')] })).rejects.toThrow('.gold.json beside it');
  });

  it('is a gold document that cannot be read', async () => {
    await put('klubb/maj.txt', '');
    await expect(run({})).rejects.toThrow('maj.txt: is empty');
  });

  it('is two documents of one name', async () => {
    await put('annat/klubb/maj.txt', TEXT);
    await put('annat/klubb/maj.gold.json', JSON.stringify(GOLD));
    await expect(run({})).rejects.toThrow('two documents are called klubb/maj.txt');
  });
});

describe('a span that is no quote', () => {
  it('stops the run and names the document', async () => {
    const wild = async (file: SourceFile) => ({
      ...(await silent(file)),
      people: [named('Asta', [{ start: 40, end: 400 }])],
    });
    await expect(run({ genre: 'klubb' }, wild)).rejects.toThrow('klubb/maj.txt: record.people[0]');
  });
});
