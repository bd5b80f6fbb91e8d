/** Waiting for a batch. It may take a day: whoever does not want to wait picks it up later with the same command. */
import { AppError } from '../core/errors.ts';
import type { CallError } from '../models/call-error.ts';
import type { BatchParts, HandedIn } from './batch-parts.ts';
import { retrying } from './retrying.ts';

/** Milliseconds between two looks: a tenth of the time it has taken, within these. */
const SHORTEST = 2_000;
const LONGEST = 60_000;

/** How it ended; an error where the vendor would not have it. @throws AppError `BATCH_LEFT` (exit code 3) at the deadline, and what `callFailed` says of a vendor that cannot be asked */
export async function batchEnded(parts: BatchParts, batch: HandedIn): Promise<'ended' | 'lost' | CallError> {
  const { clock, sleep, life, budget, onStatus } = parts;
  const { reference, label } = batch;
  for (;;) {
    // A vendor that does not answer is asked again.
    const status = await retrying(parts, label, () => parts.batch.status(reference, life.signal));
    if (status.state === 'refused') return status.error;
    onStatus({ done: status.done, total: status.total });
    if (status.state !== 'working') return status.state;
    if (budget.timeLeft() === 0) throw batchLeft();
    const wait = Math.min(LONGEST, Math.max(SHORTEST, (clock.now() - batch.at) / 10));
    await sleep(wait, life.waits).catch((error) => {
      throw budget.timeLeft() === 0 ? batchLeft() : error;
    });
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
