/** Whether the nets of a model take and give what transformers.js has for them and wants. */
import { join } from 'node:path';
import { UserError } from '../errors.ts';
import { namesOf, probe } from '../onnx.ts';
import type { TextLayout } from './text-layout.ts';

/** What transformers.js gives a classifier of word pieces. */
const INPUTS = ['input_ids', 'attention_mask', 'token_type_ids'];
/** What it gives an encoder, and what it gives a decoder beside the cache. */
const ENCODER_INPUTS = INPUTS;
const DECODER_INPUTS = [
  'input_ids',
  'attention_mask',
  'position_ids',
  'encoder_hidden_states',
  'encoder_attention_mask',
  'use_cache_branch',
  'num_logits_to_keep',
];
const CACHE = /^past_/;

/** Throws UserError, one sentence, where a net is no token classifier with these labels. */
export async function checkClassifier(
  name: string,
  path: string,
  labels: readonly string[],
): Promise<void> {
  const { inputs, outputs, width } = await probe(name, path, INPUTS);
  const fits = inputs.includes('input_ids') && inputs.every((one) => INPUTS.includes(one));
  if (!fits) {
    const found = inputs.join(', ') || 'none';
    throw new UserError(
      `model '${name}': expected the inputs ${INPUTS.join(', ')}; it has ${found}`,
    );
  }
  if (!outputs.includes('logits')) {
    throw new UserError(
      `model '${name}': expected the output logits; it has ${outputs.join(', ') || 'none'}`,
    );
  }
  if (width === labels.length) return;
  throw new UserError(
    `model '${name}': config.json names ${labels.length} labels, its ONNX file gives ${width}`,
  );
}

/** Throws UserError, one sentence, where the nets in a folder are none that can write text. */
export async function checkWriter(
  name: string,
  staging: string,
  { encoder, decoder }: TextLayout,
): Promise<void> {
  if (encoder !== null) {
    const { inputs, outputs } = await namesOf(name, join(staging, encoder.to));
    const strange = inputs.find((input) => !ENCODER_INPUTS.includes(input));
    if (strange !== undefined) refuseInput(name, encoder.to, strange);
    needs(name, encoder.to, outputs, 'output', 'last_hidden_state');
  }
  const { inputs, outputs } = await namesOf(name, join(staging, decoder.to));
  const strange = inputs.find((input) => !DECODER_INPUTS.includes(input) && !CACHE.test(input));
  if (strange !== undefined) refuseInput(name, decoder.to, strange);
  needs(name, decoder.to, inputs, 'input', 'input_ids');
  if (encoder !== null) needs(name, decoder.to, inputs, 'input', 'encoder_hidden_states');
  needs(name, decoder.to, outputs, 'output', 'logits');
  if (inputs.some((input) => CACHE.test(input))) return;
  // transformers.js would show it the last piece of a text alone, and what it writes were noise.
  throw new UserError(
    `model '${name}': its decoder takes no past_key_values: export it with a cache` +
      (encoder === null ? '' : ', as decoder_model_merged.onnx'),
  );
}

function refuseInput(name: string, file: string, input: string): never {
  throw new UserError(`model '${name}': nothing can be given for the input ${input} of ${file}`);
}

function needs(
  name: string,
  file: string,
  found: readonly string[],
  what: string,
  wanted: string,
): void {
  if (found.includes(wanted)) return;
  const has = found.join(', ') || 'none';
  throw new UserError(`model '${name}': expected the ${what} ${wanted} of ${file}; it has ${has}`);
}
