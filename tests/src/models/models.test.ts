import { mkdirSync, readdirSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { TINY, type Tiny, tinyFiles } from '../../support/classifier.ts';
import { classifierOnnx } from '../../support/onnx.ts';
import { call, folderWith, put } from '../support/world.ts';

/** The user's models, and a way to call the program with them. */
function home() {
  const folder = join(folderWith(), 'models');
  const env = { KLUBBSLAG_MODELS: folder };
  return { folder, models: (...argv: string[]) => call(['models', ...argv], { env }) };
}

function source(tiny: Tiny = TINY): string {
  return folderWith(tinyFiles(tiny));
}

describe('models add', () => {
  test('copies the folder with a manifest that holds', async () => {
    const { folder, models } = home();
    const added = await models('add', source(), '--name', 'prov');
    expect(added).toMatchObject({ code: 0, err: '' });
    expect(added.out).toMatch(
      /^added prov: fp32, 512 word pieces at once; labels O, B-PRS as B-PER/,
    );
    expect(readdirSync(folder)).toEqual(['prov']);
    expect(readdirSync(join(folder, 'prov')).sort()).toEqual([
      'config.json',
      'manifest.json',
      'model.onnx',
      'tokenizer.json',
      'tokenizer_config.json',
    ]);
    expect((await models('verify', 'prov')).out).toBe('prov: all files are right\n');
  });

  test('is called as its folder is, and takes the eight-bit weights of several', async () => {
    const { folder, models } = home();
    const files = tinyFiles(TINY);
    const from = join(folderWith(), 'kb-bert');
    for (const [name, content] of Object.entries(files)) put(from, name, content);
    put(from, 'onnx/model_fp16.onnx', 'x');
    put(from, 'onnx/model_quantized.onnx', files['onnx/model.onnx'] ?? '');
    rmSync(join(from, 'onnx/model.onnx'));
    put(from, 'model.onnx', 'x');
    expect((await models('add', from)).out).toMatch(/^added kb-bert: int8,/);
    const copy = readFileSync(join(folder, 'kb-bert', 'model.onnx'));
    expect(copy.equals(Buffer.from(files['onnx/model.onnx'] ?? ''))).toBe(true);
  });

  test('does without tokenizer_config.json', async () => {
    const { models } = home();
    const from = source();
    rmSync(join(from, 'tokenizer_config.json'));
    expect(await models('add', from, '--name', 'prov')).toMatchObject({ code: 0 });
  });

  test('asks before it replaces, and then replaces all of it', async () => {
    const { folder, models } = home();
    await models('add', source(), '--name', 'prov');
    put(join(folder, 'prov'), 'old.txt', 'x');
    const again = await models('add', source(), '--name', 'prov');
    expect(again).toMatchObject({ code: 2, out: '' });
    expect(again.err).toBe(
      "klubbslag: there is a model 'prov' already: give --force or another --name\n",
    );
    expect(await models('add', source(), '--name', 'prov', '--force')).toMatchObject({ code: 0 });
    expect(readdirSync(join(folder, 'prov'))).not.toContain('old.txt');
    expect(readdirSync(folder)).toEqual(['prov']);
  });

  test('what fails leaves the former model and nothing else', async () => {
    const { folder, models } = home();
    await models('add', source(), '--name', 'prov');
    const broken = source({ ...TINY, width: 3 });
    expect((await models('add', broken, '--name', 'prov', '--force')).code).toBe(2);
    expect(readdirSync(folder)).toEqual(['prov']);
    expect((await models('verify', 'prov')).code).toBe(0);
  });

  test('--map says what a label is', async () => {
    const { models } = home();
    const odd = { labels: ['O', 'LABEL_1', 'KOM'], pieces: { Åsa: 'LABEL_1' } };
    const argv = ['add', source(odd), '--name', 'prov'];
    expect((await models(...argv)).err).toContain('unknown labels LABEL_1, KOM: say what each is');
    const mapped = await models(...argv, '--map', 'LABEL_1=PER', '--map', 'KOM=ORG');
    expect(mapped.out).toContain('labels O, LABEL_1 as PER, KOM as ORG');
  });
});

describe('what cannot be added', () => {
  const without = (name: string) => (folder: string) => rmSync(join(folder, name));
  const written = (name: string, text: string | Uint8Array) => (folder: string) =>
    void put(folder, name, text);
  const onnx = 'onnx/model.onnx';
  const table = Array.from({ length: 14 }, () => Array.from({ length: 9 }, () => 0));
  const inputs = ['input_ids', 'bbox'];

  test.each<[string, (folder: string) => void, string]>([
    ['no config.json', without('config.json'), 'config.json cannot be read: there is none'],
    [
      'no tokenizer.json',
      without('tokenizer.json'),
      'tokenizer.json cannot be read: there is none',
    ],
    ['no ONNX file', without(onnx), 'no onnx/model*.onnx or model*.onnx in'],
    ['JSON cut short', written('config.json', '{"id2'), 'config.json is not valid JSON'],
    ['no labels', written('config.json', '{"model_type":"bert"}'), 'wrong at id2label'],
    [
      'a gap in the labels',
      written('config.json', '{"model_type":"bert","id2label":{"0":"O","2":"PER"}}'),
      'id2label in config.json has no label 1',
    ],
    ['no vocabulary', written('tokenizer.json', '{"model":{"vocab":{}}}'), 'with a vocabulary'],
    ['ONNX cut short', (f) => truncateSync(join(f, onnx), 200), 'onnxruntime cannot open it'],
    ['no ONNX', written(onnx, 'hej'), 'onnxruntime cannot open it'],
    [
      'other inputs',
      written(onnx, classifierOnnx(table, { inputs })),
      'expected the inputs input_ids, attention_mask, token_type_ids; it has input_ids, bbox',
    ],
    [
      'another output',
      written(onnx, classifierOnnx(table, { output: 'embedding' })),
      'expected the output logits; it has embedding',
    ],
    [
      'another number of labels',
      written(onnx, classifierOnnx(table.map((row) => row.slice(2)))),
      'config.json names 9 labels, its ONNX file gives 7',
    ],
  ])('%s', async (_, spoil, message) => {
    const { folder, models } = home();
    const from = source();
    spoil(from);
    const { code, out, err } = await models('add', from, '--name', 'prov');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^klubbslag: [^\n]+\n$/);
    expect(err).toContain("model 'prov': ");
    expect(err).toContain(message);
    expect((await models('list')).out).not.toContain('prov');
    mkdirSync(folder, { recursive: true });
    expect(readdirSync(folder)).toEqual([]);
  });

  test.each([
    [['add', 'nowhere', '--name', 'prov'], 'nowhere is no folder'],
    [['add', 'x', '--name', '../prov'], "'../prov' cannot be a model's name"],
    [['add', 'x', '--name', 'klubbslag-sv', '--force'], "'klubbslag-sv' is a model of the program"],
    [['add', 'x', '--map', 'KOM'], "--map must be LABEL=PER, ORG, LOC or O, not 'KOM'"],
    [['remove', 'klubbslag-sv'], "'klubbslag-sv' is a model of the program's own: it stays"],
    [['remove', 'prov'], "no model is called 'prov': there are "],
    [['verify', 'prov'], "no model is called 'prov': there are "],
    [['ad'], "models needs one of add, fetch, list, verify, remove, not 'ad'"],
  ])('%j', async (argv, message) => {
    const { code, out, err } = await home().models(...argv);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
  });
});

