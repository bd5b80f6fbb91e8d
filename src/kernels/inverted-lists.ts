/**
 * Near rows by inverted lists (Jégou, Douze, Schmid 2011, "Product Quantization for Nearest Neighbor Search", without the
 * quantization): rows lie in the cells of k-means, and a row is compared with those of the cells that are nearest to it.
 */
import { createRandom, shuffled } from '../core/random.ts';
import { ended } from '../core/steps.ts';
import { allPairs } from './all-pairs.ts';
import { type BestProducts, bestProducts, NONE, type Span, type Workers } from './best-products.ts';
import { iterate } from './iterate.ts';
import type { Rows } from './kernel.ts';
import { openSession } from './open-session.ts';
import { countOf, gatheredRows } from './row-blocks.ts';
import { seedCentroids } from './seed-centroids.ts';

/** Cells for each root of the number of rows. */
const CELLS_A_ROOT = 4;
const ROWS_A_CELL = 32;
const ITERATIONS = 5;
/** A row is compared with the rows of so many cells, and with so many rows, at least. */
const LEAST_PROBES = 16;
const LEAST_COMPARED = 1200;
/** Rows of a block: neighbours of one another, which look into the same cells. */
const BLOCK = 96;

/**
 * As `bestProducts` of all rows with one another, but for some that lie far apart in the cells.
 *
 * @param probes cells that a row is compared with, 1 or more
 */
export function nearestInCells(rows: Rows, most: number, probes: number, workers: Workers): BestProducts {
  const cells = cellsOf(rows, workers);
  const near = bestProducts(
    { rows, targets: cells, most: Math.min(probes, countOf(cells)), blocks: allPairs(countOf(rows), countOf(cells)) },
    workers,
  ).labels;
  const order = byCell(near, countOf(rows), countOf(cells));
  const sorted = bestProducts(
    {
      rows: gatheredRows(rows, order.rows),
      targets: null,
      labels: order.rows,
      most,
      blocks: blocksOf(order, near, countOf(cells)),
    },
    workers,
  );
  return completed(rows, most, inOrder(sorted, order.rows, most), workers);
}

/** Cells that the neighbours of one of so many rows are looked for in, so that few are missed. */
export function probesFor(count: number): number {
  return Math.max(LEAST_PROBES, Math.ceil(LEAST_COMPARED / (count / cellCount(count))));
}

function cellCount(count: number): number {
  return Math.min(count, Math.ceil(CELLS_A_ROOT * Math.sqrt(count)));
}

/** Centroids of k-means over a part of the rows. */
function cellsOf(rows: Rows, { kernel, threads }: Workers): Rows {
  const count = countOf(rows);
  const k = cellCount(count);
  const random = createRandom('inverted-lists');
  const drawn = shuffled(random.fork('rows'), [...Array(count).keys()]).slice(0, k * ROWS_A_CELL);
  const part = gatheredRows(
    rows,
    drawn.sort((left, right) => left - right),
  );
  const first = part.vectors.subarray(0, k * rows.dimensions);
  const session = openSession(kernel, { rows: part, centroids: first, metric: 'cosine', bounds: 'yinyang', threads });
  try {
    session.restart(seedCentroids(session, part, k, random.fork('seeds')));
    const { centroids } = ended(iterate(session, { maxIterations: ITERATIONS }));
    return { vectors: centroids, dimensions: rows.dimensions };
  } finally {
    session.close();
  }
}

interface Order {
  /** Rows, cell by cell. */
  readonly rows: Uint32Array;
  /** By cell, and one more: where it begins. */
  readonly first: Uint32Array;
}

function byCell(near: Uint32Array, count: number, cells: number): Order {
  const probes = near.length / count;
  const cellOf = (row: number): number => near[row * probes] as number;
  const first = new Uint32Array(cells + 1);
  for (let row = 0; row < count; row++) first[cellOf(row) + 1] = (first[cellOf(row) + 1] as number) + 1;
  for (let cell = 0; cell < cells; cell++) first[cell + 1] = (first[cell + 1] as number) + (first[cell] as number);
  const next = first.slice();
  const rows = new Uint32Array(count);
  for (let row = 0; row < count; row++) {
    const at = next[cellOf(row)] as number;
    rows[at] = row;
    next[cellOf(row)] = at + 1;
  }
  return { rows, first };
}

/** For each block of rows the cells that any of them looks into, with those that do. */
function blocksOf({ rows, first }: Order, near: Uint32Array, cells: number): Span[][] {
  const probes = near.length / rows.length;
  const asking: number[][] = Array.from({ length: cells }, () => []);
  return Array.from({ length: Math.ceil(rows.length / BLOCK) }, (_, block) => {
    const asked = new Set<number>();
    for (let at = block * BLOCK; at < Math.min(rows.length, (block + 1) * BLOCK); at++) {
      const start = (rows[at] as number) * probes;
      for (let probe = start; probe < start + probes; probe++) {
        const cell = near[probe] as number;
        asked.add(cell);
        asking[cell]?.push(at);
      }
    }
    return [...asked].map((cell) => {
      const span = {
        target: first[cell] as number,
        targetEnd: first[cell + 1] as number,
        rows: asking[cell] as number[],
      };
      asking[cell] = [];
      return span;
    });
  });
}

function inOrder(sorted: BestProducts, rows: Uint32Array, most: number): BestProducts {
  const labels = new Uint32Array(sorted.labels.length);
  const products = new Float32Array(labels.length);
  for (let at = 0; at < rows.length; at++) {
    const to = (rows[at] as number) * most;
    labels.set(sorted.labels.subarray(at * most, (at + 1) * most), to);
    products.set(sorted.products.subarray(at * most, (at + 1) * most), to);
  }
  return { labels, products };
}

/** Rows whose cells hold too few others are compared with all. */
function completed(rows: Rows, most: number, found: BestProducts, workers: Workers): BestProducts {
  const short: number[] = [];
  for (let row = 0; row < countOf(rows); row++) if (found.labels[(row + 1) * most - 1] === NONE) short.push(row);
  if (short.length === 0) return found;
  // One more than is wanted: the row itself may be among them.
  const all = bestProducts(
    { rows: gatheredRows(rows, short), targets: rows, most: most + 1, blocks: allPairs(short.length, countOf(rows)) },
    workers,
  );
  short.forEach((row, at) => {
    const own = [...Array(most + 1).keys()].map((place) => at * (most + 1) + place);
    const others = own.filter((place) => all.labels[place] !== row).slice(0, most);
    others.forEach((place, to) => {
      found.labels[row * most + to] = all.labels[place] as number;
      found.products[row * most + to] = all.products[place] as number;
    });
  });
  return found;
}
