/** Nobody pays for what another has left behind. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Collects whatever garbage there is: before what is measured, beside others in one process. */
export function emptyHeap(): void {
  collect();
}
