/** Waiting for a batch. It may take a day: whoever does not want to wait picks it up later with the same command. */
import { AppError } from '../core/errors.ts';
import type { BatchStatus } from '../models/batch-model.ts';
import { CallError } from '../models/call-error.ts';
import type { BatchParts, HandedIn } from './batch-parts.ts';
import { callFailed } from './call-failed.ts';
import { retrying } from './retrying.ts';

/** Milliseconds between two looks: a tenth of the time it has taken, within these. */
const SHORTEST = 2_000;
const LONGEST = 60_000;

/** How it ended; an error where the vendor would not have it. @throws AppError `BATCH_LEFT` (exit code 3) at the deadline, and what `callFailed` says of a vendor that cannot be asked */
export async function batchEnded(parts: BatchParts, batch: HandedIn): Promise<'ended' | 'lost' | CallError> {
  const { clock, sleep, signal, budget, onStatus } = parts;
  for (;;) {
    const status = await look(parts, batch);
    if (status.state === 'refused') return status.error;
    onStatus({ done: status.done, total: status.total });
    if (status.state !== 'working') return status.state;
    const left = budget.timeLeft();
    if (left === 0) throw batchLeft();
    const wait = Math.min(LONGEST, Math.max(SHORTEST, (clock.now() - batch.at) / 10));
    await sleep(left === null ? wait : Math.min(wait, left), signal);
  }
}

/** The status; a vendor that does not answer is asked again. */
async function look(parts: BatchParts, { reference, label }: HandedIn): Promise<BatchStatus> {
  try {
    return await retrying(parts, label, () => parts.batch.status(reference, parts.signal));
  } catch (error) {
    throw error instanceof CallError ? callFailed(error, parts) : error;
  }
}

function batchLeft(): AppError {
  return new AppError({
    code: 'BATCH_LEFT',
    message: 'The time is up while a batch is still with the vendor.',
    hint: 'It goes on there. Run the same command again to pick it up; nothing is paid for twice.',
    exitCode: 3,
    retryable: true,
  });
}
