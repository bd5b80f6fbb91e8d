/** Candidates with the clusters that labels are balanced in. */
import type { VectorBlock } from '../../text/spherical-k-means.ts';
import type { Ranked } from '../filter/balance.ts';
import { clusterItems, type ItemClustering } from '../map/cluster-items.ts';
import type { Candidate } from './candidate.ts';

/** One unit vector a text. */
export type Embed = (texts: readonly string[]) => Promise<VectorBlock>;

export interface ClusteredCandidates {
  /** In the order of the candidates. */
  readonly ranked: readonly Ranked[];
  readonly vectors: VectorBlock;
  readonly clustering: ItemClustering;
}

export async function clustered(
  candidates: readonly Candidate[],
  embed: Embed,
  seed: number,
): Promise<ClusteredCandidates> {
  const vectors = await embed(candidates.map(({ text }) => text));
  const clustering = clusterItems(vectors, undefined, seed);
  const ranked = candidates.map(({ cell, score }, at) => ({
    ...cell,
    score,
    cluster: clustering.assignment[at] as number,
  }));
  return { ranked, vectors, clustering };
}
