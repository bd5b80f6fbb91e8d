import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CONFIG_FILE, exampleConfig } from '../config/index.ts';
import { usageError } from '../core/errors.ts';
import { writeFileAtomic } from '../store/files.ts';

/** Writes an example configuration into the folder and returns its path. One that is there is not touched. */
export function writeExampleConfig(folder: string): string {
  const path = join(folder, CONFIG_FILE);
  if (existsSync(path)) {
    throw usageError('CONFIG_EXISTS', `There is a ${CONFIG_FILE} already.`, 'Edit it, or remove it first.');
  }
  writeFileAtomic(path, exampleConfig());
  return path;
}
