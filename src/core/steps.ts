/** Long work in steps, so that whoever wants it decides what happens between them. */
import type { Pause } from './pause.ts';

/** What steps come to, one after the other. */
export function ended<Step, Result>(steps: Generator<Step, Result>, onStep: (step: Step) => void = () => {}): Result {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    onStep(value);
  }
}

/** The same, with a pause after each. Rejects where that does; the steps then close what they have open. */
export async function endedWithPauses<Step, Result>(
  steps: Generator<Step, Result>,
  pause: Pause,
  onStep: (step: Step) => void = () => {},
): Promise<Result> {
  try {
    for (;;) {
      const { done, value } = steps.next();
      if (done) return value;
      onStep(value);
      await pause();
    }
  } catch (error) {
    steps.return(undefined as never);
    throw error;
  }
}

/** Steps that tell something else. */
export function* retold<Step, Told, Result>(
  steps: Generator<Step, Result>,
  tell: (step: Step) => Told,
): Generator<Told, Result> {
  try {
    for (;;) {
      const { done, value } = steps.next();
      if (done) return value;
      yield tell(value);
    }
  } finally {
    steps.return(undefined as never);
  }
}
