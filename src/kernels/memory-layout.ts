/** Where things lie in the memory that threads share; `assembly/layout.ts` reads these fields. */

/** Centroids of a panel, which are compared with a row at a time. */
export const PANEL = 8;
/** Seeds whose distances are computed in one pass. */
export const SEEDS_AT_ONCE = 8;
/** Rows of a block, the least that a thread takes. Fixed: blocks do not depend on how many threads there are. */
export const BLOCK = 256;
const PAGE = 65_536;
/** The most that WebAssembly addresses. */
export const MOST_PAGES = 65_536;
/** Bounds take no more than this, however many rows: of more rows there are fewer groups of centroids. */
const MOST_BOUND_BYTES = 512 * 2 ** 20;
/** Words by which threads are told what to do: see `team.ts`. */
export const CONTROL_BYTES = 4096;
/** There are words for so many. */
export const MOST_THREADS = 256;
const FIELD_BYTES = 256;

export interface Shape {
  readonly count: number;
  readonly dimensions: number;
  readonly k: number;
  readonly threads: number;
  /** Whether products of codes are compared first. */
  readonly screened: boolean;
  /** Lower bounds a row that are wanted; 0 for none. */
  readonly bounds: number;
}

export interface Layout {
  /** Bytes of the whole. */
  readonly bytes: number;
  /** Floats of a row in memory. */
  readonly stride: number;
  /** For centroids: whole panels, so that some may hold none. */
  readonly places: number;
  readonly panels: number;
  /** Neighbouring panels, of which a row has one lower bound. */
  readonly groups: number;
  readonly groupPanels: number;
  readonly blocks: number;
  /** Where the fields of the problem begin. */
  readonly problem: number;
  /** The same of each thread's own. */
  readonly scratch: readonly number[];
  readonly at: Readonly<Record<Part, number>>;
  /** Of each thread: where the parts that nobody else touches begin. */
  readonly own: readonly Readonly<Record<OwnPart, number>>[];
}

type Part =
  | 'rows'
  | 'codes'
  | 'facts'
  | 'own'
  | 'assignment'
  | 'similarity'
  | 'lower'
  | 'centroids'
  | 'panelCodes'
  | 'bias'
  | 'upperBias'
  | 'scale'
  | 'panelLength'
  | 'drift'
  | 'number'
  | 'moved'
  | 'squaredLengths'
  | 'seeds'
  | 'seedLengths'
  | 'distances';
type OwnPart = 'lists' | 'lengths' | 'products' | 'greatest' | 'best' | 'bestSimilarity' | 'sums' | 'sizes' | 'lanes';

/** Bytes from where a problem's fields begin, as in `assembly/layout.ts`. */
export const field = {
  rows: 0,
  rowBytes: 4,
  codes: 8,
  facts: 16,
  own: 20,
  assignment: 24,
  similarity: 28,
  lower: 32,
  groups: 36,
  groupPanels: 40,
  panels: 44,
  centroids: 48,
  panelCodes: 52,
  bias: 56,
  upperBias: 60,
  scale: 64,
  panelLength: 68,
  drift: 72,
  number: 76,
  count: 80,
  block: 84,
  screened: 88,
  started: 92,
  shift: 96,
  margin: 100,
  reach: 108,
  hidden: 112,
  moved: 116,
  rounding: 120,
  k: 128,
  squaredLengths: 132,
  seeds: 136,
  seedLengths: 140,
  seedCount: 144,
  step: 148,
  distances: 152,
} as const;

/** The same of what one thread works with. */
export const ownField = {
  computed: 0,
  screened: 8,
  moved: 16,
  lists: 20,
  lengths: 24,
  products: 28,
  greatest: 32,
  best: 36,
  bestSimilarity: 40,
  sums: 48,
  sizes: 52,
  lanes: 56,
  largest: 60,
} as const;

export function layoutOf({ count, dimensions, k, threads, screened, bounds }: Shape): Layout {
  const stride = strideOf(dimensions);
  const panels = Math.ceil(k / PANEL);
  const places = panels * PANEL;
  const { groups, groupPanels } = groupsOf(bounds, panels, count);
  const take = placing(CONTROL_BYTES);
  const problem = take(FIELD_BYTES);
  const at = {
    rows: take(count * stride * 4),
    codes: take(screened ? count * stride : 0),
    facts: take(count * 16),
    own: take(count * 4),
    assignment: take(count * 4),
    similarity: take(count * 4),
    lower: bounds === 0 ? 0 : take(count * padded(groups) * 4),
    centroids: take(places * stride * 4),
    panelCodes: take(screened ? places * stride : 0),
    bias: take(places * 4),
    upperBias: take(places * 4),
    scale: take(places * 4),
    panelLength: take(panels * 4),
    drift: take(padded(groups) * 4),
    number: take(places * 4),
    moved: take(places),
    squaredLengths: take(count * 8),
    seeds: take(SEEDS_AT_ONCE * stride * 4),
    seedLengths: take(SEEDS_AT_ONCE * 4),
    distances: take(count * 4),
  };
  const scratch: number[] = [];
  const own = Array.from({ length: threads }, () => {
    scratch.push(take(FIELD_BYTES));
    return {
      lists: take(groups * BLOCK * 2),
      lengths: take(padded(groups) * 4),
      products: take((BLOCK + 6) * PANEL * 4),
      greatest: take(BLOCK * 16),
      best: take(BLOCK * 4),
      bestSimilarity: take(BLOCK * 4),
      sums: take(places * stride * 8),
      sizes: take(places * 4),
      lanes: take(PANEL * 4),
    };
  });
  const blocks = Math.ceil(count / BLOCK);
  return { bytes: take(0), stride, places, panels, groups, groupPanels, blocks, problem, scratch, at, own };
}

/** Of the threads that are wanted as many as can be told what to do and have room beside the rows: each has sums of its own. At least one. */
export function threadsThatFit(shape: Shape): number {
  const [alone, beside] = [1, 2].map((threads) => layoutOf({ ...shape, threads }).bytes) as [number, number];
  const further = Math.floor((MOST_PAGES * PAGE - alone) / (beside - alone));
  return Math.max(1, Math.min(shape.threads, MOST_THREADS, 1 + further));
}

/** Gives places in memory, one behind the other; of no bytes, where the next one would be. */
export function placing(first: number): (bytes: number) => number {
  let next = first;
  return (bytes) => {
    const at = next;
    next += Math.ceil(bytes / 64) * 64;
    return at;
  };
}

/** Floats of a row in memory: whole vectors of eight. */
export const strideOf = (dimensions: number): number => Math.ceil(dimensions / 8) * 8;

export const pagesOf = (bytes: number): number => Math.ceil(bytes / PAGE);

/** Bounds lie in vectors of four. */
export const padded = (groups: number): number => Math.ceil(groups / 4) * 4;

function groupsOf(bounds: number, panels: number, count: number): { groups: number; groupPanels: number } {
  const most = Math.max(1, Math.min(bounds, Math.floor(MOST_BOUND_BYTES / (count * 16)) * 4));
  const groupPanels = Math.ceil(panels / most);
  return { groups: Math.ceil(panels / groupPanels), groupPanels };
}

/** Rows as they lie in memory: each filled up with zeros. */
export function copyRows(from: Float32Array, to: Float32Array, dimensions: number, stride: number): void {
  if (dimensions === stride) to.set(from);
  else {
    to.fill(0);
    for (let row = 0; row * dimensions < from.length; row++)
      to.set(from.subarray(row * dimensions, (row + 1) * dimensions), row * stride);
  }
}
