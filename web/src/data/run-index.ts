import type { ShownTrees } from './read-release.ts';
import { indexRelease, type ReleaseIndex } from './release-index.ts';

/** A tree that a reader can choose. */
export interface TreeChoice {
  /** As addresses name it. */
  readonly name: string;
  readonly title: string;
}

/** The trees of a run with the look-ups that the page needs. */
export interface RunIndex {
  /** In the order in which they are offered; empty where there is one tree alone. */
  readonly choices: readonly TreeChoice[];
  /** The one to begin with: empty where there is one alone, and where the release does not say by what it is clustered. */
  readonly begin: string;
  /** The tree of that name; the only one has to be named by no address. Undefined for one that is not here. */
  tree(name: string): ReleaseIndex | undefined;
  /** The first tree that has tables: they hold for the conversations of all. */
  readonly withTables: ReleaseIndex | undefined;
}

export function indexTrees({ trees, begin }: ShownTrees): RunIndex {
  const indexed = trees.map(indexRelease);
  const choices = trees.map(({ manifest }) => ({ name: '', title: '', ...manifest.clusteredBy }));
  const byName = new Map(choices.map(({ name }, place) => [name, indexed[place]]));
  const isOne = trees.length === 1;
  return {
    choices: isOne ? [] : choices,
    begin: isOne ? '' : (choices[begin]?.name ?? ''),
    tree: (name) => (isOne && name === '' ? indexed[0] : byName.get(name)),
    withTables: indexed.find(({ release }) => release.facets.length > 0),
  };
}
