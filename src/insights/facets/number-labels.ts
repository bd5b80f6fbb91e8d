/** Labels of a number: readable bins. */
import type { IsRare, RowLabels } from './labels.ts';

/** Bins that are chosen from the values: at most so many edges. */
const MAX_EDGES = 8;
/** Whole numbers that span no more than this each get a bin of their own: ratings, levels. */
const MAX_OWN = 10;
/** Edges are sought between these quantiles, so that no single extreme value decides one. */
const LOW = 0.05;
const HIGH = 0.95;

/**
 * `bins`: where a new bin begins, ascending; absent, round edges that suit the values are chosen. A bin that is rare is
 * joined to its neighbour: "3-5" and "6+" become "3+". Fractions that are rare among whole numbers do not show: each
 * counts where its whole part does, and changes no label.
 */
export function numberLabels(
  values: readonly (number | null)[],
  bins: readonly number[] | undefined,
  rare: readonly IsRare[] = [],
): RowLabels {
  const numbers = values.filter((value) => value !== null);
  const areWhole = hardlyAnyFractions(values, rare.at(-1));
  const chosen = bins ?? edgesFor(areWhole ? numbers.map(Math.floor) : numbers, areWhole);
  const edges = rare.reduce((some, isRare) => withoutRareBins(values, some, isRare), chosen);
  const whole = areWhole && edges.every(Number.isSafeInteger);
  const all = binLabels(edges, whole);
  return { order: all, values: values.map((value) => (value === null ? null : (all[binOf(value, edges)] as string))) };
}

function hardlyAnyFractions(values: readonly (number | null)[], isRare: IsRare | undefined): boolean {
  const fractions = values.flatMap((value, row) => (value === null || Number.isInteger(value) ? [] : [row]));
  return fractions.length === 0 || isRare?.(fractions) === true;
}

function withoutRareBins(
  values: readonly (number | null)[],
  given: readonly number[],
  isRare: IsRare,
): readonly number[] {
  const edges = [...given];
  for (;;) {
    const bins: number[][] = Array.from({ length: edges.length + 1 }, () => []);
    values.forEach((value, row) => {
      if (value !== null) bins[binOf(value, edges)]?.push(row);
    });
    const rare = bins.findIndex((rows) => rows.length > 0 && isRare(rows));
    if (rare === -1 || edges.length === 0) return edges;
    edges.splice(edgeToDrop(bins, rare), 1);
  }
}

/** The edge to the neighbour with fewer rows; an empty one is passed over by being joined first. */
function edgeToDrop(bins: readonly (readonly number[])[], bin: number): number {
  const below = bins[bin - 1]?.length ?? Number.POSITIVE_INFINITY;
  const above = bins[bin + 1]?.length ?? Number.POSITIVE_INFINITY;
  return below <= above ? bin - 1 : bin;
}

export function binOf(value: number, edges: readonly number[]): number {
  const next = edges.findIndex((edge) => value < edge);
  return next === -1 ? edges.length : next;
}

/** Labels of all bins, `any` and what is under the first edge among them. @param whole whether values are whole numbers */
export function binLabels(edges: readonly number[], whole: boolean): string[] {
  return Array.from({ length: edges.length + 1 }, (_, bin) => binLabel(edges, bin, whole));
}

/** `3-5` and `6+` for whole numbers, `0.2 to 0.5` and `0.5 or more` for others; an upper edge is not in the bin. */
function binLabel(edges: readonly number[], bin: number, whole: boolean): string {
  const from = edges[bin - 1];
  const to = edges[bin];
  if (from === undefined) return to === undefined ? 'any' : `under ${plain(to)}`;
  if (to === undefined) return whole ? `${plain(from)}+` : `${plain(from)} or more`;
  if (!whole) return `${plain(from)} to ${plain(to)}`;
  if (to - from === 1) return plain(from);
  return from < 0 ? `${plain(from)} to ${plain(to - 1)}` : `${plain(from)}-${plain(to - 1)}`;
}

/** The fewest digits that mean this number and no other, so different bins have different labels, and all are true. */
function plain(value: number): string {
  return String(value);
}

function edgesFor(numbers: readonly number[], whole: boolean): number[] {
  const sorted = Float64Array.from(numbers).sort();
  if (sorted.length === 0) return [];
  const low = sorted[Math.floor(LOW * (sorted.length - 1))] as number;
  const high = sorted[Math.ceil(HIGH * (sorted.length - 1))] as number;
  if (whole && high - low < MAX_OWN && Number.isSafeInteger(low) && Number.isSafeInteger(high))
    return Array.from({ length: high - low + 1 }, (_, step) => low + step);
  const edges = low > 0 && high / low > 20 ? geometricEdges(low, high) : evenEdges(low, high);
  // Beyond the precision of numbers, neighbours are the same.
  return edges.filter((edge, index) => index === 0 || edge > (edges[index - 1] as number));
}

/** Multiples of 1, 2 or 5 times a power of ten. */
function evenEdges(low: number, high: number): number[] {
  const step = roundStep((high - low) / MAX_EDGES);
  if (!(step > 0)) return [low];
  const first = Math.ceil(low / step);
  const last = Math.floor(high / step);
  return Array.from({ length: last - first + 1 }, (_, index) => rounded((first + index) * step));
}

/** Without the last bits that multiplying by a power of ten leaves. */
function rounded(edge: number): number {
  return Number.isSafeInteger(edge) ? edge : Number(edge.toPrecision(15));
}

function roundStep(least: number): number {
  if (!(least > 0 && Number.isFinite(least))) return 0;
  const power = 10 ** Math.floor(Math.log10(least));
  return ([1, 2, 5].find((factor) => factor * power >= least) ?? 10) * power;
}

/** 1, 2, 5, 10, 20, ... thinned to powers of ten where that is too many. */
function geometricEdges(low: number, high: number): number[] {
  const first = Math.floor(Math.log10(low));
  const last = Math.ceil(Math.log10(high));
  const factors = last - first <= MAX_EDGES / 3 ? [1, 2, 5] : [1];
  const powers = Array.from({ length: Math.min(last - first + 1, 40) }, (_, index) => first + index);
  const edges = powers.flatMap((power) => factors.map((factor) => rounded(factor * 10 ** power)));
  return edges.filter((edge) => edge > low && edge <= high);
}
