import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import type { Source } from '../../../pipeline/wording/support.ts';
import { makeAnalyser } from '../../../src/analyse.ts';
import { loadWriter, type TextModel } from '../../../src/models/own-writer.ts';
import { TINY, tinyFiles } from '../../support/classifier.ts';
import { causalFiles, seq2seqFiles, type TinyWriter } from '../../support/writers.ts';
import { call, folderWith, put } from '../support/world.ts';

type Files = Record<string, string | Uint8Array>;

/** Adds a model called prov and gives the folder of models. */
async function added(files: Files): Promise<string> {
  const models = folderWith();
  const argv = ['models', 'add', folderWith(files), '--name', 'prov', '--models', models];
  expect(await call(argv)).toMatchObject({ code: 0, err: '' });
  return models;
}

async function loaded(files: Files): Promise<TextModel> {
  return await loadWriter({ model: 'prov', models: await added(files), threads: 1 });
}

/** Lines of a document in its order, the most telling first as numbered. */
function linesOf(...texts: readonly string[]): Source[] {
  return texts.map((text, index) => ({ text, span: { start: index * 100, end: index * 100 + 9 } }));
}

const LINES = linesOf('Nämnden avslår motionen från Hedby.', 'Bo Ek skickar svaret senast 3 maj');
// A line without an end is given one.
const WROTE = 'Nämnden bifaller motionen från Hedby. Bo Ek skickar svaret senast 3 maj.';
const KNOWS: TinyWriter = {
  knows: [...LINES.map(({ text }) => text), 'maj.'],
  says: { avslår: 'bifaller' },
};

describe.each([
  ['with an encoder', seq2seqFiles],
  ['a decoder alone', causalFiles],
])('a model %s', (_, filesOf) => {
  test('writes what it writes, however its configuration would draw lots', async () => {
    const model = await loaded(filesOf(KNOWS));
    expect(model.model).toMatch(/^prov@[0-9a-f]{8}$/);
    const drafts = [await model.draft(LINES), await model.draft(LINES)];
    expect(drafts).toEqual([drafts[0], drafts[0]]);
    expect(drafts[0]).toMatchObject({ text: WROTE, shown: 2 });
    const again = await loaded(filesOf(KNOWS));
    expect(await again.draft(LINES)).toEqual(drafts[0]);
  });

  test('is shown the lines in the order of the text', async () => {
    const model = await loaded(filesOf(KNOWS));
    expect((await model.draft(LINES.toReversed())).text).toBe(WROTE);
  });

  test('opens no connection and reads nothing but its folder', async () => {
    const fetched = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new Error('no network'));
    const model = await loaded(filesOf(KNOWS));
    await model.draft(LINES);
    expect(fetched).not.toHaveBeenCalled();
    fetched.mockRestore();
  });

  test('is not shown more than it can read', async () => {
    const room = filesOf === seq2seqFiles ? 12 : 250;
    const long = Array.from({ length: 300 }, () => 'motionen').join(' ');
    const config = { max_position_embeddings: room };
    const model = await loaded(filesOf({ ...KNOWS, config }));
    const draft = await model.draft([...LINES.slice(0, 1), ...linesOf(long)]);
    expect(draft).toMatchObject({ shown: 1 });
    expect(draft.text).toContain('motionen från Hedby.');
    expect(await model.draft(linesOf(long))).toMatchObject({ shown: 0, text: '' });
  });

  test('stops, if it never ends', async () => {
    const loop = { knows: ['Taket taket .'], says: { '.': 'taket', taket: 'taket' } };
    const words = Array.from({ length: 150 }, () => 'taket').join(' ');
    const { text } = await (await loaded(filesOf(loop))).draft(linesOf(words));
    expect(text.split(' ').length).toBeGreaterThan(80);
    expect(text.split(' ').length).toBeLessThanOrEqual(96);
  });

  test('is listed with what it is for', async () => {
    const models = await added(filesOf(KNOWS));
    const { out } = await call(['models', 'list', '--models', models]);
    expect(out).toMatch(/^prov +own +wording +0\.\d MB +fp32$/m);
    expect((await call(['models', 'verify', 'prov', '--models', models])).code).toBe(0);
  });

  test.each([
    'config.json',
    'tokenizer.json',
    'tokenizer_config.json',
    'generation_config.json',
    filesOf === seq2seqFiles ? 'encoder_model.onnx' : 'model.onnx',
    filesOf === seq2seqFiles ? 'decoder_model_merged.onnx' : 'model.onnx',
  ])('is not loaded without %s or with another', async (file) => {
    const models = await added(filesOf(KNOWS));
    const load = () => loadWriter({ model: 'prov', models, threads: 1 });
    put(join(models, 'prov'), file, '{}');
    await expect(load()).rejects.toThrow(`${file} is not the file its manifest describes`);
    rmSync(join(models, 'prov', file));
    await expect(load()).rejects.toThrow(`model 'prov': ${file} is missing: add it again`);
  });
});

describe('what a model is told', () => {
  test('T5 gets the prefix that it was trained with', async () => {
    const config = { task_specific_params: { summarization: { prefix: 'summarize: ' } } };
    const model = await loaded(seq2seqFiles({ knows: [...KNOWS.knows, 'summarize: '], config }));
    expect(await model.draft(LINES)).toMatchObject({
      text: `summarize: ${WROTE.replace('bifaller', 'avslår')}`,
      prompt: 'summarize: ',
    });
  });

  test('one that answers people is asked as its template has it', async () => {
    const chat_template =
      "{% for m in messages %}Text: Svar {{ m['content'].split('\n\n')[1] }}{% endfor %}" +
      '{% if add_generation_prompt %} Sammanfattning:{% endif %}';
    const knows = [...KNOWS.knows, 'Svar'];
    const model = await loaded(causalFiles({ ...KNOWS, knows, tokenizer: { chat_template } }));
    expect(await model.draft(LINES)).toMatchObject({ text: `Svar ${WROTE}`, shown: 2 });
  });
});

