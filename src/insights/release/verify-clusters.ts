/** Checks of the figures of clusters: thresholds, and sums from base clusters up to all conversations. */
import { meetsClusterThresholds, type Support, type Thresholds } from '../../privacy/thresholds.ts';
import type { PublicCluster, PublicClusters, ReleaseManifest, Withheld } from '../../public-records/release.ts';
import { checkClaims } from './verify-claims.ts';
import { CLUSTERS } from './verify-files.ts';
import type { Findings } from './verify-findings.ts';
import { checkLineage } from './verify-lineage.ts';
import { childrenOf, placeOf } from './verify-tree.ts';

export function checkClusters(
  release: PublicClusters,
  thresholds: ReleaseManifest['thresholds'],
  findings: Findings,
): void {
  const children = childrenOf(release.clusters);
  for (const cluster of release.clusters) {
    checkCluster(cluster, release.total, thresholds, findings);
    if (cluster.level > 0)
      checkSum(cluster, children.get(cluster.id) ?? [], cluster.withheld, placeOf(cluster.id), findings);
    else checkBase(cluster, children, findings);
  }
  checkLineage(release.clusters, findings);
  checkTop(release, children.get(null) ?? [], thresholds, findings);
  checkNamed(release, thresholds, findings);
  checkReasons(release, thresholds, findings);
}

function checkCluster(
  cluster: PublicCluster,
  total: Support,
  thresholds: ReleaseManifest['thresholds'],
  findings: Findings,
): void {
  const place = placeOf(cluster.id);
  checkFigure(cluster, 'The cluster', thresholds, place, findings);
  if (cluster.withheld !== null) checkWithheld(cluster.withheld, thresholds, place, findings);
  const people = thresholds.counting === 'accounts' ? cluster.accounts : cluster.conversations;
  const words = cluster.wordSupport >= thresholds.minWordSupport && cluster.wordSupport <= people;
  findings.expect(words, 'word-support', place, 'Too few, or more than there are, stand behind its words.');
  if (cluster.claims !== undefined) checkClaims(cluster.claims, people, thresholds, place, findings);
  const share = cluster.conversations / total.conversations;
  const [low, high] = cluster.shareInterval;
  const right = Math.abs(cluster.share - share) < 1e-6 && low >= 0 && high <= 1;
  findings.expect(right, 'share', place, 'The share is not that of its conversations.');
  findings.expect(low <= share + 1e-4 && high >= share - 1e-4, 'share', place, 'The interval is not around the share.');
  const coarse = [...cluster.position, cluster.spread].every((value) => Math.abs(value) <= 1 && isCoarse(value));
  findings.expect(coarse, 'position', place, 'A position or spread has more than two digits or is out of range.');
  findings.expect(cluster.noisyCounts === undefined, 'dp', place, 'It tells of noise, and its figures are exact.');
  const { stability = 0, level } = cluster;
  const measured = isWhole(stability * 20) && (level === 0 || cluster.stability === undefined);
  findings.expect(
    measured,
    'stability',
    place,
    'Its stability is not in steps of 0.05, or it is a parent and has one.',
  );
}

function isCoarse(value: number): boolean {
  return isWhole(value * 100);
}

function isWhole(value: number): boolean {
  return Math.abs(value - Math.round(value)) < 1e-6;
}

function checkFigure(figure: Support, what: string, thresholds: Thresholds, place: string, findings: Findings): void {
  const meets = meetsClusterThresholds(figure, thresholds);
  findings.expect(meets, 'cluster-threshold', place, `${what} is below the thresholds of a cluster.`);
  checkAccounts(figure, thresholds, place, findings);
}

function checkWithheld(figure: Withheld, thresholds: Thresholds, place: string, findings: Findings): void {
  checkFigure(figure, 'What is withheld', thresholds, place, findings);
  // As many conversations as clusters would say that each has one.
  const open = figure.conversations > figure.clusters;
  findings.expect(open, 'pinned', place, 'What is withheld tells the size of every cluster in it.');
}

