/** A Hugging Face folder of a tiny token classifier, in the formats of BERT. */
import { classifierOnnx, type Oddities } from './onnx.ts';

const SPECIAL = ['[PAD]', '[UNK]', '[CLS]', '[SEP]'];

/** What the classifier knows. */
export interface Tiny extends Oddities {
  readonly labels: readonly string[];
  /** Word piece → its label; those that go on within a word begin with ##. */
  readonly pieces: Readonly<Record<string, string>>;
  /** Logits a piece has, where they are not as many as the labels. */
  readonly width?: number;
  readonly longest?: number;
}

/** Names of the files with their contents. */
export function tinyFiles(tiny: Tiny): Record<string, string | Uint8Array> {
  const { labels, pieces, width = labels.length, longest = 512 } = tiny;
  const vocab = [...SPECIAL, ...Object.keys(pieces)];
  const logits = vocab.map((piece) => {
    const label = labels.indexOf(pieces[piece] ?? labels[0] ?? '');
    return Array.from({ length: width }, (_, index) => (index === label ? 5 : 0));
  });
  const config = {
    model_type: 'bert',
    architectures: ['BertForTokenClassification'],
    id2label: Object.fromEntries(labels.map((label, index) => [index, label])),
    max_position_embeddings: longest,
  };
  return {
    'config.json': JSON.stringify(config),
    'tokenizer.json': JSON.stringify(tokenizer(vocab)),
    'tokenizer_config.json': JSON.stringify({ tokenizer_class: 'BertTokenizer' }),
    'onnx/model.onnx': classifierOnnx(logits, tiny),
  };
}

function tokenizer(vocab: readonly string[]): object {
  const id = (piece: string) => vocab.indexOf(piece);
  const added = SPECIAL.map((content) => ({ id: id(content), content, special: true }));
  const flags = { single_word: false, lstrip: false, rstrip: false, normalized: false };
  const special = (piece: string) => [piece, { id: piece, ids: [id(piece)], tokens: [piece] }];
  const part = (name: string) => ({ SpecialToken: { id: name, type_id: 0 } });
  const text = (name: string) => ({ Sequence: { id: name, type_id: 0 } });
  return {
    version: '1.0',
    added_tokens: added.map((one) => ({ ...one, ...flags })),
    normalizer: { type: 'BertNormalizer', clean_text: true, lowercase: false },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: {
      type: 'TemplateProcessing',
      single: [part('[CLS]'), text('A'), part('[SEP]')],
      pair: [part('[CLS]'), text('A'), part('[SEP]'), text('B'), part('[SEP]')],
      special_tokens: Object.fromEntries([special('[CLS]'), special('[SEP]')]),
    },
    decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
    model: {
      type: 'WordPiece',
      unk_token: '[UNK]',
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 100,
      vocab: Object.fromEntries(vocab.map((piece, index) => [piece, index])),
    },
  };
}

/** Knows Åsa, Ek, a board and a place, in the labels of KB's model. */
export const TINY: Tiny = {
  labels: ['O', 'B-PRS', 'I-PRS', 'B-ORG', 'I-ORG', 'B-LOC', 'I-LOC', 'B-TME', 'I-TME'],
  pieces: {
    Åsa: 'B-PRS',
    Öster: 'I-PRS',
    '##man': 'I-PRS',
    Ek: 'I-PRS',
    Nämnden: 'B-ORG',
    Hed: 'B-LOC',
    '##by': 'O',
    idag: 'B-TME',
    ordet: 'O',
    '.': 'O',
  },
};
