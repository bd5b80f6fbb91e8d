/** What a differentially private release is paid for and gets its noise by: everything that decides what it counts. */
import { hashOf } from '../../core/hash.ts';
import type { DpRow } from '../../privacy/dp/keyword-mechanism.ts';
import { type Mechanism, queryOf } from '../../privacy/dp/mechanism.ts';
import type { PublicFacet } from '../../privacy/dp/table-mechanism.ts';

export interface AskedOf {
  readonly mechanism: Mechanism;
  /** Constants and lists that decide what is counted. */
  readonly method: unknown;
  /** Of Sightline. */
  readonly version: string;
  /** Id of the encoder. */
  readonly encoder: string;
  readonly listed: ReadonlySet<string>;
  /** Clusters at the top of the tree, at most. */
  readonly top: number;
  readonly facets: readonly PublicFacet[];
  readonly rows: readonly AskedRow[];
  /** The words of the rows that have an account, as they were read. */
  readonly telling: readonly Pick<DpRow, 'words'>[];
}

export interface AskedRow {
  readonly conversation: string;
  readonly account: string | null;
  readonly request: string;
  /** By facet: position of its value among the labels. */
  readonly values: readonly number[];
}

/**
 * Private: it follows from the input. The words that tell are part of it, and how well, to the last bit, and so is the version:
 * were the same noise added to what is read or counted otherwise, two releases would differ by exact figures.
 */
export function whatIsAsked(asked: AskedOf): string {
  const { mechanism, method, version, encoder, listed, top, facets, rows, telling } = asked;
  const input = rows.map(({ conversation, account, request, values }) =>
    hashOf([conversation, account, request, values]),
  );
  const read = telling.map(({ words }) => hashOf(words));
  const labels = facets.map((facet) => [facet.name, facet.labels]);
  return queryOf(mechanism, hashOf([version, encoder, [...listed], method, top, labels, input, read]));
}
