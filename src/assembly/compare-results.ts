/** `evals compare`: measurements side by side. */
import { basename, resolve } from 'node:path';
import { usageError } from '../core/errors.ts';
import { isFile } from '../core/path-kind.ts';
import { type CompareParts, type Comparison, comparisonOf } from '../evals/compare/comparison.ts';
import { type LoadedResults, loadResults } from '../evals/compare/loaded-results.ts';

export interface CompareOptions {
  /** Folders of measurements, earlier ones first. */
  readonly results: readonly string[];
  readonly workingFolder: string;
  /** Name of the subject that others are compared with. Default: the first. */
  readonly baseline?: string | undefined;
  /** What is to foretell the answers of subjects: the name of one of them, or else a file of scores (docs/evals-measure.md). */
  readonly predictor?: string | undefined;
}

/**
 * Asks nobody.
 *
 * @throws AppError `RESULTS_NOT_FOUND`, `RESULTS_DAMAGED`, `BASELINE_UNKNOWN`, `PREDICTOR_UNKNOWN`, `PREDICTOR_DAMAGED`, `PREDICTOR_WITHOUT_SET` (exit code 2)
 */
export function compareResults({ results, workingFolder, baseline, predictor }: CompareOptions): Comparison {
  const loaded = results.map((folder) => loadResults(resolve(workingFolder, folder)));
  const comparison = comparisonOf({ results: loaded, baseline, predictor: named(predictor, workingFolder, loaded) });
  if (comparison !== null && (predictor === undefined || comparison.prediction !== null)) return comparison;
  if (comparison !== null) {
    throw usageError(
      'PREDICTOR_UNKNOWN',
      `${predictor} is neither a file nor a subject.`,
      `Name a file of scores with --predictor, or one of ${namesOf(loaded)}.`,
    );
  }
  throw usageError(
    'BASELINE_UNKNOWN',
    `No subject is called ${baseline}.`,
    `Name one of ${namesOf(loaded)} with --baseline.`,
  );
}

function named(
  predictor: string | undefined,
  workingFolder: string,
  loaded: readonly LoadedResults[],
): CompareParts['predictor'] {
  if (predictor === undefined) return null;
  const isSubject = loaded.some(({ measurement }) => measurement.subjects.some(({ name }) => name === predictor));
  const file = resolve(workingFolder, predictor);
  return !isSubject && isFile(file) ? { file, name: basename(file) } : { subject: predictor };
}

function namesOf(loaded: readonly LoadedResults[]): string {
  return [...new Set(loaded.flatMap(({ measurement }) => measurement.subjects.map(({ name }) => name)))].join(', ');
}
