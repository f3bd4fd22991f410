/**
 * The graph of a token classifier of BERT's shape with random eight-bit weights. It is what dynamic
 * quantisation makes of BERT: products with weights in int8 (DynamicQuantizeLinear, MatMulInteger),
 * attention, norms and GELU in float. It finds nothing and costs what a trained one costs.
 */
import { randomOf } from '../../eval/random.ts';
import { type Field, FLOAT, INT64, message, model, valueInfo } from './onnx.ts';

/** Sizes of a net. */
export interface Shape {
  readonly layers: number;
  readonly width: number;
  /** Of the layer between two of that width. */
  readonly inner: number;
  readonly heads: number;
  /** Pieces of words. */
  readonly vocabulary: number;
}

/** BERT-base with a vocabulary as Swedish ones have it. */
export const BASE: Shape = { layers: 12, width: 768, inner: 3072, heads: 12, vocabulary: 50_000 };

/** Longest input, in pieces. */
export const POSITIONS = 512;

/** Types of elements by their numbers in ONNX, beside those of onnx.ts. */
const INT8 = 3;
/** Kinds of attributes. */
const [INT, INTS] = [2, 7];
/** LayerNormalization is one operator from 17 on. */
const OPSET = 17;
/** Standard deviation of weights as BERT is initialised with. */
const DEVIATION = 0.02;

/** The file of a classifier with so many labels; the same for the same seed. */
export function bertOnnx(shape: Shape, labels: number, seed: number): Uint8Array {
  const graph = new Graph(seed);
  const mask = masked(graph);
  graph.ints('heads', [0, 0, shape.heads, shape.width / shape.heads]);
  graph.ints('joined', [0, 0, shape.width]);
  graph.floats('root', [Math.sqrt(shape.width / shape.heads)], []);
  graph.floats('two.root', [Math.SQRT2], []);
  graph.floats('half', [0.5], []);
  let value = embedded(graph, shape);
  for (let index = 0; index < shape.layers; index++) {
    value = layer(graph, `layer${index}`, value, mask, shape);
  }
  const out = graph.dense('labels', graph.quantised(value), shape.width, labels);
  graph.add('Identity', [out], 'logits');
  const names = ['input_ids', 'attention_mask', 'token_type_ids'];
  const whole = message(
    ...graph.nodes,
    [2, 'bert'],
    ...graph.weights,
    ...names.map((name): Field => [11, valueInfo(name, INT64, ['batch', 'time'])]),
    [12, valueInfo('logits', FLOAT, ['batch', 'time', labels])],
  );
  return model(whole, OPSET);
}

/** Attributes of a node by their names. */
type Attributes = Readonly<Record<string, number | readonly number[]>>;

/** What `quantised` makes: the whole numbers, their scale, their zero. */
type Quantised = readonly [values: string, scale: string, zero: string];

/** Nodes and weights of a graph as it grows. */
class Graph {
  readonly nodes: Field[] = [];
  readonly weights: Field[] = [];
  readonly #draw: (count: number) => Int8Array;

  constructor(seed: number) {
    this.#draw = drawing(seed);
  }

  /** A node; gives the name of its output. */
  add(kind: string, inputs: readonly string[], output: string, attributes: Attributes = {}) {
    this.node(kind, inputs, [output], attributes);
    return output;
  }

  node(
    kind: string,
    inputs: readonly string[],
    outputs: readonly string[],
    attributes: Attributes = {},
  ): readonly string[] {
    const fields = [
      ...inputs.map((name): Field => [1, name]),
      ...outputs.map((name): Field => [2, name]),
      [4, kind] as const,
      ...Object.entries(attributes).map(([name, value]): Field => [5, attribute(name, value)]),
    ];
    this.nodes.push([1, message(...fields)]);
    return outputs;
  }

  constant(name: string, type: number, sides: readonly number[], values: ArrayBufferView) {
    const { buffer, byteOffset, byteLength } = values;
    const raw = new Uint8Array(buffer, byteOffset, byteLength);
    const dims = sides.map((side): Field => [1, side]);
    this.weights.push([5, message(...dims, [2, type], [8, name], [9, raw])]);
    return name;
  }

  floats(name: string, values: readonly number[], sides: readonly number[] = [values.length]) {
    return this.constant(name, FLOAT, sides, Float32Array.from(values));
  }

  ints(name: string, values: readonly number[], sides: readonly number[] = [values.length]) {
    return this.constant(name, INT64, sides, BigInt64Array.from(values.map(BigInt)));
  }

