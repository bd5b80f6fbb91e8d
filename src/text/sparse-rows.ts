/** Rows of which most entries are zero, and their products with dense matrices. */

/** The entries of row i stand at `starts[i]` to `starts[i + 1]` of `columns` and `values`. */
export interface SparseRows {
  readonly rows: number;
  readonly columnCount: number;
  readonly starts: Uint32Array;
  readonly columns: Uint32Array;
  readonly values: Float32Array;
}

/** A column and its value. */
export type Entry = readonly [number, number];

/** @param entriesOf of a text: by rising column */
export function sparseRows(
  texts: readonly string[],
  columnCount: number,
  entriesOf: (text: string) => readonly Entry[],
): SparseRows {
  const starts = new Uint32Array(texts.length + 1);
  let columns = new Uint32Array(16 * texts.length);
  let values = new Float32Array(columns.length);
  let length = 0;
  texts.forEach((text, row) => {
    const entries = entriesOf(text);
    if (length + entries.length > columns.length) {
      const room = 2 * (length + entries.length);
      columns = widened(columns, new Uint32Array(room));
      values = widened(values, new Float32Array(room));
    }
    for (const [column, value] of entries) {
      columns[length] = column;
      values[length++] = value;
    }
    starts[row + 1] = length;
  });
  return {
    rows: texts.length,
    columnCount,
    starts,
    columns: columns.slice(0, length),
    values: values.slice(0, length),
  };
}

function widened<Numbers extends Uint32Array | Float32Array>(numbers: Numbers, room: Numbers): Numbers {
  room.set(numbers);
  return room;
}

/** Scaled to length 1; zero stays zero. */
export function unitEntries(entries: readonly Entry[]): Entry[] {
  const norm = Math.sqrt(entries.reduce((sum, [, value]) => sum + value * value, 0)) || 1;
  return entries.map(([column, value]) => [column, value / norm]);
}

/** `columnCount` x `width` to `rows` x `width`, row-major. */
export function multiply(matrix: SparseRows, dense: Float64Array, width: number): Float64Array {
  const result = new Float64Array(matrix.rows * width);
  for (let row = 0; row < matrix.rows; row++) {
    const target = row * width;
    for (let entry = matrix.starts[row] as number; entry < (matrix.starts[row + 1] as number); entry++) {
      const value = matrix.values[entry] as number;
      const source = (matrix.columns[entry] as number) * width;
      for (let inner = 0; inner < width; inner++)
        (result[target + inner] as number) += value * (dense[source + inner] as number);
    }
  }
  return result;
}

/** `rows` x `width` to `columnCount` x `width`, row-major. */
export function multiplyTransposed(matrix: SparseRows, dense: Float64Array, width: number): Float64Array {
  const result = new Float64Array(matrix.columnCount * width);
  for (let row = 0; row < matrix.rows; row++) {
    const source = row * width;
    for (let entry = matrix.starts[row] as number; entry < (matrix.starts[row + 1] as number); entry++) {
      const value = matrix.values[entry] as number;
      const target = (matrix.columns[entry] as number) * width;
      for (let inner = 0; inner < width; inner++)
        (result[target + inner] as number) += value * (dense[source + inner] as number);
    }
  }
  return result;
}
