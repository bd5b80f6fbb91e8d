/** Checks of a release as files: all that is listed, nothing else, each as its schema says to the last byte. */
import { type Dirent, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { z } from 'zod';
import { canonicalJson, canonicalJsonFile, sha256 } from '../../core/hash.ts';
import { parseJson } from '../../core/json.ts';
import type { FacetTable, PublicClusters, ReleaseManifest, Safety, Trends } from '../../public-records/release.ts';
import { clustersForm, type FileForm, manifestForm, tableForm } from '../../public-records/release-files.ts';
import { reportData } from '../../public-records/report.ts';
import { safetySchema } from '../../public-records/safety.ts';
import { trendsSchema } from '../../public-records/trends.ts';
import type { Findings } from './verify-findings.ts';

export const MANIFEST = 'manifest.json';
export const CLUSTERS = 'clusters.json';
export const TRENDS = 'trends.json';
export const SAFETY = 'safety.json';
const REPORT = 'report.html';

/** A release whose every file is readable and follows its schema. */
export interface OpenedRelease {
  readonly manifest: ReleaseManifest;
  readonly clusters: PublicClusters;
  /** In the order of the manifest. */
  readonly tables: readonly { readonly path: string; readonly table: FacetTable }[];
  /** Null where the release has none. */
  readonly trends: Trends | null;
  readonly safety: Safety | null;
}

/** Null where some file cannot be read as what it should be; the findings then say which. */
export function openVerified(folder: string, findings: Findings): OpenedRelease | null {
  const manifest = readRecord(folder, MANIFEST, manifestForm, findings);
  if (manifest === null) return null;
  const present = listFolder(folder, findings);
  checkList(manifest, present, findings);
  for (const entry of manifest.files) if (present.includes(entry.path)) checkEntry(folder, entry, findings);
  const clusters = readRecord(folder, CLUSTERS, clustersForm(manifest), findings);
  const tables = manifest.facets.flatMap(({ path }) => {
    const table = isInside(path, present) ? readRecord(folder, path, tableForm(manifest), findings) : null;
    return table === null ? [] : [{ path, table }];
  });
  const beside = <Row>(path: string, schema: z.ZodType<Row>): Row | null =>
    isInside(path, present)
      ? readRecord(folder, path, { schema, text: (row: Row) => canonicalJsonFile(row) }, findings)
      : null;
  const [trends, safety] = [beside(TRENDS, trendsSchema), beside(SAFETY, safetySchema)];
  if (clusters === null || tables.length < manifest.facets.length) return null;
  const opened = { manifest, clusters, tables, trends, safety };
  if (present.includes(REPORT)) checkReport(folder, opened, findings);
  return opened;
}

/** Only names that the listing of the folder gave are ever opened, so no path leads out of it. */
function isInside(path: string, present: readonly string[]): boolean {
  return present.includes(path);
}

/** Paths of all files, with forward slashes. A link, or a folder that holds no file, has no business in a release. */
function listFolder(folder: string, findings: Findings): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const pathOf = (entry: Dirent): string => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/');
  const files = entries.filter((entry) => entry.isFile()).map(pathOf);
  for (const entry of entries) {
    const path = pathOf(entry);
    if (entry.isFile() || (entry.isDirectory() && files.some((file) => file.startsWith(`${path}/`)))) continue;
    findings.add('unlisted-file', path, 'Neither a file nor a folder of files.');
  }
  return files.sort();
}

function checkList(manifest: ReleaseManifest, present: readonly string[], findings: Findings): void {
  const listed = manifest.files.map((entry) => entry.path);
  const beside = [REPORT, TRENDS, SAFETY];
  const known = new Set([CLUSTERS, ...beside, ...manifest.facets.map((facet) => facet.path)]);
  for (const path of present) {
    if (path === MANIFEST || listed.includes(path)) continue;
    findings.add('unlisted-file', path, 'The file is not listed in the manifest.');
  }
  listed.forEach((path, position) => {
    findings.expect(present.includes(path), 'missing-file', path, 'The manifest lists a file that is not there.');
    findings.expect(known.has(path), 'unknown-file', path, 'A release has no such file.');
    findings.expect(listed.indexOf(path) === position, 'file-list', path, 'The file is listed twice.');
  });
  for (const path of known) {
    if (!beside.includes(path))
      findings.expect(listed.includes(path), 'file-list', path, 'The manifest does not list it.');
  }
}

function checkEntry(folder: string, entry: ReleaseManifest['files'][number], findings: Findings): void {
  const data = readFileSync(join(folder, entry.path));
  findings.expect(data.length === entry.bytes, 'file-size', entry.path, 'The size is not the listed one.');
  findings.expect(sha256(data) === entry.sha256, 'file-hash', entry.path, 'The SHA-256 is not the listed one.');
}

/** A record of exactly its schema's members, written as the writer writes: nothing rides along. */
function readRecord<Row>(folder: string, path: string, form: FileForm<Row>, findings: Findings): Row | null {
  const text = readText(join(folder, path));
  if (text === null) return missing(path, findings);
  const parsed = form.schema.safeParse(parseJson(text));
  if (!parsed.success) {
    const where = parsed.error.issues.map((issue) => issue.path.join('.')).slice(0, 3);
    findings.add('schema', path, `The file does not follow its schema at: ${where.join(', ') || 'its start'}.`);
    return null;
  }
  const exact = form.text(parsed.data) === text;
  findings.expect(exact, 'schema', path, 'The file holds more than its schema knows, or is not in canonical form.');
  return parsed.data;
}

function missing(path: string, findings: Findings): null {
  findings.add('missing-file', path, 'The file is not there or cannot be read.');
  return null;
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

const slot = /<script type="application\/json" id="release-data">([^<]*)<\/script>/gu;

function checkReport(folder: string, release: OpenedRelease, findings: Findings): void {
  const { manifest, clusters, tables, trends, safety } = release;
  const slots = [...(readText(join(folder, REPORT)) ?? '').matchAll(slot)];
  const { files: _, ...header } = manifest;
  const expected = canonicalJson(
    reportData({
      manifest: header,
      clusters,
      facets: tables.map(({ table }) => table),
      ...(trends !== null && { trends }),
      ...(safety !== null && { safety }),
    }),
  );
  const same = slots.length === 1 && canonicalJson(parseJson(slots[0]?.[1] ?? '')) === expected;
  findings.expect(same, 'report', REPORT, 'The data in the report is not that of the other files.');
}
