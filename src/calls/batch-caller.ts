/**
 * Calls that are left with a vendor for half the price: gathered, handed in together, and picked up when they are ready,
 * by this process or by a later one.
 */
import type { BatchModel } from '../models/batch-model.ts';
import { CallError } from '../models/call-error.ts';
import type { ModelRequest } from '../models/language-model.ts';
import type { BatchParts } from './batch-parts.ts';
import { createBatches, type Gathered } from './batches.ts';
import { type Call, type CommittedReply, callKey, type RecallingCaller } from './call.ts';
import { callFailed } from './call-failed.ts';
import type { Sorted } from './follow-batch.ts';
import { committedReply } from './ledger-replies.ts';
import { oncePerKey } from './once-per-key.ts';
import { recalling } from './recalling.ts';

/** Milliseconds without a new call after which those that wait are handed in. */
const QUIET = 1000;
/** A call that comes back without an answer is handed in so often. */
const MOST_ROUNDS = 3;

export function createBatchCaller(parts: BatchParts): RecallingCaller {
  const { model, ledger, run, life } = parts;
  const batches = createBatches(parts);
  const gather = gathering(parts, batches.handIn);
  const once = oncePerKey<CommittedReply>();

  const find = async (key: string, call: Call): Promise<CommittedReply> => {
    const found = await ledger.find(run, key);
    if (found !== null) return committedReply(found);
    let sorted = await (await batches.pickedUp()).get(key);
    for (let round = 0; round < MOST_ROUNDS && (sorted === undefined || sorted === 'again'); round++) {
      sorted = await gather(key, call);
    }
    if (sorted === undefined || sorted === 'again') throw callFailed(new CallError('server'), parts);
    if ('error' in sorted) throw sorted.error;
    return sorted.reply;
  };
  return {
    ...recalling(parts, parts.clock.now),
    model,
    call: (call) => {
      const key = callKey(model, call);
      return once(key, () => life.during(() => find(key, call)));
    },
  };
}

/** Waits until no more calls come, then hands in all that came. */
function gathering({ batch, sleep, life }: BatchParts, handIn: (calls: readonly Gathered[]) => void) {
  const gathered: Gathered[] = [];
  let quiet = new AbortController();
  const whenQuiet = (): void => {
    for (const portion of portions(gathered.splice(0), batch.limits)) handIn(portion);
  };
  const whenStopped = (): void => {
    if (!life.waits.aborted) return;
    for (const { settle } of gathered.splice(0)) settle({ error: life.waits.reason });
  };
  return (key: string, call: Call): Promise<Sorted> =>
    new Promise((settle) => {
      gathered.push({ key, call, settle });
      quiet.abort();
      quiet = new AbortController();
      sleep(QUIET, AbortSignal.any([quiet.signal, life.waits])).then(whenQuiet, whenStopped);
    });
}

/** As many together as the vendor takes. */
function portions(calls: readonly Gathered[], limits: BatchModel['limits']): Gathered[][] {
  const all: Gathered[][] = [];
  let bytes = 0;
  for (const gathered of calls) {
    const size = bytesOf(gathered.call.request);
    const current = all.at(-1);
    if (current === undefined || current.length >= limits.requests || bytes + size > limits.bytes) {
      all.push([gathered]);
      bytes = size;
    } else {
      current.push(gathered);
      bytes += size;
    }
  }
  return all;
}

/** What a request takes as a line of a file, with room for the words around it. */
function bytesOf(request: ModelRequest): number {
  return 1024 + Buffer.byteLength(JSON.stringify(request));
}
