/** Another release of a finished run: names by the new preset, then the gate. */
import { usageError } from '../core/errors.ts';
import { readOutputs, runStages } from '../runner/run-stages.ts';
import { lockRun } from '../store/run-folder.ts';
import { type AnalysisResult, type AnalysisRun, runnerSettings } from './analyze.ts';
import { analysisStages, namingStages } from './pipeline.ts';
import { publish } from './release/publish.ts';

export interface ReleaseAgain extends AnalysisRun {
  /** Where the release goes. */
  readonly out: string;
  /** Stages of the finished run, as its manifest lists them. */
  readonly stages: readonly { readonly name: string; readonly key: string }[];
}

export async function releaseAgain(run: ReleaseAgain): Promise<AnalysisResult> {
  const unlock = lockRun(run.folder);
  try {
    const names = analysisStages.map((stage) => stage.name);
    const analysed = readOutputs(
      run.folder.private,
      run.stages.filter((stage) => names.includes(stage.name)),
    );
    if (analysed.size < names.length) throw incomplete();
    const outputs = await runStages(namingStages, runnerSettings(run, run.onStage), analysed);
    const usefulness = await publish({ ...run, outputs });
    return { run: run.folder.path, release: run.out, usefulness };
  } finally {
    unlock();
  }
}

function incomplete(): Error {
  return usageError(
    'RUN_INCOMPLETE',
    'The private side of the run is not complete.',
    'Run "sightline insights run" into the same folder to finish it.',
  );
}
