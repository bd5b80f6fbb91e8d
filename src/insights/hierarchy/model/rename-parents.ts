/** Parents of a tree that is there, named from those of their children that have a name under stronger thresholds. */
import type { ModelAnalyst, ParentToName } from '../../analyst/analyst.ts';
import type { AuditVerdict, ClusterName, ClusterNode } from '../../records.ts';

export interface TreeToRename {
  /** Children before their parents. */
  readonly nodes: readonly ClusterNode[];
  /** Conversations, by id of base clusters. */
  readonly sizes: ReadonlyMap<string, number>;
  /** Under the weaker thresholds, of clusters and parents. */
  readonly before: ReadonlyMap<string, ClusterName>;
  /** Of parents, under the weaker thresholds. */
  readonly verdicts: ReadonlyMap<string, AuditVerdict>;
  /** Under the stronger thresholds, of base clusters. */
  readonly bases: ReadonlyMap<string, ClusterName>;
  /** Names that the owner of the run gave. */
  readonly owned: readonly string[];
}

export interface RenamedParents {
  readonly names: readonly ClusterName[];
  readonly verdicts: readonly AuditVerdict[];
  readonly counts: Readonly<Record<string, number>>;
}

interface Child {
  readonly name: ClusterName;
  readonly size: number;
}

/**
 * Level by level. A parent whose named children are those of before, with the same names, keeps its own; of any other the
 * analyst gives one anew, from what is left. One that had none gets none; nor does one that is left with a single child, which would
 * add nothing to it.
 */
export async function renameParents(
  tree: TreeToRename,
  analyst: Pick<ModelAnalyst, 'nameParents'>,
): Promise<RenamedParents> {
  const now = new Map(tree.bases);
  const verdicts: AuditVerdict[] = [];
  const counts = new Map<string, number>();
  const count = (what: string, times: number): void => void counts.set(what, (counts.get(what) ?? 0) + times);
  const parents = tree.nodes.filter(({ level, id }) => level > 0 && tree.before.has(id));
  const levels = [...Map.groupBy(parents, ({ level }) => level)].sort(([left], [right]) => left - right);
  const [earlier, later] = [childrenBy(tree, tree.before), childrenBy(tree, now)];
  for (const [, level] of levels) {
    const isSame = (node: ClusterNode): boolean => toldBy(earlier(node)) === toldBy(later(node));
    for (const { id } of level.filter(isSame)) {
      now.set(id, tree.before.get(id) as ClusterName);
      verdicts.push(...(tree.verdicts.has(id) ? [tree.verdicts.get(id) as AuditVerdict] : []));
      count('parents.kept', 1);
    }
    const toName = level.filter((node) => !isSame(node)).flatMap((node) => parentOf(node, later(node), tree));
    if (toName.length === 0) continue;
    const naming = await analyst.nameParents(
      toName,
      [...now.values()].map(({ name }) => name),
    );
    for (const name of naming.names) now.set(name.id, name);
    verdicts.push(...naming.verdicts);
    for (const [what, times] of Object.entries(naming.counts)) count(what, times);
  }
  const names = parents.flatMap(({ id }) => now.get(id) ?? []);
  count('parents.withheld', parents.length - names.length);
  return { names, verdicts, counts: Object.fromEntries(counts) };
}

function parentOf({ id }: ClusterNode, children: readonly Child[], { before, owned }: TreeToRename): ParentToName[] {
  const called = before.get(id)?.name;
  const own = called !== undefined && owned.includes(called) ? called : null;
  if (children.length < (own === null ? 2 : 1)) return [];
  const ordered = children.toSorted((left, right) => right.size - left.size);
  // What it was called tells of children that are not here any more.
  return [{ id, own, category: null, children: ordered.map(({ name }) => name) }];
}

/** Children that have names; of a parent without one, those of its children that have, as a release shows them. */
function childrenBy(
  { nodes, sizes }: TreeToRename,
  names: ReadonlyMap<string, ClusterName>,
): (node: ClusterNode) => Child[] {
  const nodeOf = new Map(nodes.map((node) => [node.id, node]));
  const named = (id: string): Child[] => {
    const name = names.get(id);
    const below = (nodeOf.get(id)?.children ?? []).flatMap(named);
    if (name === undefined) return below;
    return [{ name, size: sizes.get(id) ?? below.reduce((sum, { size }) => sum + size, 0) }];
  };
  return ({ children }) => children.flatMap(named);
}

function toldBy(children: readonly Child[]): string {
  const told = children.map(({ name: { id, name, description } }) => JSON.stringify([id, name, description]));
  return told.sort().join('\n');
}
