/** `mcp`: releases for agents. */
import { basename, dirname } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import type { NamedRelease } from '../server/mcp/release-reader.ts';
import { VERSION } from '../version.ts';
import { openRelease } from './open-release.ts';
import { publicFolderOf } from './releases.ts';

export interface ServeReleasesOptions {
  /** Releases, or runs that have one. */
  readonly releases: readonly string[];
  readonly workingFolder: string;
  readonly input: Readable;
  readonly output: Writable;
  readonly signal: AbortSignal;
}

/**
 * Answers an agent's questions about releases until it closes its end. Read once, before the first question.
 *
 * @throws AppError `RELEASE_NOT_FOUND` (exit code 2), `RELEASE_UNREADABLE`
 */
export async function serveReleases({ releases, workingFolder, ...streams }: ServeReleasesOptions): Promise<void> {
  const named = releases.map((path) => {
    const folder = publicFolderOf(path, workingFolder);
    return {
      name: basename(folder) === 'public' ? basename(dirname(folder)) : basename(folder),
      data: openRelease(folder),
    };
  });
  const { serveMcp } = await import('../server/mcp/serve-mcp.ts');
  await serveMcp({ ...streams, releases: told(named), version: VERSION });
}

/** Folders of the same name are numbered. */
function told(releases: readonly NamedRelease[]): NamedRelease[] {
  return releases.map(({ name, data }, at) => {
    const before = releases.slice(0, at).filter((other) => other.name === name).length;
    return { name: before === 0 ? name : `${name}-${before + 1}`, data };
  });
}
