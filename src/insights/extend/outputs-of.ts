import type { StageContext } from '../../runner/stage.ts';
import { inputsOf } from '../../runner/stage-inputs.ts';
import type { ExtendedRun, InsightsEnvironment } from '../environment.ts';
import { type Outputs, readFacetRows } from '../stage-outputs.ts';

export function outputsOf(extended: ExtendedRun): Outputs {
  const { store, stages } = extended.open();
  return { store, input: inputsOf(stages) };
}

/** For stages that are put together for a run that extends another. */
export function extendedOf({ environment: { extended } }: StageContext<InsightsEnvironment>): ExtendedRun {
  if (extended !== null) return extended;
  throw new Error('This stage is for a run that extends another.');
}

/** By position in the facet rows of the run that is extended: the position now. */
export function positionsNow(before: Outputs, now: Outputs): number[] {
  const position = new Map(readFacetRows(now).map(({ conversation }, row) => [conversation, row]));
  return readFacetRows(before).map(({ conversation }) => position.get(conversation) as number);
}
