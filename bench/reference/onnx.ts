/** ONNX files written by hand: what protobuf needs for a graph and no more. */

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

/** The file of a graph whose operators are those of this version. */
export function model(graph: Uint8Array, opset = 13): Uint8Array {
  return message([1, 8], [7, graph], [8, message([1, ''], [2, opset])]);
}
