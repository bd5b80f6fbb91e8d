/** The workspace `.sightline/`: what outlives a run. The account secret, the embedding cache, the runs without an --out. */
import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { AppError } from '../core/errors.ts';
import { makeFolder, makePrivateFolder, writeFileOnce } from './files.ts';

export const WORKSPACE_FOLDER = '.sightline';
const SECRET_BYTES = 32;

export interface Workspace {
  readonly folder: string;
  /** What runs know it by, wherever it is moved: random, made once. Null where the folder is none of ours, or older. */
  id(): string | null;
  /** 32 random bytes, made once and readable by the owner alone. Account ids are hashed under it. */
  secret(): Uint8Array;
  /** Where runs go that were given no --out. */
  readonly runs: string;
  readonly embeddingCache: string;
  /** Every call to a model, and its answer. */
  readonly ledger: string;
  /** What differentially private releases have spent of each account. */
  readonly privacySpending: string;
  /** What servers were found to be able to do. */
  readonly probes: string;
}

/** The nearest workspace at or above `from`; null where there is none. */
export function findWorkspace(from: string): string | null {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    const candidate = join(folder, WORKSPACE_FOLDER);
    if (existsSync(candidate) && statSync(candidate).isDirectory()) return candidate;
    if (dirname(folder) === folder) return null;
  }
}

export function openWorkspace(folder: string): Workspace {
  makeFolder(dirname(folder));
  makePrivateFolder(folder);
  writeFileOnce(idPath(folder), randomUUID());
  return workspaceAt(folder);
}

/** Where things are in a workspace, whether it is there or not. */
export function workspaceAt(folder: string): Workspace {
  return {
    folder,
    id: () => (existsSync(idPath(folder)) ? readFileSync(idPath(folder), 'utf8') : null),
    secret: () => readSecret(join(folder, 'secret')),
    runs: join(folder, 'runs'),
    embeddingCache: join(folder, 'embeddings.sqlite'),
    ledger: join(folder, 'ledger.sqlite'),
    privacySpending: join(folder, 'privacy-spending.sqlite'),
    probes: join(folder, 'probes.json'),
  };
}

function idPath(folder: string): string {
  return join(folder, 'id');
}

function readSecret(path: string): Uint8Array {
  if (!existsSync(path)) writeFileOnce(path, randomBytes(SECRET_BYTES));
  const secret = readFileSync(path);
  if (secret.length !== SECRET_BYTES) {
    throw new AppError({
      code: 'WORKSPACE_SECRET_DAMAGED',
      message: `The account secret ${path} does not hold ${SECRET_BYTES} bytes.`,
      hint: 'Restore it from a backup. A new one (delete the file) makes accounts of earlier runs incomparable.',
    });
  }
  return secret;
}

/** Paths of the runs in a workspace, the most recently changed first. */
export function listRuns(workspaceFolder: string): string[] {
  const folder = workspaceAt(workspaceFolder).runs;
  if (!existsSync(folder)) return [];
  const runs = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(folder, entry.name));
  return runs.sort((left, right) => statSync(right).mtimeMs - statSync(left).mtimeMs || (left < right ? -1 : 1));
}
