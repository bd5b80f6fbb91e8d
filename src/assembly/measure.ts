/** `evals measure`: how often models show the behaviors of sets. */

import { createLocalEngine } from '../engine/local/local-engine.ts';
import { answersIn } from '../evals/measure/answers-stage.ts';
import type { MeasureEnvironment, SubjectToMeasure } from '../evals/measure/environment.ts';
import { measuringManifestText, readMeasuringManifest } from '../evals/measure/measuring-manifest.ts';
import { writeAnswers, writeResults, writeVariantAnswers } from '../evals/measure/result-folder.ts';
import { type AnswerTable, createAnswerTable } from '../evals/measure/results/answer-table.ts';
import { measurementOf } from '../evals/measure/results/measurement.ts';
import { robustnessOf } from '../evals/measure/results/robustness.ts';
import { measuringPipeline } from '../evals/pipeline.ts';
import type { ModelUse } from '../insights/run-manifest.ts';
import type { MeasuredAnswer, Measurement } from '../public-records/measurement.ts';
import { keptIn, outputsIn } from '../runner/in-run-folder.ts';
import { type RunServices, runStages } from '../runner/run-stages.ts';
import type { StageOutputs } from '../runner/stage.ts';
import { writeFileAtomic } from '../store/files.ts';
import { VERSION } from '../version.ts';
import { allowedModel } from './chosen-model.ts';
import { type MeasureOptions, type OpenedMeasuring, withMeasuring } from './prepared-measuring.ts';
import { servicesOf } from './work.ts';

export interface MeasureResult {
  /** Folder of the measurement. */
  readonly folder: string;
  readonly measurement: Measurement;
  /** What was asked of models for this folder, and where text went. */
  readonly models: ModelUse | null;
}

/**
 * Asks every subject about every item, or goes on where it was stopped, and computes what came of it. The same sets, subjects, settings
 * and answers give the same bytes.
 *
 * @throws AppError with exit code 2 where it cannot be begun: `SUBJECT_MISSING`, `SUBJECTS_SAME_NAME`, `SETS_MISSING`, `SET_DAMAGED`, `SET_EMPTY`,
 *   `SETS_SAME_NAME`, `DRAWS_INVALID`, `OPTIONS_CONTRADICT`, `OUTPUT_TAKEN`, `RUN_OTHER_CONFIGURATION`; `LIMIT_REACHED` (exit code 3)
 */
export async function measure(options: MeasureOptions): Promise<MeasureResult> {
  return withMeasuring(options, async (opened) => {
    const { folder, calls, environment, settings } = opened;
    const use = (): Promise<ModelUse | null> =>
      calls.use(
        opened.subjects.map(({ placed }) => placed),
        settings.replay,
      );
    refuseUnallowed(opened);
    await note(opened, 'running', use);
    const outputs = await runStages(measuringPipeline, {
      ...servicesFor(options, opened),
      ...keptIn(folder),
      environment,
      seed: environment.seed,
    });
    const measurement = published(opened, outputs);
    await note(opened, 'finished', use);
    return { folder: folder.path, measurement, models: await use() };
  });
}

/** Before the first is asked: a measurement is not to end half way because the last of its subjects may not be. */
function refuseUnallowed({ folder, subjects, settings, keys }: OpenedMeasuring): void {
  if (readMeasuringManifest(folder.manifest)?.status === 'finished') return;
  for (const { placed } of subjects) allowedModel(placed, settings, keys);
}

/** Parts of several subjects are under way at once: each server has a limit of its own. */
function servicesFor(options: MeasureOptions, { settings, subjects }: OpenedMeasuring): RunServices {
  const services = servicesOf(options, settings);
  return settings.batch ? services : { ...services, engine: createLocalEngine(2 * subjects.length) };
}

async function note(
  { folder, asked }: OpenedMeasuring,
  status: 'running' | 'finished',
  use: () => Promise<ModelUse | null>,
): Promise<void> {
  if (status === 'running' && readMeasuringManifest(folder.manifest) !== null) return;
  const models = status === 'running' ? null : await use();
  writeFileAtomic(
    folder.manifest,
    measuringManifestText({ tool: { version: VERSION }, settings: asked, status, models }),
  );
}

function published({ folder, environment }: OpenedMeasuring, outputs: StageOutputs): Measurement {
  const { sets, subjects, seed, stopsWhenSure } = environment;
  const [answers, otherwise] = [createAnswerTable(), createAnswerTable()];
  const asked = subjects.filter(({ variant }) => variant === undefined);
  const usual = new Set(asked.map(({ subject }) => subject.name));
  const all = (isUsual: boolean) =>
    answersIn(outputsIn(folder, outputs), outputs).filter(({ subject }) => usual.has(subject) === isUsual);
  writeAnswers(folder.path, noted(answers, all(true)));
  if (asked.length < subjects.length) writeVariantAnswers(folder.path, noted(otherwise, all(false)));
  const measurement = measurementOf({
    version: VERSION,
    seed,
    stopsWhenSure,
    sets,
    subjects: asked.map(({ subject }) => subject),
    protocolOf: (subject, set) => of(environment, subject.name).protocol(set),
    answers,
    more:
      asked.length < subjects.length
        ? {
            robustness: robustnessOf({ sets, subjects, seed, usual: answers, otherwise }),
            protocols: sets.flatMap((set) =>
              subjects.flatMap((one) => (one.variant?.items(set).length ? [one.protocol(set)] : [])),
            ),
          }
        : null,
  });
  writeResults(
    folder.path,
    measurement,
    sets.flatMap(({ traits }) => traits),
  );
  return measurement;
}

function of({ subjects }: MeasureEnvironment, name: string): SubjectToMeasure {
  return subjects.find(({ subject }) => subject.name === name) as SubjectToMeasure;
}

function* noted(table: AnswerTable, answers: Iterable<MeasuredAnswer>): Generator<MeasuredAnswer> {
  for (const answer of answers) {
    table.add(answer);
    yield answer;
  }
}
