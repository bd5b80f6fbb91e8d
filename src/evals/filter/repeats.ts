/** Candidates that say in other words what a better one of the same label says. */

import { dot } from '../../kernels/vectors.ts';
import type { VectorBlock } from '../../text/spherical-k-means.ts';
import type { Ranked } from './balance.ts';

/**
 * Positions of the candidates that go: from the best down, each that has one above it which stays, in its group and cluster and of its label, at a
 * greater cosine. An item and its opposite are near one another in most embeddings and are two items: labels are compared apart.
 *
 * @param rows unit vectors, one a candidate
 */
export function repeats(candidates: readonly Ranked[], rows: VectorBlock, cosine: number): ReadonlySet<number> {
  const alike = Map.groupBy(candidates.keys(), (at) => {
    const { group, label, cluster } = candidates[at] as Ranked;
    return JSON.stringify([group, label, cluster]);
  });
  return new Set([...alike.values()].flatMap((members) => repeatsAmong(members, candidates, rows, cosine)));
}

function repeatsAmong(
  members: readonly number[],
  candidates: readonly Ranked[],
  { vectors, dimensions }: VectorBlock,
  cosine: number,
): number[] {
  const score = (at: number): number => (candidates[at] as Ranked).score;
  const stay: number[] = [];
  const go: number[] = [];
  for (const at of [...members].sort((left, right) => score(right) - score(left) || left - right)) {
    const isRepeat = stay.some(
      (other) => dot(vectors, at * dimensions, vectors, other * dimensions, dimensions) > cosine,
    );
    (isRepeat ? go : stay).push(at);
  }
  return go;
}
