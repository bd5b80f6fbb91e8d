/** Where the stages of a run keep what they make, and where it is read from afterwards. */
import { makePrivateFolder, writeFileAtomic } from '../store/files.ts';
import type { RunFolder } from '../store/run-folder.ts';
import { openShardStore } from '../store/shards.ts';
import type { RunStages } from './run-stages.ts';
import type { StageContext, StageOutputs } from './stage.ts';
import { inputsOf } from './stage-inputs.ts';

type Keeping = Pick<RunStages<never>, 'folder' | 'store' | 'writeFile' | 'makeFolder'>;

/** What `runStages` writes with. */
export function keptIn({ private: folder, shards }: RunFolder): Keeping {
  return { folder, store: openShardStore(shards), writeFile: writeFileAtomic, makeFolder: makePrivateFolder };
}

/** The outputs of finished stages, as a reader outside any stage sees them. */
export function outputsIn(
  { shards }: RunFolder,
  outputs: StageOutputs,
): Pick<StageContext<unknown>, 'store' | 'input'> {
  return { store: openShardStore(shards), input: inputsOf(outputs) };
}
