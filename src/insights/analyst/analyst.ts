/** Who names clusters: the lexical analyst without a model, or a language model. */
import type { Thresholds } from '../../privacy/thresholds.ts';
import type { AuditVerdict, ClaimSupporters, ClusterName, FacetRow } from '../records.ts';

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
  /** Siblings are those of one parent and partition. */
  readonly clusters: readonly ClusterToName[];
  readonly counting: Thresholds['counting'];
}

/** What is said of every analyst. */
interface AnalystFacts {
  /** Names the way of naming, its version, and the place of a model: part of what decides whether names must be made again. */
  readonly id: string;
  /** As a release names it. */
  readonly name: string;
  /** What a reader of a release must know of how names are made, in sentences. */
  readonly limits: readonly string[];
}

/** Names, and who stands behind what they say. */
export interface ClusterNaming {
  /** A cluster of which nothing may be said is left out. In the order of the clusters. */
  readonly names: readonly ClusterName[];
  /** Of the claims of these names. */
  readonly supporters: readonly ClaimSupporters[];
}

/** Names a tree that is there: base clusters and parents. */
export interface LexicalAnalyst extends AnalystFacts {
  readonly kind: 'lexical';
  /** Names for each support, in that order. Texts are read once. */
  namingSteps(
    task: Omit<NamingTask, 'support'>,
    supports: readonly number[],
  ): Generator<NamingStep, readonly ClusterNaming[]>;
}

/** How far it is: texts are read, then clusters named. */
export interface NamingStep {
  readonly done: number;
  readonly total: number;
  readonly unit: 'texts' | 'clusters';
}

/** Base clusters alone, large enough to be shown; of others nothing need be said. */
export interface BaseNamingTask extends NamingTask {
  /** The number *t* of different accounts (or conversations) that must stand behind every word. */
  readonly support: number;
  readonly preset: Thresholds['preset'];
  /** By id of a cluster: at most `count` others of the task and of its partition, nearest first. */
  readonly nearestClusters: (count: number) => ReadonlyMap<string, readonly string[]>;
  /** By id of a cluster: positions in `rows` of at most `count` conversations that are not in it, those nearest to its centroid first. */
  readonly nearestOutside: (count: number) => ReadonlyMap<string, readonly number[]>;
}

export interface ParentToName {
  readonly id: string;
  /** The name that the owner of the run gave it; null where it is for the analyst to give. */
  readonly own: string | null;
  /** What it was called before anybody knew its children, where it may be called so: made of names alone, like its own name. */
  readonly category: string | null;
  /** The largest first; not empty. */
  readonly children: readonly ClusterName[];
}

/** What a model has to say of clusters. One whose name did not pass the audit is left out as well. */
export interface ModelNaming extends ClusterNaming {
  /** Of all names that were audited. */
  readonly verdicts: readonly AuditVerdict[];
  /** What became of the calls, by name. */
  readonly counts: Readonly<Record<string, number>>;
}

/** Names base clusters, upon which a tree is built, and then its parents. */
export interface ModelAnalyst extends AnalystFacts {
  readonly kind: 'model';
  /** What else decides whether names must be made again. */
  readonly dependsOn: readonly unknown[];
  nameBases(task: BaseNamingTask): Promise<ModelNaming>;
  /** Whether a base cluster that has a name under one of these thresholds has the same under the other. */
  namesAlike(one: Thresholds, other: Thresholds): boolean;
  /** @param taken names that others have */
  nameParents(parents: readonly ParentToName[], taken: readonly string[]): Promise<ModelNaming>;
}

export type Analyst = LexicalAnalyst | ModelAnalyst;
