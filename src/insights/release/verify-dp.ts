/** Checks of a differentially private release: what it states, and that nothing in it is more than noisy words, counts and tables. */
import { canonicalJson } from '../../core/hash.ts';
import { type Budget, EPSILON_PARTS } from '../../privacy/dp/budget.ts';
import { leastCount } from '../../privacy/dp/dp-clusters.ts';
import { dpLimits } from '../../privacy/dp/limits.ts';
import { factsOf, type Mechanism, mechanismFor } from '../../privacy/dp/mechanism.ts';
import { noisyShareInterval } from '../../privacy/dp/noisy-share.ts';
import { wordSupport } from '../../privacy/thresholds.ts';
import type { DpFacts, PublicCluster, PublicClusters } from '../../public-records/release.ts';
import { checkNoisyTables } from './verify-dp-tables.ts';
import { CLUSTERS, MANIFEST, type OpenedRelease } from './verify-files.ts';
import type { Findings } from './verify-findings.ts';
import { childrenOf, placeOf } from './verify-tree.ts';

export function checkDp(release: OpenedRelease, dp: DpFacts, findings: Findings): void {
  const { manifest, clusters } = release;
  const mechanism = mechanismOf(dp, wordSupport(manifest.thresholds), findings);
  findings.expect(
    manifest.thresholds.counting === 'accounts',
    'dp',
    MANIFEST,
    'It protects accounts that are not counted.',
  );
  const bare = manifest.comparisons === undefined;
  findings.expect(bare, 'dp', MANIFEST, 'It compares cells without regard to their noise.');
  const said = dpLimits(dp).every((limit) => manifest.limits.includes(limit));
  findings.expect(said, 'dp', MANIFEST, 'It does not say what noisy figures cannot say.');
  checkSums(clusters, findings);
  if (mechanism === null) return;
  const threshold = Math.min(dp.keywords.threshold, dp.keywords.listed.threshold);
  for (const cluster of clusters.clusters) {
    const { level, noisyCounts = 1 } = cluster;
    const least = level > 0 ? 1 : leastCount(manifest.thresholds, mechanism, noisyCounts);
    checkCluster(cluster, { least, threshold, total: clusters.total.conversations }, findings);
    checkInterval(cluster, clusters, mechanism, findings);
  }
  checkNoisyTables(release, mechanism, findings);
}

/** The mechanism that an epsilon and a delta lead to; null where another is stated. */
function mechanismOf(dp: DpFacts, support: number, findings: Findings): Mechanism | null {
  const budget: Budget = { epsilon: Math.round(dp.epsilon * EPSILON_PARTS), delta: dp.delta };
  const facets = dp.tables?.facets ?? [];
  const { words: listed } = dp.keywords.listed;
  const mechanism =
    budget.epsilon < 2 || budget.delta <= 0
      ? null
      : mechanismFor(budget, {
          wordSupport: support,
          listed,
          facets: facets.map(({ name, values }) => ({ name, values })),
        });
  const byArea = facets.map(({ areas }) => areas > 0);
  const same = mechanism !== null && canonicalJson(factsOf(mechanism, byArea)) === canonicalJson(dp);
  findings.expect(same, 'dp', MANIFEST, 'Shares, bounds or threshold are not those of its epsilon and delta.');
  return same ? mechanism : null;
}

/** Of how many noisy counts the conversations of all of them are the sum. */
function countsOf(some: readonly PublicCluster[] = []): number {
  return some.reduce((sum, { noisyCounts = 0 }) => sum + noisyCounts, 0);
}

/** What is shown is all there is: nothing is withheld, and no accounts are told. */
function checkSums({ total, named, withheld, reasons, clusters }: PublicClusters, findings: Findings): void {
  const children = childrenOf(clusters);
  const sumOf = (some: readonly PublicCluster[] = []) =>
    some.reduce((sum, { conversations }) => sum + conversations, 0);
  const whole = sumOf(children.get(null)) === total.conversations && named.conversations === total.conversations;
  findings.expect(whole, 'sum', `${CLUSTERS} top`, 'The total is not the sum of what is shown.');
  for (const { id, level, conversations, noisyCounts = 0 } of clusters) {
    const below = children.get(id);
    const right = level === 0 ? below === undefined : sumOf(below) === conversations;
    findings.expect(right, 'sum', placeOf(id), 'Its conversations are not the sum of what is below it.');
    const counts = level === 0 ? noisyCounts > 0 : countsOf(below) === noisyCounts;
    findings.expect(counts, 'sum', placeOf(id), 'Its noisy counts are not those of what is below it.');
  }
  const parts = [total, named, ...clusters];
  findings.expect(
    parts.every(({ accounts }) => accounts === 0),
    'dp',
    CLUSTERS,
    'Accounts are told, which are not counted.',
  );
  const kept = withheld === null && reasons === undefined && clusters.every((cluster) => cluster.withheld === null);
  findings.expect(kept, 'dp', CLUSTERS, 'It tells what is withheld.');
}

interface Limits {
  readonly least: number;
  readonly threshold: number;
  readonly total: number;
}

function checkCluster(cluster: PublicCluster, { least, threshold, total }: Limits, findings: Findings): void {
  const place = placeOf(cluster.id);
  findings.expect(
    cluster.conversations >= least,
    'cluster-threshold',
    place,
    'Its noisy count is below the thresholds.',
  );
  findings.expect(cluster.wordSupport >= threshold, 'word-support', place, 'A word of it did not reach the threshold.');
  const words = cluster.name.split(', ').length <= 3 && /^Words: .+\.$/u.test(cluster.description);
  const bare = cluster.claims === undefined && cluster.stability === undefined;
  findings.expect(bare, 'dp', place, 'It tells of claims or of stability, which no mechanism has counted.');
  findings.expect(words, 'dp', place, 'Its name or description is more than keywords.');
  const share = Math.abs(cluster.share - cluster.conversations / total) < 1e-6;
  findings.expect(share, 'share', place, 'The share is not that of its conversations.');
  const coarse = [...cluster.position, cluster.spread].every(
    (value) => Math.abs(value) <= 1 && Math.abs(value * 100 - Math.round(value * 100)) < 1e-6,
  );
  findings.expect(coarse, 'position', place, 'A position or spread has more than two digits or is out of range.');
}

function checkInterval(
  { id, conversations, noisyCounts = 0, shareInterval: [low, high] }: PublicCluster,
  { total, clusters }: PublicClusters,
  { counts: { noise } }: Mechanism,
  findings: Findings,
): void {
  const all = { conversations: total.conversations, terms: countsOf(clusters.filter(({ level }) => level === 0)) };
  const [least, most] = noisyShareInterval({ conversations, terms: noisyCounts }, all, noise);
  const same = Math.abs(low - least) < 1e-4 && Math.abs(high - most) < 1e-4;
  findings.expect(same, 'share', placeOf(id), 'The interval is not that of the noise.');
}
