/** How well a clustering agrees with known labels. */

export interface ClusteringAgreement {
  /** Normalised mutual information with the arithmetic mean, 0 to 1 (Strehl and Ghosh 2002; as in scikit-learn). */
  readonly nmi: number;
  /** Adjusted Rand index, 1 for equal partitions, about 0 for chance (Hubert and Arabie 1985). */
  readonly ari: number;
  /** Share of rows whose label is the most frequent one of their cluster, 0 to 1. */
  readonly purity: number;
}

/** `labels[i]` and `clusters[i]` belong to row i; both of length >= 1. Values are compared by identity. */
export function clusteringAgreement<Label>(labels: readonly Label[], clusters: ArrayLike<number>): ClusteringAgreement {
  const table = contingency(labels, clusters);
  return { nmi: nmi(table), ari: ari(table), purity: purity(table) };
}

interface Contingency {
  readonly total: number;
  readonly labelSizes: readonly number[];
  readonly clusterSizes: readonly number[];
  readonly cells: readonly { readonly label: number; readonly cluster: number; readonly count: number }[];
}

function contingency<Label>(labels: readonly Label[], clusters: ArrayLike<number>): Contingency {
  const labelIds = numbered(labels);
  const clusterIds = numbered(Array.from(clusters));
  const cells = new Map<number, number>();
  const width = Math.max(...clusterIds) + 1;
  labelIds.forEach((label, row) => {
    const cell = label * width + (clusterIds[row] as number);
    cells.set(cell, (cells.get(cell) ?? 0) + 1);
  });
  return {
    total: labels.length,
    labelSizes: sizesOf(labelIds),
    clusterSizes: sizesOf(clusterIds),
    cells: [...cells].map(([cell, count]) => ({ label: Math.floor(cell / width), cluster: cell % width, count })),
  };
}

function numbered<Value>(values: readonly Value[]): number[] {
  const ids = new Map<Value, number>();
  return values.map((value) => {
    const known = ids.get(value) ?? ids.size;
    ids.set(value, known);
    return known;
  });
}

function sizesOf(ids: readonly number[]): number[] {
  const sizes: number[] = [];
  for (const id of ids) sizes[id] = (sizes[id] ?? 0) + 1;
  return sizes;
}

function entropy(sizes: readonly number[], total: number): number {
  return -sum(sizes.map((size) => (size / total) * Math.log(size / total)));
}

function nmi({ total, labelSizes, clusterSizes, cells }: Contingency): number {
  const mean = (entropy(labelSizes, total) + entropy(clusterSizes, total)) / 2;
  // One label and one cluster: the partitions are equal.
  if (mean === 0) return 1;
  const information = sum(
    cells.map(({ label, cluster, count }) => {
      const expected = ((labelSizes[label] as number) * (clusterSizes[cluster] as number)) / total;
      return (count / total) * Math.log(count / expected);
    }),
  );
  return Math.min(1, Math.max(0, information / mean));
}

function ari({ total, labelSizes, clusterSizes, cells }: Contingency): number {
  const together = sum(cells.map(({ count }) => pairs(count)));
  const inLabels = sum(labelSizes.map(pairs));
  const inClusters = sum(clusterSizes.map(pairs));
  const expected = total < 2 ? 0 : (inLabels * inClusters) / pairs(total);
  const greatest = (inLabels + inClusters) / 2;
  return greatest === expected ? 1 : (together - expected) / (greatest - expected);
}

function purity({ total, clusterSizes, cells }: Contingency): number {
  const most = new Array<number>(clusterSizes.length).fill(0);
  for (const { cluster, count } of cells) most[cluster] = Math.max(most[cluster] as number, count);
  return sum(most) / total;
}

function pairs(count: number): number {
  return (count * (count - 1)) / 2;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