/** No more accounts than conversations, and none at all where accounts are not counted. */
export function checkAccounts(figure: Support, thresholds: Thresholds, place: string, findings: Findings): void {
  const most = thresholds.counting === 'accounts' ? figure.conversations : 0;
  findings.expect(figure.accounts <= most, 'accounts', place, 'There are more accounts than there can be.');
}

function checkBase(cluster: PublicCluster, children: ReadonlyMap<string | null, unknown>, findings: Findings): void {
  const alone = cluster.withheld === null && !children.has(cluster.id);
  findings.expect(alone, 'tree', placeOf(cluster.id), 'A base cluster has something below it.');
}

/** The whole is its parts; its accounts are at least those of each and at most those of all. */
function checkSum(
  whole: Support,
  shown: readonly Support[],
  withheld: Withheld | null,
  place: string,
  findings: Findings,
): void {
  const parts = withheld === null ? shown : [...shown, withheld];
  const conversations = sumOf(parts, 'conversations') === whole.conversations;
  findings.expect(conversations, 'sum', place, 'Its conversations are not the sum of what is below it.');
  checkUnion(whole, parts, place, findings);
}

function checkUnion(whole: Support, parts: readonly Support[], place: string, findings: Findings): void {
  const least = Math.max(0, ...parts.map((part) => part.accounts));
  const fits = whole.accounts >= least && whole.accounts <= sumOf(parts, 'accounts');
  findings.expect(fits, 'accounts', place, 'Its accounts cannot be those of what is below it.');
}

function sumOf(parts: readonly Support[], figure: keyof Support): number {
  return parts.reduce((sum, part) => sum + part[figure], 0);
}

function checkTop(
  { total, withheld, clusters }: PublicClusters,
  tops: readonly PublicCluster[],
  thresholds: Thresholds,
  findings: Findings,
): void {
  const place = `${CLUSTERS} top`;
  checkFigure(total, 'The total', thresholds, place, findings);
  if (withheld !== null) checkWithheld(withheld, thresholds, place, findings);
  // Where nothing at all is shown, what is withheld is the total.
  if (clusters.length > 0 || withheld !== null) checkSum(total, tops, withheld, place, findings);
}

function checkNamed({ total, named, clusters }: PublicClusters, thresholds: Thresholds, findings: Findings): void {
  const place = `${CLUSTERS} named`;
  const bases = clusters.filter((cluster) => cluster.level === 0);
  findings.expect(
    sumOf(bases, 'conversations') === named.conversations,
    'sum',
    place,
    'The named conversations are not those of the base clusters.',
  );
  checkAccounts(named, thresholds, place, findings);
  checkUnion(named, bases, place, findings);
  const within = named.conversations <= total.conversations && named.accounts <= total.accounts;
  findings.expect(within, 'sum', place, 'More is named than there is.');
}

function checkReasons(release: PublicClusters, thresholds: Thresholds, findings: Findings): void {
  const { reasons, total, named } = release;
  if (reasons === undefined) return;
  const place = `${CLUSTERS} reasons`;
  for (const reason of reasons) {
    checkWithheld(reason, thresholds, place, findings);
    const most = reason.clusters * (thresholds.minConversations - 1);
    const open = reason.reason !== 'too-few-conversations' || reason.conversations < most;
    findings.expect(open, 'pinned', place, 'What is withheld tells the size of every cluster in it.');
  }
  const different = new Set(reasons.map(({ reason }) => reason)).size === reasons.length;
  findings.expect(different && reasons.length > 0, 'reasons', place, 'A reason is listed twice, or none is.');
  const conversations = sumOf(reasons, 'conversations') === total.conversations - named.conversations;
  findings.expect(conversations, 'sum', place, 'The reasons do not add up to what is not named.');
  const pools = [release.withheld, ...release.clusters.map((cluster) => cluster.withheld)];
  const pooled = pools.reduce((sum, pool) => sum + (pool?.clusters ?? 0), 0);
  const listed = reasons.reduce((sum, reason) => sum + reason.clusters, 0);
  if (release.clusters.length > 0) {
    findings.expect(pooled === listed, 'sum', place, 'The reasons cover other clusters than are withheld.');
  }
}
