/** Clusters as a release shows them. */
import type { PublicCluster, PublicClusters, Withheld } from '../public-records/release.ts';
import { type GroupSums, shareIntervalOfSums } from '../stats/intervals.ts';
import type { BaseGroup } from './base-groups.ts';
import { isPool, type ShownCluster, shownBases } from './cluster-suppression.ts';
import type { Decision } from './decision.ts';
import type { GateInput, GateName } from './gate-input.ts';
import { type Group, samplingUnits, supportOf, unionOf } from './group.ts';
import { publicLineage } from './public-lineage.ts';
import { supportStep, wordSupport } from './thresholds.ts';

export function publicClusters(
  input: GateInput,
  { suppression, bases, reasons }: Decision,
  accounts: Int32Array,
): PublicClusters {
  const shown = suppression.tops.flatMap((top) => withParents(top, null));
  const ids = new Map(shown.map(({ cluster }) => [cluster.id, cluster.level]));
  const interval = intervals(accounts);
  const liesIn = whetherIn(bases, accounts.length);
  const { thresholds } = input;
  return {
    total: supportOf(unite(bases)),
    named: supportOf(unite(at(suppression.tops.flatMap(shownBases), bases))),
    withheld: isPool(suppression.pool, input, bases) ? withheld(suppression.pool, bases) : null,
    ...(reasons.length > 0 ? { reasons: [...reasons] } : {}),
    clusters: shown.map(({ cluster, parent }) => {
      const own = at(cluster.bases, bases);
      const { conversations, accounts: different } = supportOf(unite(own));
      const name = input.names.get(cluster.id) as GateName;
      const people = thresholds.counting === 'accounts' ? different : conversations;
      return {
        id: cluster.id,
        parent,
        level: cluster.level,
        name: name.name,
        ...(name.byHand === true ? { nameByHand: true as const } : {}),
        description: name.description,
        conversations,
        accounts: different,
        share: rounded(conversations / accounts.length, 6),
        shareInterval: interval(own),
        ...placeOf(input, cluster.id),
        ...stabilityOf(input, cluster.id),
        ...publicLineage(input, cluster.id, accounts, liesIn(shownBases(cluster))),
        neighbours: (input.neighbours.get(cluster.id) ?? []).filter((id) => ids.get(id) === cluster.level),
        wordSupport: supportStep(Math.min(name.support, people), wordSupport(thresholds)),
        ...publicClaims(name, people, wordSupport(thresholds)),
        withheld: cluster.pool.length > 0 ? withheld(cluster.pool, bases) : null,
      };
    }),
  };
}

function publicClaims({ claims }: GateName, people: number, least: number): Pick<PublicCluster, 'claims'> {
  if (claims === undefined) return {};
  const told = claims.map(({ text, support }) => ({ text, support: supportStep(Math.min(support, people), least) }));
  return { claims: told.filter(({ support }) => support > 0) };
}

function withParents(cluster: ShownCluster, parent: string | null): { cluster: ShownCluster; parent: string | null }[] {
  return [{ cluster, parent }, ...cluster.children.flatMap((child) => withParents(child, cluster.id))];
}

function at(positions: readonly number[], bases: readonly BaseGroup[]): BaseGroup[] {
  return positions.map((position) => bases[position] as BaseGroup);
}

function unite(bases: readonly BaseGroup[]): Group {
  return unionOf(bases.map((base) => base.group));
}

function withheld(pool: readonly number[], bases: readonly BaseGroup[]): Withheld {
  return { clusters: pool.length, ...supportOf(unite(at(pool, bases))) };
}

/** Coarse on purpose: more digits of a mean over members would tell members apart. */
function placeOf(input: GateInput, id: string): Pick<PublicCluster, 'position' | 'spread'> {
  const [x, y] = input.positions.get(id) ?? [0, 0];
  return { position: [rounded(x, 2), rounded(y, 2)], spread: rounded(input.spread.get(id) ?? 0, 2) };
}

/** Coarser than what is drawn anew would bear: finer steps would say more of single members than of the cluster. */
function stabilityOf(input: GateInput, id: string): Pick<PublicCluster, 'stability'> {
  const stability = input.stability.get(id);
  return stability === undefined ? {} : { stability: rounded(Math.round(stability * 20) / 20, 2) };
}

/** Of some base groups, by their positions: whether a row lies in one of them. */
function whetherIn(bases: readonly BaseGroup[], rows: number): (some: readonly number[]) => (row: number) => boolean {
  const baseOf = new Int32Array(rows).fill(-1);
  bases.forEach((base, position) => {
    for (const row of base.rows) baseOf[row] = position;
  });
  return (some) => {
    const own = new Set(some);
    return (row) => own.has(baseOf[row] as number);
  };
}

function intervals(accounts: Int32Array): (own: readonly BaseGroup[]) => [number, number] {
  const units = samplingUnits(accounts);
  const all = new Float64Array(units.reduce((most, unit) => Math.max(most, unit + 1), 0));
  for (const unit of units) all[unit] = (all[unit] as number) + 1;
  const squaredTrials = all.reduce((sum, trials) => sum + trials * trials, 0);
  return (own) => {
    const [low, high] = shareIntervalOfSums({ ...insideOf(own, units, all), trials: units.length, squaredTrials });
    return [rounded(low, 4), rounded(high, 4)];
  };
}

/** @param all conversations of each unit */
function insideOf(
  own: readonly BaseGroup[],
  units: Int32Array,
  all: Float64Array,
): Pick<GroupSums, 'successes' | 'squaredSuccesses' | 'products'> {
  const inside = new Map<number, number>();
  for (const { rows } of own)
    for (const row of rows) inside.set(units[row] as number, (inside.get(units[row] as number) ?? 0) + 1);
  const sums = { successes: 0, squaredSuccesses: 0, products: 0 };
  for (const [unit, conversations] of inside) {
    sums.successes += conversations;
    sums.squaredSuccesses += conversations * conversations;
    sums.products += conversations * (all[unit] as number);
  }
  return sums;
}

function rounded(value: number, digits: number): number {
  const scale = 10 ** digits;
  // Adding zero turns the negative zero into the positive one.
  return Math.round(value * scale) / scale + 0;
}
