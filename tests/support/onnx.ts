/** Tiny ONNX files of token classifiers. */
import { type Field, FLOAT, INT64, message, model, valueInfo } from '../../bench/reference/onnx.ts';

/** What can be otherwise than in a token classifier. */
export interface Oddities {
  readonly inputs?: readonly string[];
  readonly output?: string;
}

/**
 * A token classifier that looks the logits of each piece up in `table`, [pieces × labels], and
 * takes no notice of its neighbours.
 */
export function classifierOnnx(
  table: readonly (readonly number[])[],
  { inputs = ['input_ids', 'attention_mask', 'token_type_ids'], output = 'logits' }: Oddities = {},
): Uint8Array {
  const width = table[0]?.length ?? 0;
  const values = Float32Array.from(table.flat());
  const raw = new Uint8Array(values.buffer);
  const weights = message([1, table.length], [1, width], [2, FLOAT], [8, 'table'], [9, raw]);
  const node = message([1, 'table'], [1, inputs[0] ?? ''], [2, output], [4, 'Gather']);
  const graph = message(
    [1, node],
    [2, 'tiny'],
    [5, weights],
    ...inputs.map((name): Field => [11, valueInfo(name, INT64, ['batch', 'time'])]),
    [12, valueInfo(output, FLOAT, ['batch', 'time', width])],
  );
  return model(graph);
}