describe('models list, verify and remove', () => {
  test('lists what came with the program and what was added', async () => {
    const { folder, models } = home();
    await models('add', source(), '--name', 'prov');
    const { out } = await models('list');
    expect(out).toMatch(/^klubbslag-sv +shipped +names and acts +\d+\.\d MB/m);
    expect(out).toMatch(/^prov +own +names +0\.0 MB +fp32$/m);
    const listed = JSON.parse((await models('list', '--json')).out) as object[];
    expect(listed.at(-1)).toMatchObject({ name: 'prov', shipped: false, dtype: 'fp32' });
    const elsewhere = await models('list', '--models', join(folder, 'none'));
    expect(elsewhere.out).not.toContain('prov');
  });

  test('tells of a changed and of a missing file, and goes on', async () => {
    const { folder, models } = home();
    for (const name of ['a', 'b', 'c']) await models('add', source(), '--name', name);
    put(join(folder, 'a'), 'config.json', '{}');
    rmSync(join(folder, 'b', 'model.onnx'));
    const { code, out, err } = await models('verify');
    expect(code).toBe(1);
    expect(err).toMatch(/^model 'a': config\.json is not the file .+ expected \d+ bytes/m);
    expect(err).toMatch(/^model 'b': model\.onnx is missing: add it again$/m);
    expect(out).toContain('c: all files are right\n');
    expect(out).toContain('klubbslag-sv: all files are right\n');
  });

  test('removes what was added', async () => {
    const { folder, models } = home();
    await models('add', source(), '--name', 'prov');
    expect(await models('remove', 'prov')).toMatchObject({ code: 0, out: 'removed prov\n' });
    expect(readdirSync(folder)).toEqual([]);
  });
});
