/** Tiny ONNX files, written by hand: what protobuf needs for one graph and no more. */

/** A field of a protobuf message by its number. */
export type Field = readonly [tag: number, value: number | string | Uint8Array];

function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return [...bytes, rest];
}

/** A protobuf message: numbers as varints, texts and bytes with their length. */
export function message(...fields: readonly Field[]): Uint8Array {
  return Buffer.concat(
    fields.map(([tag, value]) => {
      if (typeof value === 'number') return Buffer.from([...varint(tag * 8), ...varint(value)]);
      const bytes = Buffer.from(value as string);
      return Buffer.concat([Buffer.from([...varint(tag * 8 + 2), ...varint(bytes.length)]), bytes]);
    }),
  );
}

/** Types of elements by their numbers in ONNX. */
export const FLOAT = 1;
/** The same. */
export const INT64 = 7;
/** The same. */
export const BOOL = 9;

/** What a graph takes or gives; sides that differ from run to run have names. */
export function valueInfo(
  name: string,
  type: number,
  shape: readonly (number | string)[],
): Uint8Array {
  const dims = shape.map(
    (dim): Field => [1, typeof dim === 'number' ? message([1, dim]) : message([2, dim])],
  );
  return message([1, name], [2, message([1, message([1, type], [2, message(...dims)])])]);
}

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

/** The file of a graph. */
export function model(graph: Uint8Array): Uint8Array {
  return message([1, 8], [7, graph], [8, message([1, ''], [2, 13])]);
}
