/** What the gate decides on. The records of a pipeline fit these shapes as they are. */
import type { FacetTable, PublicLineage } from '../public-records/release.ts';
import type { Thresholds } from './thresholds.ts';

/** A node of the tree of clusters. */
export interface GateNode {
  readonly id: string;
  readonly parent: string | null;
  /** 0 for a base cluster. */
  readonly level: number;
  /** Empty for a base cluster. */
  readonly children: readonly string[];
}

export interface GateName {
  readonly name: string;
  readonly description: string;
  /** Different accounts (conversations, where no accounts are counted) behind its least supported word. */
  readonly support: number;
  /** Whether the owner of the run wrote the name. Support is that of the words of the description, and of the name that it stands for. */
  readonly byHand?: boolean;
  /** What it is made of. */
  readonly claims?: readonly { readonly text: string; readonly support: number }[] | undefined;
}

export interface GateFacet {
  /** From the facet's definition, as is the title: neither may come from the data. */
  readonly name: string;
  readonly title: string;
  readonly kind: FacetTable['kind'];
  /** Whether values were read off the text that clusters are made of. */
  readonly sameText?: boolean;
  /** All labels in the order in which they are shown; null orders them by how many conversations have them. */
  readonly labels: readonly string[] | null;
  /** The label of each row, already binned; null where the row has no value. */
  readonly values: readonly (string | null)[];
}

/** What a base cluster is to the base clusters that an earlier release shows, or a parent to its parents. */
export interface GateLineage {
  readonly kind: PublicLineage['kind'];
  /** Earlier clusters that it comes from, with the rows that both have; of one that continues, first the one whose id it keeps. */
  readonly from: readonly { readonly id: string; readonly rows: readonly number[] }[];
}

/** What a release is decided on that differs from preset to preset. */
export interface GateLevel {
  readonly thresholds: Thresholds;
  /** By cluster id. A cluster without a name, or whose name an auditor did not let pass, is withheld. */
  readonly names: ReadonlyMap<string, GateName | 'failed-audit' | null>;
  readonly facets: readonly GateFacet[];
}

export interface GateInput extends GateLevel {
  /**
   * The presets below, weakest first, as a release of this run under each of them is decided on: what they hide is
   * hidden. Of their names it counts alone whether there is one.
   */
  readonly weaker: readonly GateLevel[];
  readonly nodes: readonly GateNode[];
  /** By base cluster id: positions of its rows. No row lies in two; one that lies in none counts as not clustered. */
  readonly members: ReadonlyMap<string, readonly number[]>;
  /** The account of each row. Not looked at where conversations alone are counted. */
  readonly accounts: readonly (string | null)[];
  /** By cluster id: both coordinates in [-1, 1]. */
  readonly positions: ReadonlyMap<string, readonly [number, number]>;
  /** By cluster id: 0 to 1. */
  readonly spread: ReadonlyMap<string, number>;
  /** By base cluster id: 0 to 1, how surely it is found again; where that was measured. */
  readonly stability: ReadonlyMap<string, number>;
  /** By cluster id; empty where the run continues none. */
  readonly lineage: ReadonlyMap<string, GateLineage>;
  /** By cluster id: other clusters, nearest first. */
  readonly neighbours: ReadonlyMap<string, readonly string[]>;
}
