/** `sightline verify`: whether a release, or a run with its releases, keeps what it promises, from its files alone. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type RunFolder, runFolder } from '../../store/run-folder.ts';
import type { RunManifest } from '../run-manifest.ts';
import { checkClusters } from './verify-clusters.ts';
import { checkComparisons } from './verify-comparisons.ts';
import { checkDisclosure } from './verify-disclosure.ts';
import { checkDp } from './verify-dp.ts';
import { MANIFEST, type OpenedRelease, openVerified } from './verify-files.ts';
import { type Finding, Findings } from './verify-findings.ts';
import { checkManifest } from './verify-manifest.ts';
import { checkAgainstRun, checkPrivateSide, furtherReleases } from './verify-run.ts';
import { checkTable } from './verify-tables.ts';
import { checkTree } from './verify-tree.ts';
import { checkSafety, checkTrends } from './verify-trends.ts';

export interface VerifyReport {
  readonly ok: boolean;
  /** Empty where every check passed. */
  readonly findings: readonly Finding[];
  /** How much was looked at, over all releases. */
  readonly checked: VerifyCounts;
}

export interface VerifyCounts {
  readonly releases: number;
  readonly files: number;
  readonly clusters: number;
  readonly tables: number;
  readonly cells: number;
}

/** Checks a public folder. Never throws for what is in it: whatever is wrong is a finding. */
export function verifyRelease(folder: string): VerifyReport {
  const findings = new Findings();
  return reportOf([findings], [checkRelease(folder, findings)]);
}

/** Checks a run folder: its private side, the release in `public/`, and those under `releases/`. */
export function verifyRun(path: string): VerifyReport {
  const run = runFolder(path);
  const findings = new Findings();
  const manifest = checkPrivateSide(run, findings);
  const names = ['public', ...furtherReleases(run)];
  const checked = names.map((name) => {
    const own = new Findings(`${name}/`);
    return { own, release: checkReleaseOf(run, name, own) };
  });
  checkPublic(manifest, checked[0]?.release ?? null, findings);
  return reportOf(
    [findings, ...checked.map(({ own }) => own)],
    checked.map(({ release }) => release),
  );
}

function checkReleaseOf(run: RunFolder, name: string, findings: Findings): OpenedRelease | null {
  const folder = join(run.path, name);
  if (existsSync(folder)) return checkRelease(folder, findings);
  findings.add('missing-file', '', 'The run has no release.');
  return null;
}

function checkPublic(manifest: RunManifest | null, release: OpenedRelease | null, findings: Findings): void {
  if (manifest !== null && release !== null) checkAgainstRun(manifest, release, findings);
}

function checkRelease(folder: string, findings: Findings): OpenedRelease | null {
  const release = openVerified(folder, findings);
  if (release === null) return null;
  checkManifest(release, findings);
  const isTree = checkTree(release.clusters, findings);
  const { dp } = release.manifest;
  if (dp !== undefined) {
    if (isTree) checkDp(release, dp, findings);
    const isExact = release.trends !== null || release.safety !== null;
    findings.expect(!isExact, 'dp', MANIFEST, 'It tells of changes or of concern, and its figures are noisy.');
    return release;
  }
  checkClusters(release.clusters, release.manifest.thresholds, findings);
  for (const { path, table } of release.tables) checkTable({ path, table, release, findings });
  // Sums that do not hold already leave nothing to derive.
  const sums = isTree && findings.all.every(({ check }) => check !== 'sum' && check !== 'facets');
  if (sums) for (const { path, table } of release.tables) checkDisclosure({ path, table, release, findings });
  if (sums) checkComparisons(release, findings);
  if (sums) checkTrends(release, findings);
  if (sums) checkSafety(release, findings);
  return release;
}

function reportOf(findings: readonly Findings[], releases: readonly (OpenedRelease | null)[]): VerifyReport {
  const all = findings.flatMap((some) => some.all);
  const opened = releases.filter((release) => release !== null);
  const tables = opened.flatMap((release) => release.tables.map(({ table }) => table));
  const rows = tables.flatMap((table) => [table.baseline, ...Object.values(table.clusters)]);
  return {
    ok: all.length === 0,
    findings: all,
    checked: {
      releases: opened.length,
      files: opened.reduce((sum, { manifest }) => sum + manifest.files.length, 0),
      clusters: opened.reduce((sum, { clusters }) => sum + clusters.clusters.length, 0),
      tables: tables.length,
      cells: rows.reduce((sum, row) => sum + row.cells.length, 0),
    },
  };
}
