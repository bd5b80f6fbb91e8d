/** What a stronger release of a run is decided upon, where a model named clusters: names and tree of a weaker one. */
import type { Thresholds } from '../privacy/thresholds.ts';
import type { StageContext, StageOutputs } from '../runner/stage.ts';
import { inputsOf } from '../runner/stage-inputs.ts';
import type { InsightsEnvironment } from './environment.ts';
import type { Outputs } from './stage-outputs.ts';

export interface WeakerNaming {
  readonly thresholds: Thresholds;
  /** Of the stages of the same run, with names and tree as they are under these thresholds. */
  readonly outputs: StageOutputs;
}

/** As stages of the stronger release read it: all shards of a run are in one store. */
export function readerOf(
  { outputs }: WeakerNaming,
  { store }: Pick<StageContext<InsightsEnvironment>, 'store'>,
): Outputs {
  return { store, input: inputsOf(outputs) };
}

/** Part of the key of every stage that reads it. */
export function fingerprintOf({ thresholds, outputs }: WeakerNaming): unknown {
  return ['upon', thresholds, outputs.get('names')?.shards ?? null, outputs.get('hierarchy')?.shards ?? null];
}
