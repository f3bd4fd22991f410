/** The classifier as a Hugging Face folder, which `klubbslag models add` takes. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bertOnnx, POSITIONS, type Shape } from './graph.ts';
import { SPECIAL } from './vocabulary.ts';

const LABELS = ['O', 'B-PER', 'I-PER', 'B-ORG', 'I-ORG', 'B-LOC', 'I-LOC'];

/** Writes config.json, tokenizer.json, tokenizer_config.json and onnx/model_quantized.onnx. */
export function writeClassifier(
  folder: string,
  pieces: readonly string[],
  sizes: Shape,
  seed: number,
): void {
  const shape = { ...sizes, vocabulary: pieces.length };
  mkdirSync(join(folder, 'onnx'), { recursive: true });
  const write = (name: string, value: object) =>
    writeFileSync(join(folder, name), `${JSON.stringify(value, null, 1)}\n`);
  write('config.json', configOf(shape));
  write('tokenizer.json', tokenizerOf(pieces));
  write('tokenizer_config.json', { tokenizer_class: 'BertTokenizer', pad_token: SPECIAL[0] });
  const path = join(folder, 'onnx/model_quantized.onnx');
  writeFileSync(path, bertOnnx(shape, LABELS.length, seed));
}

function configOf({ layers, width, inner, heads, vocabulary }: Shape): object {
  return {
    model_type: 'bert',
    architectures: ['BertForTokenClassification'],
    hidden_size: width,
    num_hidden_layers: layers,
    num_attention_heads: heads,
    intermediate_size: inner,
    max_position_embeddings: POSITIONS,
    type_vocab_size: 2,
    vocab_size: vocabulary,
    pad_token_id: 0,
    id2label: Object.fromEntries(LABELS.map((label, index) => [index, label])),
  };
}

function tokenizerOf(pieces: readonly string[]): object {
  const ids = new Map(pieces.map((piece, id) => [piece, id]));
  const id = (piece: string) => ids.get(piece) ?? 0;
  const flags = { single_word: false, lstrip: false, rstrip: false, normalized: false };
  const added = SPECIAL.map((content) => ({ id: id(content), content, special: true, ...flags }));
  const special = (piece: string) => [piece, { id: piece, ids: [id(piece)], tokens: [piece] }];
  const part = (name: string, type: number) => ({ SpecialToken: { id: name, type_id: type } });
  const text = (name: string, type: number) => ({ Sequence: { id: name, type_id: type } });
  const single = [part('[CLS]', 0), text('A', 0), part('[SEP]', 0)];
  return {
    version: '1.0',
    added_tokens: added,
    normalizer: {
      type: 'BertNormalizer',
      clean_text: true,
      handle_chinese_chars: true,
      strip_accents: false,
      lowercase: false,
    },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: {
      type: 'TemplateProcessing',
      single,
      pair: [...single, text('B', 1), part('[SEP]', 1)],
      special_tokens: Object.fromEntries([special('[CLS]'), special('[SEP]')]),
    },
    decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
    model: {
      type: 'WordPiece',
      unk_token: '[UNK]',
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 100,
      vocab: Object.fromEntries(ids),
    },
  };
}
