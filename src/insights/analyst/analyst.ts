/** Who names clusters: the lexical analyst without a model, or a language model. */
import type { Thresholds } from '../../privacy/thresholds.ts';
import type { AuditVerdict, ClusterName, FacetRow } from '../records.ts';

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
  readonly rows: readonly Pick<FacetRow, 'conversation' | 'request' | 'account'>[];
  /** Base clusters and parents: siblings are those of one parent and partition. */
  readonly clusters: readonly ClusterToName[];
  readonly preset: Thresholds['preset'];
  /** The number *t* of different accounts (or conversations) that must stand behind every word. */
  readonly support: number;
  readonly counting: Thresholds['counting'];
  /** Whether a cluster has the conversations and accounts to be shown; of others nothing need be said. */
  readonly mayBeShown: (id: string) => boolean;
  /** Other clusters of its level and partition, nearest first. */
  readonly neighboursOf: (id: string) => readonly string[];
  /** Positions in `rows` of at most `count` conversations that are not in it, those nearest to its centre first. */
  readonly nearestOutside: (id: string, count: number) => readonly number[];
  readonly onProgress: (done: number, total: number, unit: string) => void;
}

/** What an analyst has to say of the clusters of a tree. */
export interface ClusterNaming {
  /** A cluster of which nothing may be said is left out. In the order of the clusters. */
  readonly names: readonly ClusterName[];
  /** Of the names that were audited, those included that did not pass and are left out. */
  readonly verdicts: readonly AuditVerdict[];
  /** What became of the calls, by name. */
  readonly counts: Readonly<Record<string, number>>;
}

export interface Analyst {
  /** Names the way of naming, its version, and the place of a model: part of what decides whether names must be made again. */
  readonly id: string;
  /** As a release names it. */
  readonly name: string;
  /** What a reader of a release must know of how names are made, in sentences. */
  readonly limits: readonly string[];
  /** What else does. */
  readonly dependsOn: readonly unknown[];
  nameClusters(task: NamingTask): Promise<ClusterNaming>;
}
