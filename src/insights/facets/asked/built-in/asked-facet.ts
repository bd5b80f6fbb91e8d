import type { Question } from '../question.ts';

/** A question that Sightline brings. A new one is one file here and one line in `index.ts`. */
export interface AskedFacet {
  /** Lower case; what the configuration calls it. */
  readonly name: string;
  /** For readers of a release. */
  readonly title: string;
  readonly question: Question;
  /** Whether clusters are made of its answers, where the configuration does not say. */
  readonly clustered?: true;
}
