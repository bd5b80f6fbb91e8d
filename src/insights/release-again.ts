/** Another release of a finished run: names by the new preset, then the gate. */
import { join } from 'node:path';
import { canonicalJson, canonicalJsonFile, hashOf } from '../core/hash.ts';
import { runStages } from '../runner/run-stages.ts';
import type { StageOutputs } from '../runner/stage.ts';
import { readOutputs } from '../runner/stage-records.ts';
import { makePrivateFolder, writeFileAtomic } from '../store/files.ts';
import { lockRun } from '../store/run-folder.ts';
import { type AnalysisResult, type AnalysisRun, runnerSettings } from './analyze.ts';
import { nameMatchStage } from './names/name-match-stage.ts';
import { pipelineOf } from './pipeline.ts';
import { publish } from './release/publish.ts';
import { refuseForeign } from './release/refuse-foreign.ts';
import { runIncomplete, type Usefulness } from './run-manifest.ts';

export interface ReleaseAgain extends Omit<AnalysisRun, 'models' | 'workspace' | 'servers'> {
  /** Where the release goes. */
  readonly out: string;
  /** False where names would have to be sent to a server: then how well they lead home is known of those of the run alone. */
  readonly embedsNames: boolean;
  /** Stages of the finished run, as its manifest lists them. */
  readonly stages: readonly { readonly name: string; readonly key: string }[];
}

export async function releaseAgain(run: ReleaseAgain): Promise<AnalysisResult> {
  refuseForeign(run.out);
  const unlock = lockRun(run.folder);
  try {
    const outputs = await namedAgain(run, readOutputs(run.folder.private, run.stages));
    const usefulness = await publish({ ...run, outputs });
    keepFigures(run, usefulness);
    return { run: run.folder.path, release: run.out, usefulness };
  } finally {
    unlock();
  }
}

async function namedAgain(run: ReleaseAgain, done: StageOutputs): Promise<StageOutputs> {
  const { analysis, naming } = pipelineOf(run.environment);
  const analysed = outputsOf(analysis, done);
  if (analysed.size < analysis.length) throw runIncomplete();
  const settings = runnerSettings(run);
  if (run.embedsNames) return runStages(naming, settings, analysed);
  const named = await runStages(
    naming.filter((stage) => stage !== nameMatchStage),
    settings,
    analysed,
  );
  const [now, before] = [named, done].map((outputs) => canonicalJson(outputs.get('names')?.shards ?? null));
  return now === before ? new Map([...named, ...outputsOf([nameMatchStage], done)]) : named;
}

function outputsOf(stages: readonly { readonly name: string }[], outputs: StageOutputs): StageOutputs {
  return new Map([...outputs].filter(([name]) => stages.some((stage) => stage.name === name)));
}

/** What this release left out, exactly: for the private side alone, as the manifest holds it of the first release. */
function keepFigures({ folder, environment: { thresholds } }: ReleaseAgain, usefulness: Usefulness): void {
  const figures = join(folder.private, 'releases');
  makePrivateFolder(figures);
  const name = `${thresholds.preset}-${hashOf(thresholds).slice(0, 8)}.json`;
  writeFileAtomic(join(figures, name), canonicalJsonFile({ thresholds, usefulness }));
}
