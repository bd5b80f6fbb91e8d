import { usageError } from '../../core/errors.ts';
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

/**
 * By position in the facet rows of the run that is extended: the position now.
 *
 * @throws AppError `EXTEND_OTHER_ANSWERS`
 */
export function positionsNow(before: Outputs, now: Outputs): number[] {
  const position = new Map(readFacetRows(now).map(({ conversation }, row) => [conversation, row]));
  return readFacetRows(before).map(({ conversation }) => {
    const row = position.get(conversation);
    if (row === undefined) throw otherAnswers();
    return row;
  });
}

function otherAnswers(): Error {
  return usageError(
    'EXTEND_OTHER_ANSWERS',
    'A conversation that the run kept is screened out now: the model was asked again, and answered otherwise.',
    'Make a new run of all conversations: sightline insights run INPUT --continues RUN keeps the ids of its clusters.',
  );
}
