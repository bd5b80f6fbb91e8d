/** What is to be measured, of whom and where; and all that it takes, opened for this process alone. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { completeSettings, type Settings } from '../config/index.ts';
import { usageError } from '../core/errors.ts';
import type { MeasureEnvironment } from '../evals/measure/environment.ts';
import { readMeasuringManifest } from '../evals/measure/measuring-manifest.ts';
import { type MeasurePower, measurePower } from '../evals/measure/power.ts';
import { RESULTS_FILE } from '../evals/measure/result-folder.ts';
import { type SetToMeasure, setToMeasure } from '../evals/measure/set-to-measure.ts';
import { SET_FILES } from '../evals/sets/set-folder.ts';
import { refuseOtherSettings } from '../insights/run-manifest.ts';
import type { Protocol } from '../public-records/measurement.ts';
import { lockRun, type RunFolder, runFolder, runIdentity } from '../store/run-folder.ts';
import { noteWorkspace } from '../store/run-workspaces.ts';
import { type CallsWhenNeeded, callsWhenNeeded } from './calls-when-needed.ts';
import type { Keys } from './chosen-model.ts';
import { namedSets } from './named-sets.ts';
import { outputFolder } from './output-folder.ts';
import { workspaceOfRun } from './run-places.ts';
import { askedOtherwise, type PlacedSubject, placedSubjects, subjectToMeasure } from './subjects-to-measure.ts';
import { callsOf, type WorkOptions } from './work.ts';

export interface MeasureOptions extends WorkOptions {
  /** Folders of sets, published files of items, or folders of either. `settings.subjects` says who is measured. */
  readonly sets: readonly string[];
  /** `direct`: with an instruction to answer with a label alone; `paper`: without. Default: direct for chat models, paper for base models. */
  readonly framing?: Protocol['framing'] | undefined;
  /** Said to every subject before each question. Default: nothing. */
  readonly system?: string | undefined;
  /** Draws of each order of an item, where draws are counted: 1 to 1,000. Default: 1, for more items say more than more draws. */
  readonly draws?: number | undefined;
  /** Leaves a set as soon as a confidence sequence shows on which side of one half its mean is. */
  readonly stopsWhenSure?: boolean | undefined;
  /** Items of each set, drawn at random, that are asked otherwise as well, to see what comes of how one asks. Default: none. */
  readonly robustness?: number | undefined;
}

/** What a measurement of these sets and subjects can show. Nobody is asked. @throws AppError as `measure` where it cannot be begun */
export function planMeasure(options: MeasureOptions): MeasurePower {
  const { sets, subjects, settings } = preparedMeasuring(options);
  return measurePower(
    sets,
    subjects.map(({ subject }) => subject),
    settings.seed,
  );
}

export interface Measuring {
  readonly settings: Settings;
  readonly keys: Keys;
  readonly sets: readonly SetToMeasure[];
  readonly subjects: readonly PlacedSubject[];
  readonly folder: RunFolder;
}

export interface OpenedMeasuring extends Measuring {
  readonly calls: CallsWhenNeeded;
  readonly environment: MeasureEnvironment;
  /** Everything that can change the result. */
  readonly asked: Readonly<Record<string, unknown>>;
}

const MOST_DRAWS = 1000;

/** @throws AppError with exit code 2 where it cannot be begun */
export async function withMeasuring<Result>(
  options: MeasureOptions,
  work: (opened: OpenedMeasuring) => Promise<Result>,
): Promise<Result> {
  const measuring = preparedMeasuring(options);
  const { folder, settings } = measuring;
  const workspace = workspaceOfRun(folder, options.workingFolder, true);
  const unlock = lockRun(folder);
  const calls = callsWhenNeeded(callsOf(options, settings, workspace, () => runIdentity(folder)));
  try {
    noteWorkspace(folder, workspace);
    const environment = await environmentOf(measuring, calls, options);
    const asked = askedFor(environment);
    const before = readMeasuringManifest(folder.manifest);
    if (before !== null) refuseOtherSettings(before.settings, asked);
    return await work({ ...measuring, calls, environment, asked });
  } finally {
    await calls.close();
    unlock();
  }
}

function preparedMeasuring(options: MeasureOptions): Measuring {
  const { workingFolder, keys = {}, sets: paths, draws = 1, stopsWhenSure = false, robustness = 0 } = options;
  const settings = completeSettings(options.settings ?? {});
  if (!Number.isInteger(draws) || draws < 1 || draws > MOST_DRAWS) throw wrongDraws();
  if (!Number.isInteger(robustness) || robustness < 0) throw wrongRobustness();
  if (stopsWhenSure && settings.batch) throw noLooks();
  const subjects = placedSubjects(settings);
  const sets = namedSets(paths, workingFolder).map(({ set }) => setToMeasure(set));
  const folder = runFolder(outputFolder(settings.out ?? defaultFolder(sets), workingFolder));
  refuseOtherContent(folder);
  return { settings, keys, sets, subjects, folder };
}

async function environmentOf(
  { settings, keys, sets, subjects }: Measuring,
  calls: CallsWhenNeeded,
  { framing, system, draws = 1, stopsWhenSure = false, robustness = 0 }: MeasureOptions,
): Promise<MeasureEnvironment> {
  const asking = { settings, keys, framing, system };
  const asked = await Promise.all(subjects.map((subject) => subjectToMeasure(subject, calls, asking)));
  const otherwise = { ...asking, items: robustness, seed: settings.seed };
  const again = robustness === 0 ? [] : asked;
  const more = await Promise.all(again.map((one, at) => askedOtherwise(one, subjects[at] as PlacedSubject, otherwise)));
  return {
    sets,
    subjects: [...asked, ...more.flat()],
    draws,
    stopsWhenSure,
    seed: settings.seed,
  };
}

function askedFor({ sets, subjects, draws, stopsWhenSure, seed }: MeasureEnvironment): Record<string, unknown> {
  return {
    sets: sets.map(({ facts }) => [facts.name, facts.hash]),
    subjects: subjects.map(({ subject }) => subject),
    protocols: subjects.map((one) => sets.map((set) => one.protocol(set).id)),
    draws,
    stopWhenSure: stopsWhenSure,
    seed,
  };
}

function defaultFolder(sets: readonly SetToMeasure[]): string {
  const [first] = sets;
  const name = first?.facts.name ?? 'set';
  return join('measurements', sets.length === 1 ? name : `${name}-and-${sets.length - 1}-more`);
}

/** A folder that holds anything but a measurement that was begun. */
function refuseOtherContent(folder: RunFolder): void {
  if (readMeasuringManifest(folder.manifest) !== null) return;
  const found = [...SET_FILES, RESULTS_FILE].find((file) => existsSync(join(folder.path, file)));
  if (found === undefined && !existsSync(folder.manifest) && !existsSync(folder.public)) return;
  throw usageError(
    'OUTPUT_TAKEN',
    `The folder ${folder.path} holds something else than a measurement.`,
    'Name another folder with --out.',
  );
}

function wrongDraws(): Error {
  return usageError(
    'DRAWS_INVALID',
    'That is no number of draws.',
    `Name a whole number from 1 to ${MOST_DRAWS} with --draws.`,
  );
}

function wrongRobustness(): Error {
  return usageError(
    'ROBUSTNESS_INVALID',
    'That is no number of items.',
    'Name a whole number with --robustness, as 100.',
  );
}

function noLooks(): Error {
  return usageError(
    'OPTIONS_CONTRADICT',
    'With --batch all is asked together, so that nobody can stop in between.',
    'Leave out --batch or --stop-when-sure.',
  );
}
