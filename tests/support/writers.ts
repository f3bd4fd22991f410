/**
 * Hugging Face folders of tiny models that write text, with the mechanics of large ones: a cache
 * that grows by a place each step, an encoder whose states the decoder reads.
 */
import {
  BOOL,
  type Field,
  FLOAT,
  INT64,
  message,
  model,
  valueInfo,
} from '../../bench/reference/onnx.ts';

type Shape = readonly (number | string)[];
type Value = readonly [name: string, type: number, shape: Shape];

/** What a tiny model knows. */
export interface TinyWriter {
  /** Texts whose words it knows; a word it does not know is <unk>. */
  readonly knows: readonly string[];
  /** Words that it writes for others: what it copies wrong. `null` ends what it writes. */
  readonly says?: Readonly<Record<string, string | null>>;
  /** Over its configuration. */
  readonly config?: object;
  /** Over its tokenizer's configuration. */
  readonly tokenizer?: object;
  /** False for a decoder without a cache. */
  readonly cached?: boolean;
}

const SPECIAL = ['<pad>', '</s>', '<unk>'];
const END = 1;

function node(op: string, inputs: readonly string[], output: string, ...attributes: Uint8Array[]) {
  return message(
    ...inputs.map((input): Field => [1, input]),
    [2, output],
    [4, op],
    ...attributes.map((attribute): Field => [5, attribute]),
  );
}

/** A whole number as an attribute. */
function whole(name: string, value: number): Uint8Array {
  return message([1, name], [3, value], [20, 2]);
}

function floats(name: string, dims: readonly number[], values: readonly number[]): Uint8Array {
  const raw = new Uint8Array(Float32Array.from(values).buffer);
  return message(...dims.map((dim): Field => [1, dim]), [2, FLOAT], [8, name], [9, raw]);
}

function integers(name: string, values: readonly number[]): Uint8Array {
  const raw = new Uint8Array(BigInt64Array.from(values, BigInt).buffer);
  return message([1, values.length], [2, INT64], [8, name], [9, raw]);
}

function netOf(
  nodes: readonly Uint8Array[],
  constants: readonly Uint8Array[],
  inputs: readonly Value[],
  outputs: readonly Value[],
): Uint8Array {
  return model(
    message(
      ...nodes.map((one): Field => [1, one]),
      [2, 'tiny'],
      ...constants.map((one): Field => [5, one]),
      ...inputs.map((value): Field => [11, valueInfo(...value)]),
      ...outputs.map((value): Field => [12, valueInfo(...value)]),
    ),
  );
}

/** The words of texts, a mark for the space before each; a word and its full stop are one. */
function piecesOf(texts: readonly string[]): string[] {
  const words = texts.flatMap((text) => text.match(/\S+/gu) ?? []);
  return [...new Set(words)].map((word) => `▁${word}`);
}

/** Row by row what each piece is written as: 1 for that piece, 0 for the others. */
function table(vocab: readonly string[], says: TinyWriter['says'] = {}): number[][] {
  return vocab.map((piece, index) => {
    const wrong = says[piece.replace('▁', '')];
    const to = wrong === undefined ? index : wrong === null ? END : vocab.indexOf(`▁${wrong}`);
    return vocab.map((_, column) => (column === to ? 1 : 0));
  });
}

function vocabOf({ knows, says = {} }: TinyWriter): string[] {
  const written = Object.values(says).filter((word) => word !== null);
  return [...SPECIAL, ...piecesOf([...knows, ...written])];
}

/** Adds one place to a past of [batch, 1, places, 1]. */
function grown(past: string, present: string): Uint8Array {
  return node('Concat', [past, 'current'], present, whole('axis', 2));
}

const CURRENT = [
  node('Cast', ['input_ids'], 'numbers', whole('to', FLOAT)),
  node('Unsqueeze', ['numbers', 'around'], 'current'),
];
const AROUND = integers('around', [1, 3]);

