/** What is measured, held against what it is to be. */

/** What a figure must come to. */
export type Target = { readonly least: number } | { readonly most: number };

/** How a figure is printed. */
export type Unit =
  | 'words/s'
  | 'documents/s'
  | 'ms'
  | 's'
  | 'MB'
  | 'bytes'
  | '%'
  | '×'
  | 'pieces'
  | '';

/** One figure. */
export interface Figure {
  readonly part: string;
  readonly name: string;
  readonly value: number;
  readonly unit: Unit;
  /** What it is held against in the same run: 'bare node, 41 ms'. */
  readonly beside?: string;
  readonly target?: Target;
}

/** The middle of several measurements. Throws RangeError where there is none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle];
  if (upper === undefined) throw new RangeError('no measurements');
  const lower = sorted[middle - 1] ?? upper;
  return sorted.length % 2 === 1 ? upper : (lower + upper) / 2;
}

/**
 * The middle of the ratios of measurements that were taken one after the other, two by two: what
 * else the machine does hits both of a pair.
 */
export function medianRatio(over: readonly number[], under: readonly number[]): number {
  if (over.length !== under.length) throw new RangeError('measurements are not in pairs');
  return median(over.map((value, index) => value / (under[index] ?? Number.NaN)));
}

/** Null where there is no target. */
export function isMet({ value, target }: Figure): boolean | null {
  if (target === undefined) return null;
  return 'least' in target ? value >= target.least : value <= target.most;
}

const DECIMALS: Readonly<Record<Unit, number>> = {
  'words/s': 0,
  'documents/s': 0,
  ms: 0,
  s: 1,
  MB: 0,
  bytes: 0,
  '%': 1,
  '×': 2,
  pieces: 2,
  '': 0,
};

function shown(value: number, unit: Unit): string {
  // Of what takes a millisecond or less whole ones tell nothing.
  const decimals = unit === 'ms' && value < 10 ? 2 : DECIMALS[unit];
  const digits = value.toFixed(decimals).replace(/\B(?=(?:\d{3})+(?!\d))(?<!\.\d*)/gu, ',');
  return `${digits} ${unit}`.trim();
}

function wanted({ target, unit }: Figure): string {
  if (target === undefined) return '';
  return 'least' in target ? `≥ ${shown(target.least, unit)}` : `≤ ${shown(target.most, unit)}`;
}

/** Heads of the table. */
export const HEAD = ['figure', 'measured', 'beside', 'target', ''] as const;

/** A figure's row in it. */
export function rowOf(figure: Figure): string[] {
  const met = isMet(figure);
  return [
    `${figure.part}: ${figure.name}`,
    shown(figure.value, figure.unit),
    figure.beside ?? '',
    wanted(figure),
    met === null ? '' : met ? 'met' : 'NOT MET',
  ];
}
