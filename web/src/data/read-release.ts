import type { ReleaseData } from '../../../src/public-records/release.ts';

const readableVersion = 1;

/** What went wrong, in words for a reader. */
export class UnreadableRelease extends Error {}

/**
 * The release of this page: the data inside the page where there is any (a report), else `release.json` beside it.
 *
 * @throws UnreadableRelease
 */
export async function readRelease(): Promise<ReleaseData> {
  const inside = document.getElementById('release-data')?.textContent?.trim();
  return parseRelease(inside ? inside : await fetchRelease());
}

async function fetchRelease(): Promise<string> {
  const answer = await fetch('release.json').catch(() => null);
  if (answer === null) throw new UnreadableRelease('The server does not answer. It may have been stopped.');
  if (answer.status === 401) throw new UnreadableRelease('This page was opened without its token.');
  if (!answer.ok) throw new UnreadableRelease('The release could not be read from the server.');
  return answer.text();
}

/** The release in a JSON text, if it has the shape and version that this page can show. */
export function parseRelease(json: string): ReleaseData {
  const value = parseJson(json) as Partial<ReleaseData> | null;
  if (value?.manifest?.schema !== 'sightline/release') {
    throw new UnreadableRelease('This is not a release of Sightline, or it is damaged.');
  }
  if (value.manifest.schemaVersion !== readableVersion) {
    throw new UnreadableRelease('The release was made by another version of Sightline than this page.');
  }
  if (!Array.isArray(value.clusters?.clusters) || !Array.isArray(value.facets)) {
    throw new UnreadableRelease('The release is incomplete.');
  }
  return value as ReleaseData;
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
