/** Who names clusters: the lexical analyst without a model, or a language model. */
import type { Thresholds } from '../../privacy/thresholds.ts';
import type { ClusterName, FacetRow } from '../records.ts';

export interface ClusterToName {
  readonly id: string;
  readonly parent: string | null;
  /** 0 for a base cluster. */
  readonly level: number;
  /** Clusters of two partitions are written in two languages and have no common words to be told apart by. */
  readonly partition: number;
  /** Positions of its conversations in `rows`, ascending. */
  readonly members: readonly number[];
}

export interface NamingTask {
  readonly rows: readonly Pick<FacetRow, 'request' | 'account'>[];
  /** Base clusters and parents: siblings are those of one parent and partition. */
  readonly clusters: readonly ClusterToName[];
  /** The number *t* of different accounts (or conversations) that must stand behind every word. */
  readonly support: number;
  readonly counting: Thresholds['counting'];
}

export interface Analyst {
  /** Names the way of naming and its version: part of what decides whether names must be made again. */
  readonly id: string;
  /** A cluster of which nothing may be said is left out. In the order of `clusters`. */
  nameClusters(task: NamingTask): Promise<ClusterName[]>;
}
