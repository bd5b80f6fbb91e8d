/** The names of a release as a tree, for reading. */
import { openRelease, type ReleaseData } from '../src/index.ts';

type Cluster = ReleaseData['clusters']['clusters'][number];

export function treeOf(release: string): string {
  const { clusters } = openRelease(release).clusters;
  const below = Map.groupBy(clusters, ({ parent }) => parent);
  const linesOf = (parent: string | null, depth: number): string[] =>
    (below.get(parent) ?? [])
      .toSorted((left, right) => right.conversations - left.conversations)
      .flatMap((cluster) => [lineOf(cluster, depth), ...linesOf(cluster.id, depth + 1)]);
  return `${linesOf(null, 0).join('\n')}\n`;
}

function lineOf({ name, description, conversations }: Cluster, depth: number): string {
  return `${'    '.repeat(depth)}${conversations}  ${name}  --  ${description}`;
}
