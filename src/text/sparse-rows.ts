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
  eachProduct(matrix, dense, width, (product, row) => result.set(product, row * width));
  return result;
}

/** `columnCount` x `width` to the same: the product with the rows and back, without room for what is between. */
export function multiplyThere(matrix: SparseRows, dense: Float64Array, width: number): Float64Array {
  const result = new Float64Array(matrix.columnCount * width);
  eachProduct(matrix, dense, width, (product, row) => addOuter(matrix, row, product, 0, width, result));
  return result;
}

/** Row by row of what `multiply` gives. What `use` is handed is overwritten afterwards. */
export function eachProduct(
  matrix: SparseRows,
  dense: Float64Array,
  width: number,
  use: (product: Float64Array, row: number) => void,
): void {
  const { starts, columns, values } = matrix;
  const product = new Float64Array(width);
  for (let row = 0; row < matrix.rows; row++) {
    product.fill(0);
    const end = starts[row + 1] as number;
    let entry = starts[row] as number;
    // Two at a time: what is added to is read and written half as often, in the same order of additions.
    for (; entry + 1 < end; entry += 2) {
      const [first, second] = [values[entry] as number, values[entry + 1] as number];
      const firstAt = (columns[entry] as number) * width;
      const secondAt = (columns[entry + 1] as number) * width;
      for (let inner = 0; inner < width; inner++)
        product[inner] =
          (product[inner] as number) +
          first * (dense[firstAt + inner] as number) +
          second * (dense[secondAt + inner] as number);
    }
    if (entry < end) addScaled(dense, (columns[entry] as number) * width, values[entry] as number, product);
    use(product, row);
  }
}

function addScaled(dense: Float64Array, start: number, value: number, sum: Float64Array): void {
  for (let inner = 0; inner < sum.length; inner++)
    sum[inner] = (sum[inner] as number) + value * (dense[start + inner] as number);
}

/** `rows` x `width` to `columnCount` x `width`, row-major. */
export function multiplyTransposed(matrix: SparseRows, dense: Float64Array, width: number): Float64Array {
  const result = new Float64Array(matrix.columnCount * width);
  for (let row = 0; row < matrix.rows; row++) addOuter(matrix, row, dense, row * width, width, result);
  return result;
}

function addOuter(
  { starts, columns, values }: SparseRows,
  row: number,
  dense: Float64Array,
  source: number,
  width: number,
  result: Float64Array,
): void {
  for (let entry = starts[row] as number; entry < (starts[row + 1] as number); entry++) {
    const value = values[entry] as number;
    const target = (columns[entry] as number) * width;
    for (let inner = 0; inner < width; inner++)
      result[target + inner] = (result[target + inner] as number) + value * (dense[source + inner] as number);
  }
}
