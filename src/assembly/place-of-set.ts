/** Where a set is written: a folder that holds nothing else. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { usageError } from '../core/errors.ts';
import { SET_FILES } from '../evals/sets/set-folder.ts';
import { CARD_FILE } from '../evals/write/card.ts';
import { readWritingManifest } from '../evals/write/writing-manifest.ts';
import type { RunFolder } from '../store/run-folder.ts';

/** @throws AppError `SET_EXISTS`, `RUN_EXISTS` (exit code 2) where something is there that was not begun by `evals write` */
export function refuseOtherContent(folder: RunFolder): void {
  if (readWritingManifest(folder.manifest) !== null) return;
  const found = [...SET_FILES, CARD_FILE].find((file) => existsSync(join(folder.path, file)));
  if (found !== undefined) throw taken('SET_EXISTS', `There is a ${found} in ${folder.path} already.`);
  if (existsSync(folder.manifest) || existsSync(folder.public))
    throw taken('RUN_EXISTS', `The folder ${folder.path} is that of a run.`);
}

function taken(code: string, message: string): Error {
  return usageError(code, message, 'Name another folder with --out.');
}
