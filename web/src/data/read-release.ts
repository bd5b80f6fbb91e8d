import type { EvalsPage } from '../../../src/public-records/evals-page.ts';
import { unpackRelease } from '../../../src/public-records/packed-release.ts';
import type { ReleaseData, RunTrees } from '../../../src/public-records/release.ts';

const readableVersions = [1, 2];

export interface ShownTrees {
  /** One or more, in the order in which they are offered. */
  readonly trees: readonly ReleaseData[];
  /** Position of the one to begin with. */
  readonly begin: number;
}

/** What went wrong, in words for a reader. */
export class UnreadableRelease extends Error {}

/**
 * What this page shows, as JSON: the data inside the page where there is any (a report), else `release.json` beside it.
 *
 * @throws UnreadableRelease
 */
export async function readPageText(): Promise<string> {
  const inside = document.getElementById('release-data')?.textContent?.trim();
  return inside ? inside : fetchRelease();
}

/** The sets and measurements in a JSON text; null where it is about something else. @throws UnreadableRelease */
export function evalsPageIn(json: string): EvalsPage | null {
  const value = parseJson(json) as Partial<EvalsPage> | null;
  if (value?.schema !== 'sightline/evals-page') return null;
  if (value.schemaVersion !== 1)
    throw new UnreadableRelease('This was made by another version of Sightline than this page.');
  if (!Array.isArray(value.sets) || !Array.isArray(value.measurements)) {
    throw new UnreadableRelease('The sets are incomplete.');
  }
  return value as EvalsPage;
}

async function fetchRelease(): Promise<string> {
  const answer = await fetch('release.json').catch(() => null);
  if (answer === null) throw new UnreadableRelease('The server does not answer. It may have been stopped.');
  if (answer.status === 401) throw new UnreadableRelease('This page was opened without its token.');
  if (!answer.ok) throw new UnreadableRelease('The release could not be read from the server.');
  return answer.text();
}

/** What is in a JSON text, if it has the shape and version that this page can show. */
export function parsePageData(json: string): ShownTrees {
  const value = parseJson(json) as Partial<RunTrees> | null;
  if (value?.schema !== 'sightline/trees') return { trees: [checkedRelease(value)], begin: 0 };
  const trees = Array.isArray(value.trees) ? value.trees.map(checkedRelease) : [];
  const begin = trees.findIndex(({ manifest }) => manifest.clusteredBy?.name === value.begin);
  if (begin < 0) throw new UnreadableRelease('The trees of this run are incomplete.');
  return { trees, begin };
}

function checkedRelease(json: unknown): ReleaseData {
  const value = json as Partial<ReleaseData> | null;
  if (value?.manifest?.schema !== 'sightline/release') {
    throw new UnreadableRelease('This is not a release of Sightline, or it is damaged.');
  }
  if (!readableVersions.includes(value.manifest.schemaVersion)) {
    throw new UnreadableRelease('The release was made by another version of Sightline than this page.');
  }
  const release = unpacked(json);
  if (!Array.isArray(release?.clusters?.clusters) || !Array.isArray(release.facets)) {
    throw new UnreadableRelease('The release is incomplete.');
  }
  return release;
}

/** Null where it is in columns, and these do not fit together. */
function unpacked(json: unknown): ReleaseData | null {
  try {
    return unpackRelease(json as ReleaseData);
  } catch {
    return null;
  }
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
