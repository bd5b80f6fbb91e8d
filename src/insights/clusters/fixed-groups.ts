import type { EarlierRun } from '../environment.ts';

/** Conversations that a person wants together, or parted, whatever the clustering says. */
export interface FixedGroup {
  /** Earlier clusters that they were in; the first id is kept where they stay together. */
  readonly ids: readonly string[];
  /** Positions in the facet rows. */
  readonly rows: readonly number[];
  /** 1 where they stay together. */
  readonly parts: number;
}

/** What is still there of the groups of the earlier run; one of which too little is there is left to the clustering. */
export function fixedGroups(
  { groups, shownClusters }: Pick<EarlierRun, 'groups' | 'shownClusters'>,
  conversations: readonly string[],
  isEnough: (rows: readonly number[]) => boolean,
): FixedGroup[] {
  if (groups.length === 0) return [];
  const rowOf = new Map(conversations.map((conversation, row) => [conversation, row]));
  const members = new Map(shownClusters().map(({ id, conversations: own }) => [id, own]));
  return groups
    .map(({ ids, parts }) => {
      const rows = ids.flatMap((id) => (members.get(id) ?? []).flatMap((own) => rowOf.get(own) ?? []));
      return { ids, parts, rows: rows.toSorted((left, right) => left - right) };
    })
    .filter(({ rows }) => isEnough(rows));
}

/** Of each group the rows in the one partition that has most of them: a cluster lies in one. */
export function groupsOf(groups: readonly FixedGroup[], partitions: readonly { readonly rows: readonly number[] }[]) {
  const partitionOf = new Map(
    partitions.flatMap(({ rows }, index) => rows.map((row): [number, number] => [row, index])),
  );
  const placed = groups.map((group) => {
    const parts = [...Map.groupBy(group.rows, (row) => partitionOf.get(row) as number)];
    const [index, rows] = parts.reduce((most, part) => (part[1].length > most[1].length ? part : most));
    return { index, group: { ...group, rows } };
  });
  return (partition: number): FixedGroup[] =>
    placed.filter(({ index }) => index === partition).map(({ group }) => group);
}
