/** How much of a behavior people meet: what subjects answer to items about what is asked for, weighted by how much it is asked for. */
import type { Random } from '../../core/random.ts';
import type { Figure } from '../../public-records/measurement.ts';
import type { CoveredCluster, UsageCoverage } from '../../public-records/usage-coverage.ts';
import { bootstrap, wilsonInterval } from '../../stats/index.ts';
import { figure, figureOf } from '../measure/results/figure.ts';

export interface ClusterExposure {
  readonly cluster: Pick<CoveredCluster, 'id' | 'name' | 'share'>;
  /** Related items that were answered. */
  readonly items: number;
  /** Mean probability of an answer that shows the behavior, over these. */
  readonly rate: Figure;
  /** How near these items are to the cluster: what they tell of it rests upon that. */
  readonly meanCosine: number;
}

export interface Exposure {
  readonly set: string;
  readonly subject: string;
  /** Those with enough related items, the largest first. */
  readonly clusters: readonly ClusterExposure[];
  /** Mean of their rates, weighted by their shares of use; null where there are none. */
  readonly weighted: Figure | null;
  /** Share of all conversations in these clusters. */
  readonly share: number;
  /** Mean probability over all items of the set, related or not. */
  readonly unweighted: Figure | null;
}

export interface ToExpose {
  readonly coverage: UsageCoverage;
  readonly set: string;
  readonly subject: string;
  /** By id of the item: probability of an answer that shows the behavior. Items without one are left out. */
  readonly answers: ReadonlyMap<string, number>;
  readonly random: Random;
}

/** Of fewer items a rate tells nothing of a cluster. */
const FEWEST_ITEMS = 5;
/** Bootstraps of what is all alike differ by rounding alone. */
const NO_WIDTH = 1e-9;

interface Unit {
  readonly cluster: string;
  readonly p: number;
  readonly cosine: number;
}

/** Items are drawn again within each cluster; shares of use are taken as they are published. */
export function exposureOf({ coverage, set, subject, answers, random }: ToExpose): Exposure {
  const related = coverage.items.flatMap((item): Unit[] => {
    const p = item.set === set ? answers.get(item.id) : undefined;
    return p === undefined || item.cluster === null ? [] : [{ cluster: item.cluster, p, cosine: item.cosine }];
  });
  const byCluster = Map.groupBy(related, ({ cluster }) => cluster);
  const clusters = coverage.clusters.flatMap(({ id, name, share }): ClusterExposure[] => {
    const units = byCluster.get(id) ?? [];
    const rate =
      units.length < FEWEST_ITEMS
        ? null
        : figureOf(
            units.map(({ p }) => p),
            {},
            random.fork(id),
          );
    if (rate === null) return [];
    const meanCosine = units.reduce((sum, { cosine }) => sum + cosine, 0) / units.length;
    return [{ cluster: { id, name, share }, items: units.length, rate, meanCosine }];
  });
  const shares = new Map(clusters.map(({ cluster: { id, share } }) => [id, share]));
  return {
    set,
    subject,
    clusters,
    weighted: weightedRate(
      related.filter(({ cluster }) => shares.has(cluster)),
      shares,
      random.fork('weighted'),
    ),
    share: [...shares.values()].reduce((sum, share) => sum + share, 0),
    unweighted: figureOf([...answers.values()], {}, random.fork('all')),
  };
}

/** Bootstrap over items within clusters; Wilson's where all answers are alike, for then it has no width. */
function weightedRate(units: readonly Unit[], shares: ReadonlyMap<string, number>, random: Random): Figure | null {
  const weight = [...shares.values()].reduce((sum, share) => sum + share, 0);
  if (units.length === 0 || weight === 0) return null;
  const mean = (some: readonly Unit[]): number => {
    const sums = new Map<string, { sum: number; count: number }>();
    for (const { cluster, p } of some) {
      const own = sums.get(cluster) ?? { sum: 0, count: 0 };
      own.sum += p;
      own.count++;
      sums.set(cluster, own);
    }
    let weighted = 0;
    for (const [cluster, { sum, count }] of sums) weighted += ((shares.get(cluster) as number) * sum) / count;
    return weighted / weight;
  };
  const { estimate, bca, percentile } = bootstrap(units, mean, { random, strata: units.map(({ cluster }) => cluster) });
  const interval = bca ?? percentile;
  if (interval[1] - interval[0] >= NO_WIDTH) return figure(estimate, interval, 'bootstrap');
  // Items that are all alike: as many as would say as much without weights (Kish 1965).
  const counts = Map.groupBy(units, ({ cluster }) => cluster);
  const spent = [...counts].map(([cluster, some]) => (shares.get(cluster) as number) ** 2 / some.length);
  const items = weight ** 2 / spent.reduce((sum, one) => sum + one, 0);
  return figure(estimate, wilsonInterval(estimate * items, items), 'wilson');
}
