import type { Caller } from '../../../calls/call.ts';
import type { ClaimSupporters } from '../../records.ts';

/** What names are made with. */
export interface NamingParts {
  readonly caller: Caller;
  /** Of the workspace: decides groups and noise. */
  readonly secret: Uint8Array;
  /** What names of clusters of the clustered facet have to be. */
  readonly criteria: string | null;
  /** Names that are given, in lower case. */
  readonly taken: Set<string>;
  /** Counts what became of calls and names. */
  readonly count: (what: string, times: number) => void;
  /** Notes who stands behind a claim of a name. */
  readonly note: (supporters: ClaimSupporters) => void;
}