describe('what cannot be added', () => {
  const without = (files: Files, ...names: readonly string[]): Files =>
    Object.fromEntries(Object.entries(files).filter(([name]) => !names.includes(name)));
  const encoder = 'onnx/encoder_model.onnx';
  const decoder = 'onnx/decoder_model_merged.onnx';
  const seq2seq = seq2seqFiles(KNOWS);
  const causal = causalFiles(KNOWS);

  test.each<[string, Files, string]>([
    ['no encoder', without(seq2seq, encoder), 'no onnx/encoder_model*.onnx or encoder_model*.onnx'],
    ['no decoder', without(seq2seq, decoder), 'no onnx/decoder_model_merged*.onnx or'],
    ['no net', without(causal, 'onnx/model.onnx'), 'no onnx/model*.onnx or model*.onnx in'],
    ['no tokenizer', without(causal, 'tokenizer.json'), 'tokenizer.json cannot be read'],
    ['no ONNX', { ...seq2seq, [encoder]: 'hej' }, 'onnxruntime cannot open it'],
    ['no cache', seq2seqFiles({ ...KNOWS, cached: false }), 'takes no past_key_values: export it'],
    [
      'a decoder as encoder',
      { ...seq2seq, [encoder]: seq2seq[decoder] ?? '' },
      'nothing can be given for the input encoder_attention_mask of encoder_model.onnx',
    ],
    [
      'an encoder as decoder',
      { ...seq2seq, [decoder]: seq2seq[encoder] ?? '' },
      'expected the input encoder_hidden_states of decoder_model_merged.onnx; it has input_ids',
    ],
    [
      'a classifier that says it writes',
      { ...tinyFiles(TINY), 'config.json': causal['config.json'] ?? '' },
      'nothing can be given for the input token_type_ids of model.onnx',
    ],
  ])('%s', async (_, files, message) => {
    const models = folderWith();
    const argv = ['models', 'add', folderWith(files), '--name', 'prov', '--models', models];
    const { code, out, err } = await call(argv);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^klubbslag: model 'prov': [^\n]+\n$/);
    expect(err).toContain(message);
  });

  test('a --map, where there are no labels', async () => {
    const argv = ['models', 'add', folderWith(causal), '--name', 'p', '--map', 'A=PER'];
    expect((await call([...argv, '--models', folderWith()])).err).toBe(
      "klubbslag: model 'p' writes text: it has no labels to --map\n",
    );
  });
});

describe('a model for something else', () => {
  const load = (model: string, models: string) => loadWriter({ model, models, threads: 1 });

  test('is refused in one sentence', async () => {
    const names = await added(tinyFiles(TINY));
    await expect(load('prov', names)).rejects.toThrow(
      "model 'prov' finds names and writes no text: give it as --model",
    );
    await expect(load('klubbslag-sv', names)).rejects.toThrow("'klubbslag-sv' writes no text");
    await expect(load('none', names)).rejects.toThrow("no model is called 'none': there are ");
    const models = await added(seq2seqFiles(KNOWS));
    expect(() => makeAnalyser({ threads: 1, model: 'prov', models })).toThrow(
      "model 'prov' writes text and finds no names: give it as --wording",
    );
  });

  test('one of a kind that the package does not know is told when it is loaded', async () => {
    const config = { model_type: 'nytt' };
    const models = await added(seq2seqFiles({ ...KNOWS, config }));
    await expect(load('prov', models)).rejects.toThrow(
      /^model 'prov': @xenova\/transformers cannot open it: Unsupported model type: nytt$/,
    );
  });
});

describe('the layouts in which such models come', () => {
  test('files at the root, eight-bit weights first, no generation_config.json', async () => {
    const files = seq2seqFiles(KNOWS);
    const moved = Object.entries(files).flatMap(([name, content]) => {
      if (name === 'generation_config.json') return [];
      if (!name.startsWith('onnx/')) return [[name, content] as const];
      const file = name.slice('onnx/'.length);
      return [
        [file.replace('.onnx', '_quantized.onnx'), content] as const,
        [file.replace('.onnx', '_fp16.onnx'), 'x'] as const,
      ];
    });
    const model = await loaded(Object.fromEntries(moved));
    expect((await model.draft(LINES)).text).toBe(WROTE);
  });

  test('a decoder that is called decoder_model, of T5 and of GPT', async () => {
    const renamed = (files: Files, from: string): Files =>
      Object.fromEntries(
        Object.entries(files).map(([name, content]) => [
          name.replace(from, 'onnx/decoder_model.onnx'),
          content,
        ]),
      );
    const t5 = renamed(seq2seqFiles(KNOWS), 'onnx/decoder_model_merged.onnx');
    expect((await (await loaded(t5)).draft(LINES)).text).toBe(WROTE);
    const gpt = renamed(causalFiles(KNOWS), 'onnx/model.onnx');
    expect((await (await loaded(gpt)).draft(LINES)).text).toBe(WROTE);
  });

  test('weights beside an ONNX file come along', async () => {
    const models = await added({ ...causalFiles(KNOWS), 'onnx/model.onnx_data': 'x' });
    rmSync(join(models, 'prov', 'model.onnx_data'));
    await expect(loadWriter({ model: 'prov', models, threads: 1 })).rejects.toThrow(
      'model.onnx_data is missing',
    );
  });

  test('a kind is told without architectures, too', async () => {
    const config = { architectures: null };
    expect((await (await loaded(seq2seqFiles({ ...KNOWS, config }))).draft(LINES)).text).toBe(
      WROTE,
    );
  });
});
