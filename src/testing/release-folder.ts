/** A made-up release as files, as a run leaves it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { canonicalJsonFile, sha256 } from '../core/hash.ts';
import type { ReleaseData } from '../public-records/release.ts';
import { clustersForm, manifestForm, tableForm } from '../public-records/release-files.ts';

/** Writes every file but the report; the manifest lists their hashes. Returns the folder. */
export function writeReleaseFolder(folder: string, { manifest, clusters, facets, ...beside }: ReleaseData): string {
  const tables = facets.map((table, at): [string, string] => [
    manifest.facets[at]?.path ?? '',
    tableForm(manifest).text(table),
  ]);
  const others = Object.entries(beside).map(([name, record]): [string, string] => [
    `${name}.json`,
    canonicalJsonFile(record),
  ]);
  const texts: [string, string][] = [['clusters.json', clustersForm(manifest).text(clusters)], ...tables, ...others];
  const files = texts.map(([path, text]) => ({ path, bytes: Buffer.byteLength(text), sha256: sha256(text) }));
  for (const [path, text] of [...texts, ['manifest.json', manifestForm.text({ ...manifest, files })] as const]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}
