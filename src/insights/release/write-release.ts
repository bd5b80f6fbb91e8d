/**
 * The writer of releases: takes what the gate let through and nothing else. A release is made whole beside the old one
 * and put in its place by renaming: a reader sees the old one or the new one, or for the moment between two renames none.
 */
import { existsSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isAppError } from '../../core/errors.ts';
import { canonicalJsonFile, sha256 } from '../../core/hash.ts';
import type { ReleaseContent } from '../../privacy/gate.ts';
import type { Public } from '../../privacy/visibility.ts';
import type { FacetTable, ReleaseHeader, ReleaseManifest } from '../../public-records/release.ts';
import { clustersForm, manifestForm, schemaVersionOf, tableForm } from '../../public-records/release-files.ts';
import { fillReport } from '../../public-records/report.ts';
import type { Faults } from '../../runner/fault-points.ts';
import { makeFolder, unwritable, writeSharedFile } from '../../store/files.ts';
import { refuseForeign } from './refuse-foreign.ts';

/** What a manifest says beside what the gate decided: settings, versions, sentences; nothing from data. */
export type HeaderFacts = Omit<
  ReleaseHeader,
  'schemaVersion' | 'thresholds' | 'stamps' | 'facets' | 'comparisons' | 'dp'
>;

export interface WriteRelease {
  /** The public folder. A release that is there is replaced; anything else is refused. */
  readonly folder: string;
  readonly release: Public<ReleaseContent>;
  readonly header: HeaderFacts;
  /** The built page; null leaves the report out. */
  readonly reportTemplate: string | null;
  readonly fault: Faults;
}

/**
 * @throws AppError `RELEASE_FOLDER_TAKEN` where the folder holds something other than a release, `OUTPUT_UNWRITABLE`.
 */
export function writeRelease({ folder, release, header, reportTemplate, fault }: WriteRelease): void {
  restoreRelease(folder);
  refuseForeign(folder);
  const { staged, old } = siblings(folder);
  try {
    rmSync(staged, { recursive: true, force: true });
    stage(staged, release.value, header, reportTemplate);
    fault('release-staged');
    swap(staged, folder, old, fault);
  } catch (cause) {
    rmSync(staged, { recursive: true, force: true });
    throw isAppError(cause) ? cause : unwritable(folder, cause);
  }
  fault('release-swapped');
}

/** Where a release stands that was moved aside, when the process ended before the new one was in its place. */
export function asideOf(folder: string): string {
  return siblings(folder).old;
}

/** Puts such a release back. For who holds the run alone: it would pull the place from under a writer at work. */
export function restoreRelease(folder: string): void {
  const old = asideOf(folder);
  if (!existsSync(folder) && existsSync(old)) renameSync(old, folder);
}

function siblings(folder: string): { staged: string; old: string } {
  const beside = (end: string): string => join(dirname(folder), `.${basename(folder)}.${end}`);
  return { staged: beside('new'), old: beside('old') };
}

function swap(staged: string, folder: string, old: string, fault: Faults): void {
  rmSync(old, { recursive: true, force: true });
  if (existsSync(folder)) renameSync(folder, old);
  fault('release-aside');
  renameSync(staged, folder);
  rmSync(old, { recursive: true, force: true });
}

function stage(folder: string, content: ReleaseContent, facts: HeaderFacts, reportTemplate: string | null): void {
  const { clusters, facets, thresholds, stamps, comparisons, dp, trends, safety } = content;
  const paths = facetPaths(facets);
  const header: ReleaseHeader = {
    ...facts,
    schemaVersion: schemaVersionOf(content),
    thresholds,
    ...(dp === undefined ? {} : { dp }),
    ...(comparisons === undefined ? {} : { comparisons }),
    stamps: [...stamps],
    facets: facets.map(({ facet, title, kind }, index) => ({ name: facet, title, kind, path: paths[index] as string })),
  };
  const files = new Map<string, string>([['clusters.json', clustersForm(header).text(clusters)]]);
  facets.forEach((table, index) => {
    files.set(paths[index] as string, tableForm(header).text(table));
  });
  const beside = { ...(trends !== undefined && { trends }), ...(safety !== undefined && { safety }) };
  for (const [name, record] of Object.entries(beside)) files.set(`${name}.json`, canonicalJsonFile(record));
  if (reportTemplate !== null) {
    const data = { manifest: header, clusters, facets: [...facets], ...beside };
    files.set('report.html', fillReport(reportTemplate, data));
  }
  for (const [path, text] of files) writePublic(folder, path, text);
  writePublic(folder, 'manifest.json', manifestForm.text({ ...header, files: entriesOf(files) }));
}

function writePublic(folder: string, path: string, text: string): void {
  const target = join(folder, path);
  makeFolder(dirname(target));
  writeSharedFile(target, text);
}

function entriesOf(files: ReadonlyMap<string, string>): ReleaseManifest['files'] {
  const entries = [...files].map(([path, text]) => ({ path, bytes: Buffer.byteLength(text), sha256: sha256(text) }));
  return entries.sort((left, right) => (left.path < right.path ? -1 : 1));
}

/** File names from the names of definitions, never from data; made different where two come to the same. */
function facetPaths(facets: readonly FacetTable[]): string[] {
  const taken = new Set<string>();
  return facets.map(({ facet }) => {
    const slug =
      facet
        .toLowerCase()
        .replace(/[^a-z0-9]+/gu, '-')
        .replace(/^-|-$/gu, '') || 'facet';
    let path = `facets/${slug}.json`;
    for (let number = 2; taken.has(path); number++) path = `facets/${slug}-${number}.json`;
    taken.add(path);
    return path;
  });
}
