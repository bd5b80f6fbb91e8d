/**
 * Another release of a finished run: names by the new preset, then the gate. Where a model named clusters, a stronger release is
 * decided upon that of the run: it keeps its tree, and names nothing that is not named there.
 */
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { canonicalJson, canonicalJsonFile, hashOf } from '../core/hash.ts';
import { isWeaker, presetsBelow, type Thresholds } from '../privacy/thresholds.ts';
import { doneStages, runStages } from '../runner/run-stages.ts';
import type { Stage, StageOutputs } from '../runner/stage.ts';
import { readOutputs } from '../runner/stage-records.ts';
import { makePrivateFolder, writeFileAtomic } from '../store/files.ts';
import { lockRun } from '../store/run-folder.ts';
import { type AnalysisResult, type AnalysisRun, runnerSettings } from './analyze.ts';
import type { InsightsEnvironment } from './environment.ts';
import { nameMatchStage } from './names/name-match-stage.ts';
import { namingUpon, pipelineOf } from './pipeline.ts';
import { publish } from './release/publish.ts';
import { refuseForeign } from './release/refuse-foreign.ts';
import { runIncomplete, type Usefulness } from './run-manifest.ts';
import type { WeakerNaming } from './weaker-naming.ts';

export interface ReleaseAgain extends Omit<AnalysisRun, 'models' | 'workspace' | 'servers'> {
  /** Where the release goes. */
  readonly out: string;
  /** False where names would have to be sent to a server: then how well they lead home is known of those of the run alone. */
  readonly embedsNames: boolean;
  /** Stages of the finished run, as its manifest lists them. */
  readonly stages: readonly { readonly name: string; readonly key: string }[];
  /** Of the release that the run made itself. */
  readonly ofRun: Thresholds;
}

export async function releaseAgain(run: ReleaseAgain): Promise<AnalysisResult> {
  refuseForeign(run.out);
  const unlock = lockRun(run.folder);
  try {
    const done = readOutputs(run.folder.private, run.stages);
    const upon = await levelsBelow(run, done);
    const outputs = await namedAgain(run, done, upon);
    const usefulness = await publish({ ...run, outputs, upon });
    keepFigures(run, usefulness);
    return { run: run.folder.path, release: run.out, usefulness };
  } finally {
    unlock();
  }
}

async function namedAgain(run: ReleaseAgain, done: StageOutputs, upon: readonly WeakerNaming[]): Promise<StageOutputs> {
  const analysed = analysedIn(run, done);
  const naming = namingOf(run, upon);
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

function analysedIn({ environment }: ReleaseAgain, done: StageOutputs): StageOutputs {
  const { analysis } = pipelineOf(environment);
  const analysed = outputsOf(analysis, done);
  if (analysed.size < analysis.length) throw runIncomplete();
  return analysed;
}

/** A run that extends another has its names, whatever is asked of them. */
function namingOf({ environment }: ReleaseAgain, upon: readonly WeakerNaming[]): readonly Stage<InsightsEnvironment>[] {
  const last = upon.at(-1);
  return last === undefined || environment.extended !== null ? pipelineOf(environment).naming : namingUpon(last);
}

/**
 * What the release is decided upon: that of the run, and the presets between. Nothing where it asks for less than that one in any
 * minimum, or where its names would be made in another way: then its tree is its own.
 */
async function levelsBelow(run: ReleaseAgain, done: StageOutputs): Promise<WeakerNaming[]> {
  const { environment, ofRun } = run;
  const { thresholds, analyst } = environment;
  if (analyst.kind === 'lexical' || !isWeaker(ofRun, thresholds) || !isNamedAlike(run, done)) return [];
  const levels: WeakerNaming[] = [{ thresholds: ofRun, outputs: done }];
  for (const between of presetsBelow(thresholds).filter((preset) => isWeaker(ofRun, preset))) {
    const settings = runnerSettings({ ...run, environment: { ...environment, thresholds: between } });
    const outputs = await runStages(namingOf(run, levels).filter(namesOrTree), settings, analysedIn(run, done));
    levels.push({ thresholds: between, outputs });
  }
  return levels;
}

/** Whether names and tree of the run are what they would be if they were made now, under its thresholds. */
function isNamedAlike(run: ReleaseAgain, done: StageOutputs): boolean {
  const { naming } = pipelineOf(run.environment);
  const settings = runnerSettings({ ...run, environment: { ...run.environment, thresholds: run.ofRun } });
  const known = doneStages(naming, settings, analysedIn(run, done));
  const alike = ({ name }: { readonly name: string }): boolean => isDeepStrictEqual(known.get(name), done.get(name));
  return naming.filter(namesOrTree).every(alike);
}

function outputsOf(stages: readonly { readonly name: string }[], outputs: StageOutputs): StageOutputs {
  return new Map([...outputs].filter(([name]) => stages.some((stage) => stage.name === name)));
}

/** What a level that is no release of its own is decided on; where it lies on a map is not looked at. */
function namesOrTree({ name }: { readonly name: string }): boolean {
  return name === 'names' || name === 'hierarchy';
}

/** What this release left out, exactly: for the private side alone, as the manifest holds it of the first release. */
function keepFigures({ folder, environment: { thresholds } }: ReleaseAgain, usefulness: Usefulness): void {
  const figures = join(folder.private, 'releases');
  makePrivateFolder(figures);
  const name = `${thresholds.preset}-${hashOf(thresholds).slice(0, 8)}.json`;
  writeFileAtomic(join(figures, name), canonicalJsonFile({ thresholds, usefulness }));
}
