/**
 * Checks of what a release says of changes and of concern: all of it is worked out anew from its clusters and tables, and from the shares of an
 * earlier release as they are quoted.
 */
import { canonicalJson } from '../../core/hash.ts';
import { safetyOf } from '../../privacy/safety/safety.ts';
import { meetsClusterThresholds, type Thresholds } from '../../privacy/thresholds.ts';
import { sharesOverTime } from '../../privacy/trends/over-time.ts';
import { changesSince } from '../../privacy/trends/since.ts';
import type { Coordination, Since } from '../../public-records/release.ts';
import { type OpenedRelease, SAFETY, TRENDS } from './verify-files.ts';
import type { Findings } from './verify-findings.ts';

/** Needs clusters and tables whose sums are right. */
export function checkTrends(release: OpenedRelease, findings: Findings): void {
  const { trends, manifest, tables } = release;
  if (trends === null) return;
  const { counting } = manifest.thresholds;
  const overTime = tables.map(({ table }) => sharesOverTime(table, counting)).filter((one) => one !== null);
  const right = isAlike(trends.overTime, overTime);
  findings.expect(right, 'trends', TRENDS, 'Shares over time are not those of the tables.');
  findings.expect(
    trends.since !== undefined || overTime.length > 0,
    'trends',
    TRENDS,
    'It says nothing, and could be left out.',
  );
  if (trends.since !== undefined) checkSince(trends.since, release, findings);
}

function checkSince(since: Since, { clusters, tables, manifest }: OpenedRelease, findings: Findings): void {
  const { earlier, facets } = since;
  const shares = facets.map(({ facet, values }) => ({
    facet,
    shares: values.map(({ label, before }) => ({ label, share: before })),
  }));
  const shown = { clusters, facets: tables.map(({ table }) => table), counting: manifest.thresholds.counting };
  const worked = changesSince(shown, { ...earlier, facets: shares });
  const right = isAlike(since, worked);
  findings.expect(right, 'trends', `${TRENDS} since`, 'A change is not that of the shares that are shown.');
  const ids = new Set(earlier.clusters.map(({ id }) => id));
  const known = clusters.clusters.every(({ lineage }) => (lineage?.from ?? []).every((id) => ids.has(id)));
  findings.expect(
    known && ids.size === earlier.clusters.length,
    'trends',
    `${TRENDS} since`,
    'A cluster comes from one that the earlier release does not show, or one is listed twice.',
  );
  checkEarlier(since, manifest.thresholds, findings);
}

/** As large as what this release may show of its own. */
function checkEarlier({ earlier, facets }: Since, thresholds: Thresholds, findings: Findings): void {
  const { minConversations, minCellConversations } = thresholds;
  const { total } = earlier;
  const isLarge = (share: number, least: number): boolean => Math.round(share * total.conversations) >= least;
  const clusters = earlier.clusters.every(({ share }) => isLarge(share, minConversations));
  const cells = facets.every(({ values }) => values.every(({ before }) => isLarge(before, minCellConversations)));
  findings.expect(
    clusters && cells && meetsClusterThresholds(total, thresholds),
    'trends',
    `${TRENDS} since`,
    'A figure of the earlier release is below the thresholds of this one.',
  );
}

export function checkSafety(release: OpenedRelease, findings: Findings): void {
  const { safety, tables, clusters, manifest } = release;
  if (safety === null) return;
  const { coordination, ...figures } = safety;
  const worked = safetyOf({ clusters, facets: tables.map(({ table }) => table) }, manifest.thresholds.counting);
  const right = canonicalJson(figures) === canonicalJson(worked);
  findings.expect(right, 'safety', SAFETY, 'Figures of concern are not those of the tables.');
  for (const entry of coordination ?? []) checkCoordination(entry, release, findings);
}

function checkCoordination(entry: Coordination, { clusters, manifest }: OpenedRelease, findings: Findings): void {
  const { minCellAccounts, minCellConversations } = manifest.thresholds;
  const isShown = clusters.clusters.some(({ id }) => id === entry.cluster);
  const isEnough = entry.accounts.from >= minCellAccounts && entry.conversations.from >= minCellConversations;
  const isCoarse = Math.abs(entry.concentration * 20 - Math.round(entry.concentration * 20)) < 1e-6;
  findings.expect(
    isShown && isEnough && isCoarse,
    'safety',
    `${SAFETY} coordination`,
    'It is of a cluster that is not shown, below the thresholds of a cell, or told too exactly.',
  );
}

/** Steps in which figures are told, by member: what is quoted was rounded before, and may be rounded the other way. */
const steps: Readonly<Record<string, number>> = {
  q: 1e-3,
  interval: 1e-4,
  beforeInterval: 1e-4,
  shares: 1e-4,
  distance: 1e-4,
  byChance: 1e-4,
};
const LEAST_STEP = 1e-6;

/** Whether all that is told is what was worked out, to a step of each figure. */
function isAlike(told: unknown, worked: unknown, step = LEAST_STEP): boolean {
  if (typeof told === 'number' && typeof worked === 'number') return Math.abs(told - worked) < 1.5 * step;
  if (!isRecord(told) || !isRecord(worked)) return told === worked;
  const names = Object.keys(told);
  const finer = (name: string): number => steps[name] ?? (Array.isArray(told) ? step : LEAST_STEP);
  return (
    names.length === Object.keys(worked).length && names.every((name) => isAlike(told[name], worked[name], finer(name)))
  );
}

/** Lists among them. */
function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
