/** `--continues`: the parents of the earlier run, as far as its release shows them. */
import type { EarlierRun } from '../insights/environment.ts';
import { fromTop } from '../insights/hierarchy/from-top.ts';
import { issuedWith } from '../insights/lasting-ids.ts';
import { type Outputs, readHierarchy } from '../insights/stage-outputs.ts';
import type { PublicCluster } from '../public-records/release.ts';
import type { StageOutputs } from '../runner/stage.ts';

interface ShownParent {
  readonly id: string;
  readonly fromTop: number;
  /** Ids of the base clusters that are shown below it, however far. */
  readonly bases: readonly string[];
}

type OfBases = ReturnType<EarlierRun['shownClusters']>;

/** @param clusters of the release. What it withholds is not looked at: neither parents nor base clusters below them. */
export function earlierParents(
  clusters: readonly PublicCluster[],
  done: StageOutputs,
  outputs: Outputs,
): { readonly parents: readonly ShownParent[]; readonly issuedParents: number } {
  const nodes = readHierarchy(outputs);
  const depth = fromTop(nodes);
  const bases = basesByParent(clusters);
  const parents = [...depth].flatMap(([id, own]): ShownParent[] => {
    const below = bases.get(id);
    return below === undefined ? [] : [{ id, fromTop: own, bases: below }];
  });
  const noted = done.get('hierarchy')?.counts['issued'] ?? 0;
  return { parents, issuedParents: issuedWith('p', noted, [...depth.keys()]) };
}

export function withConversations(
  parents: readonly ShownParent[],
  shown: OfBases,
): ReturnType<EarlierRun['shownParents']> {
  const members = new Map(shown.map(({ id, conversations }) => [id, conversations]));
  return parents.map(({ id, fromTop: own, bases }) => ({
    id,
    fromTop: own,
    conversations: bases.flatMap((base) => members.get(base) ?? []),
  }));
}

function basesByParent(clusters: readonly PublicCluster[]): Map<string, string[]> {
  const parentOf = new Map(clusters.map(({ id, parent }) => [id, parent]));
  const pairs = clusters
    .filter(({ level }) => level === 0)
    .flatMap(({ id }) => [...ancestors(id, parentOf)].map((parent): [string, string] => [parent, id]));
  const grouped = Map.groupBy(pairs, ([parent]) => parent);
  return new Map([...grouped].map(([parent, own]) => [parent, own.map(([, base]) => base)]));
}

function* ancestors(id: string, parentOf: ReadonlyMap<string, string | null>): Generator<string> {
  for (let next = parentOf.get(id); next != null; next = parentOf.get(next)) yield next;
}
