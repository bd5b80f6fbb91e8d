/** What a test makes of the batches that a stub server is handed. */
import type { Usage } from '../../../models/usage.ts';
import type { Route, StubState } from '../stub-types.ts';

/**
 * `broken`: the line stops half way. `twice`: there are two lines. `dropped`: there is none. `blank`: the line is whole
 * and its answer is no answer. The others are what vendors say.
 */
export type Fate =
  | 'answered'
  | 'rejected'
  | 'overloaded'
  | 'expired'
  | 'cancelled'
  | 'dropped'
  | 'twice'
  | 'broken'
  | 'blank';

export interface BatchPlan {
  /** Default: `answered`. */
  readonly fate?: (id: string) => Fate;
  /** Looks at its status that see a batch under way, for all or by how many requests it has. Default: 1. */
  readonly looks?: number | ((requests: number) => number);
  /** Whether the vendor finds it faulty as a whole. Anthropic never does. */
  readonly invalid?: boolean;
  /** Lines among the results that nobody asked for. */
  readonly strayLines?: readonly string[];
  /** Of the order of results. */
  readonly seed?: number;
}

export interface BatchStub {
  /** For `StubOptions.routes`. */
  readonly routes: (stub: StubState) => readonly Route[];
  /** What was worked for in batches, to be billed at half the price. It is not in the bill of the server. */
  readonly billed: readonly Usage[];
  /** Batches that the vendor has, the last first. */
  readonly taken: readonly TakenBatch[];
  /** Texts of requests and replies that the vendor still has. */
  readonly kept: () => number;
  /** Ends what is under way, whatever was planned. */
  readonly advance: () => void;
}

export interface TakenBatch {
  readonly reference: string;
  readonly label: string | null;
  readonly ids: readonly string[];
}