/** T5's way: it writes what it reads, piece by piece, with the words that it gets wrong. */
export function seq2seqFiles(tiny: TinyWriter): Record<string, string | Uint8Array> {
  const vocab = vocabOf(tiny);
  const { says, config = {}, cached = true } = tiny;
  const size = vocab.length;
  const states: Value = ['encoder_hidden_states', FLOAT, ['batch_size', 'encoder_time', size]];
  const ids: Value = ['input_ids', INT64, ['batch_size', 'time']];
  const cache = (side: string): Value[] =>
    ['key', 'value'].flatMap((part): Value[] => [
      [`${side}.0.decoder.${part}`, FLOAT, ['batch_size', 1, `${side}_time`, 1]],
      [`${side}.0.encoder.${part}`, FLOAT, ['batch_size', 1, `${side}_encoder_time`, size]],
    ]);
  const past = cached ? 'past_key_values.0.decoder.key' : 'current';
  return {
    'onnx/encoder_model.onnx': netOf(
      [node('Gather', ['table', 'input_ids'], 'last_hidden_state')],
      [floats('table', [size, size], table(vocab, says).flat())],
      [ids, ['attention_mask', INT64, ['batch_size', 'time']]],
      [['last_hidden_state', FLOAT, ['batch_size', 'time', size]]],
    ),
    'onnx/decoder_model_merged.onnx': netOf(
      [
        ...CURRENT,
        node('Shape', [past], 'sides'),
        node('Gather', ['sides', 'second'], 'place'),
        node('Gather', ['encoder_hidden_states', 'place'], 'logits', whole('axis', 1)),
        ...(cached
          ? ['key', 'value'].flatMap((part) => [
              grown(`past_key_values.0.decoder.${part}`, `present.0.decoder.${part}`),
              node('Unsqueeze', ['encoder_hidden_states', 'one'], `present.0.encoder.${part}`),
            ])
          : []),
      ],
      [AROUND, integers('second', [2]), integers('one', [1])],
      [
        ['encoder_attention_mask', INT64, ['batch_size', 'encoder_time']],
        ids,
        states,
        ...(cached ? cache('past_key_values') : []),
        ['use_cache_branch', BOOL, [1]],
      ],
      [['logits', FLOAT, ['batch_size', 1, size]], ...(cached ? cache('present') : [])],
    ),
    ...settings(
      vocab,
      {
        model_type: 't5',
        architectures: ['T5ForConditionalGeneration'],
        is_encoder_decoder: true,
        ...{ num_layers: 1, num_decoder_layers: 1, num_heads: 1, d_kv: 1 },
        ...config,
      },
      tiny.tokenizer,
    ),
  };
}

/**
 * GPT's way, with an induction head: after a word it writes what stood after the same word before.
 * After 'Sammanfattning:' that is what stood after 'Text:'.
 */
