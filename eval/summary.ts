/** The figures of a set of documents: per layer and type, each reading, with intervals. */
import {
  atTheEdge,
  type Bounds,
  type Figure,
  intervals,
  LEAST_UNITS,
  type Resampling,
  type Statistics,
} from './bootstrap.ts';
import {
  addCounts,
  addValues,
  type Counts,
  FIGURES_WIDTH,
  figuresAt,
  NO_COUNTS,
  type Ratios,
  READINGS,
  type Reading,
  ROW_WIDTH,
  ratio,
  ratios,
  rowOf,
  type ValueCounts,
} from './counts.ts';
import { LAYERS } from './layers.ts';
import { COUNTED_LAYERS, type CountedLayer, type DocumentTally } from './tally.ts';

/** Precision, recall and F1 of one reading. */
export type Figures = Readonly<Record<keyof Ratios, Figure>>;

/** Counts and what they come to. */
export interface Scores {
  readonly counts: Counts;
  readonly readings: Readonly<Record<Reading, Figures>>;
}

/** One layer; `macro` is the plain mean of F1 over its types. */
export interface LayerScores extends Scores {
  /** Documents in which the layer is annotated. */
  readonly documents: number;
  readonly macro: Readonly<Record<Reading, number | null>>;
  readonly types: Readonly<Record<string, Scores>>;
}

/** A value of marks that were found: how often it is right. */
export interface ValueScores extends ValueCounts {
  readonly ofFound: Figure;
  readonly ofGold: Figure;
}

/** A set of documents. Layers that nobody has annotated are absent. */
export interface Summary {
  readonly documents: number;
  readonly layers: Readonly<Partial<Record<CountedLayer, LayerScores>>>;
  /** All layers but 'names', which is made of three of them: sums, and the mean of F1 over layers. */
  readonly all: Scores & { readonly macro: Readonly<Record<Reading, number | null>> };
  /** By name: 'decisions.kind'. */
  readonly values: Readonly<Record<string, ValueScores>>;
}

/** The counts of a thing in each document, undefined where a document has none of it. */
type Column<T> = readonly (T | undefined)[];

/** The figures over annotated documents. Intervals are resampled over documents. */
export function summarise(tallies: readonly DocumentTally[], resampling: Resampling): Summary {
  const layers = COUNTED_LAYERS.filter((layer) => tallies.some((one) => one.layers[layer]));
  const columns = columnsOf(tallies, layers);
  const names = [...new Set(tallies.flatMap(({ values }) => Object.keys(values)))];
  const values = names.map((name) => tallies.map((one) => one.values[name]));
  const bounds = boundsOf(columns, values, resampling);
  const scores = columns.map((column, index) =>
    scoresOf(sumOf(column), bounds.slice(index * FIGURES_WIDTH), enough(column)),
  );
  const next = scores[Symbol.iterator]();
  const take = (): Scores => next.next().value ?? scoresOf(NO_COUNTS, [], false);
  const all = take();
  const entries = layers.map((layer): [CountedLayer, LayerScores] => {
    const own = take();
    const types = typesIn(tallies, layer).map((type): [string, Scores] => [type, take()]);
    const documents = tallies.filter((one) => one.layers[layer]).length;
    const macro = meanF1(types.map(([, typed]) => typed));
    return [layer, { documents, ...own, macro, types: Object.fromEntries(types) }];
  });
  const summed = entries.filter(([layer]) => LAYERS.some((one) => one === layer));
  const rest = bounds.slice(columns.length * FIGURES_WIDTH);
  return {
    documents: tallies.length,
    layers: Object.fromEntries(entries),
    all: { ...all, macro: meanF1(summed.map(([, own]) => own)) },
    values: valuesOf(names, values, rest),
  };
}

/** All that is counted, in the order in which `summarise` takes it back: the sum, layers, types. */
function columnsOf(
  tallies: readonly DocumentTally[],
  layers: readonly CountedLayer[],
): Column<Counts>[] {
  const all = tallies.map((one) =>
    LAYERS.flatMap((layer) => one.layers[layer]?.counts ?? []).reduce(addCounts, NO_COUNTS),
  );
  return [
    all,
    ...layers.flatMap((layer) => [
      tallies.map((one) => one.layers[layer]?.counts),
      ...typesIn(tallies, layer).map((type) => {
        // Annotated, but without a mark of this type: the document has none, which is a count.
        return tallies.map(
          (one) => one.layers[layer] && (one.layers[layer].types[type] ?? NO_COUNTS),
        );
      }),
    ]),
  ];
}

