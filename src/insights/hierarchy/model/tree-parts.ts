import type { Caller } from '../../../calls/call.ts';
import type { Random } from '../../../core/random.ts';
import type { HierarchySettings } from '../../environment.ts';

/** A cluster or parent that stands in the tree by its name. */
export interface TreeItem {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** Conversations. */
  readonly size: number;
  /** Unit vector of name and description. */
  readonly vector: Float32Array;
}

/** What a tree is made with. */
export interface TreeParts {
  readonly caller: Caller;
  readonly settings: HierarchySettings;
  readonly random: Random;
  /** Unit vectors, one a text. */
  readonly embed: (texts: readonly string[]) => Promise<readonly Float32Array[]>;
  readonly count: (what: string, times?: number) => void;
}
