/**
 * The assignment problem: one column for each row so that the sum of weights is largest.
 * Hungarian method with potentials; whole-number weights keep the arithmetic exact, so the answer
 * depends on nothing but the matrix.
 */

/** For each row its column. There must be at least as many columns as rows. */
export function assign(weights: readonly (readonly number[])[]): number[] {
  const rows = weights.length;
  const columns = weights[0]?.length ?? 0;
  if (columns < rows) throw new RangeError(`${rows} rows, but only ${columns} columns`);
  const rowOf = new Int32Array(columns + 1);
  const potentials = {
    rows: new Float64Array(rows + 1),
    columns: new Float64Array(columns + 1),
  };
  for (let row = 1; row <= rows; row++) augment(weights, row, rowOf, potentials);
  const columnOf = new Array<number>(rows).fill(0);
  for (let column = 1; column <= columns; column++) {
    const row = rowOf[column] ?? 0;
    if (row > 0) columnOf[row - 1] = column - 1;
  }
  return columnOf;
}

interface Potentials {
  readonly rows: Float64Array;
  readonly columns: Float64Array;
}

/** Gives `row` a column, moving earlier rows along the cheapest alternating path. */
function augment(
  weights: readonly (readonly number[])[],
  row: number,
  rowOf: Int32Array,
  potentials: Potentials,
): void {
  const width = rowOf.length;
  const slack = new Float64Array(width).fill(Number.POSITIVE_INFINITY);
  const cameFrom = new Int32Array(width);
  const visited = new Uint8Array(width);
  rowOf[0] = row;
  let column = 0;
  while ((rowOf[column] ?? 0) !== 0) {
    visited[column] = 1;
    const current = rowOf[column] ?? 0;
    let next = 0;
    for (let j = 1; j < width; j++) {
      if (visited[j]) continue;
      // Weights are maximised, so the cost of a pair is its weight with the sign turned.
      const cost = -(weights[current - 1]?.[j - 1] ?? 0);
      const reduced = cost - at(potentials.rows, current) - at(potentials.columns, j);
      if (reduced < at(slack, j)) {
        slack[j] = reduced;
        cameFrom[j] = column;
      }
      if (next === 0 || at(slack, j) < at(slack, next)) next = j;
    }
    shift(at(slack, next), visited, rowOf, slack, potentials);
    column = next;
  }
  while (column !== 0) {
    const previous = cameFrom[column] ?? 0;
    rowOf[column] = rowOf[previous] ?? 0;
    column = previous;
  }
}

function shift(
  delta: number,
  visited: Uint8Array,
  rowOf: Int32Array,
  slack: Float64Array,
  potentials: Potentials,
): void {
  for (let j = 0; j < visited.length; j++) {
    if (visited[j]) {
      const row = rowOf[j] ?? 0;
      potentials.rows[row] = at(potentials.rows, row) + delta;
      potentials.columns[j] = at(potentials.columns, j) - delta;
    } else {
      slack[j] = at(slack, j) - delta;
    }
  }
}

function at(values: Float64Array, index: number): number {
  return values[index] ?? 0;
}