function typesIn(tallies: readonly DocumentTally[], layer: CountedLayer): string[] {
  const types = tallies.flatMap((one) => Object.keys(one.layers[layer]?.types ?? {}));
  return [...new Set(types)].sort();
}

const VALUE_WIDTH = 3;

/** One interval for each figure of each column, then two for each value. */
function boundsOf(
  columns: readonly Column<Counts>[],
  values: readonly Column<ValueCounts>[],
  resampling: Resampling,
): (Bounds | null)[] {
  const rows = (columns[0] ?? []).map((_, document) => [
    ...columns.flatMap((column) => rowOf(column[document] ?? NO_COUNTS)),
    ...values.flatMap((column) => {
      const { gold = 0, found = 0, right = 0 } = column[document] ?? {};
      return [gold, found, right];
    }),
  ]);
  const figures = new Float64Array(columns.length * FIGURES_WIDTH + 2 * values.length);
  const statistics: Statistics = (sums) => {
    columns.forEach((_, i) => {
      figuresAt(sums, i * ROW_WIDTH, figures, i * FIGURES_WIDTH);
    });
    values.forEach((_, i) => {
      const first = columns.length * ROW_WIDTH + i * VALUE_WIDTH;
      const [gold = 0, found = 0, right = 0] = sums.subarray(first, first + VALUE_WIDTH);
      const at = columns.length * FIGURES_WIDTH + 2 * i;
      figures[at] = right / found;
      figures[at + 1] = right / gold;
    });
    return figures;
  };
  return intervals(rows, statistics, resampling);
}

/** True where enough documents have the thing at all for an interval. */
function enough(column: Column<unknown>): boolean {
  return column.filter((one) => one !== undefined).length >= LEAST_UNITS;
}

function sumOf(column: Column<Counts>): Counts {
  return column.reduce<Counts>((sum, one) => (one ? addCounts(sum, one) : sum), NO_COUNTS);
}

const RATIOS = ['precision', 'recall', 'f1'] as const;

function scoresOf(counts: Counts, bounds: readonly (Bounds | null)[], sure: boolean): Scores {
  const entries = READINGS.map((reading, r): [Reading, Figures] => {
    const values = ratios(counts, reading);
    const figure = (name: keyof Ratios): Figure => {
      const interval = (sure && bounds[r * RATIOS.length + RATIOS.indexOf(name)]) || null;
      const { gold, predicted } = counts;
      // Where gold has no marks, the predictions are all that was tried.
      const trials = (name !== 'precision' && gold.total) || predicted.total;
      return { value: values[name], interval: interval && atTheEdge(interval, trials) };
    };
    return [
      reading,
      { precision: figure('precision'), recall: figure('recall'), f1: figure('f1') },
    ];
  });
  return { counts, readings: Object.fromEntries(entries) as Record<Reading, Figures> };
}

function meanF1(scores: readonly Scores[]): Record<Reading, number | null> {
  const entries = READINGS.map((reading) => {
    const values = scores.flatMap(({ readings }) => readings[reading].f1.value ?? []);
    const sum = values.reduce((total, value) => total + value, 0);
    return [reading, ratio(sum, values.length)];
  });
  return Object.fromEntries(entries) as Record<Reading, number | null>;
}

function valuesOf(
  names: readonly string[],
  columns: readonly Column<ValueCounts>[],
  bounds: readonly (Bounds | null)[],
): Record<string, ValueScores> {
  const entries = names.flatMap((name, index): [string, ValueScores][] => {
    const column = columns[index] ?? [];
    const stated = column.filter((one) => one !== undefined);
    const counts = stated.reduce<ValueCounts | undefined>(addValues, undefined);
    if (counts === undefined || counts.gold === 0) return [];
    const figure = (whole: 'found' | 'gold', at: number): Figure => {
      const interval = (enough(column) && bounds[2 * index + at]) || null;
      const value = ratio(counts.right, counts[whole]);
      return { value, interval: interval && atTheEdge(interval, counts[whole]) };
    };
    return [[name, { ...counts, ofFound: figure('found', 0), ofGold: figure('gold', 1) }]];
  });
  return Object.fromEntries(entries);
}
