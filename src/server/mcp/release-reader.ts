/** What agents may ask of releases: the public records and nothing else, in pieces that fit into a conversation. */
import { noisyCell } from '../../public-records/noisy-cell.ts';
import type { CellRow, FacetTable, PublicCluster, ReleaseData } from '../../public-records/release.ts';

/** Asked for something that the release does not hold. The message is for the agent. */
export class NotThere extends Error {}

export interface NamedRelease {
  /** By which agents name it. */
  readonly name: string;
  readonly data: ReleaseData;
}

/** @throws NotThere */
export function releaseNamed(releases: readonly NamedRelease[], name: string | undefined): ReleaseData {
  const [first] = releases;
  if (name === undefined && releases.length === 1 && first !== undefined) return first.data;
  const found = releases.find((release) => release.name === name);
  if (found !== undefined) return found.data;
  throw new NotThere(`There is no such release. Name one of: ${releases.map((release) => release.name).join(', ')}.`);
}

/** What a release is and what it leaves out. */
export function overviewOf({ name, data: { manifest, clusters, facets } }: NamedRelease): object {
  return {
    release: name,
    title: manifest.title,
    stamps: manifest.stamps,
    limits: manifest.limits,
    thresholds: manifest.thresholds,
    ...(manifest.dp !== undefined && { differentialPrivacy: manifest.dp }),
    conversations: clusters.total.conversations,
    accounts: clusters.total.accounts,
    publishedClusters: clusters.clusters.length,
    shareInNamedClusters: share(clusters.named.conversations, clusters.total.conversations),
    withheld: clusters.withheld,
    reasons: clusters.reasons ?? [],
    facets: facets.map(({ facet, title, kind, values }) => ({ facet, title, kind, values: values.length })),
  };
}

export interface Page {
  readonly limit: number;
  readonly offset: number;
}

/** Children of a cluster, or the clusters at the top, largest first. @throws NotThere */
export function childrenOf({ clusters }: ReleaseData, parent: string | undefined, { limit, offset }: Page): object {
  const above = parent === undefined ? null : clusterOf(clusters.clusters, parent);
  const children = clusters.clusters.filter((cluster) => cluster.parent === (above?.id ?? null)).sort(largestFirst);
  return {
    of: above === null ? 'all conversations' : { id: above.id, name: above.name },
    clusters: children.slice(offset, offset + limit).map((cluster) => briefly(cluster, clusters.clusters)),
    inAll: children.length,
    withheld: above === null ? clusters.withheld : above.withheld,
  };
}

/** Everything that is published of a cluster. @throws NotThere */
export function detailsOf(release: ReleaseData, id: string): object {
  const { clusters, facets } = release;
  const all = clusters.clusters;
  const cluster = clusterOf(all, id);
  const named = (other: string): object[] =>
    all.filter((one) => one.id === other).map((one) => ({ id: one.id, name: one.name }));
  const { position: _, parent, neighbours, ...published } = cluster;
  return {
    ...published,
    path: ancestorsOf(all, cluster).map((one) => ({ id: one.id, name: one.name })),
    children: all
      .filter((one) => one.parent === id)
      .sort(largestFirst)
      .map((one) => briefly(one, all)),
    neighbours: neighbours.flatMap(named),
    ...besideOf(release, id),
    facets: facets.map((table) => ({
      facet: table.facet,
      title: table.title,
      ...valuesOf(table, Object.hasOwn(table.clusters, id) ? table.clusters[id] : undefined, cluster, clusters.total),
    })),
  };
}

/** Its change since an earlier release, its shares over time, and how concerning it is, as far as that is told. */
function besideOf({ trends, safety }: ReleaseData, id: string): object {
  const own = <Told>(all: Readonly<Record<string, Told>> | undefined): Told | undefined =>
    all !== undefined && Object.hasOwn(all, id) ? all[id] : undefined;
  const change = own(trends?.since?.clusters);
  const overTime = (trends?.overTime ?? []).flatMap(({ facet, windows, clusters }) => {
    const told = own(clusters);
    if (told === undefined) return [];
    const shares = windows.map((window, at) => ({ window, shareWithInterval: told.shares[at] ?? null }));
    return [{ facet, shares, change: told.change }];
  });
  const concern = own(safety?.concern.clusters);
  const flagged = own(safety?.flags?.clusters);
  return {
    ...(change && { sinceEarlierRelease: change }),
    ...(overTime.length > 0 && { overTime }),
    ...(concern && { concern }),
    ...(flagged && { flagged }),
  };
}

