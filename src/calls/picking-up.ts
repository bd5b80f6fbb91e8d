/** Live calls of a run that left a batch with the vendor: what is in it is waited for, and not paid for twice. */
import type { BatchParts } from './batch-parts.ts';
import { createBatches } from './batches.ts';
import { callKey, type RecallingCaller } from './call.ts';

/** @param live makes the calls that are in no batch, or came back without an answer */
export function createPickingUp(parts: BatchParts, live: RecallingCaller): RecallingCaller {
  const { model, life } = parts;
  const batches = createBatches(parts);
  return {
    ...live,
    call: (call) =>
      life.during(async () => {
        const sorted = await (await batches.pickedUp()).get(callKey(model, call));
        if (sorted === undefined || sorted === 'again') return live.call(call);
        if ('error' in sorted) throw sorted.error;
        return sorted.reply;
      }),
  };
}
