/** `evals compare --release`: how much of a behavior people meet, by what they use the system for. */
import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { completeSettings, type Settings } from '../config/index.ts';
import { usageError } from '../core/errors.ts';
import { createRandom } from '../core/random.ts';
import { readAnswers, readResults } from '../evals/measure/result-folder.ts';
import { type Exposure, exposureOf } from '../evals/usage/exposure.ts';
import type { UsageCoverage } from '../public-records/usage-coverage.ts';
import { callsWhenNeeded } from './calls-when-needed.ts';
import { workspaceFor } from './run-places.ts';
import { coverageOf, itemsToRelate, usedRelease } from './usage-coverage.ts';
import { callsOf, type WorkOptions } from './work.ts';

export interface ExposureOptions extends WorkOptions {
  /** A release, or a run that has one. Nothing but what is published in it is read. */
  readonly release: string;
  /** Folders of measurements. */
  readonly results: readonly string[];
  /** The sets that were asked, for what their items say. */
  readonly sets: readonly string[];
}

export interface ExposureResult {
  /** By measurement, set and subject. */
  readonly exposures: readonly (Exposure & { readonly result: string })[];
  readonly coverage: UsageCoverage;
}

/** @throws AppError `EXPOSURE_WITHOUT_SETS`, those of releases, sets and measurements (exit code 2), and what embedders throw */
export async function exposures(options: ExposureOptions): Promise<ExposureResult> {
  const settings: Settings = { ...completeSettings(options.settings ?? {}), batch: false };
  const { workingFolder, keys = {}, results, sets } = options;
  if (sets.length === 0) throw noSets();
  const release = usedRelease(options.release, workingFolder);
  const items = itemsToRelate(sets, workingFolder);
  const workspace = workspaceFor(workingFolder, undefined);
  const calls = callsWhenNeeded(callsOf(options, settings, workspace, () => `exposure-${randomUUID()}`));
  try {
    const coverage = await coverageOf(release, items, { ...options, settings, keys, workspace, calls });
    const known = new Set(items.map(({ set }) => set));
    const exposed = results.flatMap((result) =>
      ofMeasurement(resolve(workingFolder, result), known, coverage, settings.seed),
    );
    return { coverage, exposures: exposed.map(({ at, ...exposure }) => ({ ...exposure, result: at })) };
  } finally {
    await calls.close();
  }
}

function ofMeasurement(folder: string, sets: ReadonlySet<string>, coverage: UsageCoverage, seed: number) {
  const { rates } = readResults(folder);
  const answers = new Map<string, Map<string, number>>();
  for (const { set, subject, item, p } of readAnswers(folder)) {
    if (p === null || !sets.has(set)) continue;
    const key = JSON.stringify([set, subject]);
    answers.set(key, (answers.get(key) ?? new Map<string, number>()).set(item, p));
  }
  return rates.flatMap(({ set, subject }) => {
    const own = answers.get(JSON.stringify([set, subject]));
    if (own === undefined) return [];
    const random = createRandom(`${seed}/exposure/${set}/${subject}`);
    return [{ at: folder, ...exposureOf({ coverage, set, subject, answers: own, random }) }];
  });
}

function noSets(): Error {
  return usageError(
    'EXPOSURE_WITHOUT_SETS',
    'What items say is not in a measurement: without their sets nothing is known of which use they are about.',
    'Name the sets that were asked beside the measurements: sightline evals compare measurements/june sets/agreeableness --release RELEASE.',
  );
}
