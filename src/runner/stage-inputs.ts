/** The outputs of finished stages, to be read. */
import type { StageInput, StageOutputs } from './stage.ts';

/** The outputs of finished stages, as a reader outside any stage sees them. */
export function inputsOf(outputs: StageOutputs): (stage: string) => StageInput {
  return (stage) => inputOf('outside', stage, outputs);
}

/** @param reader name of the stage that reads */
export function inputOf(reader: string, name: string, outputs: StageOutputs): StageInput {
  const output = outputs.get(name);
  if (output === undefined) throw new Error(`Stage ${reader} reads ${name}, which has not run.`);
  return { shards: (part) => output.shards[part] ?? [] };
}
