/** The folder of one run: `private/` for its owner alone, `public/` for the release, and the lock that keeps two runs apart. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../core/errors.ts';
import { makeFolder, makePrivateFolder, writeFileOnce } from './files.ts';
import { lockFile } from './lock-file.ts';

export interface RunFolder {
  readonly path: string;
  readonly private: string;
  /** Where the release goes. Made by the writer of releases, not here. */
  readonly public: string;
  readonly shards: string;
  readonly manifest: string;
  /** Holds what the run is known by in the ledger; there once a model was asked for it. */
  readonly identity: string;
  /** Holds which workspaces it used. */
  readonly workspaces: string;
  /** What people said of a sample of it: a log for each of them. */
  readonly reviews: string;
  /** What that sample is. */
  readonly reviewSample: string;
  /** Who was shown what of it. */
  readonly openings: string;
  /** What the release of the run that it continues shows. */
  readonly earlierRelease: string;
}

export function runFolder(path: string): RunFolder {
  const inside = join(path, 'private');
  return {
    path,
    private: inside,
    public: join(path, 'public'),
    shards: join(inside, 'shards'),
    manifest: join(inside, 'manifest.json'),
    identity: join(inside, 'id'),
    workspaces: join(inside, 'workspaces.json'),
    reviews: join(inside, 'reviews'),
    reviewSample: join(inside, 'review-sample.json'),
    openings: join(inside, 'openings.jsonl'),
    earlierRelease: join(inside, 'earlier-release.json'),
  };
}

/** Below a run: runs of the same conversations, clustered by another text. */
export const TREES_FOLDER = 'trees';

/** What the run is known by in the ledger: random, made once. */
export function runIdentity(run: RunFolder): string {
  makeRunFolder(run);
  writeFileOnce(run.identity, randomUUID());
  return readFileSync(run.identity, 'utf8');
}

/** The private side is for its owner alone; the run's folder is as any other, for the release in it is to be read. */
function makeRunFolder(run: RunFolder): void {
  makeFolder(run.path);
  makePrivateFolder(run.private);
}

/** Takes the run for this process; the function returned gives it back. */
export function lockRun(run: RunFolder): () => void {
  makeRunFolder(run);
  return lockFile(join(run.private, 'lock'), locked);
}

function locked(): AppError {
  return new AppError({
    code: 'RUN_LOCKED',
    message: 'Another process is working in this run folder.',
    hint: 'Wait until it has ended, or choose another folder with --out.',
    retryable: true,
  });
}
