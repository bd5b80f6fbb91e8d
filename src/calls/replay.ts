/** Calls answered from the ledger alone: what was never asked is not asked now. */
import { AppError } from '../core/errors.ts';
import { callKey, type RecallingCaller } from './call.ts';
import { committedReply } from './ledger-replies.ts';
import { type RecallingParts, recalling } from './recalling.ts';

export function createReplay({ model, ledger, run }: RecallingParts): RecallingCaller {
  return {
    ...recalling({ model, ledger, run }, null),
    model,
    call: async (call) => {
      const found = await ledger.find(run, callKey(model, call));
      if (found === null) throw replayIncomplete();
      return committedReply(found);
    },
  };
}

export function replayIncomplete(): AppError {
  return new AppError({
    code: 'REPLAY_INCOMPLETE',
    message: 'The ledger does not hold the answer to a call of this run.',
    hint: 'The input, the configuration or the prompts are not those of the run that was recorded, or it was not finished. Run without --replay to ask what is missing.',
  });
}
