/** `evals compare`: measurements side by side. */
import { resolve } from 'node:path';
import { usageError } from '../core/errors.ts';
import { type Comparison, comparisonOf } from '../evals/compare/comparison.ts';
import { loadResults } from '../evals/compare/loaded-results.ts';

export interface CompareOptions {
  /** Folders of measurements, earlier ones first. */
  readonly results: readonly string[];
  readonly workingFolder: string;
  /** Name of the subject that others are compared with. Default: the first. */
  readonly baseline?: string | undefined;
}

/** Asks nobody. @throws AppError `RESULTS_NOT_FOUND`, `RESULTS_DAMAGED`, `BASELINE_UNKNOWN` (exit code 2) */
export function compareResults({ results, workingFolder, baseline }: CompareOptions): Comparison {
  const loaded = results.map((folder) => loadResults(resolve(workingFolder, folder)));
  const comparison = comparisonOf({ results: loaded, baseline });
  if (comparison !== null) return comparison;
  const names = new Set(loaded.flatMap(({ measurement }) => measurement.subjects.map(({ name }) => name)));
  throw usageError(
    'BASELINE_UNKNOWN',
    `No subject is called ${baseline}.`,
    `Name one of ${[...names].join(', ')} with --baseline.`,
  );
}
