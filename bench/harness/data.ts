/** The public data sets, which are not part of the repository. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { root } from './facts.ts';

/** `SIGHTLINE_DATA`, else a folder beside the repository. */
const folder = resolve(root, process.env['SIGHTLINE_DATA'] ?? join('..', 'shared', 'data'));

/** File of a data set, plain or gzipped; null where it is not at hand. */
export function dataFile(name: string): string | null {
  const paths = [`${name}.jsonl`, `${name}.jsonl.gz`].map((file) => join(folder, file));
  return paths.find((path) => existsSync(path)) ?? null;
}

export const dataHint =
  'Put the data sets into ../shared/data beside the repository, or name their folder in SIGHTLINE_DATA.';
