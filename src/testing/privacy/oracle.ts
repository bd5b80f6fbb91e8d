/** What a release should say, counted row by row from the input of the gate and the shape of the release. */

import type { ReleaseContent } from '../../privacy/gate.ts';
import type { GateFacet, GateInput } from '../../privacy/gate-input.ts';
import type { Support } from '../../privacy/thresholds.ts';
import type { PublicCluster } from '../../public-records/release.ts';

/** The true content of a release's rows: numbers of conversations, by id of the cluster. */
export interface Truth {
  readonly all: readonly number[];
  readonly named: readonly number[];
  readonly clusters: ReadonlyMap<string, readonly number[]>;
  /** By id of the cluster that shows the figure, null for the top. */
  readonly pools: ReadonlyMap<string | null, readonly number[]>;
}

/** @param weaker what the presets below show, weakest first: what is pooled there is not pooled further down here */
export function truthOf(input: GateInput, release: ReleaseContent, weaker: readonly ReleaseContent[] = []): Truth {
  const shownBy = (content: ReleaseContent) =>
    new Map(content.clusters.clusters.map((cluster) => [cluster.id, cluster]));
  const shown = shownBy(release);
  const before = weaker.map(shownBy);
  const clusters = new Map<string, number[]>(release.clusters.clusters.map(({ id }) => [id, []]));
  const pools = new Map<string | null, number[]>();
  const homeOf = new Map<number, string>();
  for (const [base, rows] of input.members) for (const row of rows) homeOf.set(row, base);
  const all = input.accounts.map((_, row) => row);
  for (const row of all) {
    const base = homeOf.get(row) ?? null;
    const place = before.reduce((from, content) => placeFor(input, content, from), base);
    const counting = placeFor(input, shown, place);
    if (counting === null || counting !== base) add(pools, counting, row);
    for (let id = counting; id !== null; id = shown.get(id)?.parent ?? null) add(clusters, id, row);
  }
  return { all, named: all.filter((row) => shown.has(homeOf.get(row) ?? '')), clusters, pools };
}

/** A base cluster that is shown itself, or the nearest shown cluster that shows a withheld figure; null for the top. */
function placeFor({ nodes }: GateInput, shown: ReadonlyMap<string, PublicCluster>, from: string | null): string | null {
  const parentOf = (id: string): string | null => nodes.find((node) => node.id === id)?.parent ?? null;
  for (let id = from; id !== null; id = parentOf(id)) {
    const cluster = shown.get(id);
    if (cluster !== undefined && (cluster.level === 0 || cluster.withheld !== null)) return id;
  }
  return null;
}

function add<Key>(lists: Map<Key, number[]>, key: Key, row: number): void {
  lists.set(key, [...(lists.get(key) ?? []), row]);
}

export function supportOfRows(rows: readonly number[], { accounts, thresholds }: GateInput): Support {
  const different = new Set(rows.map((row) => accounts[row]).filter((account) => account !== null));
  return { conversations: rows.length, accounts: thresholds.counting === 'accounts' ? different.size : 0 };
}

/** The rows that have each value; a row without one is under `(no value)`. */
export function rowsByValue(rows: readonly number[], facet: GateFacet): Map<string, number[]> {
  return Map.groupBy(rows, (row) => facet.values[row] ?? '(no value)');
}