/** Clusters whose name or description holds every word, largest first. */
export function searched({ clusters }: ReleaseData, query: string, limit: number): object {
  const words = query
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== '');
  const found = clusters.clusters.filter(({ name, description }) => {
    const text = `${name} ${description}`.toLowerCase();
    return words.length > 0 && words.every((word) => text.includes(word));
  });
  return {
    clusters: found
      .sort(largestFirst)
      .slice(0, limit)
      .map((cluster) => briefly(cluster, clusters.clusters)),
    inAll: found.length,
  };
}

/** A facet over all conversations. @throws NotThere */
export function facetOf({ clusters, facets }: ReleaseData, name: string): object {
  const table = facets.find(({ facet }) => facet === name);
  if (table === undefined)
    throw new NotThere(`There is no such facet. Name one of: ${facets.map(({ facet }) => facet).join(', ')}.`);
  return {
    facet: table.facet,
    title: table.title,
    kind: table.kind,
    ...valuesOf(table, table.baseline, clusters.total, clusters.total),
  };
}

interface Group {
  readonly conversations: number;
}

/** Values with their shares here and over all; null where the release does not show the cell. */
function valuesOf(table: FacetTable, row: CellRow | undefined, own: Group, total: Group): object {
  const here = cellsOf(row);
  const overall = cellsOf(table.baseline);
  const values = table.values.flatMap((value, at) => {
    const conversations = here(at);
    const all = overall(at);
    if (!conversations && !all) return [];
    return [
      {
        value,
        conversations,
        ...shareIn(row, conversations, own),
        shareOverall: shareIn(table.baseline, all, total).share,
      },
    ];
  });
  return { values, withheld: row?.withheld ?? null, ...(row?.noisy && { noise: row.noisy }) };
}

/** Of a table with noise the share is of what its row counted, and has all that it may be beside it, at 95 % or more. */
function shareIn(row: CellRow | undefined, conversations: number | null, { conversations: whole }: Group) {
  if (conversations === null) return { share: null };
  if (row?.noisy === undefined) return { share: share(conversations, whole) };
  const { share: part, interval } = noisyCell(conversations, row.noisy);
  return { share: share(part, 1), shareInterval: interval.map((end) => share(end, 1)) };
}

/** Where nothing is withheld a cell that is not there is a zero; else it is not known. */
function cellsOf(row: CellRow | undefined): (value: number) => number | null {
  const cells = new Map(row?.cells.map(({ value, conversations }) => [value, conversations]));
  const rest = row !== undefined && row.withheld === null ? 0 : null;
  return (value) => cells.get(value) ?? rest;
}

function briefly(cluster: PublicCluster, all: readonly PublicCluster[]): object {
  const { id, name, description, level, conversations, accounts, share: part, shareInterval } = cluster;
  const children = all.filter(({ parent }) => parent === id).length;
  return { id, name, description, level, conversations, accounts, share: part, shareInterval, children };
}

function ancestorsOf(all: readonly PublicCluster[], { parent }: PublicCluster): PublicCluster[] {
  const above = all.find(({ id }) => id === parent);
  return above === undefined ? [] : [...ancestorsOf(all, above), above];
}

function clusterOf(all: readonly PublicCluster[], id: string): PublicCluster {
  const found = all.find((cluster) => cluster.id === id);
  if (found !== undefined) return found;
  throw new NotThere(
    'There is no such cluster in this release: it was not published, or the id is of another release.',
  );
}

function largestFirst(left: PublicCluster, right: PublicCluster): number {
  return right.conversations - left.conversations || (left.id < right.id ? -1 : 1);
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((10_000 * part) / whole) / 10_000;
}
