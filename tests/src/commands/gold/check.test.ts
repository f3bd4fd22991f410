import { readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCheck } from '../../../../src/commands/gold/check.ts';
import { UserError } from '../../../../src/errors.ts';
import { call, folderWith } from '../../support/world.ts';

const TEXT = 'Styrelsen godkände budgeten.\nAsta tackade.\n';
const GOLD = {
  doc: 'maj.txt',
  people: [{ quote: 'Asta', n: 0, name: 'Asta' }],
  organisations: [],
  decisions: [
    { quote: 'Styrelsen godkände budgeten.', n: 0, kind: 'approve' },
    { quote: 'Asta tackade.', n: 0, kind: 'note', optional: true },
  ],
  deadlines: [],
  meetings: [],
};
const LIMITS = { maxBytes: 1e6, maxLine: 1e5 };

function gold(changes: object = {}): string {
  return JSON.stringify({ ...GOLD, ...changes }, null, 1);
}

async function check(files: Record<string, string | Uint8Array>, ...inputs: readonly string[]) {
  const folder = folderWith(files);
  let output = '';
  const given = inputs.length > 0 ? inputs.map((input) => join(folder, input)) : [folder];
  const code = await runCheck({ inputs: given, limits: LIMITS }, (text) => {
    output += text;
  });
  return { code, output: output.replaceAll(`${folder}/`, '') };
}

const SOUND = { 'klubb/maj.txt': TEXT, 'klubb/maj.gold.json': gold() };

