/** A release read for people: what is shown is what its maker wrote, or nothing. */
import { readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { AppError } from '../core/errors.ts';
import { sha256 } from '../core/hash.ts';
import { parseJson } from '../core/json.ts';
import { CLUSTERS, MANIFEST, SAFETY, TRENDS } from '../insights/release/verify-files.ts';
import {
  RELEASE_SCHEMA_VERSION,
  type ReleaseData,
  type ReleaseManifest,
  releaseManifestSchema,
} from '../public-records/release.ts';
import { clustersForm, tableForm } from '../public-records/release-files.ts';
import { safetySchema } from '../public-records/safety.ts';
import { trendsSchema } from '../public-records/trends.ts';

/**
 * A release as its readers take it. Every file is checked against its hash and its schema, and none is read through a link.
 *
 * @throws AppError `RELEASE_UNREADABLE`, which says what is wrong with which file; `RELEASE_NEWER` where a later version made it
 */
export function openRelease(folder: string): ReleaseData {
  const { files, ...manifest } = readManifest(folder);
  const read = <Row>(path: string, schema: z.ZodType<Row>): Row => {
    const bytes = readFile(folder, path);
    const hash = files.find((entry) => entry.path === path)?.sha256;
    if (hash === undefined) throw unreadable(`is not listed in ${MANIFEST}`, path);
    if (hash !== sha256(bytes))
      throw unreadable('was changed: it does not have the hash that the manifest lists', path);
    return parse(path, bytes, schema);
  };
  const clusters = read(CLUSTERS, clustersForm(manifest).schema);
  const facets = manifest.facets.map(({ path }) => read(path, tableForm(manifest).schema));
  const isThere = (path: string): boolean => files.some((file) => file.path === path);
  return {
    manifest,
    clusters,
    facets,
    ...(isThere(TRENDS) && { trends: read(TRENDS, trendsSchema) }),
    ...(isThere(SAFETY) && { safety: read(SAFETY, safetySchema) }),
  };
}

function readManifest(folder: string): ReleaseManifest {
  const bytes = readFile(folder, MANIFEST);
  refuseNewer(bytes);
  return parse(MANIFEST, bytes, releaseManifestSchema);
}

function refuseNewer(bytes: Buffer): void {
  const { schemaVersion } = parsedObject(bytes) as { schemaVersion?: unknown };
  if (typeof schemaVersion !== 'number' || schemaVersion <= RELEASE_SCHEMA_VERSION) return;
  throw new AppError({
    code: 'RELEASE_NEWER',
    message: `The release was made by a newer version of Sightline: its schema is ${schemaVersion}, and this version reads ${RELEASE_SCHEMA_VERSION}.`,
    hint: 'Update Sightline, or open the report.html of the release, which brings its own page.',
  });
}

/** No link is followed within the release, and no path leads out of it. */
function readFile(folder: string, path: string): Buffer {
  let real: string;
  try {
    real = realpathSync(join(folder, path));
  } catch (cause) {
    throw unreadable('is missing', path, cause);
  }
  const isOwn = isPlain(path) && real === join(realpathSync(folder), path);
  if (!isOwn) throw unreadable('is a link, or outside of the release', path);
  try {
    return readFileSync(real);
  } catch (cause) {
    throw unreadable('cannot be read', path, cause);
  }
}

function parse<Row>(path: string, bytes: Buffer, schema: z.ZodType<Row>): Row {
  const parsed = schema.safeParse(parsedObject(bytes));
  if (!parsed.success) throw unreadable('does not follow its schema', path, parsed.error);
  return parsed.data;
}

/** What is no JSON, or null, is as a file without members: no schema lets it pass. */
function parsedObject(bytes: Buffer): unknown {
  return parseJson(bytes.toString('utf8')) ?? {};
}

/** As this program names the files of a release. */
function isPlain(path: string): boolean {
  return [MANIFEST, CLUSTERS, TRENDS, SAFETY].includes(path) || /^facets\/[\w-][\w.-]*\.json$/u.test(path);
}

function unreadable(what: string, path: string, cause?: unknown): AppError {
  return new AppError({
    code: 'RELEASE_UNREADABLE',
    message: `The release cannot be read: ${isPlain(path) ? path : 'a file that its manifest names'} ${what}.`,
    hint: 'See all that is wrong with "sightline verify", or make it again with "sightline insights release RUN".',
    cause,
  });
}