export function causalFiles(tiny: TinyWriter): Record<string, string | Uint8Array> {
  const says = { 'Sammanfattning:': null, ...tiny.says };
  const vocab = [...vocabOf(tiny), '▁Text:', '▁Sammanfattning:'];
  const size = vocab.length;
  // What it wrote wrong it has not lost: it goes on after the word that it should have written.
  const meant = new Map(Object.entries({ ...tiny.says }).map(([word, wrong]) => [wrong, word]));
  const keys = vocab.map((piece, index) => {
    const word = piece === '▁Sammanfattning:' ? 'Text:' : meant.get(piece.replace('▁', ''));
    return word === undefined ? index : vocab.indexOf(`▁${word}`);
  });
  const cache = (side: string): Value[] =>
    ['key', 'value'].map((part) => [
      `${side}.0.${part}`,
      FLOAT,
      ['batch_size', 1, `${side}_time`, 1],
    ]);
  return {
    'onnx/model.onnx': netOf(
      [
        ...CURRENT,
        ...['key', 'value'].map((part) => grown(`past_key_values.0.${part}`, `present.0.${part}`)),
        node('Reshape', ['present.0.key', 'flat'], 'all'),
        node('Reshape', ['input_ids', 'flat'], 'ids'),
        node('Gather', ['ids', 'flat'], 'last'),
        node('Gather', ['keys', 'last'], 'sought'),
        node('Cast', ['sought'], 'key', whole('to', FLOAT)),
        node('Equal', ['all', 'key'], 'same'),
        node('Cast', ['same'], 'hits', whole('to', FLOAT)),
        node('ArgMax', ['hits'], 'hit', whole('axis', 0)),
        node('Add', ['hit', 'one'], 'after'),
        node('Shape', ['all'], 'length'),
        node('Sub', ['length', 'one'], 'end'),
        node('Min', ['after', 'end'], 'place'),
        node('Gather', ['all', 'place'], 'found'),
        node('Cast', ['found'], 'piece', whole('to', INT64)),
        node('Gather', ['table', 'piece'], 'row'),
        node('Unsqueeze', ['row', 'zero'], 'logits'),
      ],
      [
        AROUND,
        integers('flat', [-1]),
        integers('zero', [0]),
        integers('one', [1]),
        integers('keys', keys),
        floats('table', [size, size], table(vocab, says).flat()),
      ],
      [
        ['input_ids', INT64, ['batch_size', 'time']],
        ['attention_mask', INT64, ['batch_size', 'total']],
        ['position_ids', INT64, ['batch_size', 'time']],
        ...cache('past_key_values'),
      ],
      [['logits', FLOAT, ['batch_size', 1, size]], ...cache('present')],
    ),
    ...settings(
      vocab,
      {
        model_type: 'gpt2',
        architectures: ['GPT2LMHeadModel'],
        ...{ n_head: 1, n_layer: 1, n_embd: 1 },
        ...tiny.config,
      },
      tiny.tokenizer,
    ),
  };
}

/** T5's tokenizer, a word a piece; a decoder alone gets no end after a prompt. */
function settings(
  vocab: readonly string[],
  config: { readonly is_encoder_decoder?: boolean; readonly [field: string]: unknown },
  tokenizerConfig: object = {},
): Record<string, string> {
  const flags = { single_word: false, lstrip: false, rstrip: false, normalized: false };
  const ends = [
    { Sequence: { id: 'A', type_id: 0 } },
    { SpecialToken: { id: '</s>', type_id: 0 } },
  ];
  const tokenizer = {
    version: '1.0',
    added_tokens: SPECIAL.map((content, id) => ({ id, content, special: true, ...flags })),
    normalizer: { type: 'Replace', pattern: { Regex: '\\s+' }, content: ' ' },
    pre_tokenizer: { type: 'Metaspace', replacement: '▁', prepend_scheme: 'always' },
    post_processor: config.is_encoder_decoder
      ? {
          type: 'TemplateProcessing',
          ...{ single: ends, pair: ends },
          special_tokens: { '</s>': { id: '</s>', ids: [END], tokens: ['</s>'] } },
        }
      : null,
    decoder: { type: 'Metaspace', replacement: '▁', prepend_scheme: 'always' },
    model: { type: 'Unigram', unk_id: 2, vocab: vocab.map((piece) => [piece, -1]) },
  };
  const ids = { pad_token_id: 0, eos_token_id: END, decoder_start_token_id: 0 };
  // Against these the program must hold: it draws no lots and fills no least length.
  const generation = { do_sample: true, temperature: 5, top_k: 0, min_length: 60, ...ids };
  return {
    'config.json': JSON.stringify({ ...ids, vocab_size: vocab.length, ...config }),
    'generation_config.json': JSON.stringify(generation),
    'tokenizer.json': JSON.stringify(tokenizer),
    'tokenizer_config.json': JSON.stringify({
      ...{ tokenizer_class: 'T5Tokenizer', unk_token: '<unk>' },
      ...tokenizerConfig,
    }),
  };
}