describe('klubbslag gold check', () => {
  test('counts what is annotated', async () => {
    const drafted = gold({ doc: 'juni.md', draft: true, places: [{ quote: 'Asta' }] });
    const files = { 'b/juni.md': TEXT, 'b/juni.gold.json': drafted, 'b/juli.txt': TEXT };
    const { code, output } = await check({ ...SOUND, ...files });
    expect({ code, output }).toEqual({
      code: 0,
      output: `2 gold files, 1 draft, 1 document without gold

layer          documents  marks  optional  in drafts
people                 1      1         0          1
organisations          1      0         0          0
places                 0      0         0          1
decisions              1      2         1          2
deadlines              1      0         0          0
meetings               1      0         0          0

0 errors, 0 warnings
`,
    });
  });

  test('tells every problem of every file with its line, then exits 1', async () => {
    const wrong = { people: [{ quote: 'Vera', name: 'Vera' }], doc: 'april.txt' };
    const { code, output } = await check({
      ...SOUND,
      'klubb/april.txt': TEXT,
      'klubb/april.gold.json': gold(wrong),
      'klubb/juni.txt': TEXT,
      'klubb/juni.gold.json': '{\n"doc": "juni.txt",\n}',
    });
    expect(code).toBe(1);
    expect(output.split('\n').slice(0, 4)).toEqual([
      "klubb/april.gold.json:5: people[0].quote: 'Vera' does not occur in the document",
      'klubb/juni.gold.json:3: file: is no JSON: expected a name in double quotes',
      "klubb/april.gold.json:6: warning: people[0].name: 'Vera' is a form of the name that the " +
        'document does not give',
      '',
    ]);
    expect(output).toContain('3 gold files, 0 drafts, 0 documents without gold\n');
    expect(output).toMatch(/people +1 +1 +0 +0\n/);
    expect(output).toContain('\n2 errors, 1 warning\n');
  });

  test('warnings alone are no failure', async () => {
    const item = { decisions: [{ quote: 'Asta tackade.', kind: 'note', item: 'Övrigt' }] };
    const { code, output } = await check({ ...SOUND, 'klubb/maj.gold.json': gold(item) });
    expect(code).toBe(0);
    expect(output).toContain('warning: decisions[0].item: ');
    expect(output).toContain('0 errors, 1 warning');
  });

  test.each([
    [
      'gold without a document',
      { 'k/maj.gold.json': gold() },
      'k/maj.gold.json:2: doc: there is no document beside it: expected maj.txt or maj.md\n',
    ],
    [
      'gold of another document',
      { 'k/maj.md': TEXT, 'k/maj.gold.json': gold() },
      "k/maj.gold.json:2: doc: 'maj.txt' is not the file beside it: expected 'maj.md'\n",
    ],
    [
      'a document that cannot be read',
      { 'k/maj.txt': '', 'k/maj.gold.json': gold() },
      /^k\/maj\.gold\.json:2: doc: k\/maj\.txt is empty: /,
    ],
    [
      'gold that is no UTF-8',
      { 'k/maj.txt': TEXT, 'k/maj.gold.json': Buffer.from('{\n"doc": "m\u00e5.txt"}', 'latin1') },
      /^k\/maj\.gold\.json:2: file: is no valid UTF-8/,
    ],
  ])('%s', async (_, files, expected) => {
    const { code, output } = await check(files);
    expect(code).toBe(1);
    expect(output).toMatch(expected);
    expect(output).toContain('1 gold file, 0 drafts, 0 documents without gold\n\n1 error');
  });

  test('of two documents of one name the gold is of the one that it names', async () => {
    const { code, output } = await check({ ...SOUND, 'klubb/maj.md': 'Annan text.\n' });
    expect(code).toBe(0);
    expect(output).toContain('1 gold file, 0 drafts');
  });

  test('reads documents in any encoding and with any line breaks', async () => {
    const text = Buffer.from(TEXT.replaceAll('\n', '\r\n'), 'latin1');
    const over = { decisions: [{ quote: 'godkände budgeten.\nAsta', kind: 'note' }] };
    const files = { 'k/maj.txt': text, 'k/maj.gold.json': gold(over) };
    expect((await check(files)).output).toContain('\n0 errors, 0 warnings\n');
  });

  test.each([['klubb/maj.txt'], ['klubb/maj.gold.json']])('%s by its name', async (name) => {
    const { output } = await check({ ...SOUND, 'klubb/x.gold.json': '{' }, name);
    expect(output).toContain('1 gold file, 0 drafts, 0 documents without gold\n');
  });

  test('a file or folder that is not there', async () => {
    const { code, output } = await check(SOUND, 'klubb', 'nowhere');
    expect(code).toBe(1);
    expect(output).toMatch(/^nowhere: there is no such file or folder/);
    expect(output).toContain('1 gold file');
    await expect(check({ 'k/maj.txt': TEXT })).rejects.toThrow(UserError);
    await expect(check({ 'k/maj.txt': TEXT })).rejects.toThrow(/^no \.gold\.json in /);
  });
});

describe('the command', () => {
  test('looks through the fixtures and finds nothing wrong', async () => {
    const { code, out } = await call(['gold', 'check']);
    expect(code).toBe(0);
    expect(out).toContain('0 errors, 0 warnings');
  });

  test('needs no models', async () => {
    const models = (file: string) =>
      importsFrom(file).filter((name) => /onnx|analyse\.ts/.test(name));
    expect(importsFrom('src/commands/gold/command.ts')).toContain('eval/gold/parse.ts');
    expect(models('src/commands/gold/command.ts')).toEqual([]);
    expect(models('src/analyse.ts')).toContain('onnxruntime-node');
  });
});

/** All files and packages that a file imports at run time, directly or not. */
function importsFrom(file: string, seen = new Set<string>()): string[] {
  if (seen.has(file)) return [];
  seen.add(file);
  if (!file.endsWith('.ts')) return [];
  const code = readFileSync(file, 'utf8');
  for (const [, target = ''] of code.matchAll(
    /^(?:import|export) (?!type )[^;]*? from '([^']+)'/gmsu,
  )) {
    const path = target.startsWith('.') ? relative('.', resolve(dirname(file), target)) : target;
    importsFrom(path, seen);
  }
  return [...seen];
}
