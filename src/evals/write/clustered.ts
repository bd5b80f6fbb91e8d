/** Candidates with the clusters that labels are balanced in, each of which says something of its own. */

import { gatheredRows } from '../../kernels/index.ts';
import type { VectorBlock } from '../../text/spherical-k-means.ts';
import type { Ranked } from '../filter/balance.ts';
import { repeats } from '../filter/repeats.ts';
import { clusterItems } from '../map/cluster-items.ts';
import type { Candidate } from './candidate.ts';

export interface Embedding {
  readonly name: string;
  /** One unit vector a text. */
  embed(texts: readonly string[]): Promise<VectorBlock>;
  /** Cosine above which two texts say the same; null where vectors do not tell. */
  readonly sameAbove: number | null;
}

export interface ClusteredCandidates {
  /** Those that stay, in order. The rows of the other members are theirs. */
  readonly candidates: readonly Candidate[];
  readonly ranked: readonly Ranked[];
  readonly vectors: VectorBlock;
  /** Those that say what a better one says. */
  readonly repeated: readonly Candidate[];
}

export async function clustered(
  written: readonly Candidate[],
  { embed, sameAbove }: Embedding,
  seed: number,
): Promise<ClusteredCandidates> {
  const all = await embed(written.map(({ text }) => text));
  const { assignment } = clusterItems(all, undefined, seed);
  const ranked = written.map(({ cell, score }, at) => ({ ...cell, score, cluster: assignment[at] as number }));
  const gone = sameAbove === null ? new Set<number>() : repeats(ranked, all, sameAbove);
  const left = [...written.keys()].filter((at) => !gone.has(at));
  return {
    candidates: left.map((at) => written[at] as Candidate),
    ranked: left.map((at) => ranked[at] as Ranked),
    vectors: gatheredRows(all, left),
    repeated: written.filter((_, at) => gone.has(at)),
  };
}
