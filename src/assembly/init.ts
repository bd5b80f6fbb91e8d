import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CONFIG_FILE, exampleConfig } from '../config/index.ts';
import { usageError } from '../core/errors.ts';
import { defaultFacets } from '../insights/facets/parse-facets.ts';
import { writeSharedFile } from '../store/files.ts';
import { type Preview, preview } from './preview.ts';
import { facetFor } from './preview-fields.ts';

/** Rows of each file that are looked at. */
const ROWS = 2000;
/** More would be a list nobody reads. */
const MOST_FACETS = 12;

export interface InitOptions {
  readonly workingFolder: string;
  /** Files and folders that the configuration names and whose fields it offers. */
  readonly inputs: readonly string[];
  readonly signal?: AbortSignal;
}

export interface InitResult {
  readonly path: string;
  /** What was seen of the input; null where none was named. */
  readonly seen: Preview | null;
}

/** Writes a configuration of which every line but the input is a comment. One that is there is not touched. */
export async function init({ workingFolder, inputs, signal }: InitOptions): Promise<InitResult> {
  const path = join(workingFolder, CONFIG_FILE);
  if (existsSync(path)) {
    throw usageError('CONFIG_EXISTS', `There is a ${CONFIG_FILE} already.`, 'Edit it, or remove it first.');
  }
  const seen =
    inputs.length === 0 ? null : await preview({ workingFolder, inputs, rows: ROWS, ...(signal && { signal }) });
  writeSharedFile(path, exampleConfig(seen === null ? {} : { input: inputs, facets: facetsOf(seen) }));
  return { path, seen };
}

/** The built-in ones, and the fields that would make a facet: their names, and nothing that stands in them. */
function facetsOf({ fields }: Preview): unknown[] {
  return [...defaultFacets, ...fields.flatMap((field) => facetFor(field) ?? []).slice(0, MOST_FACETS)];
}