  /** Random weights and their scale: four deviations are the end of the range. */
  int8(name: string, rows: number, columns: number): readonly [weights: string, scale: string] {
    this.constant(name, INT8, [rows, columns], this.#draw(rows * columns));
    return [name, this.floats(`${name}.scale`, [(DEVIATION * 4) / 127], [])];
  }

  /** The rows of a table that `ids` names. */
  table(name: string, rows: number, width: number, ids: string): string {
    const [weights, scale] = this.int8(name, rows, width);
    const picked = this.add('Gather', [weights, ids], `${name}.picked`);
    return this.add('DequantizeLinear', [picked, scale], `${name}.floats`);
  }

  quantised(value: string): Quantised {
    const outputs = [`${value}.int8`, `${value}.scale`, `${value}.zero`] as const;
    this.node('DynamicQuantizeLinear', [value], outputs);
    return outputs;
  }

  dense(name: string, [values, factor, zero]: Quantised, rows: number, columns: number): string {
    const [weights, scale] = this.int8(`${name}.weight`, rows, columns);
    const none = this.constant(`${name}.zero`, INT8, [], new Int8Array(1));
    const whole = this.add('MatMulInteger', [values, weights, zero, none], `${name}.whole`);
    const cast = this.add('Cast', [whole], `${name}.cast`, { to: FLOAT });
    const both = this.add('Mul', [factor, scale], `${name}.scales`);
    const product = this.add('Mul', [cast, both], `${name}.product`);
    const bias = this.floats(
      `${name}.bias`,
      Array.from({ length: columns }, () => 0),
    );
    return this.add('Add', [product, bias], `${name}.out`);
  }

  norm(name: string, value: string, width: number): string {
    const gain = this.floats(
      `${name}.gain`,
      Array.from({ length: width }, () => 1),
    );
    const shift = this.floats(
      `${name}.shift`,
      Array.from({ length: width }, () => 0),
    );
    return this.add('LayerNormalization', [value, gain, shift], `${name}.out`);
  }
}

function attribute(name: string, value: number | readonly number[]): Uint8Array {
  if (typeof value === 'number') return message([1, name], [3, value], [20, INT]);
  return message([1, name], ...value.map((one): Field => [8, one]), [20, INTS]);
}

/** How many normal numbers are drawn; more of them come by picking among these. */
const POOL = 65_536;

/** Draws weights in eight bits, normal, clipped at four deviations. */
function drawing(seed: number): (count: number) => Int8Array {
  const random = randomOf(seed);
  const uniform = () => (random.int(2 ** 31) + 1) / 2 ** 31;
  const pool = Int8Array.from({ length: POOL }, () => {
    const normal = Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
    return Math.max(-127, Math.min(127, Math.round((normal * 127) / 4)));
  });
  let state = random.int(2 ** 31) + 1;
  return (count) => {
    const values = new Int8Array(count);
    for (let index = 0; index < count; index++) {
      // Xorshift: a hundred million weights are to be drawn.
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      values[index] = pool[state & (POOL - 1)] ?? 0;
    }
    return values;
  };
}

function embedded(graph: Graph, { vocabulary, width }: Shape): string {
  const words = graph.table('words', vocabulary, width, 'input_ids');
  const types = graph.table('types', 2, width, 'token_type_ids');
  const sides = graph.add('Shape', ['input_ids'], 'sides');
  const second = graph.ints('second', [1], []);
  const time = graph.add('Gather', [sides, second], 'time');
  const places = graph.add('Range', [graph.ints('zero', [0], []), time, second], 'places');
  const positions = graph.table('positions', POSITIONS, width, places);
  const both = graph.add('Add', [words, types], 'embedded.both');
  return graph.norm('embedded', graph.add('Add', [both, positions], 'embedded.sum'), width);
}

/** What is added to attention: nothing for pieces, very little for padding. */
function masked(graph: Graph): string {
  const axes = graph.ints('mask.axes', [1, 2]);
  const wide = graph.add('Unsqueeze', ['attention_mask', axes], 'mask.wide');
  const floats = graph.add('Cast', [wide], 'mask.floats', { to: FLOAT });
  const absent = graph.add('Sub', [graph.floats('one', [1], []), floats], 'mask.absent');
  return graph.add('Mul', [absent, graph.floats('least', [-10_000], [])], 'mask');
}

function attention(
  graph: Graph,
  name: string,
  value: string,
  mask: string,
  { width }: Shape,
): string {
  const quantised = graph.quantised(value);
  const heads = (part: string, perm: readonly number[]) => {
    const out = graph.dense(`${name}.${part}`, quantised, width, width);
    const split = graph.add('Reshape', [out, 'heads'], `${name}.${part}.split`);
    return graph.add('Transpose', [split], `${name}.${part}.heads`, { perm });
  };
  const queries = heads('query', [0, 2, 1, 3]);
  const keys = heads('key', [0, 2, 3, 1]);
  const values = heads('value', [0, 2, 1, 3]);
  const raw = graph.add('MatMul', [queries, keys], `${name}.raw`);
  const scaled = graph.add('Div', [raw, 'root'], `${name}.scaled`);
  const biased = graph.add('Add', [scaled, mask], `${name}.biased`);
  const shares = graph.add('Softmax', [biased], `${name}.shares`);
  const mixed = graph.add('MatMul', [shares, values], `${name}.mixed`);
  const turned = graph.add('Transpose', [mixed], `${name}.turned`, { perm: [0, 2, 1, 3] });
  const joined = graph.add('Reshape', [turned, 'joined'], `${name}.joined`);
  return graph.dense(`${name}.output`, graph.quantised(joined), width, width);
}

function gelu(graph: Graph, name: string, value: string): string {
  const scaled = graph.add('Div', [value, 'two.root'], `${name}.gelu.scaled`);
  const erf = graph.add('Erf', [scaled], `${name}.gelu.erf`);
  const raised = graph.add('Add', [erf, 'one'], `${name}.gelu.raised`);
  const product = graph.add('Mul', [value, raised], `${name}.gelu.product`);
  return graph.add('Mul', [product, 'half'], `${name}.gelu`);
}

function layer(graph: Graph, name: string, value: string, mask: string, shape: Shape): string {
  const { width, inner } = shape;
  const attended = attention(graph, name, value, mask, shape);
  const summed = graph.add('Add', [attended, value], `${name}.attended`);
  const first = graph.norm(`${name}.first`, summed, width);
  const wide = graph.dense(`${name}.wide`, graph.quantised(first), width, inner);
  const active = gelu(graph, name, wide);
  const back = graph.dense(`${name}.back`, graph.quantised(active), inner, width);
  return graph.norm(`${name}.second`, graph.add('Add', [back, first], `${name}.sum`), width);
}
